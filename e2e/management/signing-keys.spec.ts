/** Signing keys, by Auth0's own client: listed, rotated, and revoked with all that they have signed. */
import { X509Certificate } from 'node:crypto';

import { expect, test } from '@playwright/test';
import { SigningClient } from 'auth0/keys/signing';

import { localFetch } from '../support/local-fetch.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
let keys: SigningClient;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  keys = new SigningClient(machine.options);
});
test.afterAll(() => tenant.stop());

async function publishedKids(): Promise<string[]> {
  const answer = await localFetch(`${tenant.origin}/.well-known/jwks.json`);
  const published = (await answer.json()) as { keys: { kid: string }[] };
  return published.keys.map(({ kid }) => kid).sort();
}

async function kidsByPlace() {
  const all = await keys.list();
  const kidOf = (place: 'current' | 'next' | 'previous') =>
    all.find((key) => key[place])?.kid ?? '';
  return { current: kidOf('current'), next: kidOf('next'), previous: kidOf('previous') };
}

test('Keys are listed with certificates, without their secrets', async () => {
  const all = await keys.list();
  expect(all.map(({ kid }) => kid).sort()).toEqual(await publishedKids());
  for (const key of all) {
    const certificate = new X509Certificate(key.cert);
    expect(certificate.fingerprint).toBe(key.fingerprint);
    expect(key.thumbprint).toBe(key.fingerprint.replaceAll(':', ''));
    expect(await keys.get(key.kid)).toEqual(key);
  }
  const { body } = await machine.ask('GET', '/keys/signing');
  expect(JSON.stringify(body)).not.toMatch(/PRIVATE KEY|"d":/);
});

test('The next key signs after a rotation, and the one before can be revoked', async () => {
  const before = await kidsByPlace();
  const rotated = await keys.rotate();
  const after = await kidsByPlace();
  expect(rotated.kid).toBe(before.next);
  expect(after).toMatchObject({ current: before.next, previous: before.current });
  expect(await publishedKids()).toContain(before.current);

  const revoked = await keys.revoke(before.current);
  expect(revoked).toMatchObject({
    ...{ kid: before.current, revoked: true },
    revoked_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
  expect(await publishedKids()).not.toContain(before.current);
  const gone = {
    ...{ status: 404, code: 'inexistent_signing_key' },
    saying: `there is no signing key ${before.current}`,
  };
  await expectClientRefused(keys.get(before.current), gone);
  await expectClientRefused(keys.revoke(before.current), gone);
});

test('Keys are for those who were let at them', async () => {
  const narrow = await newMachine(tenant, 'read:signing_keys');
  const before = await kidsByPlace();
  for (const [method, path] of [
    ['POST', '/keys/signing/rotate'],
    ['PUT', `/keys/signing/${before.current}/revoke`],
  ] as const) {
    expectRefused(await narrow.ask(method, path), {
      ...{ status: 403, code: 'insufficient_scope', saying: /update:signing_keys$/ },
    });
  }
  expect(await kidsByPlace()).toEqual(before);
  const other = await newTenant();
  const theirs = await newMachine(other);
  expectRefused(await theirs.ask('PUT', `/keys/signing/${before.current}/revoke`), {
    ...{ status: 404, code: 'inexistent_signing_key' },
  });
  await other.stop();
});
