import { beforeEach, describe, expect, it } from 'vitest';

import { newToken } from '#app/ids.ts';
import { atomically } from '#db';

import type { NewPasskey } from './passkeys.ts';
import {
  countPasskeys,
  deletePasskey,
  deletePasskeyUnlessLast,
  findPasskeyForLogin,
  hasPasskeyCredential,
  insertPasskey,
  listPasskeys,
  MAX_PASSKEYS_PER_USER,
  passkeyInsertStatement,
  recordPasskeyUse,
  renamePasskey,
} from './passkeys.ts';
import { replacePasswordHash } from './password-hashes.ts';
import { tenantWithUser, userOf } from './tests/tenant-with-user.ts';
import { findOrCreateUserHandle, userHandleInsertStatement } from './user-handles.ts';

const rpId = 'login.example.com';
let tenantId: string;
let userId: string;

beforeEach(async () => {
  ({ tenantId, userId } = await tenantWithUser());
});

const newPasskey = (change: Partial<NewPasskey> = {}): NewPasskey => ({
  credentialId: newToken(),
  publicKey: Buffer.from([1, 2, 3, 255]),
  algorithm: -257,
  signCount: 0,
  userVerified: false,
  backupEligible: false,
  backedUp: false,
  transports: ['internal', 'hybrid'],
  aaguid: '00000000-0000-0000-0000-000000000000',
  name: 'Passkey',
  ...change,
});

async function stored(change: Partial<NewPasskey> = {}, owner = userId, at = rpId) {
  const inserted = await insertPasskey(tenantId, owner, at, newPasskey(change));
  if (!inserted.ok) throw new Error(inserted.code);
  return inserted.passkey;
}

const use = {
  signCount: 0,
  backedUp: false,
  userVerified: false,
  usedAt: new Date(1_700_000_000_000),
  usedOn: 'Chrome on Windows',
};

describe('insertPasskey', () => {
  it('returns the row as it will be read', async () => {
    const passkey = newPasskey({ signCount: 4_294_967_295 });
    const inserted = await insertPasskey(tenantId, userId, rpId, passkey);
    expect(inserted).toEqual({
      ok: true,
      passkey: {
        ...passkey,
        id: expect.stringMatching(/^dev_\w{16}$/),
        tenantId,
        userId,
        rpId,
        createdAt: expect.any(Date),
        lastUsedAt: null,
        lastUsedOn: null,
      },
    });
    expect(await listPasskeys(tenantId, userId)).toEqual([inserted.ok && inserted.passkey]);
  });

  it('stores a credential id once per tenant and RP ID, whoever asks', async () => {
    const passkey = newPasskey();
    const other = await userOf(tenantId);
    const inserted = await Promise.all(
      [userId, other, userId, other].map((each) => insertPasskey(tenantId, each, rpId, passkey)),
    );
    const codes = inserted.map((each) => (each.ok ? 'ok' : each.code)).sort();
    expect(codes).toEqual(['ok', 'passkey_exists', 'passkey_exists', 'passkey_exists']);
    expect(await insertPasskey(tenantId, userId, 'example.com', passkey)).toMatchObject({
      ok: true,
    });
  });

  it('refuses one more than an account can hold, under all RP IDs together', async () => {
    for (let index = 1; index < MAX_PASSKEYS_PER_USER; index += 1) await stored();
    await stored({}, await userOf(tenantId));
    await stored({}, userId, 'example.com');
    for (const at of [rpId, 'example.com', 'new.example.com']) {
      expect(await insertPasskey(tenantId, userId, at, newPasskey())).toMatchObject({
        ok: false,
        code: 'too_many_passkeys',
      });
    }
    expect(await listPasskeys(tenantId, userId)).toHaveLength(20);
  });

  it('gives the last place to one of several that race for it', async () => {
    for (let index = 1; index < MAX_PASSKEYS_PER_USER; index += 1) await stored();
    const results = await Promise.all(
      Array.from({ length: 5 }, () => insertPasskey(tenantId, userId, rpId, newPasskey())),
    );
    const codes = results.map((each) => (each.ok ? 'ok' : each.code)).sort();
    expect(codes).toEqual(['ok', ...Array<string>(4).fill('too_many_passkeys')]);
    expect(await listPasskeys(tenantId, userId)).toHaveLength(20);
  });

  it('stores nothing for a user who is gone', async () => {
    await expect(
      (async () => await insertPasskey(tenantId, 'auth0|gone', rpId, newPasskey()))(),
    ).rejects.toThrow();
  });
});

