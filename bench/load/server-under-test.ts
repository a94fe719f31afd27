/** The server that is measured: the production build, started as `npm start` does, on its own core. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { serverArguments } from '../../scripts/server-process.mjs';
import { answerOf } from './answer-of.ts';
import type { Question } from './ask-store.ts';
import { SERVER_CORE, runOnCore } from './cores.ts';
import type { Bystander, Crowd, OwnCrowd, OwnPeople, People } from './people.ts';
import { freshDatabase } from './fresh-database.ts';

const READY_TIMEOUT_MS = 30_000;

export type Engine = 'sqlite' | 'postgresql';

/** What an application knows of the server that it sends its users to, and with which of its connections. */
export type Application = {
  origin: string;
  clientId: string;
  clientSecret: string;
  connection?: string;
};

export type Answers = { questions: number; seconds: number };

/** A process that asks the store about people, and says how long that took. */
export type Asking = {
  ask: (question: Question, about: readonly Bystander[]) => Promise<Answers>;
  stop: () => void;
};

export type ServerUnderTest = {
  pid: number;
  application: Application;
  /** Makes users in its database. */
  populate: (crowd: Crowd) => Promise<People>;
  /** Gives it a connection whose people stay in a table of their own, and makes some of them. */
  populateOwnDatabase: (crowd: OwnCrowd) => Promise<OwnPeople>;
  /**
   * Stores so many who never sign in, with ten passkeys each or so many, and returns some of them.
   * One of a hundred is blocked, and `blocked` of those who came last.
   */
  addBystanders: (count: number, passkeys?: number, blocked?: number) => Promise<Bystander[]>;
  /** Makes an owner who is signed in to its dashboard; resolves to what their browser sends as cookies. */
  signInAdministrator: () => Promise<string>;
  /** Lets the store be asked without a server in between. */
  startAsking: () => Asking;
  /** Answers the same questions about people with nothing but a driver; resolves to its address. */
  startBareSearch: () => Promise<{ origin: string; stop: () => void }>;
  /** Runs the administrator's command line on its data; resolves to the JSON that it prints. */
  cli: (...args: readonly string[]) => Promise<unknown>;
  stop: () => Promise<void>;
};

/** @param settings beside its usual ones. */
export async function startServer(
  engine: Engine,
  settings: Record<string, string> = {},
): Promise<ServerUnderTest> {
  // `/var/tmp` is on a disk where `/tmp` is in memory.
  const temporary = existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
  const dataDirectory = mkdtempSync(path.join(temporary, 'latchkey-bench-'));
  const database = engine === 'postgresql' ? await freshDatabase() : undefined;
  const port = await freePort();
  const env: Record<string, string> = {
    NODE_ENV: 'production',
    PORT: String(port),
    LATCHKEY_DATA_DIR: dataDirectory,
    LATCHKEY_LOG_LEVEL: 'warn',
    // The load says with X-Forwarded-For who it stands for.
    LATCHKEY_TRUSTED_PROXIES: 'loopback',
    DATABASE_URL: database?.url ?? '',
    ...settings,
  };
  const child = runOnCore(SERVER_CORE, serverArguments(), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  }
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await database?.drop();
    rmSync(dataDirectory, { recursive: true });
    const complaints = log.split('\n').filter((line) => line.startsWith('{'));
    if (complaints.length > 0)
      console.error(`The server logged:\n${complaints.slice(-20).join('\n')}`);
  };

  const origin = `http://localhost:${port}`;
  try {
    await untilReady(`${origin}/ready`, () => child.exitCode === null);
  } catch (error) {
    await stop();
    throw error;
  }
  const sample = readFileSync(path.join(dataDirectory, 'sample-application.json'), 'utf8');
  const { clientId, clientSecret } = JSON.parse(sample) as Omit<Application, 'origin'>;
  return {
    pid: child.pid ?? 0,
    application: { origin, clientId, clientSecret },
    populate: (crowd) => answerOf<People>(besideServer('bench/load/populate.ts', env), crowd),
    populateOwnDatabase: (crowd) =>
      answerOf<OwnPeople>(besideServer('bench/load/populate-own-database.ts', env), crowd),
    addBystanders: (count, passkeys, blocked) => {
      const child = besideServer('bench/load/bystanders.ts', env);
      return answerOf<Bystander[]>(child, { count, passkeys, blocked });
    },
    signInAdministrator: async () => {
      const child = besideServer('bench/load/sign-in-administrator.ts', env);
      return (await answerOf<{ cookie: string }>(child, {})).cookie;
    },
    startAsking: () => {
      const child = besideServer('bench/load/ask-store.ts', env);
      return {
        ask: (question, about) => answerOf(child, { question, about }),
        stop: () => void child.kill(),
      };
    },
    startBareSearch: async () => {
      const child = besideServer('bench/load/bare-search.ts', env);
      const [{ port }] = (await once(child, 'message')) as [{ port: number }];
      return { origin: `http://localhost:${port}`, stop: () => void child.kill() };
    },
    cli: async (...args) => {
      const words = ['--disable-warning=ExperimentalWarning', 'cli/main.ts', ...args, '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, words, {
        env: { ...process.env, ...env },
      });
      return JSON.parse(stdout) as unknown;
    },
    stop,
  };
}

/** A program with the server's settings, and so with its database, on its core. */
const besideServer = (program: string, env: Record<string, string>) =>
  runOnCore(SERVER_CORE, ['--disable-warning=ExperimentalWarning', program], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilReady(url: string, isRunning: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (isRunning() && Date.now() < deadline) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server did not become ready');
}
