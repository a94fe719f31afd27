import { beforeAll, describe, expect, it } from 'vitest';

import type { Tenant } from '#app/store/tenants.ts';
import { findSite } from '#app/tenancy/site.ts';

import {
  changeDomainStatus,
  createDomain,
  listDomainsOfTenant,
  newDomainSchema,
} from './domains.ts';
import { createTenant } from './tenants.ts';

let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  tenant = await createTenant({ name: 'acme', displayName: 'Acme' });
  other = await createTenant({ name: 'other', displayName: 'Other' });
});

describe('a host is kept as a browser sends it', () => {
  it.each([
    ['login.example.com', 'login.example.com'],
    ['LOGIN.Example.COM', 'login.example.com'],
    ['login.example.com:443', 'login.example.com'],
    ['login.example.com:', 'login.example.com'],
    ['login.example.com:80', 'login.example.com:80'],
    ['login.example.com:8443', 'login.example.com:8443'],
    ['localhost', 'localhost'],
    ['localhost:80', 'localhost'],
    ['localhost:443', 'localhost:443'],
    ['acme.localhost:3000', 'acme.localhost:3000'],
    ['anmeldung.müller.example.de', 'anmeldung.xn--mller-kva.example.de'],
    ['xn--mller-kva.example.de', 'xn--mller-kva.example.de'],
    [`${'a'.repeat(63)}.example.com`, `${'a'.repeat(63)}.example.com`],
  ])('%s is %s', (host, kept) => {
    const parsed = newDomainSchema.parse({ host });
    expect(parsed).toEqual({ host: kept, rpId: kept.replace(/:\d+$/, '') });
  });
});

describe('a host is refused', () => {
  const notAHost = 'expected a host such as login.example.com, without scheme or path';
  const anAddress = 'expected a name: passkeys cannot be bound to an IP address';
  const strangers = 'belong to many owners';
  const noDot = 'expected a name with a dot in it, or localhost';
  it.each([
    ['', notAHost],
    ['https://login.example.com', notAHost],
    ['login.example.com/', notAHost],
    ['login.example.com?', notAHost],
    ['login.example.com#a', notAHost],
    ['ada@login.example.com', notAHost],
    ['login.example.com\\a', notAHost],
    ['login example.com', notAHost],
    [' login.example.com', notAHost],
    ['login.example.com\n', notAHost],
    ['login%2eexample.com', notAHost],
    ['login.example.com.', notAHost],
    ['.example.com', notAHost],
    ['login..example.com', notAHost],
    ['-login.example.com', notAHost],
    ['login-.example.com', notAHost],
    ['lo_gin.example.com', notAHost],
    ['*.example.com', notAHost],
    [`${'a'.repeat(64)}.example.com`, notAHost],
    [`${'a.'.repeat(127)}com`, notAHost],
    ['login.example.com:0', notAHost],
    ['login.example.com:65536', notAHost],
    ['login.example.com:http', notAHost],
    ['192.0.2.1', anAddress],
    ['192.0.2.1:3000', anAddress],
    ['127.0.0.1:3000', anAddress],
    ['127.1', anAddress],
    ['0x7f.1', anAddress],
    ['2130706433', anAddress],
    ['[::1]:3000', anAddress],
    ['[2001:db8::1]', anAddress],
    ['latchkey', noDot],
    ['latchkey:3000', noDot],
    ['com', noDot],
    ['co.uk', strangers],
    ['github.io', strangers],
    ['workers.dev', strangers],
  ])('%j: %s', (host, problem) => {
    const parsed = newDomainSchema.safeParse({ host });
    expect(parsed.error?.issues).toEqual([
      expect.objectContaining({ path: ['host'], message: expect.stringContaining(problem) }),
    ]);
  });
});

describe('an RP ID', () => {
  it.each([
    ['login.acme.example.com', 'login.acme.example.com'],
    ['login.acme.example.com', 'acme.example.com'],
    ['login.acme.example.com:8443', 'example.com'],
    ['login.example.co.uk', 'example.co.uk'],
    ['login.acme.github.io', 'acme.github.io'],
    ['acme.localhost:3000', 'localhost'],
    ['acme.localhost:3000', 'acme.localhost'],
    ['login.müller.de', 'müller.de'],
    ['login.example.com', 'EXAMPLE.com'],
  ])('of %s may be %s', (host, rpId) => {
    const { rpId: kept } = newDomainSchema.parse({ host, rpId });
    expect(kept).toBe(new URL(`https://${rpId}`).hostname);
  });

  it.each([
    ['login.example.com', 'other.com', 'expected login.example.com itself or a domain above it'],
    ['login.example.com', 'a.login.example.com', 'expected login.example.com itself or'],
    ['login.example.com', 'gin.example.com', 'expected login.example.com itself or'],
    ['login.example.com:8443', 'login.example.com:8443', 'without a port'],
    ['login.example.com', 'https://example.com', 'expected login.example.com itself or'],
    ['login.example.com', '', 'expected login.example.com itself or'],
    ['login.example.com', '.com', 'expected login.example.com itself or'],
    ['login.example.com', 'com', 'expected a name with a dot in it, or localhost'],
    ['login.example.co.uk', 'co.uk', 'names below co.uk belong to many owners'],
    ['login.example.co.uk', 'uk', 'expected a name with a dot in it'],
    ['acme.github.io', 'github.io', 'names below github.io belong to many owners'],
    ['acme.workers.dev', 'workers.dev', 'names below workers.dev belong to many owners'],
    ['a.us-east-1.compute.amazonaws.com', 'compute.amazonaws.com', 'belong to many owners'],
    ['login.example.com', 'localhost', 'expected login.example.com itself or'],
  ])('of %s may not be %j', (host, rpId, problem) => {
    const parsed = newDomainSchema.safeParse({ host, rpId });
    expect(parsed.error?.issues).toEqual([
      expect.objectContaining({ path: ['rpId'], message: expect.stringContaining(problem) }),
    ]);
  });
});

it('belongs to one tenant only', async () => {
  await createDomain(tenant, { host: 'login.acme.example' });
  for (const owner of [tenant, other]) {
    await expect(createDomain(owner, { host: 'LOGIN.acme.example:443' })).rejects.toMatchObject({
      code: 'domain_exists',
    });
  }
  expect(await listDomainsOfTenant(other)).toEqual([]);
});

it('is found while it is enabled, by its own tenant only', async () => {
  const { host } = await createDomain(tenant, { host: 'app.acme.example' });
  expect((await findSite(host))?.tenant.id).toBe(tenant.id);
  await expect(changeDomainStatus(other, host, 'disabled')).rejects.toMatchObject({
    code: 'domain_not_found',
  });
  expect(await findSite(host)).toBeDefined();
  await changeDomainStatus(tenant, 'APP.acme.example', 'disabled');
  expect(await findSite(host)).toBeUndefined();
  await changeDomainStatus(tenant, host, 'active');
  expect(await findSite(host)).toBeDefined();
});
