import { once } from 'node:events';
import http from 'node:http';
import type { Socket } from 'node:net';

import { expect, it } from 'vitest';

import { httpServer, listening } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

let asked = Promise.withResolvers<undefined>();
let closed = Promise.withResolvers<undefined>();
let visits = 0;
const server = await httpServer((request, response) => {
  visits += 1;
  response.on('close', () => {
    closed.resolve(undefined);
  });
  asked.resolve(undefined);
  if (request.url === '/answered') response.end('x');
});

/** It never closes a connection by itself. */
const sockets: Socket[] = [];
const patient = http.createServer({ keepAliveTimeout: 0 }, (_request, response) => {
  response.end();
});
patient.on('connection', (socket) => {
  sockets.push(socket);
});
const kept = await listening(patient);

const { body } = openedSandbox({
  allowedDestinations: [server, kept].map(({ port }) => `127.0.0.1:${String(port)}`),
});

it('a request that is under way when the run ends is broken off', async () => {
  asked = Promise.withResolvers();
  closed = Promise.withResolvers();
  const outcome = await body(`
    fetch('${server.origin}/hanging').catch(() => undefined);
    fetch('${server.origin}/answered').then(() => callback(null, null));
  `);
  expect(outcome.kind).toBe('ok');
  await asked.promise;
  await closed.promise;
});

it('what is asked for after the end is not sent', async () => {
  visits = 0;
  await body(`
    callback(null, null);
    (async () => { for (;;) await fetch('${server.origin}/answered'); })();
  `);
  const seen = visits;
  // Another run goes through the same process meanwhile.
  const second = await body(`fetch('${server.origin}/answered').then(() => callback(null, null));`);
  expect(second.kind).toBe('ok');
  expect(visits).toBeLessThanOrEqual(seen + 2);
});

it('a connection that the run has kept is closed', async () => {
  const outcome = await body(`
    fetch('${kept.origin}').then((response) => response.text()).then(() => callback(null, null));
  `);
  expect(outcome.kind).toBe('ok');
  const [socket] = sockets;
  expect(sockets).toHaveLength(1);
  if (socket && !socket.destroyed) await once(socket, 'close');
  expect(socket?.destroyed).toBe(true);
});
