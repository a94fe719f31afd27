import { describe, expect, test } from 'vitest';

import { findConnectionByName } from '#app/store/connections.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { findUser, findUserForPassword } from '#app/store/users.ts';

import { makeUserElsewhere } from './make-user-elsewhere.ts';
import { findScriptPlace } from './named-script.ts';
import { options, publishSource, sources, tenantWithOwnDatabase } from './tests/own-database.ts';
import { blockUser, createUser, getUserIdByEmail, listManagedUsers, renameUser } from './users.ts';

const password = 'correct horse battery staple';
const bcrypt = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
const email = 'grace@example.com';

const publish = (tenant: Tenant, script: string, source: string) =>
  publishSource(tenant, { connection: 'people', script }, source);

/** A connection with Get User, which knows Ada only, and the Create that is given. */
async function tenantWhere(create: string, document: object = options): Promise<Tenant> {
  const tenant = await tenantWithOwnDatabase(document);
  await publish(tenant, 'get_user', sources.getUser);
  await publish(tenant, 'create', create);
  return tenant;
}

const creating = (answer: string) =>
  `function create(user, context, callback) { callback(${answer}); }`;

async function findHere(tenant: Tenant, address: string) {
  const connection = await findConnectionByName(tenant.id, 'people');
  return findUserForPassword(tenant.id, connection?.id ?? '', { kind: 'email', value: address });
}

describe('where people live in a database of the tenant’s own', () => {
  test('create makes them there, and here is only who they are', async () => {
    const tenant = await tenantWhere(sources.create);
    const made = await createUser(tenant.id, 'people', { email, password });
    expect(made).toMatchObject({ id: 'auth0|8', email, blocked: false });
    expect(await findUser(tenant.id, 'auth0|8')).toMatchObject({ email });
    expect(await findHere(tenant, email)).toBeUndefined();
    expect(await listManagedUsers(tenant.id, {})).toMatchObject([{ id: 'auth0|8', email }]);
  });

  test('create is told all that was said about them', async () => {
    const tenant = await tenantWhere(
      creating(
        `null, { user_id: '8', email: user.email, app_metadata: { ...user, password: typeof user.password } }`,
      ),
    );
    await createUser(tenant.id, 'people', { email, password, name: 'Grace', emailVerified: true });
    const { appMetadata } = (await findUser(tenant.id, 'auth0|8')) ?? {};
    expect(appMetadata).toEqual({
      ...{ client_id: 'management', tenant: tenant.name, connection: 'people' },
      ...{ email, password: 'string', name: 'Grace', email_verified: true },
    });
  });

  test('without an answer of create, Get User says who it was', async () => {
    const tenant = await tenantWhere(creating('null'));
    const found = `function getUser(identifier, context, callback) {
      callback(null, { user_id: '9', email: identifier });
    }`;
    await publish(tenant, 'get_user', found);
    const place = await findScriptPlace(tenant.id, 'people');
    const person = { email, password, name: undefined, emailVerified: false };
    expect(await makeUserElsewhere(place, person)).toMatchObject({ id: 'auth0|9', email });
    expect(await findUser(tenant.id, 'auth0|9')).toMatchObject({ email });
  });

  test('whom nobody can name afterwards is not made here', async () => {
    const tenant = await tenantWhere(creating('null'));
    await expect(createUser(tenant.id, 'people', { email, password })).rejects.toMatchObject({
      code: 'user_database_failed',
      message: expect.stringContaining('get_user') as unknown,
    });
    expect(await listManagedUsers(tenant.id, {})).toEqual([]);
  });

  test('an id that somebody has here already is nobody new', async () => {
    const tenant = await tenantWhere(sources.create);
    await createUser(tenant.id, 'people', { email });
    await blockUser(tenant.id, 'auth0|8', true);
    await expect(createUser(tenant.id, 'people', { email })).rejects.toMatchObject({
      code: 'user_database_conflict',
    });
  });

  test('whom Get User knows is not made twice', async () => {
    const tenant = await tenantWhere(creating(`new Error('asked')`));
    await expect(
      createUser(tenant.id, 'people', { email: 'ada@example.com', password }),
    ).rejects.toMatchObject({ code: 'user_exists' });
  });

  test.each([
    [`new ValidationError('user_exists')`, 'user_exists', 'already'],
    [`new ValidationError('no-guests', 'Staff only')`, 'signup_refused', 'Staff only'],
    [`new Error('no table')`, 'user_database_failed', 'no table'],
    [`null, { email: 'grace@example.com' }`, 'user_database_failed', 'did not say whom'],
  ])('create that ends with %s is refused with %s', async (answer, code, reason) => {
    const tenant = await tenantWhere(creating(answer));
    await expect(createUser(tenant.id, 'people', { email, password })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(reason) as unknown,
    });
    expect(await listManagedUsers(tenant.id, {})).toEqual([]);
  });

  test('a hash is refused: passwords are kept there', async () => {
    const tenant = await tenantWhere(creating(`new Error('asked')`));
    await expect(
      createUser(tenant.id, 'people', { email, passwordHash: bcrypt }),
    ).rejects.toMatchObject({ code: 'password_hash_refused' });
  });

  test('a password follows the rules of the connection before any script runs', async () => {
    const tenant = await tenantWhere(creating(`new Error('asked')`));
    await expect(
      createUser(tenant.id, 'people', { email, password: 'short' }),
    ).rejects.toMatchObject({ code: 'password_too_short' });
  });

  test('their name is changed where they live', async () => {
    const tenant = await tenantWhere(sources.create);
    await createUser(tenant.id, 'people', { email });
    await expect(renameUser(tenant.id, 'auth0|8', { name: 'Grace' })).rejects.toMatchObject({
      code: 'user_lives_elsewhere',
    });
  });

  test('they are found by their address as it is written there', async () => {
    const tenant = await tenantWhere(
      creating(`null, { user_id: '8', email: 'Grace@example.com' }`),
    );
    await createUser(tenant.id, 'people', { email });
    expect(await getUserIdByEmail(tenant.id, 'Grace@example.com')).toBe('auth0|8');
  });
});

describe('where people move here', () => {
  const moving = { ...options, import_mode: true };
  const asked = creating(`new Error('asked')`);

  test('somebody new is made here, and create is not asked', async () => {
    const tenant = await tenantWhere(asked, moving);
    const { id } = await createUser(tenant.id, 'people', { email, password });
    expect(await findHere(tenant, email)).toMatchObject({ user: { id } });
    const imported = { email: 'hopper@example.com', passwordHash: bcrypt };
    const { id: second } = await createUser(tenant.id, 'people', imported);
    expect(await findHere(tenant, imported.email)).toMatchObject({
      ...{ user: { id: second }, passwordHash: bcrypt },
    });
    expect(await renameUser(tenant.id, id, { name: 'Grace' })).toMatchObject({ name: 'Grace' });
  });

  test('whoever has not moved yet is somebody already', async () => {
    const tenant = await tenantWhere(asked, moving);
    await expect(
      createUser(tenant.id, 'people', { email: 'ada@example.com', password }),
    ).rejects.toMatchObject({
      code: 'user_exists',
      message: expect.stringContaining('get_user') as unknown,
    });
    expect(await listManagedUsers(tenant.id, {})).toEqual([]);
  });
});
