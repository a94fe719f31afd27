/** Claim: what stands in the path of a URL never becomes the host that a request goes to. */
import http from 'node:http';

import { expect, it } from 'vitest';

import { echo, httpServer, listening } from '../support/http-server.ts';
import type { Echoed } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const directory = await httpServer((request, response) => {
  if (request.url === '/redirect') response.writeHead(302, { location: away }).end();
  else echo(request, response);
});

let visits = 0;
await listening(
  http.createServer((_request, response) => {
    visits += 1;
    response.end();
  }),
  '127.0.0.2',
  directory.port,
);
/** Twice a slash, as it comes of a base that ends in one, or of an identifier that begins with one. */
const away = `${directory.origin}//127.0.0.2:${String(directory.port)}/x`;

const tell = teller(
  openedSandbox({
    allowedDestinations: ['127.0.0.1', '127.0.0.2'].map(
      (host) => `${host}:${String(directory.port)}`,
    ),
  }),
);

const headers = `{ authorization: 'Bearer s3cret' }`;

it.each([
  ['fetch', `(await fetch('${away}', { headers: ${headers} })).json()`],
  ['axios', `(await require('axios').get('${away}', { headers: ${headers} })).data`],
  [
    'request',
    `new Promise((resolve) => require('request')({ url: '${away}', headers: ${headers}, json: true }, (error, response, body) => resolve(body)))`,
  ],
  ['a redirect', `(await fetch('${directory.origin}/redirect', { headers: ${headers} })).json()`],
])('of %s', async (_what, call) => {
  visits = 0;
  const told = await tell<Echoed>(`return ${call}`);
  expect(told.value).toMatchObject({
    url: expect.stringMatching(/^\/+127\.0\.0\.2:\d+(\/x)?$/) as string,
    headers: { host: `127.0.0.1:${String(directory.port)}`, authorization: 'Bearer s3cret' },
  });
  expect(visits).toBe(0);
});

it.each(['///', '//', '/\\\\', '/%2f', '/@127.0.0.2/', '/./', '/?//', '/;//'])(
  'a path that begins with %s stays a path',
  async (path) => {
    visits = 0;
    const told = await tell<Echoed>(`return (await fetch('${directory.origin}${path}')).json()`);
    expect(told.value?.headers).toMatchObject({ host: `127.0.0.1:${String(directory.port)}` });
    expect(visits).toBe(0);
  },
);
