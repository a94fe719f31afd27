/** A MariaDB of this test file's own: started in a new directory, on a free port, stopped at the end. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { createConnection } from 'mysql2/promise';
import { afterAll, beforeEach } from 'vitest';

import { findMariadb } from '../../../scripts/mariadb.mjs';
import { certificateFor } from './certificate.ts';

export type MariadbForScripts = {
  port: number;
  destination: string;
  configuration: { host: string; port: string; user: string; password: string; database: string };
  /** What the server shows to who wants TLS. */
  certificate: string;
  /** Asks beside the scripts, as somebody who looks at the database would. */
  query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
};

export const mariadbd = findMariadb();

/** Who runs the server where the tests run as root, which it refuses for itself: `nobody`. */
const NOBODY = 65_534;
const tables = '/usr/share/mysql';
const name = 'scripts';

export async function mariadb(): Promise<MariadbForScripts> {
  if (!mariadbd) return nowhere();
  const directory = await newDirectory();
  const port = await freePort();
  await begin(mariadbd, directory);
  const { cert: certificate, key } = await certificateFor('127.0.0.1');
  await writeFile(path.join(directory, 'certificate.pem'), certificate);
  await writeFile(path.join(directory, 'key.pem'), key);
  const server = await start(mariadbd, directory, port);
  const connection = await createConnection({
    host: '127.0.0.1',
    port,
    user: name,
    password: name,
    database: name,
  });
  afterAll(async () => {
    await connection.end();
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
    await rm(directory, { recursive: true });
  });
  return {
    port,
    destination: `127.0.0.1:${String(port)}`,
    certificate,
    configuration: {
      host: '127.0.0.1',
      port: String(port),
      user: name,
      password: name,
      database: name,
    },
    async query(text, values) {
      const [rows] = await connection.query(text, values);
      return rows as Record<string, unknown>[];
    },
  };
}

/** A developer's machine without MariaDB: the tests of the file are skipped. */
function nowhere(): MariadbForScripts {
  beforeEach(({ skip }) => {
    skip('MariaDB is not installed here');
  });
  const configuration = { host: '', port: '', user: '', password: '', database: '' };
  return {
    port: 0,
    destination: 'nowhere.invalid:3306',
    certificate: '',
    configuration,
    query: () => Promise.resolve([]),
  };
}

async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'mariadb-'));
  await mkdir(path.join(directory, 'data'));
  if (isRoot()) {
    for (const owned of [directory, path.join(directory, 'data')])
      await chown(owned, NOBODY, NOBODY);
  }
  return directory;
}

/** Makes the server's own tables, and the database of the tests. */
async function begin(program: string, directory: string): Promise<void> {
  const files = ['mysql_system_tables.sql', 'mysql_performance_tables.sql'];
  const texts = await Promise.all(files.map((file) => readFile(path.join(tables, file), 'utf8')));
  const server = run(program, directory, ['--bootstrap'], 'pipe');
  server.stdin?.end(['create database mysql;', 'use mysql;', ...texts].join('\n'));
  const [status] = (await once(server, 'exit')) as [number | null];
  if (status !== 0) throw new Error('MariaDB cannot make its tables');
}

/** Resolves when it takes connections. */
async function start(program: string, directory: string, port: number): Promise<ChildProcess> {
  const firstStatements = path.join(directory, 'first.sql');
  await writeFile(
    firstStatements,
    [
      `create database ${name} character set utf8mb4;`,
      `create user '${name}'@'127.0.0.1' identified by '${name}';`,
      `grant all on *.* to '${name}'@'127.0.0.1';`,
    ].join('\n'),
  );
  const server = run(
    program,
    directory,
    [
      '--bind-address=127.0.0.1',
      `--port=${String(port)}`,
      `--socket=${path.join(directory, 'socket')}`,
      `--init-file=${firstStatements}`,
      `--ssl-cert=${path.join(directory, 'certificate.pem')}`,
      `--ssl-key=${path.join(directory, 'key.pem')}`,
      `--pid-file=${path.join(directory, 'pid')}`,
    ],
    'ignore',
  );
  if (!server.stderr) throw new Error('MariaDB tells nothing');
  for await (const line of createInterface({ input: server.stderr })) {
    if (line.includes('ready for connections')) break;
  }
  if (server.exitCode !== null) throw new Error('MariaDB does not start');
  server.stderr.resume();
  return server;
}

function run(
  program: string,
  directory: string,
  options: string[],
  input: 'pipe' | 'ignore',
): ChildProcess {
  const shared = [
    // Must come first.
    '--no-defaults',
    `--datadir=${path.join(directory, 'data')}`,
    `--tmpdir=${directory}`,
    `--lc-messages-dir=${tables}`,
    '--innodb-buffer-pool-size=16M',
    '--innodb-log-file-size=8M',
    // The tests' data need not survive a power cut.
    '--innodb-flush-log-at-trx-commit=0',
  ];
  return spawn(program, [...shared, ...options], {
    stdio: [input, 'ignore', input === 'pipe' ? 'ignore' : 'pipe'],
    ...(isRoot() && { uid: NOBODY, gid: NOBODY }),
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const isRoot = (): boolean => process.getuid?.() === 0;
