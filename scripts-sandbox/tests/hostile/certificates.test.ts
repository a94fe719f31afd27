import https from 'node:https';

import { expect, it } from 'vitest';

import { certificateFor } from '../support/certificate.ts';
import { listening } from '../support/http-server.ts';
import { onNetwork } from '../support/network.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const serverWith = (certificate: { cert: string; key: string }) =>
  listening(
    https.createServer(certificate, (_request, response) => {
      visits += 1;
      response.end();
    }),
  );
const trusted = await certificateFor('good.example');
const good = await serverWith(trusted);
const strange = await serverWith(await certificateFor('strange.example'));

const { openedSandbox } = await onNetwork({
  names: {
    'good.example': [['127.0.0.1']],
    'other.example': [['127.0.0.1']],
    'strange.example': [['127.0.0.1']],
  },
  routes: {
    'good.example:443': good.port,
    'other.example:443': good.port,
    'strange.example:443': strange.port,
  },
  certificates: trusted.file,
});
const tell = teller(
  openedSandbox({ allowedDestinations: ['good.example', 'other.example', 'strange.example'] }),
);

it.each([
  ['is of nobody known', 'strange.example', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['has another name', 'other.example', 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('a server whose certificate %s gets no request', async (_what, name, code) => {
  for (const call of [
    `fetch('https://${name}/')`,
    `require('axios').get('https://${name}/', { httpsAgent: { options: { rejectUnauthorized: false } } })`,
    `new Promise((resolve, reject) => require('request')(
      { url: 'https://${name}/', strictSSL: false, rejectUnauthorized: false }, reject))`,
  ]) {
    visits = 0;
    const told = await tell(`await ${call}`);
    expect(told.error?.code).toBe(code);
    expect(visits).toBe(0);
  }
});

it('a server whose certificate is good gets it', async () => {
  const told = await tell(`return (await fetch('https://good.example/')).status`);
  expect(told.value).toBe(200);
});
