import { beforeAll, describe, expect, it, test } from 'vitest';

import { randomHex } from '#app/ids.ts';
import { recordPasskeyEvent } from '#app/store/passkey-events.ts';
import { deletePasskey, insertPasskey, listPasskeys } from '#app/store/passkeys.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { connection, user } from '#app/store/tests/fixtures.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';
import { acceptedRpIds, findSite } from '#app/tenancy/site.ts';

import { finishMove, moveProgress, reverseMove, startMove } from './domain-moves.ts';
import { createDomain, listDomainsOfTenant, updateDomain } from './domains.ts';
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
async function person(...rpIds: string[]): Promise<string> {
  const { id } = await user(tenant.id, connectionId);
  for (const rpId of rpIds) await insertPasskey(tenant.id, id, rpId, newPasskey());
  return id;
}

/** A domain of its own for a test, with its RP ID equal to its host, and one above. */
async function newDomain(): Promise<{ host: string; above: string }> {
  const above = `${randomHex(6)}.example`;
  const { host } = await createDomain(tenant, { host: `login.${above}` });
  return { host, above };
}

const rowOf = async (host: string) => (await findSite(host))?.domain;

describe('a move to another RP ID of the host', () => {
  it('makes both RP IDs count from the next request on', async () => {
    const { host, above } = await newDomain();
    const before = Date.now();
    expect(await startMove(tenant, host, { rpId: above })).toEqual({
      ...{ host, from: host, to: above, movingSince: expect.any(Date), relatedRpId: null },
      ...{ users: 0, moved: 0, stranded: 0, percent: 100, renewal: {} },
    });
    const row = await rowOf(host);
    expect(row).toMatchObject({ rpId: above, previousRpId: host });
    expect(row && acceptedRpIds(row)).toEqual([above, host]);
    expect(row?.movingSince?.getTime()).toBeGreaterThanOrEqual(before);
    expect(row?.movingSince?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    ['its present one', (host: string) => host, 'expected another RP ID'],
    ['one below', (host: string) => `a.${host}`, 'itself or a domain above it'],
    ['another host', () => 'other.example', 'itself or a domain above it'],
    ['a public suffix', () => 'example', 'expected a name with a dot'],
    ['a URL', (host: string) => `https://${host}`, 'expected a bare domain'],
  ])('to %s is refused', async (_what, of, rule) => {
    const { host } = await newDomain();
    await expect(startMove(tenant, host, { rpId: of(host) })).rejects.toMatchObject({
      issues: [{ path: ['rpId'], message: expect.stringContaining(rule) }],
    });
    expect(await rowOf(host)).toMatchObject({ rpId: host, previousRpId: null, movingSince: null });
  });
});

describe('a move from another host', () => {
  it.each(['has passkeys', 'has a domain'])('begins where the tenant %s', async (has) => {
    const { host: from } = await newDomain();
    const { host } = await newDomain();
    const foreign = `login.${randomHex(6)}.example`;
    if (has === 'has passkeys') await person(foreign);
    const old = has === 'has passkeys' ? foreign : from;
    const people = has === 'has passkeys' ? 1 : 0;
    expect(await startMove(tenant, host, { from: old.toUpperCase() })).toMatchObject({
      ...{ host, from: old, to: host, relatedRpId: old, users: people, stranded: people },
    });
    expect(await rowOf(host)).toMatchObject({ rpId: host, previousRpId: old });
  });

  it('may be from the RP ID above, which a sibling had: that is no other host’s', async () => {
    const { host, above } = await newDomain();
    await createDomain(tenant, { host: `app.${above}`, rpId: above });
    expect(await startMove(tenant, host, { from: above })).toMatchObject({
      ...{ from: above, to: host, relatedRpId: null },
    });
  });

  it('is refused where the tenant has neither, whatever another tenant has', async () => {
    const { host } = await newDomain();
    const { host: strange } = await createDomain(other, { host: `${randomHex(6)}.example.com` });
    const stranger = await user(other.id, await connection(other.id));
    await insertPasskey(other.id, stranger.id, strange, newPasskey());
    await expect(startMove(tenant, host, { from: strange })).rejects.toMatchObject({
      issues: [
        {
          path: ['from'],
          message: `"${strange}": expected an RP ID that passkeys or domains of acme have`,
        },
      ],
    });
    expect((await rowOf(host))?.previousRpId).toBeNull();
  });

  it.each([
    ['its own RP ID', (host: string) => host, 'expected another RP ID'],
    ['a public suffix', () => 'co.uk', 'belong to many owners'],
    ['an IP address', () => '192.0.2.1', 'IP address'],
    ['an origin', (host: string) => `https://${host}`, 'expected a bare domain'],
  ])('is refused from %s', async (_what, of, rule) => {
    const { host } = await newDomain();
    await expect(startMove(tenant, host, { from: of(host) })).rejects.toMatchObject({
      issues: [{ path: ['from'], message: expect.stringContaining(rule) }],
    });
  });

  it('is refused to both at once, and to neither', async () => {
    const { host, above } = await newDomain();
    for (const input of [{}, { rpId: above, from: above }]) {
      await expect(startMove(tenant, host, input as { from: string })).rejects.toMatchObject({
        issues: [{ message: 'expected either rpId or from' }],
      });
    }
  });
});

test('a second move is refused while one is under way', async () => {
  const { host, above } = await newDomain();
  await startMove(tenant, host, { rpId: above });
  for (const second of [{ rpId: host }, { from: host }, { rpId: above }]) {
    await expect(startMove(tenant, host, second)).rejects.toMatchObject({
      code: 'move_under_way',
      detail: { tenant: 'acme', host, from: host, to: above },
    });
  }
  expect(await rowOf(host)).toMatchObject({ rpId: above, previousRpId: host });
});

test('a domain of another tenant is not moved, looked at, turned or finished', async () => {
  const { host, above } = await newDomain();
  await startMove(tenant, host, { rpId: above });
  const acts = [
    () => startMove(other, host, { rpId: host }),
    () => moveProgress(other, host),
    () => reverseMove(other, host),
    () => finishMove(other, host),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'domain_not_found' });
  expect(await rowOf(host)).toMatchObject({ rpId: above, previousRpId: host });
});

