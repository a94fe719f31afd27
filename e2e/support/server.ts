/**
 * A real server, as it runs in production, on a port and with data of its own.
 *
 * Most stories use the one that Playwright starts for the whole run: `sharedServer()`. A story that
 * restarts the server, or wants other settings, starts its own: `await startServer()`.
 */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { scriptDestinations } from './script-destinations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const nodeOptions = ['--disable-warning=ExperimentalWarning'];
const READY_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 15_000;

export type ServerUnderTest = {
  /** Where it answers, without a trailing slash. */
  origin: string;
  dataDirectory: string;
  /** Runs the administrator's command line on the same data; returns the JSON that it prints. */
  cli: (args: readonly string[]) => Promise<unknown>;
};

export type StartedServer = ServerUnderTest & {
  /** Stops it gracefully. Data that `startServer` made a place for is removed. */
  stop: () => Promise<void>;
  /** Ends it as a power failure would: nothing is finished. Its data stay. */
  kill: () => Promise<void>;
  /** Everything that it has logged until now. */
  log: () => string;
};

type Options = {
  /** A free one is chosen if this is missing. */
  port?: number;
  /** Data of an earlier server; the caller removes it. */
  dataDirectory?: string;
  env?: Record<string, string>;
};

export async function startServer(options: Options = {}): Promise<StartedServer> {
  const port = await freePort(options.port);
  const dataDirectory = options.dataDirectory ?? mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const env = {
    DATABASE_URL: '',
    ...options.env,
    PORT: String(port),
    LATCHKEY_DATA_DIR: dataDirectory,
  };
  const child = spawn(process.execPath, [...nodeOptions, 'server.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let logged = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (logged += chunk));
  }
  // Stories that forget to stop their server, or fail before they can, leave nothing behind.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);

  const stop = async () => {
    await end(child);
    process.off('exit', kill);
    if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true });
  };
  try {
    await untilReady(child, `http://localhost:${port}/ready`, () => logged);
  } catch (error) {
    await stop();
    throw error;
  }
  const killed = async () => {
    const ended = once(child, 'exit');
    kill();
    await ended;
  };
  return { ...reach(port, dataDirectory, env), stop, kill: killed, log: () => logged };
}

/** Starts the server that stories share, and leaves its address in the environment of the workers. */
export async function startSharedServer(port: number): Promise<StartedServer> {
  const server = await startServer({
    port,
    env: { LATCHKEY_SCRIPT_DESTINATIONS: scriptDestinations() },
  });
  process.env.LATCHKEY_E2E_PORT = String(port);
  process.env.LATCHKEY_E2E_DATA_DIR = server.dataDirectory;
  return server;
}

/** The server of the whole run. Its users and settings are shared too: make your own in each story. */
export function sharedServer(): ServerUnderTest {
  const { LATCHKEY_E2E_PORT: port, LATCHKEY_E2E_DATA_DIR: dataDirectory } = process.env;
  if (!port || !dataDirectory) throw new Error('The shared server runs only under Playwright');
  const env = {
    DATABASE_URL: '',
    PORT: port,
    LATCHKEY_DATA_DIR: dataDirectory,
    LATCHKEY_SCRIPT_DESTINATIONS: scriptDestinations(),
  };
  return reach(Number(port), dataDirectory, env);
}

/** A port that nothing listens on; `wanted`, if it is given, or else it rejects. */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer().listen(wanted);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function reach(port: number, dataDirectory: string, env: Record<string, string>): ServerUnderTest {
  return {
    origin: env.LATCHKEY_ORIGIN ?? `http://localhost:${port}`,
    dataDirectory,
    cli: (args) => runCli(args, env),
  };
}

async function runCli(args: readonly string[], env: Record<string, string>): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...nodeOptions, 'cli/main.ts', ...args, '--json'],
    { cwd: root, env: { ...process.env, ...env } },
  );
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}

async function untilReady(child: ChildProcess, url: string, log: () => string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (isRunning(child) && Date.now() < deadline) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not become ready at ${url}. It logged:\n${log()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(impatience);
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
