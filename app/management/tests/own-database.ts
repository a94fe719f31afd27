/** A tenant with a connection whose people live in a database of its own, and scripts for it. */
import { afterAll } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { findTenantById } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { tenant } from '#app/store/tests/fixtures.ts';

import { createConnection } from '../connections.ts';
import { publishScript } from '../script-publishing.ts';
import { saveScript } from '../script-versions.ts';

afterAll(() => {
  stopSandbox();
});

export const options = {
  enabledDatabaseCustomization: true,
  import_mode: false,
  enable_script_context: true,
};

export const withPasskeys = {
  ...options,
  authentication_methods: { passkey: { enabled: true } },
};

/** Without signing keys, which take long to make: nobody signs in here. */
export async function newTenant(): Promise<Tenant> {
  const stored = await findTenantById(await tenant());
  if (!stored) throw new Error('the tenant was not stored');
  return stored;
}

/** The connection is called `people`. */
export async function tenantWithOwnDatabase(document: object = options): Promise<Tenant> {
  const made = await newTenant();
  await createConnection(made.id, 'people', { ...document });
  return made;
}

export const login = { connection: 'people', script: 'login' };
export const getUser = { connection: 'people', script: 'get_user' };
export const create = { connection: 'people', script: 'create' };

/** One person is known: by the address and by the id. */
export const sources = {
  login: `function login(name, password, context, callback) {
  if (name !== 'ada@example.com') return callback(new WrongUsernameOrPasswordError(null));
  if (password !== 'correct horse') return callback(new WrongUsernameOrPasswordError('7'));
  callback(null, { user_id: '7', email: name });
}`,
  getUser: `function getUser(identifier, context, callback) {
  const known = context.identifierType === 'user_id' ? '7' : 'ada@example.com';
  callback(null, identifier === known ? { user_id: '7', email: 'ada@example.com' } : null);
}`,
  getUserByEmail: `function getByEmail(email, callback) {
  callback(null, email === 'ada@example.com' ? { user_id: '7', email } : null);
}`,
  create: `function create(user, context, callback) {
  callback(null, { user_id: '8', email: user.email });
}`,
} as const;

export async function publishSource(
  tenant: Tenant,
  reference: { connection: string; script: string },
  source: string,
  identifier?: string,
): Promise<number> {
  await saveScript(tenant.id, reference, { source }, 'ada');
  const { version } = await publishScript(tenant.id, reference, { identifier }, 'ada');
  return version;
}
