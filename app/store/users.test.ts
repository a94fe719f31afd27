import { describe, expect, test } from 'vitest';

import { listPasskeys } from './passkeys.ts';
import type { NewPasskey } from './passkeys.ts';
import { connection, tenant, user } from './tests/fixtures.ts';
import {
  createUser,
  findIdentifier,
  findUser,
  listUsersByEmail,
  findUserForPassword,
  findUserWithConnection,
  hasPassword,
  listUsers,
  recordLogin,
  setUserBlocked,
  setUserName,
} from './users.ts';

const passkey = (credentialId: string): NewPasskey => ({
  credentialId,
  publicKey: Buffer.from([1, 2, 3]),
  algorithm: -7,
  signCount: 4_294_967_295,
  userVerified: true,
  backupEligible: true,
  backedUp: false,
  transports: ['internal'],
  aaguid: '00000000-0000-0000-0000-000000000000',
  name: 'Passkey',
});

const email = (value: string) => ({ kind: 'email' as const, value });

describe('a new user', () => {
  test('is written with identity and password, and found by them', async () => {
    const tenantId = await tenant();
    const connectionId = await connection(tenantId);
    const created = await user(tenantId, connectionId, 'ada@example.com');
    expect(created.id).toMatch(/^auth0\|[0-9a-f]{24}$/);
    expect(created.emailVerified).toBe(false);
    const found = await findUserForPassword(tenantId, connectionId, email('ada@example.com'));
    expect(found).toEqual({ user: created, passwordHash: '$argon2id$stored' });
    expect(await listUsersByEmail(tenantId, ['ADA@example.com', 'ada@example.com'])).toEqual([
      created,
    ]);
    expect(await findUserWithConnection(tenantId, created.id)).toEqual({
      user: created,
      connectionId,
    });
  });

  test('is written with a passkey and its user handle', async () => {
    const tenantId = await tenant();
    const connectionId = await connection(tenantId);
    const created = await createUser(
      tenantId,
      connectionId,
      email('p@example.com'),
      {},
      {
        passkey: { rpId: 'example.com', userHandle: 'handle', passkey: passkey('cred-1') },
      },
    );
    const [stored] = await listPasskeys(tenantId, created?.id ?? '');
    expect(stored).toMatchObject({ rpId: 'example.com', signCount: 4_294_967_295 });
    const found = await findUserForPassword(tenantId, connectionId, email('p@example.com'));
    expect(found?.passwordHash).toBeNull();
  });

  test('cannot have an identifier that the connection knows, and leaves nothing behind', async () => {
    const tenantId = await tenant();
    const connectionId = await connection(tenantId);
    await user(tenantId, connectionId, 'twice@example.com');
    const second = await createUser(
      tenantId,
      connectionId,
      email('twice@example.com'),
      {},
      {
        passkey: { rpId: 'example.com', userHandle: 'h', passkey: passkey('cred-2') },
      },
    );
    expect(second).toBeUndefined();
    expect(await listUsers(tenantId, { limit: 10, offset: 0 })).toHaveLength(1);
  });

  test('cannot take a passkey that somebody has', async () => {
    const tenantId = await tenant();
    const connectionId = await connection(tenantId);
    const credentials = (userHandle: string) => ({
      passkey: { rpId: 'example.com', userHandle, passkey: passkey('cred-3') },
    });
    await createUser(tenantId, connectionId, email('one@example.com'), {}, credentials('h1'));
    expect(
      await createUser(tenantId, connectionId, email('two@example.com'), {}, credentials('h2')),
    ).toBeUndefined();
    expect(await listUsersByEmail(tenantId, ['two@example.com'])).toEqual([]);
  });

  test('exists once, however many ask at the same time', async () => {
    const tenantId = await tenant();
    const connectionId = await connection(tenantId);
    const made = await Promise.all(
      Array.from({ length: 20 }, () =>
        createUser(tenantId, connectionId, email('race@example.com'), {}, {}),
      ),
    );
    expect(made.filter((one) => one !== undefined)).toHaveLength(1);
  });

  test('may have the same identifier in another connection or tenant', async () => {
    const tenantId = await tenant();
    await user(tenantId, await connection(tenantId), 'same@example.com');
    await user(tenantId, await connection(tenantId), 'same@example.com');
    const other = await tenant();
    await user(other, await connection(other), 'same@example.com');
    expect(await listUsers(other, { limit: 10, offset: 0 })).toHaveLength(1);
  });
});

