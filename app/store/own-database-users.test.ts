import { beforeEach, describe, expect, test } from 'vitest';

import { notePasswordProved, saveDescribedUser, saveMovedUser } from './own-database-users.ts';
import type { Described } from './own-database-users.ts';
import { listPasskeys } from './passkeys.ts';
import { connection, tenant } from './tests/fixtures.ts';
import { newPasskey } from './tests/passkeys.ts';
import {
  findIdentifier,
  findUser,
  findUserForPassword,
  findUserWithConnection,
  hasPassword,
  setUserBlocked,
} from './users.ts';

let tenantId: string;
let connectionId: string;

beforeEach(async () => {
  tenantId = await tenant();
  connectionId = await connection(tenantId);
});

const ada: Described = {
  providerUserId: '7',
  isBlockedThere: false,
  email: 'Ada@example.com',
  emailVerified: true,
  username: 'ada',
  phoneNumber: null,
  name: 'Ada',
  nickname: 'ada',
  picture: null,
  appMetadata: { plan: 'gold' },
};
const email = { kind: 'email', value: 'ada@example.com' } as const;
const proved = { typed: email, passwordHash: '$argon2id$moved' };
const passkey = () => ({ rpId: 'example.com', userHandle: 'handle', passkey: newPasskey() });

describe('somebody of a database of the tenant', () => {
  test('has the id that it gives them, and is not found by what it calls them', async () => {
    const user = await saveDescribedUser(tenantId, connectionId, ada);
    expect(user).toMatchObject({ id: 'auth0|7', email: 'Ada@example.com', emailVerified: true });
    expect(await findUser(tenantId, 'auth0|7')).toMatchObject({ appMetadata: { plan: 'gold' } });
    expect(await findUserWithConnection(tenantId, 'auth0|7')).toMatchObject({ connectionId });
    for (const one of [email, { kind: 'username', value: 'ada' } as const]) {
      expect(await findUserForPassword(tenantId, connectionId, one)).toBeUndefined();
    }
  });

  test('is described anew each time, and stays blocked', async () => {
    await saveDescribedUser(tenantId, connectionId, ada);
    await setUserBlocked(tenantId, 'auth0|7', true);
    const anew = { ...ada, name: 'Ada L.', emailVerified: false, appMetadata: null };
    expect(await saveDescribedUser(tenantId, connectionId, anew)).toMatchObject({
      ...{ id: 'auth0|7', name: 'Ada L.', emailVerified: false, appMetadata: null },
      blocked: true,
    });
  });

  test('is one user of two first sign-ins at once', async () => {
    const both = await Promise.all(
      [1, 2].map(() => saveDescribedUser(tenantId, connectionId, ada)),
    );
    expect(both.map((user) => user?.id)).toEqual(['auth0|7', 'auth0|7']);
  });

  test('comes with a first passkey only where they are new', async () => {
    expect(await saveDescribedUser(tenantId, connectionId, ada, passkey())).toBeDefined();
    expect(await listPasskeys(tenantId, 'auth0|7')).toHaveLength(1);
    expect(await saveDescribedUser(tenantId, connectionId, ada, passkey())).toBeUndefined();
    expect(await listPasskeys(tenantId, 'auth0|7')).toHaveLength(1);
  });

  test('is nobody to another connection that gives the same id', async () => {
    await saveDescribedUser(tenantId, connectionId, ada);
    const mallory = { ...ada, name: 'Mallory' };
    const second = await connection(tenantId);
    expect(await saveDescribedUser(tenantId, second, mallory)).toBeUndefined();
    expect(await saveMovedUser(tenantId, second, mallory, proved)).toBeUndefined();
    expect(await findUser(tenantId, 'auth0|7')).toMatchObject({ name: 'Ada' });
  });

  test('has the same id in another tenant, and is somebody else', async () => {
    await saveDescribedUser(tenantId, connectionId, ada);
    const other = await tenant();
    await saveDescribedUser(other, await connection(other), { ...ada, name: 'Another' });
    expect(await findUser(tenantId, 'auth0|7')).toMatchObject({ name: 'Ada' });
    expect(await findUser(other, 'auth0|7')).toMatchObject({ name: 'Another' });
  });
});

describe('a password in that database', () => {
  test('is known after it was right, with what was typed beside it', async () => {
    await saveDescribedUser(tenantId, connectionId, ada);
    expect(await hasPassword(tenantId, 'auth0|7')).toBe(false);
    await notePasswordProved(tenantId, connectionId, { providerUserId: '7', typed: 'ADA' });
    expect(await hasPassword(tenantId, 'auth0|7')).toBe(true);
    expect(await findIdentifier(tenantId, 'auth0|7')).toBe('ADA');
  });

  test('of somebody of another tenant or connection is not noted', async () => {
    await saveDescribedUser(tenantId, connectionId, ada);
    const proved = { providerUserId: '7', typed: 'ada' };
    await notePasswordProved(await tenant(), connectionId, proved);
    await notePasswordProved(tenantId, await connection(tenantId), proved);
    expect(await hasPassword(tenantId, 'auth0|7')).toBe(false);
  });
});

describe('somebody who moves here', () => {
  const move = (described: Described) => saveMovedUser(tenantId, connectionId, described, proved);

  test('keeps the id and the password, and is found by what they are called', async () => {
    expect(await move(ada)).toMatchObject({ id: 'auth0|7' });
    for (const one of [email, { kind: 'username', value: 'ada' } as const]) {
      expect(await findUserForPassword(tenantId, connectionId, one)).toMatchObject({
        user: { id: 'auth0|7' },
        passwordHash: '$argon2id$moved',
      });
    }
    expect(await hasPassword(tenantId, 'auth0|7')).toBe(true);
  });

  test('keeps the passkeys that they have here', async () => {
    await saveDescribedUser(tenantId, connectionId, ada, passkey());
    expect(await move({ ...ada, name: 'Countess' })).toMatchObject({
      ...{ id: 'auth0|7', name: 'Countess', email: 'ada@example.com' },
    });
    expect(await findUserForPassword(tenantId, connectionId, email)).toMatchObject({
      user: { id: 'auth0|7' },
      passwordHash: '$argon2id$moved',
    });
    expect(await listPasskeys(tenantId, 'auth0|7')).toHaveLength(1);
  });

  test('does so once, and takes no address of somebody else', async () => {
    await move(ada);
    expect(await move(ada)).toBeUndefined();
    expect(await move({ ...ada, providerUserId: '8', username: 'other' })).toBeUndefined();
    expect(await findUser(tenantId, 'auth0|8')).toBeUndefined();
  });
});
