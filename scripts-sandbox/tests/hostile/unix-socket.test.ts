import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const directory = await mkdtemp(path.join(tmpdir(), 'socket-'));
const socketPath = path.join(directory, 'server');
let visits = 0;
const server = http.createServer((_request, response) => {
  visits += 1;
  response.end('secret');
});
server.listen(socketPath);
await once(server, 'listening');
// Nothing of the file system stands in the way.
await chmod(directory, 0o777);
await chmod(socketPath, 0o777);
afterAll(async () => {
  server.close();
  await rm(directory, { recursive: true });
});

const tell = teller(openedSandbox());

it.each([
  [
    'axios, socketPath',
    `await require('axios').get('http://example.com/', { socketPath: '${socketPath}' })`,
  ],
  ['axios, URL', `await require('axios').get('http://unix:${socketPath}:/')`],
  ['fetch', `await fetch('http://unix:${socketPath}:/')`],
  [
    'request',
    `await new Promise((resolve, reject) => require('request')('http://unix:${socketPath}:/', reject))`,
  ],
])('a socket of the system is not connected to by %s', async (_client, call) => {
  const told = await tell(call);
  expect(told.error).toBeDefined();
  expect(visits).toBe(0);
});
