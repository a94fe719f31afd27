import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../support/server-of-its-own.ts', import.meta.url));

type Told = { first: string[]; children: number[] };

/** A server with runs under way, in processes of its own. */
async function working() {
  const server = fork(entry, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let written = '';
  server.stdout?.on('data', (bytes: Buffer) => {
    written += bytes.toString();
  });
  const [told] = (await once(server, 'message')) as [Told];
  expect(told.first).toEqual(['ok', 'ok']);
  expect(told.children.length).toBeGreaterThanOrEqual(2);
  return { server, children: told.children, written: () => written };
}

const isAlive = (pid: number): boolean => {
  try {
    // What has ended and nobody has asked for is no process any more.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
};

it('stopping ends every run, every process and every clock', async () => {
  const { server, children, written } = await working();
  const begun = performance.now();
  server.send('stop');
  const [code] = (await once(server, 'close')) as [number];
  expect(code).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(JSON.parse(written())).toEqual(Array(3).fill('unavailable: stopping'));
  await expect.poll(() => children.filter(isAlive)).toEqual([]);
});

it('the processes of a server that dies end by themselves', async () => {
  const { server, children } = await working();
  server.kill('SIGKILL');
  await once(server, 'exit');
  await expect.poll(() => children.filter(isAlive), { timeout: 10_000 }).toEqual([]);
});
