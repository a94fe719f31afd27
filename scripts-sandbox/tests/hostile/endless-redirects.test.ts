import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const circle = await httpServer((_request, response) => {
  visits += 1;
  response.writeHead(302, { location: '/again' });
  response.end();
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(circle.port)}`] }));

it.each([
  ['fetch', `await fetch('${circle.origin}')`],
  ['axios', `await require('axios').get('${circle.origin}', { maxRedirects: 1000 })`],
  [
    'request',
    `await new Promise((resolve, reject) =>
      require('request').get({ url: '${circle.origin}', maxRedirects: 1000 }, (error) => reject(error)))`,
  ],
])('redirects without end are followed so often by %s, and no more', async (_client, call) => {
  visits = 0;
  const told = await tell(call);
  expect(told.error).toMatchObject({
    code: 'ERR_FR_TOO_MANY_REDIRECTS',
    message: 'Maximum number of redirects exceeded',
  });
  expect(visits).toBe(httpLimits.redirects + 1);
});
