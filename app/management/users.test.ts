import { beforeAll, describe, expect, it } from 'vitest';

import { verifyPassword } from '#app/credentials/password.ts';
import { randomHex } from '#app/ids.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { findTicket } from '#app/store/tickets.ts';
import { findUserForPassword } from '#app/store/users.ts';

import { createConnection } from './connections.ts';
import { changeDomainStatus, createDomain } from './domains.ts';
import { getConnection } from './named-connection.ts';
import { createTenant } from './tenants.ts';
import {
  blockUser,
  createRescueLink,
  createUser,
  getUserIdByEmail,
  listManagedUsers,
  newUserSchema,
} from './users.ts';

const password = 'correct horse battery staple';
const newEmail = () => `ada-${randomHex(8)}@example.com`;

let tenant: Tenant;
beforeAll(async () => {
  tenant = await newTenant();
  await createConnection(tenant.id, 'people', {});
});

const newTenant = () => createTenant({ name: `t-${randomHex(8)}`, displayName: 'Acme' });

describe('a password', () => {
  it('is stored so that it verifies', async () => {
    const { email } = await createUser(tenant.id, 'people', { email: newEmail(), password });
    const { id } = await getConnection(tenant.id, 'people');
    const found = await findUserForPassword(tenant.id, id, { kind: 'email', value: email ?? '' });
    expect(await verifyPassword(password, found?.passwordHash ?? null)).toMatchObject({
      verified: true,
    });
  });

  it('follows the rules of its connection', async () => {
    await createConnection(tenant.id, 'strict', {
      password_options: {
        complexity: { min_length: 8, character_types: ['number'] },
        dictionary: { active: true, custom: ['latchkey-1'] },
        profile_data: { active: true },
      },
    });
    const give = (chosen: string) =>
      createUser(tenant.id, 'strict', { email: 'lovelace@example.com', password: chosen });
    await expect(give('short')).rejects.toMatchObject({ code: 'password_too_short' });
    await expect(give('no digits here')).rejects.toMatchObject({
      code: 'password_too_weak',
      message:
        'the password breaks a rule of strict, which wants at least 8 bytes, number, dictionary, profile_data',
    });
    await expect(give('Latchkey-1')).rejects.toMatchObject({ code: 'password_too_common' });
    await expect(give('lovelace-1')).rejects.toMatchObject({ code: 'password_contains_profile' });
    await expect(give('a'.repeat(257))).rejects.toMatchObject({ code: 'password_too_long' });
    expect((await give('12 apples')).email).toBe('lovelace@example.com');
  });
});

describe('an imported hash', () => {
  const bcrypt = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
  const argon2id = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$';
  const digest = 'wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA';
  const email = 'ada@example.com';

  it.each([bcrypt, bcrypt.replace('2b', '2a'), bcrypt.replace('2b', '2y'), argon2id + digest])(
    'may be %s',
    (passwordHash) => {
      expect(newUserSchema.parse({ email, passwordHash }).passwordHash).toBe(passwordHash);
    },
  );

  it.each([
    ['of another kind', '$1$salt$digest'],
    ['that is a password', 'hunter2'],
    ['that was cut', bcrypt.slice(0, -1)],
    ['without its end', argon2id],
    ['that would cost too much', bcrypt.replace('$10$', '$20$')],
    ['that needs too much memory', `${argon2id}${digest}`.replace('19456', '9999999')],
    ['with a line break', `${bcrypt}\n`],
  ])('%s would never verify and is refused', (_, passwordHash) => {
    const parsed = newUserSchema.safeParse({ email, passwordHash });
    expect(parsed.error?.issues[0]?.path).toEqual(['passwordHash']);
  });

  it('does not come with a password too', () => {
    const parsed = newUserSchema.safeParse({ email, password, passwordHash: bcrypt });
    expect(parsed.error?.issues).toEqual([
      expect.objectContaining({ message: 'expected either a password or a hash, not both' }),
    ]);
  });
});

describe('an address', () => {
  it('is one user of a connection, in any case', async () => {
    const email = newEmail();
    await createUser(tenant.id, 'people', { email });
    await expect(
      createUser(tenant.id, 'people', { email: email.toUpperCase() }),
    ).rejects.toMatchObject({ code: 'user_exists' });
  });

  it('does not say who is meant where two connections have it', async () => {
    const email = newEmail();
    const { id } = await createUser(tenant.id, 'people', { email });
    expect(await getUserIdByEmail(tenant.id, email.toUpperCase())).toBe(id);
    await createConnection(tenant.id, 'more', {});
    await createUser(tenant.id, 'more', { email });
    await expect(getUserIdByEmail(tenant.id, email)).rejects.toMatchObject({
      code: 'user_ambiguous',
    });
  });
});

describe('a rescue link', () => {
  it('leads to an active domain of the tenant, and its ticket is good for an hour', async () => {
    const own = await newTenant();
    await createConnection(own.id, 'people', {});
    const { id } = await createUser(own.id, undefined, { email: newEmail() });
    await expect(createRescueLink(own, id)).rejects.toMatchObject({ code: 'domain_not_found' });

    const old = `old-${randomHex(6)}.example.com`;
    const host = `new-${randomHex(6)}.example.com`;
    await createDomain(own, { host: old });
    await createDomain(own, { host });
    await changeDomainStatus(own, old, 'disabled');
    const startedAt = Date.now();
    const { url, expiresAt } = await createRescueLink(own, id);
    expect(expiresAt.getTime() - startedAt).toBeGreaterThanOrEqual(60 * 60 * 1000);
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(60 * 60 * 1000);
    const link = new URL(url);
    expect(link.origin + link.pathname).toBe(`https://${host}/rescue`);
    const ticket = await findTicket(own.id, 'rescue', link.searchParams.get('ticket') ?? '');
    expect(ticket?.userId).toBe(id);
  });

  it('is not made for a user whom it would not let in', async () => {
    const { id } = await createUser(tenant.id, 'people', { email: newEmail() });
    await blockUser(tenant.id, id, true);
    await expect(createRescueLink(tenant, id)).rejects.toMatchObject({ code: 'user_blocked' });
  });
});

it('belongs to its tenant', async () => {
  const { id, email } = await createUser(tenant.id, 'people', { email: newEmail() });
  const other = await newTenant();
  const refusal = { code: 'user_not_found' };
  await expect(blockUser(other.id, id, true)).rejects.toMatchObject(refusal);
  await expect(createRescueLink(other, id)).rejects.toMatchObject(refusal);
  await expect(getUserIdByEmail(other.id, email ?? '')).rejects.toMatchObject(refusal);
  expect(await listManagedUsers(other.id, {})).toEqual([]);
  expect(await listManagedUsers(tenant.id, { limit: 1000 })).toContainEqual(
    expect.objectContaining({ id, blocked: false }),
  );
});
