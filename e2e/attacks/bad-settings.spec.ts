/** A server with a bad setting does not start, and says in one line which and what it expects. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@playwright/test';

import { freePort, startServer } from '../support/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function startWith(env: Record<string, string>) {
  const dataDirectory = env.LATCHKEY_DATA_DIR ?? mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'server.ts')],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: '',
        PORT: String(await freePort()),
        LATCHKEY_DATA_DIR: dataDirectory,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  const written = readdirSync(dataDirectory);
  if (!env.LATCHKEY_DATA_DIR) rmSync(dataDirectory, { recursive: true });
  return { code, said: said.trim(), written };
}

const bad: [name: string, value: string, expected: RegExp][] = [
  ['PORT', 'http', /1 to 65535/],
  ['PORT', '0', /1 to 65535/],
  ['PORT', '65536', /1 to 65535/],
  ['PORT', '3000.5', /1 to 65535/],
  ['LATCHKEY_ORIGIN', 'login.example.com', /http or https origin/],
  ['LATCHKEY_ORIGIN', 'ftp://login.example.com', /http or https origin/],
  ['LATCHKEY_ORIGIN', 'https://login.example.com/path', /http or https origin/],
  ['LATCHKEY_ORIGIN', 'https://user:hunter2@login.example.com', /http or https origin/],
  ['LATCHKEY_ORIGIN', 'http://127.0.0.1:3000', /IP address/],
  ['DATABASE_URL', 'mysql://user:hunter2@localhost/latchkey', /postgres:\/\//],
  ['DATABASE_URL', 'latchkey.sqlite', /postgres:\/\//],
  ['LATCHKEY_SECRET', 'short', /32 characters/],
  ['LATCHKEY_TRUSTED_PROXIES', 'everybody', /addresses or CIDR ranges/],
  ['LATCHKEY_TRUSTED_PROXIES', '10.0.0.0/99', /addresses or CIDR ranges/],
  ['LATCHKEY_LOG_LEVEL', 'loud', /one of fatal, error/],
];

test('every bad setting stops the start with its name and the expected form', async () => {
  test.slow();
  // A few at a time: each is a process.
  for (let first = 0; first < bad.length; first += 5) {
    await Promise.all(
      bad.slice(first, first + 5).map(async ([name, value, expected]) => {
        const { code, said } = await startWith({ [name]: value });
        expect([name, value, code]).toEqual([name, value, 1]);
        expect(said).toContain(name);
        expect(said).toMatch(expected);
        expect(said.split('\n')).toHaveLength(1);
        // A value can be a secret.
        expect(said).not.toContain('hunter2');
      }),
    );
  }
});

test('another secret than the data were written with stops the start', async () => {
  const server = await startServer();
  const { dataDirectory } = server;
  const { code, said } = await startWith({
    LATCHKEY_DATA_DIR: dataDirectory,
    LATCHKEY_SECRET: 'another secret that is long enough for the form',
  });
  expect([code, said.split('\n').length]).toEqual([1, 1]);
  expect(said).toContain('LATCHKEY_SECRET');
  expect(said).not.toContain('another secret that is long enough');
  await server.stop();
});
