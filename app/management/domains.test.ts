import { beforeAll, describe, expect, it } from 'vitest';

import { insertPasskey } from '#app/store/passkeys.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { connection, user } from '#app/store/tests/fixtures.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';
import { findSite } from '#app/tenancy/site.ts';

import { startMove } from './domain-moves.ts';
import {
  changeDomainStatus,
  createDomain,
  disableDomain,
  listDomainsOfTenant,
  updateDomain,
} from './domains.ts';
import { createTenant } from './tenants.ts';

let tenant: Tenant;
let other: Tenant;
let connectionId: string;
beforeAll(async () => {
  tenant = await createTenant({ name: 'acme', displayName: 'Acme' });
  other = await createTenant({ name: 'other', displayName: 'Other' });
  connectionId = await connection(tenant.id);
});

/** Somebody with a passkey under each of these RP IDs. */
async function person(...rpIds: string[]): Promise<void> {
  const { id } = await user(tenant.id, connectionId);
  for (const rpId of rpIds) await insertPasskey(tenant.id, id, rpId, newPasskey());
}

it('belongs to one tenant only', async () => {
  await createDomain(tenant, { host: 'login.acme.example' });
  for (const owner of [tenant, other]) {
    await expect(createDomain(owner, { host: 'LOGIN.acme.example:443' })).rejects.toMatchObject({
      code: 'domain_exists',
    });
  }
  expect(await listDomainsOfTenant(other)).toEqual([]);
});

