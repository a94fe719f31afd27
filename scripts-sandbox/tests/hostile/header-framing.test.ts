import { expect, it } from 'vitest';

import { echo, httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const server = await httpServer((request, response) => {
  visits += 1;
  echo(request, response);
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

const post = (headers: string, body = 'abcdef') =>
  tell(
    `return (await fetch('${server.origin}', { method: 'POST', headers: ${headers}, body: '${body}' })).json()`,
  );

it.each([
  ['a shorter length', `{ 'content-length': '2' }`],
  ['a longer length', `{ 'content-length': '600' }`],
  ['two lengths', `[['content-length', '6'], ['content-length', '6']]`],
  ['a length that is none', `{ 'content-length': '+6' }`],
  ['chunks', `{ 'transfer-encoding': 'chunked' }`],
  ['chunks, spelled otherwise', `{ 'Transfer-Encoding': 'xchunked' }`],
  ['a trailer', `{ trailer: 'x' }`],
  ['an expectation', `{ expect: '100-continue' }`],
])('a script cannot say how its message is framed: %s', async (_what, headers) => {
  visits = 0;
  const told = await post(headers);
  expect(told.error?.message).toMatch(/header (content-length|transfer-encoding|trailer|expect)/);
  expect(visits).toBe(0);
});

it('the length that the body has may be said', async () => {
  const { value } = await post(`{ 'content-length': '6' }`);
  expect(value).toMatchObject({ body: 'abcdef', headers: { 'content-length': '6' } });
});
