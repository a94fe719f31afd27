import { expect, it } from 'vitest';

import { oddServer } from '../support/odd-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const server = await oddServer();
const tell = teller(
  openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`, '127.0.0.1:9'] }),
);

it.each([
  ['version 2', `const fetch = require('node-fetch');`],
  ['version 3', `const { default: fetch } = require('node-fetch');`],
])('fetches as in %s', async (_version, required) => {
  const told = await tell(`${required}
    const response = await fetch('${server.origin}/text');
    const { Headers, Request, Response } = require('node-fetch');
    return [response.status, response.headers.raw()['x-one'], (await response.buffer()).toString(),
      response instanceof Response, new Request('http://x.example').headers instanceof Headers];`);
  expect(told.value).toEqual([200, ['a', 'b'], 'grüße', true, true]);
});

it.each([
  [
    'nobody there',
    `fetch('http://ada:secret@127.0.0.1:9/')`,
    {
      type: 'system',
      code: 'ECONNREFUSED',
      message: 'request to http://127.0.0.1:9/ failed, reason: connect ECONNREFUSED 127.0.0.1:9',
    },
  ],
  [
    'a timeout',
    `fetch('${server.origin}/hang', { timeout: 50 })`,
    { type: 'request-timeout', message: `network timeout at: ${server.origin}/hang` },
  ],
  [
    'too many redirects',
    `fetch('${server.origin}/redirect/302', { follow: 0 })`,
    { type: 'max-redirect', message: `maximum redirect reached at: ${server.origin}/redirect/302` },
  ],
])('%s is an error of its own class', async (_what, call, expected) => {
  const told = await tell(`const fetch = require('node-fetch');
    return ${call}.then(() => 0, (error) => ({ is: error instanceof fetch.FetchError,
      name: error.name, type: error.type, code: error.code, message: error.message }));`);
  expect(told.value).toEqual({ is: true, name: 'FetchError', ...expected });
});
