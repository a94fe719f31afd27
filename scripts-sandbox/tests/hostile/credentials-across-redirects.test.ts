import { expect, it } from 'vitest';

import { echo, httpServer } from '../support/http-server.ts';
import type { Echoed } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const other = await httpServer(echo);
const first = await httpServer((request, response) => {
  if (request.url === '/stay') {
    echo(request, response);
    return;
  }
  const location = request.url === '/within' ? '/stay' : `${other.origin}/`;
  response.writeHead(307, { location });
  response.end();
});

const tell = teller(
  openedSandbox({
    allowedDestinations: [`127.0.0.1:${String(first.port)}`, `127.0.0.1:${String(other.port)}`],
  }),
);

const headers = `{ authorization: 'Bearer s3cret', cookie: 'session=s3cret', 'x-other': 'kept' }`;

it.each([
  ['fetch', (url: string) => `return (await fetch('${url}', { headers: ${headers} })).json()`],
  [
    'axios',
    (url: string) => `return (await require('axios').get('${url}', { headers: ${headers} })).data`,
  ],
  [
    'fetch, with a password in the URL',
    (url: string) =>
      `return (await fetch('${url.replace('//', '//ada:s3cret@')}', { headers: { 'x-other': 'kept' } })).json()`,
  ],
])('another origin gets no credentials from %s', async (_client, call) => {
  const { value } = await tell<Echoed>(call(`${first.origin}/away`));
  expect(value?.headers).toMatchObject({ 'x-other': 'kept' });
  expect(Object.keys(value?.headers ?? {})).not.toContain('authorization');
  expect(JSON.stringify(value)).not.toContain('s3cret');
});

it('the same origin gets them', async () => {
  const { value } = await tell<Echoed>(
    `return (await fetch('${first.origin}/within', { headers: ${headers} })).json()`,
  );
  expect(value?.headers).toMatchObject({
    authorization: 'Bearer s3cret',
    cookie: 'session=s3cret',
  });
});