test('a domain that does not move has no progress, no way back and no end', async () => {
  const { host } = await newDomain();
  for (const act of [moveProgress, reverseMove, finishMove]) {
    await expect(act(tenant, host)).rejects.toMatchObject({ code: 'no_move_under_way' });
  }
});

describe('progress', () => {
  it('counts people, not passkeys, and only those who come from the former RP ID', async () => {
    const { host, above } = await newDomain();
    await startMove(tenant, host, { rpId: above });
    await person(host, host);
    await person(host);
    await person(host, above, above);
    await person(above);
    await person('elsewhere.example');
    const stranger = await user(other.id, await connection(other.id));
    await insertPasskey(other.id, stranger.id, host, newPasskey());
    const progress = { users: 3, moved: 1, stranded: 2, percent: 33 };
    expect(await moveProgress(tenant, host)).toMatchObject(progress);
  });

  it('is 100 % only where everybody has moved', async () => {
    const { host, above } = await newDomain();
    await startMove(tenant, host, { rpId: above });
    const last = await person(host);
    for (let count = 0; count < 200; count += 1) await person(host, above);
    expect(await moveProgress(tenant, host)).toMatchObject({ users: 201, moved: 200, percent: 99 });
    await insertPasskey(tenant.id, last, above, newPasskey());
    expect(await moveProgress(tenant, host)).toMatchObject({ stranded: 0, percent: 100 });
  });

  it('counts what people answered since the move began', async () => {
    const { host, above } = await newDomain();
    const asked = (step: 'offered' | 'created' | 'snoozed', moment: 'renewal' | 'local') =>
      recordPasskeyEvent(tenant.id, { step, moment, browserFamily: 'Chrome' });
    await asked('offered', 'renewal');
    // The clock counts in milliseconds; the move begins in a later one.
    const now = Date.now();
    await expect.poll(() => Date.now(), { interval: 1 }).toBeGreaterThan(now);
    await startMove(tenant, host, { rpId: above });
    await asked('offered', 'renewal');
    await asked('offered', 'renewal');
    await asked('created', 'renewal');
    await asked('snoozed', 'renewal');
    await asked('offered', 'local');
    await recordPasskeyEvent(other.id, {
      ...{ step: 'offered', moment: 'renewal', browserFamily: 'Chrome' },
    });
    const { renewal } = await moveProgress(tenant, host);
    expect(renewal).toEqual({ offered: 2, created: 1, snoozed: 1 });
  });
});

