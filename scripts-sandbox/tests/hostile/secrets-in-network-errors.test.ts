import { expect, it } from 'vitest';

import { rawServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

const SECRET = 's3cret-of-the-connection';

const server = await rawServer((socket) => {
  socket.end('no HTTP at all\r\n\r\n');
});

const { body } = openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] });

const withPassword = server.origin.replace('//', `//ada:' + configuration.secret + '@`);
const refused = `http://ada:' + configuration.secret + '@127.0.0.1:1/`;

it.each([
  [
    'a header that is refused',
    `fetch('${server.origin}', { headers: { 'x-a': configuration.secret + '\\n' } })`,
  ],
  ['a header of ours', `fetch('${server.origin}', { headers: { upgrade: configuration.secret } })`],
  [
    'a name of a header',
    `require('axios').get('${server.origin}', { headers: { [' ' + configuration.secret.slice(0, 0)]: 'x' } })`,
  ],
  ['a password in a URL that is refused', `fetch('${refused}')`],
  ['a password in a URL that is refused, for node-fetch', `require('node-fetch')('${refused}')`],
  ['a password in a URL that is refused, for axios', `require('axios').get('${refused}')`],
  ['a URL that is none', `fetch('http://ada:' + configuration.secret + '@/')`],
  [
    'a URL that is none, for node-fetch',
    `require('node-fetch')('http://ada:' + configuration.secret + '@/')`,
  ],
  [
    'a server that speaks something else',
    `fetch('${withPassword}', { method: 'POST', body: configuration.secret })`,
  ],
  [
    'a server that speaks something else, for axios',
    `require('axios').post('${withPassword}', configuration)`,
  ],
  [
    'a server that speaks something else, for node-fetch',
    `require('node-fetch')('${withPassword}')`,
  ],
  [
    'a server that speaks something else, for request',
    `new Promise((resolve, reject) => require('request')({ url: '${withPassword}', auth: { bearer: configuration.secret } }, reject))`,
  ],
])('%s makes an error without the secret', async (_what, call) => {
  const outcome = await body(
    `${call}.then(() => callback(null, null), (error) => callback(error));`,
    {
      configuration: { secret: SECRET },
    },
  );
  expect(outcome.kind).toBe('threw');
  expect(JSON.stringify(outcome)).not.toContain(SECRET);
});
