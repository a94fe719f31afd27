import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { echo, httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const server = await httpServer((request, response) => {
  visits += 1;
  echo(request, response);
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

const post = (body: string, options = '') =>
  tell(
    `return (await (await fetch('${server.origin}', { method: 'POST', body: ${body}, ${options} })).json()).body.length`,
  );

it('a body of the largest size is sent', async () => {
  expect((await post(`'x'.repeat(${String(httpLimits.requestBytes)})`)).value).toBe(
    httpLimits.requestBytes,
  );
});

it.each([
  ['a body of one byte more', `'x'.repeat(${String(httpLimits.requestBytes + 1)})`, ''],
  ['a body that is larger in UTF-8', `'é'.repeat(${String(httpLimits.requestBytes / 2 + 1)})`, ''],
  ['bytes', `new Uint8Array(${String(httpLimits.requestBytes + 1)})`, ''],
  ['a body that is too large to cross', `'x'.repeat(50_000_000)`, ''],
  ['a long header', `''`, `headers: { 'x-a': 'b'.repeat(${String(httpLimits.headerBytes)}) }`],
  [
    'many headers',
    `''`,
    `headers: Object.fromEntries(Array.from({ length: ${String(httpLimits.requestHeaders + 1)} }, (_, i) => ['x-' + i, 'b']))`,
  ],
])('%s is not sent', async (_what, body, options) => {
  visits = 0;
  const told = await post(body, options);
  expect(told.error).toBeDefined();
  expect(visits).toBe(0);
});

it('a URL that is too long is not asked for', async () => {
  visits = 0;
  const told = await tell(`await fetch('${server.origin}/' + 'x'.repeat(10_000))`);
  expect(told.error?.code).toBe('ERR_INVALID_URL');
  expect(visits).toBe(0);
});
