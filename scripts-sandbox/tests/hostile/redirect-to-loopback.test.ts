import { expect, it } from 'vitest';

import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const inside = await httpServer((_request, response) => {
  visits += 1;
  response.end('secret');
}, '127.0.0.1');

/** Where the redirect leads is what the script asks for. */
const outside = await httpServer((request, response) => {
  response.writeHead(302, { location: decodeURIComponent(String(request.url).slice(1)) });
  response.end();
}, '127.0.0.2');

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.2:${String(outside.port)}`] }));

it.each([
  ['127.0.0.1', 'fetch', 'await fetch(url)'],
  ['127.0.0.1', 'axios', "await require('axios').get(url)"],
  ['localhost', 'fetch', 'await fetch(url)'],
  ['[::1]', 'fetch', 'await fetch(url)'],
  ['[::ffff:127.0.0.1]', 'fetch', 'await fetch(url)'],
  ['2130706433', 'fetch', 'await fetch(url)'],
])('a redirect to %s, followed by %s, leads nowhere', async (host, _client, call) => {
  const target = encodeURIComponent(`http://${host}:${String(inside.port)}/`);
  const told = await tell(`const url = '${outside.origin}/${target}'; ${call}`);
  expect(told.error?.code).toBe('EACCES');
  expect(visits).toBe(0);
});

it('a redirect without a host of its own stays where it was', async () => {
  const told = await tell(
    `return (await fetch('${outside.origin}/%2Fhere', { redirect: 'manual' })).status;`,
  );
  expect(told.value).toBe(302);
});
