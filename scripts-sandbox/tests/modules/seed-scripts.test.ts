import https from 'node:https';

import { expect, it } from 'vitest';

import { certificateFor } from '../support/certificate.ts';
import { bodyOf, httpServer, listening } from '../support/http-server.ts';
import { onNetwork } from '../support/network.ts';
import { createOfTheSeed, getUserOfTheSeed } from '../support/seed-scripts.ts';

const ada = { user_id: 'people|1', email: 'ada@example.com' };

const asked: string[] = [];
const directory = await httpServer((request, response) => {
  asked.push(`${String(request.method)} ${String(request.url)}`);
  const isAda = /ada|people/.test(request.url ?? '');
  response.writeHead(isAda ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isAda ? ada : { error: 'nobody' }));
});

/** The script's URL is written in: `example.com` leads to this server, at its own port. */
const certificate = await certificateFor('example.com');
const created: unknown[] = [];
const { port } = await listening(
  https.createServer(certificate, (request, response) => {
    void bodyOf(request).then((body) => {
      created.push([request.method, request.headers.host, request.url, JSON.parse(body)]);
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ user_id: 'people|2', email: 'grace@example.com' }));
    });
  }),
);

const { openedSandbox } = await onNetwork({
  names: { 'example.com': [['127.0.0.1']] },
  routes: { 'example.com:443': port },
  certificates: certificate.file,
});
const { run } = openedSandbox({
  allowedDestinations: [`127.0.0.1:${String(directory.port)}`, 'example.com'],
});

const getUser = (identifier: string, context: { identifierType?: 'user_id' }) =>
  run(
    getUserOfTheSeed,
    { script: 'get_user', identifier },
    { context, configuration: { baseAPIUrl: directory.origin } },
  );

it('the published Get User script finds a user by e-mail address, and by id', async () => {
  expect(await getUser('ada@example.com', {})).toMatchObject({
    kind: 'ok',
    answer: { email: 'ada@example.com' },
    report: { outboundCalls: 1 },
  });
  expect(await getUser('people|1', { identifierType: 'user_id' })).toMatchObject({
    kind: 'ok',
    answer: { email: 'ada@example.com' },
  });
  expect(asked).toEqual([
    'GET /get_user/ada@example.com?type=email',
    'GET /get_user/people|1?type=user_id',
  ]);
});

it('the published Get User script finds nobody where the server says 404', async () => {
  expect(await getUser('grace@example.com', {})).toMatchObject({ kind: 'ok', answer: null });
});

it('the published Create script creates a user, over TLS, at the address that is written in', async () => {
  const user = {
    client_id: 'c',
    tenant: 'acme',
    connection: 'people',
    email: 'grace@example.com',
    password: 'not sent by the script',
  };
  expect(await run(createOfTheSeed, { script: 'create', user })).toMatchObject({
    kind: 'ok',
    answer: { email: 'grace@example.com' },
  });
  expect(created).toEqual([['POST', 'example.com', '/api/create', { email: 'grace@example.com' }]]);
});
