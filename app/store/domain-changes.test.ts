import { beforeAll, describe, expect, test } from 'vitest';

import { randomHex } from '#app/ids.ts';

import {
  countPasskeyOwners,
  finishDomainMove,
  moveDomain,
  updateDomain,
} from './domain-changes.ts';
import { insertPasskey } from './passkeys.ts';
import { findDomain, insertDomain } from './tenants.ts';
import type { Domain } from './tenants.ts';
import { connection, tenant, user } from './tests/fixtures.ts';
import { newPasskey } from './tests/passkeys.ts';

let tenantId: string;
let connectionId: string;
beforeAll(async () => {
  tenantId = await tenant();
  connectionId = await connection(tenantId);
});

async function stored(host: string): Promise<Domain> {
  const domain = await findDomain(host);
  if (!domain) throw new Error(`there is no domain ${host}`);
  return domain;
}

async function newDomain(origins?: string[]): Promise<Domain> {
  const host = `${randomHex(8)}.example.com`;
  await insertDomain(tenantId, { host, rpId: host, ...(origins && { origins }) });
  return stored(host);
}

async function person(...rpIds: string[]): Promise<void> {
  const { id } = await user(tenantId, connectionId);
  for (const rpId of rpIds) await insertPasskey(tenantId, id, rpId, newPasskey());
}

const rpId = () => `${randomHex(8)}.example.org`;
const origin = 'https://app.example.com';

describe('a change is written', () => {
  test.each([[undefined], [[origin]], [[origin, 'https://ü.example.com']]])(
    'where the domain still is as it was seen, with origins %j',
    async (origins) => {
      const seen = await newDomain(origins);
      expect(await updateDomain(tenantId, seen, { rpName: 'Acme' })).toBe(true);
      expect(await findDomain(seen.host)).toEqual({ ...seen, rpName: 'Acme' });
    },
  );

  test.each<[string, (seen: Domain) => Promise<boolean>]>([
    ['RP ID', (seen) => updateDomain(tenantId, seen, { rpId: 'example.com' })],
    ['origins', (seen) => updateDomain(tenantId, seen, { origins: [origin] })],
    ['move', (seen) => moveDomain(tenantId, seen, { rpId: seen.rpId, previousRpId: rpId() })],
  ])('by nobody who has not seen the %s', async (_what, change) => {
    const seen = await newDomain();
    expect(await change(seen)).toBe(true);
    const now = await stored(seen.host);
    const move = { rpId: rpId(), previousRpId: seen.rpId };
    expect(await updateDomain(tenantId, seen, { rpName: 'Acme' })).toBe(false);
    expect(await moveDomain(tenantId, seen, move)).toBe(false);
    expect(await finishDomainMove(tenantId, { ...seen, previousRpId: 'old.example' }, 0)).toBe(
      false,
    );
    expect(await findDomain(seen.host)).toEqual(now);
  });

  test('by its own tenant only', async () => {
    const seen = await newDomain();
    const stranger = await tenant();
    expect(await updateDomain(stranger, seen, { rpName: 'Mine' })).toBe(false);
    expect(await moveDomain(stranger, seen, { rpId: 'a.example', previousRpId: seen.rpId })).toBe(
      false,
    );
    expect(await findDomain(seen.host)).toEqual(seen);
  });
});

test('an RP ID is not changed where a passkey of the tenant uses it', async () => {
  const seen = await newDomain();
  const stranger = await tenant();
  const { id } = await user(stranger, await connection(stranger));
  await insertPasskey(stranger, id, seen.rpId, newPasskey());
  await person(rpId());
  expect(await updateDomain(tenantId, seen, { rpId: 'example.com' })).toBe(true);
  expect(await updateDomain(tenantId, await stored(seen.host), { rpId: seen.rpId })).toBe(true);
  await person(seen.rpId);
  expect(await updateDomain(tenantId, seen, { rpId: 'example.com', rpName: 'Acme' })).toBe(false);
  expect(await updateDomain(tenantId, seen, { rpName: 'Acme' })).toBe(true);
  expect(await findDomain(seen.host)).toMatchObject({ rpId: seen.rpId, rpName: 'Acme' });
});

describe('users with passkeys', () => {
  test('are counted by person, in their tenant, under the RP IDs that are asked for', async () => {
    const [here, there, nowhere] = [rpId(), rpId(), rpId()];
    await person(here);
    await person(here, here, there);
    await person(here, nowhere);
    await person(there);
    const stranger = await tenant();
    const { id } = await user(stranger, await connection(stranger));
    await insertPasskey(stranger, id, here, newPasskey());
    const all = { users: 3, passkeys: 4 };
    expect(await countPasskeyOwners(tenantId, [here])).toEqual({ ...all, stranded: 3 });
    expect(await countPasskeyOwners(tenantId, [here], [there])).toEqual({ ...all, stranded: 2 });
    expect(await countPasskeyOwners(tenantId, [here], [there, nowhere])).toEqual({
      ...all,
      stranded: 1,
    });
    expect(await countPasskeyOwners(tenantId, [here, there])).toEqual({
      ...{ users: 4, passkeys: 6, stranded: 4 },
    });
  });

  test('are nobody where nothing is asked for', async () => {
    const nobody = { users: 0, passkeys: 0, stranded: 0 };
    expect(await countPasskeyOwners(tenantId, [])).toEqual(nobody);
    expect(await countPasskeyOwners(tenantId, [rpId()], [rpId()])).toEqual(nobody);
  });
});

test('a move ends only with the exact number of those whom it strands', async () => {
  const { host, rpId: from } = await newDomain();
  const to = rpId();
  await moveDomain(tenantId, await stored(host), { rpId: to, previousRpId: from });
  await person(from);
  await person(from, from);
  await person(from, to);
  await person(to);
  const seen = { ...(await stored(host)), previousRpId: from };
  for (const strand of [0, 1, 3, -2]) {
    expect(await finishDomainMove(tenantId, seen, strand)).toBe(false);
  }
  expect(await findDomain(host)).toEqual(seen);
  expect(await finishDomainMove(tenantId, seen, 2)).toBe(true);
  expect(await findDomain(host)).toEqual({ ...seen, previousRpId: null, movingSince: null });
});
