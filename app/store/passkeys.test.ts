import { beforeEach, describe, expect, it } from 'vitest';

import { newToken } from '#app/ids.ts';
import { atomically } from '#db';

import type { NewPasskey } from './passkeys.ts';
import {
  deletePasskey,
  findPasskeyForLogin,
  hasPasskeyCredential,
  insertPasskey,
  listPasskeys,
  passkeyInsertStatement,
  recordPasskeyUse,
} from './passkeys.ts';
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

async function stored(change: Partial<NewPasskey> = {}, owner = userId) {
  const passkey = await insertPasskey(tenantId, owner, rpId, newPasskey(change));
  if (!passkey) throw new Error('not inserted');
  return passkey;
}

const use = {
  signCount: 0,
  backedUp: false,
  userVerified: false,
  usedAt: new Date(1_700_000_000_000),
};

describe('insertPasskey', () => {
  it('returns the row as it will be read', async () => {
    const passkey = newPasskey({ signCount: 4_294_967_295 });
    const row = await insertPasskey(tenantId, userId, rpId, passkey);
    expect(row).toEqual({
      ...passkey,
      id: expect.stringMatching(/^dev_\w{16}$/),
      tenantId,
      userId,
      rpId,
      createdAt: expect.any(Date),
      lastUsedAt: null,
    });
    expect(await listPasskeys(tenantId, userId)).toEqual([row]);
  });

  it('stores a credential id once per tenant and RP ID, whoever asks', async () => {
    const passkey = newPasskey();
    const other = await userOf(tenantId);
    const inserted = await Promise.all(
      [userId, other, userId, other].map((each) => insertPasskey(tenantId, each, rpId, passkey)),
    );
    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await insertPasskey(tenantId, userId, 'example.com', passkey)).toBeDefined();
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