describe('the way back', () => {
  it('turns the RP IDs around and strands nobody', async () => {
    const { host, above } = await newDomain();
    await person(host);
    await startMove(tenant, host, { rpId: above });
    await person(host, above);
    await person(above);
    expect(await reverseMove(tenant, host)).toMatchObject({
      ...{ from: above, to: host, users: 2, moved: 1, stranded: 1 },
    });
    const row = await rowOf(host);
    expect(row && acceptedRpIds(row)).toEqual([host, above]);
    // And back again.
    expect(await reverseMove(tenant, host)).toMatchObject({ from: host, to: above });
  });

  it('leads to another host, too, but cannot end there', async () => {
    const { host: old } = await newDomain();
    const { host } = await newDomain();
    await person(old);
    await startMove(tenant, host, { from: old });
    expect(await reverseMove(tenant, host)).toMatchObject({ to: old, relatedRpId: old });
    expect(await rowOf(host)).toMatchObject({ rpId: old, previousRpId: host });
    await expect(finishMove(tenant, host)).rejects.toMatchObject({
      code: 'move_leads_elsewhere',
      message: expect.stringContaining(`${host} cannot keep ${old} alone`),
    });
    expect(await rowOf(host)).toMatchObject({ rpId: old, previousRpId: host });
    // The name can be changed all the same, also together with the RP ID that it has.
    const change = { rpId: old, rpName: 'Acme' };
    expect(await updateDomain(tenant, host, change)).toMatchObject(change);
    await reverseMove(tenant, host);
    await expect(finishMove(tenant, host, { strand: 1 })).resolves.toMatchObject({ rpId: host });
  });

  it('is never barred by an origin', async () => {
    const { host, above } = await newDomain();
    await startMove(tenant, host, { rpId: above });
    const origins = [`https://app.${above}`];
    await updateDomain(tenant, host, { origins });
    await reverseMove(tenant, host);
    expect(await rowOf(host)).toMatchObject({ rpId: host, origins });
    await expect(finishMove(tenant, host)).rejects.toMatchObject({
      code: 'origins_outside_rp_id',
      message: expect.stringContaining(
        `https://app.${above}: of use with passkeys of ${above} only`,
      ),
      detail: { host, origins },
    });
    expect((await rowOf(host))?.previousRpId).toBe(above);
    await updateDomain(tenant, host, { origins: [] });
    await finishMove(tenant, host);
    expect((await rowOf(host))?.previousRpId).toBeNull();
  });
});

