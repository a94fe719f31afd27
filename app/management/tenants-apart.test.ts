/**
 * An administrator of one tenant reaches nobody of another, whatever they ask for (checklist S2):
 * the tenant of the user who is acted on decides, and there is one answer for "not yours" and "not
 * there".
 */
import { expect, test } from 'vitest';

import { noteDevice, findDevice, updateDevice } from '#app/store/devices.ts';
import { findEnrollmentChoices, saveEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import { connection, user } from '#app/store/tests/fixtures.ts';
import { passkeyOf } from '#app/store/tests/passkeys.ts';
import { findUser } from '#app/store/users.ts';
import type { Site } from '#app/tenancy/site.ts';

import * as enrollment from './enrollment.ts';
import * as logDirectory from './log-directory.ts';
import * as passkeys from './passkeys.ts';
import { createTenant } from './tenants.ts';
import * as blocks from './user-blocks.ts';
import * as changes from './user-changes.ts';
import * as deletion from './user-deletion.ts';
import * as directory from './user-directory.ts';
import * as users from './users.ts';

type Act = (tenant: Awaited<ReturnType<typeof createTenant>>, userId: string) => Promise<unknown>;

/** Everything that an administrator can do to a user, by what it is called. */
const acts: Record<string, Act> = {
  blockUser: ({ id }, userId) => users.blockUser(id, userId, true),
  createRescueLink: (tenant, userId) => users.createRescueLink(tenant, userId),
  listBlocksOfUser: ({ id }, userId) => blocks.listBlocksOfUser(id, userId),
  liftBlocksOfUser: ({ id }, userId) => blocks.liftBlocksOfUser(id, userId),
  getPerson: ({ id }, userId) => directory.getPerson(id, userId),
  changePerson: (tenant, userId) =>
    changes.changePerson({ tenant } as Site, userId, { name: 'Mallory' }),
  findLogOfUser: ({ id }, userId) =>
    logDirectory.findLogOfUser(id, userId, { limit: 1, offset: 0, isOldestFirst: false }, false),
  getUser: ({ id }, userId) => users.getUser(id, userId),
  deleteUser: (tenant, userId) => deletion.deleteUser(tenant, userId),
  renameUser: ({ id }, userId) => users.renameUser(id, userId, { name: 'Mallory' }),
  listPasskeysOfUser: ({ id }, userId) => passkeys.listPasskeysOfUser(id, userId),
  listPasskeyFacts: ({ id }, userId) => passkeys.listPasskeyFacts(id, userId),
  nameUsersPasskey: ({ id }, userId) =>
    passkeys.nameUsersPasskey(id, userId, passkeyIdOf.get(userId) ?? '', 'Mine'),
  importPasskey: ({ id }, userId) =>
    passkeys.importPasskey(id, userId, {
      ...{ rpId: 'localhost', credentialId: 'new', publicKey: Buffer.alloc(77), userHandle: 'new' },
      ...{ backupEligible: false, backedUp: false, transports: [], aaguid: '', name: undefined },
    }),
  removePasskey: ({ id }, userId) =>
    passkeys.removePasskey(id, userId, passkeyIdOf.get(userId) ?? ''),
  listEnrollmentDecisionsOfUser: ({ id }, userId) =>
    enrollment.listEnrollmentDecisionsOfUser(id, userId, {}),
  resetEnrollment: ({ id }, userId) => enrollment.resetEnrollment(id, userId),
};

const passkeyIdOf = new Map<string, string>();

async function person(tenantId: string): Promise<string> {
  const { id } = await user(tenantId, await connection(tenantId));
  passkeyIdOf.set(id, (await passkeyOf(tenantId, id)).id);
  await saveEnrollmentChoices(tenantId, id, { neverAsk: true });
  await noteDevice(tenantId, { browserHash: 'laptop', browser: 'Chrome on Linux', userId: id });
  await updateDevice(tenantId, 'laptop', id, { notMine: true });
  return id;
}

const stateOf = async (tenantId: string, userId: string) => ({
  user: await findUser(tenantId, userId),
  passkeys: await listPasskeys(tenantId, userId),
  choices: await findEnrollmentChoices(tenantId, userId),
  device: await findDevice(tenantId, 'laptop', userId),
});

test('S2: no act of one tenant reaches a user of another, in any order', async () => {
  const [own, other] = [
    await createTenant({ name: 'own', displayName: 'Own' }),
    await createTenant({ name: 'other', displayName: 'Other' }),
  ];
  const victim = await person(other.id);
  const before = await stateOf(other.id, victim);
  const names = Object.keys(acts);
  for (let round = 0; round < names.length; round += 1) {
    const order = [...names.slice(round), ...names.slice(0, round)];
    for (const name of order) {
      await expect((async () => await acts[name]?.(own, victim))(), name).rejects.toMatchObject({
        code: 'user_not_found',
      });
    }
  }
  expect(await stateOf(other.id, victim)).toEqual(before);
});

test('S2: the list above has everything that takes a user', () => {
  const taking = [users, deletion, passkeys, enrollment, blocks, changes, directory, logDirectory]
    .flatMap((room) => Object.entries(room))
    .filter(([, value]) => typeof value === 'function' && /\buserId\b/.test(String(value)))
    .map(([name]) => name);
  expect(Object.keys(acts).sort()).toEqual(taking.sort());
});
