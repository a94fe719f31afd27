import { afterAll, expect, it } from 'vitest';

import { checkRedirect } from './plain-http.ts';
import { startOther, stopAll } from './tests/front.ts';

afterAll(stopAll);

const answering = async (status: number, location?: string) => ({
  address: '127.0.0.1',
  port: await startOther((_request, response) => {
    response.writeHead(status, location === undefined ? {} : { location }).end();
  }),
});

it('is fine where it leads to https', async () => {
  const way = await answering(308, 'https://login.acme.test/');
  expect(await checkRedirect('login.acme.test', way)).toMatchObject({ outcome: 'ok' });
});

it('is fine where nothing listens', async () => {
  const way = { address: '127.0.0.1', port: 1 };
  expect(await checkRedirect('login.acme.test', way)).toMatchObject({
    outcome: 'ok',
    found: expect.stringContaining('accepts no connections'),
  });
});

it.each([
  [200, undefined],
  [421, undefined],
  [302, '/login'],
  [302, 'http://www.acme.test/'],
])('is looked at where it answers %i and leads to %s', async (status, location) => {
  const way = await answering(status, location);
  expect(await checkRedirect('login.acme.test', way)).toMatchObject({
    outcome: 'warning',
    found: `http://login.acme.test answers ${status} without TLS`,
    next: expect.stringContaining('redirect port 80 to https'),
  });
});
