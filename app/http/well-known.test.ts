import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { changeDomainStatus, createDomain } from '#app/management/domains.ts';
import { createTenant } from '#app/management/tenants.ts';

import { HttpVisitor } from '../../e2e/support/http-visitor.ts';
import { createApp } from './app.ts';

let server: Server;
let port: number;

beforeAll(async () => {
  const tenant = await createTenant({ name: 'acme', displayName: 'Acme' });
  const other = await createTenant({ name: 'other', displayName: 'Other' });
  await createDomain(tenant, { host: 'login.acme.example.com', rpId: 'example.com' });
  await createDomain(tenant, { host: 'example.com' });
  await createDomain(tenant, { host: 'example.com:8443' });
  await createDomain(tenant, { host: 'old.example.com', rpId: 'example.com' });
  await createDomain(other, { host: 'login.other.example.com', rpId: 'example.com' });
  await createDomain(tenant, { host: 'acme.localhost:3000', rpId: 'localhost' });
  await changeDomainStatus(tenant, 'old.example.com', 'disabled');

  const nowhere = { assets: '/nowhere/assets', client: '/nowhere' };
  const app = createApp((_request, response) => void response.status(404).end('a page'), nowhere);
  server = createServer(app).listen(0);
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterAll(async () => {
  server.close();
  await once(server, 'close');
});

const visitor = (host: string) => new HttpVisitor(`https://${host}`, { port });

describe('/.well-known/webauthn', () => {
  it('lists the origins of its own tenant that accept the RP ID of its name', async () => {
    for (const host of ['example.com', 'example.com:8443']) {
      const answer = await visitor(host).get('/.well-known/webauthn');
      expect(answer).toMatchObject({ status: 200, setCookies: [] });
      expect(answer.headers['content-type']).toMatch(/^application\/json(;|$)/);
      expect(JSON.parse(answer.text)).toEqual({
        origins: [
          'https://login.acme.example.com',
          'https://example.com',
          'https://example.com:8443',
        ],
      });
    }
  });

  it('is not there where the name is nobody’s RP ID', async () => {
    for (const host of ['login.acme.example.com', 'login.other.example.com']) {
      const answer = await visitor(host).get('/.well-known/webauthn');
      expect(answer).toMatchObject({ status: 404, text: '{"error":"not_found"}', setCookies: [] });
    }
    expect((await visitor('old.example.com').get('/.well-known/webauthn')).status).toBe(421);
  });
});

it('says where passkeys are made and managed', async () => {
  const answer = await visitor('login.acme.example.com').get('/.well-known/passkey-endpoints');
  expect(answer).toMatchObject({ status: 200, setCookies: [] });
  expect(answer.headers['content-type']).toMatch(/^application\/json(;|$)/);
  expect(JSON.parse(answer.text)).toEqual({
    enroll: 'https://login.acme.example.com/account/passkeys/new',
    manage: 'https://login.acme.example.com/account',
  });
});

it('leads to the account page for a new password', async () => {
  const answer = await visitor('example.com').get('/.well-known/change-password');
  expect(answer).toMatchObject({
    status: 302,
    location: 'https://example.com/account',
    setCookies: [],
  });
});

it('can be read and kept by everybody', async () => {
  for (const name of ['webauthn', 'passkey-endpoints']) {
    const { headers } = await visitor('example.com').get(`/.well-known/${name}`, {
      origin: 'https://shop.test',
    });
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300',
    });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  }
});

describe.each(['webauthn', 'passkey-endpoints', 'change-password'])('/.well-known/%s', (name) => {
  const path = `/.well-known/${name}`;

  it('answers HEAD like GET, without the body', async () => {
    const got = await visitor('example.com').get(path);
    const head = await visitor('example.com').send(path, { method: 'HEAD' });
    expect(head).toMatchObject({ status: got.status, text: '' });
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
  });

  it.each(['POST', 'OPTIONS', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    const answer = await visitor('example.com').send(path, { method });
    expect(answer).toMatchObject({ status: 405, text: '{"error":"method_not_allowed"}' });
    expect(answer.headers.allow).toContain('GET, HEAD');
  });
});