test('another tenant finds and changes nobody', async () => {
  const one = await tenant();
  const connectionId = await connection(one);
  const { id } = await user(one, connectionId, 'mine@example.com');
  const other = await tenant();
  expect(await findUser(other, id)).toBeUndefined();
  expect(await findUserWithConnection(other, id)).toBeUndefined();
  expect(await listUsersByEmail(other, ['mine@example.com'])).toEqual([]);
  expect(await findUserForPassword(other, connectionId, email('mine@example.com'))).toBeUndefined();
  expect(await setUserBlocked(other, id, true)).toBe(false);
  expect((await findUser(one, id))?.blocked).toBe(false);
});

test('a user’s identifier is what they sign in with, whatever it is', async () => {
  const tenantId = await tenant();
  const connectionId = await connection(tenantId);
  for (const [kind, value] of [
    ['email', 'ada@example.com'],
    ['username', 'ada'],
    ['phoneNumber', '+15550100'],
  ] as const) {
    const created = await createUser(tenantId, connectionId, { kind, value }, {}, {});
    expect(await findIdentifier(tenantId, created?.id ?? '')).toBe(value);
    expect(await findIdentifier(await tenant(), created?.id ?? '')).toBeUndefined();
  }
});

test('logins are counted', async () => {
  const tenantId = await tenant();
  const { id } = await user(tenantId, await connection(tenantId));
  await Promise.all([
    recordLogin(tenantId, id, '192.0.2.1'),
    recordLogin(tenantId, id, '192.0.2.1'),
  ]);
  const known = await findUser(tenantId, id);
  expect(known?.loginsCount).toBe(2);
  expect(known?.lastLoginAt).toBeInstanceOf(Date);
  expect(known?.lastIp).toBe('192.0.2.1');
});

test('a user can be blocked and let in again', async () => {
  const tenantId = await tenant();
  const { id } = await user(tenantId, await connection(tenantId));
  expect(await setUserBlocked(tenantId, id, true)).toBe(true);
  expect((await findUser(tenantId, id))?.blocked).toBe(true);
  await setUserBlocked(tenantId, id, false);
  expect((await findUser(tenantId, id))?.blocked).toBe(false);
});

test('a user can be given another name, in their own tenant only', async () => {
  const tenantId = await tenant();
  const { id } = await user(tenantId, await connection(tenantId));
  expect(await setUserName(await tenant(), id, 'Eve')).toBeUndefined();
  expect((await findUser(tenantId, id))?.name).not.toBe('Eve');
  expect(await setUserName(tenantId, id, 'Ada Lovelace')).toMatchObject({
    id,
    name: 'Ada Lovelace',
  });
  expect((await findUser(tenantId, id))?.name).toBe('Ada Lovelace');
});

test('a password is known of whoever has one here, in their own tenant', async () => {
  const tenantId = await tenant();
  const connectionId = await connection(tenantId);
  const { id } = await user(tenantId, connectionId);
  const without = await createUser(tenantId, connectionId, email('without@example.com'), {}, {});
  expect(await hasPassword(tenantId, id)).toBe(true);
  expect(await hasPassword(tenantId, without?.id ?? '')).toBe(false);
  expect(await hasPassword(await tenant(), id)).toBe(false);
  expect(await hasPassword(tenantId, 'auth0|nobody')).toBe(false);
});
