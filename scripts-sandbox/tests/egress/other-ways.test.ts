import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

import type { Attempts } from '../support/child-that-tries.ts';
import { rawServer } from '../support/http-server.ts';
import { launched } from '../support/launched.ts';

const directory = await mkdtemp(path.join(tmpdir(), 'socket-'));
afterAll(() => rm(directory, { recursive: true }));

it('of all ways to the network that Node has, none leads past the door', async () => {
  let connections = 0;
  const count = () => {
    connections += 1;
  };
  const { port } = await rawServer(count);
  const onPath = net.createServer(count).listen(path.join(directory, 'socket'));
  await once(onPath, 'listening');

  // Started as the sandbox starts its own.
  const child = launched(new URL('../support/child-that-tries.ts', import.meta.url).pathname);
  child.send({ port, path: path.join(directory, 'socket') });
  const [attempts] = (await once(child.heard, 'message')) as [Attempts];
  child.process.kill('SIGKILL');
  onPath.close();

  const {
    'net.connect, look-up of its own': lookUp,
    'net.Socket, options that change': changing,
    WebSocket: socket,
    ...others
  } = attempts;
  // The system was asked, and not the look-up that came along.
  expect(lookUp).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  // To where it was allowed to, and nobody is.
  expect(changing).toBe('ECONNREFUSED');
  expect(socket).toBe('refused');
  for (const [way, end] of Object.entries(others)) {
    expect([way, end]).toEqual([way, expect.stringMatching(/^(EACCES|ERR_ACCESS_DENIED)$/)]);
  }
  expect(Object.keys(others).length).toBeGreaterThan(25);
  expect(connections).toBe(0);
});