describe('countPasskeys', () => {
  it('counts those under an RP ID, and all of them', async () => {
    expect(await countPasskeys(tenantId, userId, rpId)).toEqual({ here: 0, previous: 0, all: 0 });
    await stored();
    await stored();
    await stored({}, userId, 'example.com');
    await stored({}, await userOf(tenantId));
    expect(await countPasskeys(tenantId, userId, rpId)).toEqual({ here: 2, previous: 0, all: 3 });
    expect(await countPasskeys(tenantId, userId, 'x.test')).toEqual({
      here: 0,
      previous: 0,
      all: 3,
    });
    expect(await countPasskeys(tenantId, userId, 'x.test', rpId)).toEqual({
      here: 0,
      previous: 2,
      all: 3,
    });
    const elsewhere = await tenantWithUser();
    expect(await countPasskeys(elsewhere.tenantId, userId, rpId)).toMatchObject({
      here: 0,
      all: 0,
    });
  });
});

describe('passkeyInsertStatement', () => {
  it('stores handle and passkey together', async () => {
    const passkey = newPasskey();
    await atomically((tx) => [
      userHandleInsertStatement(tx, tenantId, userId, rpId, 'handle'),
      passkeyInsertStatement(tx, tenantId, userId, rpId, passkey),
    ]);
    const found = await findPasskeyForLogin(tenantId, rpId, passkey.credentialId);
    expect(found).toMatchObject({ userHandle: 'handle', passkey: { userId, ...passkey } });
  });

  it('leaves nothing behind where the credential id is taken', async () => {
    const { credentialId } = await stored();
    const other = await userOf(tenantId);
    await expect(
      (async () =>
        await atomically((tx) => [
          userHandleInsertStatement(tx, tenantId, other, rpId, 'handle'),
          passkeyInsertStatement(tx, tenantId, other, rpId, newPasskey({ credentialId })),
        ]))(),
    ).rejects.toThrow();
    expect(await findOrCreateUserHandle(tenantId, rpId, other)).not.toBe('handle');
    expect(await listPasskeys(tenantId, other)).toEqual([]);
  });
});

describe('findPasskeyForLogin', () => {
  it('returns the passkey with its owner’s handle', async () => {
    const handle = await findOrCreateUserHandle(tenantId, rpId, userId);
    await findOrCreateUserHandle(tenantId, 'example.com', userId);
    await findOrCreateUserHandle(tenantId, rpId, await userOf(tenantId));
    const passkey = await stored();
    expect(await findPasskeyForLogin(tenantId, rpId, passkey.credentialId)).toEqual({
      passkey,
      userHandle: handle,
    });
  });

  it('returns a null handle where there is none', async () => {
    const { credentialId } = await stored();
    expect(await findPasskeyForLogin(tenantId, rpId, credentialId)).toMatchObject({
      userHandle: null,
    });
  });

  it('finds nothing in another tenant or under another RP ID', async () => {
    const { credentialId } = await stored();
    const other = await tenantWithUser();
    expect(await findPasskeyForLogin(other.tenantId, rpId, credentialId)).toBeUndefined();
    expect(await findPasskeyForLogin(tenantId, 'example.com', credentialId)).toBeUndefined();
    expect(await hasPasskeyCredential(other.tenantId, rpId, credentialId)).toBe(false);
    expect(await hasPasskeyCredential(tenantId, 'example.com', credentialId)).toBe(false);
    expect(await hasPasskeyCredential(tenantId, rpId, credentialId)).toBe(true);
  });
});