it('of many who ask for it at once goes to one', async () => {
  const host = 'login.wanted.example';
  const outcomes = await Promise.allSettled(
    [tenant, other, tenant, other].map((owner) => createDomain(owner, { host })),
  );
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(3);
  for (const reason of refused) expect(reason).toMatchObject({ code: 'domain_exists' });
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

it('is made with a name for devices and further origins', async () => {
  const settings = {
    rpId: 'named.example',
    rpName: ' Acme ',
    origins: ['https://app.named.example'],
  };
  const made = await createDomain(tenant, { host: 'login.named.example', ...settings });
  expect(made).toMatchObject({
    ...settings,
    rpName: 'Acme',
    previousRpId: null,
    movingSince: null,
  });
  const { domain } = (await findSite('login.named.example')) ?? {};
  expect(domain).toMatchObject({ ...settings, rpName: 'Acme' });
});

describe('a change', () => {
  const origins = ['https://app.changing.example'];
  const siteOf = async (host: string) => (await findSite(host))?.domain;

  it('counts from the next request on, and leaves the rest as it is', async () => {
    const host = 'login.changing.example';
    await createDomain(tenant, { host, rpId: 'changing.example' });
    await updateDomain(tenant, 'LOGIN.changing.example', { rpName: 'Acme' });
    expect(await siteOf(host)).toMatchObject({ rpName: 'Acme', origins: null });
    await updateDomain(tenant, host, { origins });
    expect(await siteOf(host)).toMatchObject({ rpName: 'Acme', origins });
    expect(await updateDomain(tenant, host, { rpName: null, origins: [] })).toMatchObject({
      rpId: 'changing.example',
      rpName: null,
      origins: [],
    });
    expect(await siteOf(host)).toMatchObject({ rpName: null, origins: null });
    expect(await updateDomain(tenant, host, {})).toMatchObject({ rpName: null, origins: [] });
  });

  it('is refused like a new value', async () => {
    const host = 'login.refusing.example';
    const before = await createDomain(tenant, { host, rpId: 'refusing.example' });
    for (const [change, path] of [
      [{ rpId: 'other.example' }, ['rpId']],
      [{ rpName: 'refusing.example' }, ['rpName']],
      [{ origins: ['https://other.example'] }, ['origins', 0]],
      [{ origins: [`https://${host}`] }, ['origins', 0]],
    ] as const) {
      await expect(updateDomain(tenant, host, change as object)).rejects.toMatchObject({
        issues: [{ path }],
      });
    }
    expect(await listDomainsOfTenant(tenant)).toContainEqual(before);
  });

  it('of another tenant is refused, in the words of a host that is not there', async () => {
    const { host } = await createDomain(tenant, { host: 'mine.acme.example' });
    await expect(updateDomain(other, host, { rpName: 'Mine' })).rejects.toMatchObject({
      code: 'domain_not_found',
    });
    await expect(updateDomain(tenant, 'none.example', {})).rejects.toMatchObject({
      code: 'domain_not_found',
    });
    expect((await siteOf(host))?.rpName).toBeNull();
  });
});

describe('S12: an RP ID', () => {
  it('is free to change while no passkey uses it', async () => {
    const host = 'login.free.example';
    await createDomain(tenant, { host, rpId: 'free.example' });
    // Of the host that it changes to, and of another tenant: neither is of the RP ID that is left.
    await person(host);
    const stranger = await user(other.id, await connection(other.id));
    await insertPasskey(other.id, stranger.id, 'free.example', newPasskey());
    expect(await updateDomain(tenant, host, { rpId: host })).toMatchObject({ rpId: host });
  });

  it('that a passkey uses cannot be changed, and the refusal counts whom it would strand', async () => {
    const host = 'login.used.example';
    await createDomain(tenant, { host, rpId: 'used.example' });
    await person('used.example', 'used.example');
    await person('used.example', host);
    const refused = updateDomain(tenant, host, { rpId: host, rpName: 'Acme' });
    await expect(refused).rejects.toMatchObject({
      code: 'rp_id_in_use',
      message: expect.stringMatching(
        /^2 users have 3 passkeys bound to used\.example,.* Move the domain to login\.used\.example instead/,
      ),
      detail: { tenant: 'acme', host, rpId: host, users: 2, passkeys: 3 },
    });
    expect((await findSite(host))?.domain).toMatchObject({ rpId: 'used.example', rpName: null });
    // To name it again is no change.
    expect(
      await updateDomain(tenant, host, { rpId: 'USED.example', rpName: 'Acme' }),
    ).toMatchObject({ rpId: 'used.example', rpName: 'Acme' });
  });

  it('does not leave an origin outside', async () => {
    const host = 'login.narrow.example';
    const origins = [`https://app.${host}`, 'https://app.narrow.example'];
    await createDomain(tenant, { host, rpId: 'narrow.example', origins });
    await expect(updateDomain(tenant, host, { rpId: host })).rejects.toMatchObject({
      issues: [
        {
          path: ['origins', 1],
          message: `"https://app.narrow.example": expected a host that is ${host}, or below`,
        },
      ],
    });
    const change = { rpId: host, origins: origins.slice(0, 1) };
    expect(await updateDomain(tenant, host, change)).toMatchObject(change);
  });

  it('of a domain that moves is changed by the move only', async () => {
    const host = 'login.under-way.example';
    await createDomain(tenant, { host });
    await startMove(tenant, host, { rpId: 'under-way.example' });
    await expect(updateDomain(tenant, host, { rpId: host })).rejects.toMatchObject({
      code: 'move_under_way',
    });
    // Everything else can be changed, and an origin may be within either RP ID.
    const change = { rpName: 'Acme', origins: ['https://app.under-way.example'] };
    expect(
      await updateDomain(tenant, host, { rpId: 'under-way.example', ...change }),
    ).toMatchObject({ ...change, rpId: 'under-way.example', previousRpId: host });
  });
});

it('of many administrators who change an RP ID at once one is told that it is done', async () => {
  const host = 'login.race.example';
  await createDomain(tenant, { host, rpId: 'race.example' });
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 5 }, () => updateDomain(tenant, host, { rpId: host })),
    ...Array.from({ length: 5 }, () =>
      updateDomain(tenant, host, { origins: ['https://app.race.example'] }),
    ),
  ]);
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.length).toBeGreaterThanOrEqual(5);
  for (const reason of refused) {
    expect(reason).toSatisfy(
      ({ code, issues }: { code?: string; issues?: unknown }) =>
        code === 'domain_changed' || issues !== undefined,
    );
  }
  // Whoever was first: the origins are within the RP ID.
  const { rpId, origins } = (await findSite(host))?.domain ?? {};
  expect([
    { rpId: host, origins: null },
    { rpId: 'race.example', origins: ['https://app.race.example'] },
  ]).toContainEqual({ rpId, origins });
});

describe('a domain that is disabled', () => {
  it('says how many users no other host of the tenant has a passkey for', async () => {
    const [host, sibling] = ['one.closing.example', 'two.closing.example'];
    await createDomain(tenant, { host });
    await createDomain(tenant, { host: sibling });
    await person(host);
    await person(host, host);
    await person(host, sibling);
    await person(sibling);
    expect(await disableDomain(tenant, host)).toMatchObject({ status: 'disabled', stranded: 2 });
    await changeDomainStatus(tenant, host, 'active');
    await disableDomain(tenant, sibling);
    // Now nothing accepts the sibling's either.
    expect(await disableDomain(tenant, host)).toMatchObject({ stranded: 3 });
  });

  it('says nobody where another host accepts its RP ID, or one that it moves from', async () => {
    const [host, sibling] = ['one.sharing.example', 'two.sharing.example'];
    await createDomain(tenant, { host, rpId: 'sharing.example' });
    await createDomain(tenant, { host: sibling, rpId: 'sharing.example' });
    await person('sharing.example');
    expect(await disableDomain(tenant, host)).toMatchObject({ stranded: 0 });
    await changeDomainStatus(tenant, host, 'active');
    await startMove(tenant, sibling, { rpId: sibling });
    expect(await disableDomain(tenant, host)).toMatchObject({ stranded: 0 });
    expect(await disableDomain(tenant, sibling)).toMatchObject({ stranded: 1 });
  });
});