describe('S12: the end of a move', () => {
  it('strands nobody where everybody has moved', async () => {
    const { host, above } = await newDomain();
    const userId = await person(host, above);
    await startMove(tenant, host, { rpId: above });
    expect(await finishMove(tenant, host)).toMatchObject({
      ...{ rpId: above, previousRpId: null, movingSince: null, stranded: 0 },
    });
    const row = await rowOf(host);
    expect(row && acceptedRpIds(row)).toEqual([above]);
    const rpIds = (await listPasskeys(tenant.id, userId)).map(({ rpId }) => rpId);
    expect(new Set(rpIds)).toEqual(new Set([host, above]));
  });

  it('is refused with the number of those whom it would strand, unless that is named', async () => {
    const { host, above } = await newDomain();
    await person(host);
    await person(host, host);
    await person(host, above);
    await startMove(tenant, host, { rpId: above });
    for (const strand of [undefined, 0, 1, 3, -2, 1e9]) {
      await expect(finishMove(tenant, host, { strand })).rejects.toMatchObject({
        code: 'move_strands_users',
        message: expect.stringMatching(/^2 users have passkeys of /),
        detail: { tenant: 'acme', host, from: host, to: above, stranded: 2 },
      });
      expect((await rowOf(host))?.previousRpId).toBe(host);
    }
    expect(await finishMove(tenant, host, { strand: 2 })).toMatchObject({ stranded: 2 });
  });

  it('counts at the end itself: a number that was right before is refused', async () => {
    const { host, above } = await newDomain();
    const userId = await person(host, above);
    await person(host);
    await startMove(tenant, host, { rpId: above });
    expect(await moveProgress(tenant, host)).toMatchObject({ stranded: 1 });
    const made = (await listPasskeys(tenant.id, userId)).find(({ rpId }) => rpId === above);
    await deletePasskey(tenant.id, userId, made?.id ?? '');
    await expect(finishMove(tenant, host, { strand: 1 })).rejects.toMatchObject({
      detail: { stranded: 2 },
    });
    await insertPasskey(tenant.id, userId, above, newPasskey());
    await expect(finishMove(tenant, host, { strand: 2 })).rejects.toMatchObject({
      detail: { stranded: 1 },
    });
  });

  it('with a number where nobody would be stranded is refused: it was meant for another move', async () => {
    const { host, above } = await newDomain();
    await startMove(tenant, host, { rpId: above });
    await expect(finishMove(tenant, host, { strand: 1 })).rejects.toMatchObject({
      code: 'move_strands_users',
      message: expect.stringContaining('nobody would be stranded'),
    });
  });
});

describe('of many administrators at once', () => {
  const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
    outcomes.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: unknown }).code] : [],
    );
  const five = Array.from({ length: 5 });

  it('one starts a move', async () => {
    const { host, above } = await newDomain();
    const { host: from } = await newDomain();
    const outcomes = await Promise.allSettled([
      ...five.map(() => startMove(tenant, host, { rpId: above })),
      ...five.map(() => startMove(tenant, host, { from })),
    ]);
    const refused = codesOf(outcomes);
    expect(refused).toHaveLength(9);
    for (const code of refused) expect(['domain_changed', 'move_under_way']).toContain(code);
    const { rpId, previousRpId } = (await rowOf(host)) ?? {};
    expect([
      { rpId: above, previousRpId: host },
      { rpId: host, previousRpId: from },
    ]).toContainEqual({ rpId, previousRpId });
  });

  it('no two end it and turn it around', async () => {
    const { host, above } = await newDomain();
    await startMove(tenant, host, { rpId: above });
    await Promise.allSettled([
      ...five.map(() => reverseMove(tenant, host)),
      ...five.map(() => finishMove(tenant, host)),
    ]);
    const { rpId, previousRpId, movingSince } = (await rowOf(host)) ?? {};
    expect([host, above]).toContain(rpId);
    expect(previousRpId).not.toBe(rpId);
    expect(previousRpId === null).toBe(movingSince === null);
  });
});

test('the list of domains shows a move', async () => {
  const { host, above } = await newDomain();
  await startMove(tenant, host, { rpId: above });
  expect(await listDomainsOfTenant(tenant)).toContainEqual(
    expect.objectContaining({
      host,
      rpId: above,
      previousRpId: host,
      movingSince: expect.any(Date),
    }),
  );
});