describe('recordPasskeyUse', () => {
  it('writes the use', async () => {
    const { id } = await stored({ backupEligible: true });
    const all = { signCount: 3_000_000_000, backedUp: true, userVerified: true };
    expect(await recordPasskeyUse(tenantId, id, { ...use, ...all })).toBe(true);
    expect((await listPasskeys(tenantId, userId))[0]).toMatchObject({
      ...all,
      lastUsedAt: use.usedAt,
      lastUsedOn: 'Chrome on Windows',
    });
  });

  it('never takes user verification back', async () => {
    const { id } = await stored({ userVerified: true });
    await recordPasskeyUse(tenantId, id, use);
    expect((await listPasskeys(tenantId, userId))[0]?.userVerified).toBe(true);
  });

  it.each([
    [false, 5, 6, true],
    [false, 5, 5, false],
    [false, 5, 0, false],
    [false, 0, 0, true],
    [true, 5, 4, true],
    [true, 5, 0, true],
  ])('eligible %s, stored %i, new %i: %s', async (backupEligible, before, signCount, written) => {
    const { id } = await stored({ backupEligible, signCount: before });
    expect(await recordPasskeyUse(tenantId, id, { ...use, signCount })).toBe(written);
    const [row] = await listPasskeys(tenantId, userId);
    expect(row?.signCount).toBe(written ? signCount : before);
  });

  it('records one of 50 racing uses of a count', async () => {
    const { id } = await stored();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => recordPasskeyUse(tenantId, id, { ...use, signCount: 1 })),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it('writes nothing in another tenant', async () => {
    const { id } = await stored();
    const other = await tenantWithUser();
    expect(await recordPasskeyUse(other.tenantId, id, use)).toBe(false);
  });
});

describe('listPasskeys and deletePasskey', () => {
  it('keep to the owner and the tenant', async () => {
    const mine = await stored();
    const other = await userOf(tenantId);
    const theirs = await stored({}, other);
    const elsewhere = await tenantWithUser();

    expect(await listPasskeys(elsewhere.tenantId, userId)).toEqual([]);
    expect(await deletePasskey(tenantId, userId, theirs.id)).toBeUndefined();
    expect(await deletePasskey(elsewhere.tenantId, userId, mine.id)).toBeUndefined();
    expect(await deletePasskey(tenantId, userId, mine.id)).toEqual(mine);
    expect(await deletePasskey(tenantId, userId, mine.id)).toBeUndefined();
    expect(await listPasskeys(tenantId, other)).toEqual([theirs]);
  });
});

describe('renamePasskey', () => {
  it('returns the passkey with its new name', async () => {
    const passkey = await stored();
    const renamed = { ...passkey, name: 'Work 👩‍💻' };
    expect(await renamePasskey(tenantId, userId, passkey.id, 'Work 👩‍💻')).toEqual(renamed);
    expect(await listPasskeys(tenantId, userId)).toEqual([renamed]);
  });
});

describe('S15: a passkey of somebody else', () => {
  const acts = {
    renamePasskey: (tenant: string, user: string, id: string) =>
      renamePasskey(tenant, user, id, 'Mine now'),
    deletePasskey,
    deletePasskeyUnlessLast: async (tenant: string, user: string, id: string) => {
      const result = await deletePasskeyUnlessLast(tenant, user, id, { passwordCounts: true });
      expect(result).toMatchObject({ ok: false, code: 'passkey_not_found' });
    },
  };
  it.each(Object.entries(acts))('is left alone by %s', async (_name, act) => {
    const theirs = await stored();
    await stored();
    const before = await listPasskeys(tenantId, userId);
    const other = await userOf(tenantId);
    const elsewhere = await tenantWithUser();
    await stored({}, other);

    expect(await act(tenantId, other, theirs.id)).toBeUndefined();
    expect(await act(elsewhere.tenantId, elsewhere.userId, theirs.id)).toBeUndefined();
    expect(await act(elsewhere.tenantId, userId, theirs.id)).toBeUndefined();
    expect(await listPasskeys(tenantId, userId)).toEqual(before);
  });
});

describe('deletePasskeyUnlessLast', () => {
  const remove = (passkeyId: string, passwordCounts = true) =>
    deletePasskeyUnlessLast(tenantId, userId, passkeyId, { passwordCounts });
  const lastWayIn = { ok: false, code: 'last_way_in' };

  it('deletes one of two', async () => {
    const first = await stored();
    const second = await stored();
    expect(await remove(first.id)).toEqual({ ok: true, passkey: first });
    expect(await listPasskeys(tenantId, userId)).toEqual([second]);
    expect(await remove(first.id)).toMatchObject({ code: 'passkey_not_found' });
  });

  it('refuses the only one of a user without a password', async () => {
    const only = await stored();
    await stored({}, await userOf(tenantId));
    expect(await remove(only.id)).toMatchObject(lastWayIn);
    expect(await listPasskeys(tenantId, userId)).toEqual([only]);
  });

  it('deletes the only one of a user with a password, where passwords count', async () => {
    const only = await stored();
    await replacePasswordHash(tenantId, userId, 'hash');
    expect(await remove(only.id, false)).toMatchObject(lastWayIn);
    expect(await remove(only.id)).toEqual({ ok: true, passkey: only });
  });

  it('does not count a passkey that cannot be used under the same RP ID', async () => {
    const here = await stored();
    await stored({}, userId, 'example.com');
    expect(await remove(here.id)).toMatchObject(lastWayIn);
  });

  it('counts passkeys of the RP IDs that can stand in, and of no others', async () => {
    const old = await stored();
    const renewed = await stored({}, userId, 'example.com');
    await stored({}, userId, 'elsewhere.example');
    const removeWith = (passkeyId: string, standIns: string[]) =>
      deletePasskeyUnlessLast(tenantId, userId, passkeyId, { passwordCounts: true, standIns });
    const moving = ['example.com', rpId];
    expect(await removeWith(old.id, [rpId])).toMatchObject(lastWayIn);
    expect(await removeWith(old.id, [rpId, 'x.test'])).toMatchObject(lastWayIn);
    expect(await removeWith(old.id, moving)).toEqual({ ok: true, passkey: old });
    expect(await removeWith(renewed.id, moving)).toMatchObject(lastWayIn);
  });

  it('leaves one of two that are deleted at once', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const owner = await userOf(tenantId);
        return [await stored({}, owner), await stored({}, owner)];
      }),
    );
    const results = await Promise.all(
      pairs
        .flat()
        .map((passkey) =>
          deletePasskeyUnlessLast(tenantId, passkey.userId, passkey.id, { passwordCounts: true }),
        ),
    );
    const codes = results.map((each) => (each.ok ? 'ok' : each.code));
    for (const index of pairs.keys()) {
      expect(codes.slice(2 * index, 2 * index + 2).sort()).toEqual(['last_way_in', 'ok']);
    }
  });
});
