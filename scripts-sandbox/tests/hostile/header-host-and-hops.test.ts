import { expect, it } from 'vitest';

import { echo, httpServer } from '../support/http-server.ts';
import type { Echoed } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const server = await httpServer((request, response) => {
  visits += 1;
  echo(request, response);
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

const get = (headers: string) =>
  tell<Echoed>(
    `return (await require('axios').get('${server.origin}', { headers: ${headers} })).data`,
  );

it.each([
  ['host', `{ Host: 'internal.example' }`],
  ['connection', `{ Connection: 'authorization' }`],
  ['upgrade', `{ Upgrade: 'websocket' }`],
  ['te', `{ TE: 'trailers' }`],
  ['keep-alive', `{ 'Keep-Alive': 'timeout=100' }`],
  ['proxy-authorization', `{ 'Proxy-Authorization': 'Basic x' }`],
  ['proxy-connection', `{ 'Proxy-Connection': 'keep-alive' }`],
])('a script cannot send the header %s', async (name, headers) => {
  visits = 0;
  const told = await get(headers);
  expect(told.error).toMatchObject({ code: 'ERR_BAD_REQUEST' });
  expect(told.error?.message).toContain(name);
  expect(visits).toBe(0);
});

it('what is true anyway may be said', async () => {
  const { value } = await get(
    `{ Host: '127.0.0.1:${String(server.port)}', Connection: 'keep-alive', 'X-Own': 'yes' }`,
  );
  expect(value?.headers).toMatchObject({ 'x-own': 'yes' });
  expect(value?.rawHeaders.filter((name) => name.toLowerCase() === 'host')).toHaveLength(1);
});
