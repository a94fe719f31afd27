/** Ready-made rows for store tests, all through the store's own functions. */
import { newId, randomHex } from '#app/ids.ts';
import { insertClient } from '#app/store/clients.ts';
import { insertConnection } from '#app/store/connections.ts';
import { insertTenant } from '#app/store/tenants.ts';
import { createUser } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';

export async function tenant(): Promise<string> {
  const id = newId('ten');
  await insertTenant({ id, name: randomHex(12), displayName: 'Acme', branding: {} });
  return id;
}

export async function connection(tenantId: string): Promise<string> {
  const id = newId('con');
  await insertConnection(tenantId, {
    id,
    name: `db-${randomHex(8)}`,
    strategy: 'auth0',
    displayName: null,
    options: {},
  });
  return id;
}

export async function client(tenantId: string, secret: string | null = 'hush'): Promise<string> {
  const clientId = newId('app');
  await insertClient(tenantId, { clientId, name: 'App', secret, settings: { app_type: 'spa' } });
  return clientId;
}

export async function user(
  tenantId: string,
  connectionId: string,
  email = `${randomHex(8)}@example.com`,
): Promise<User> {
  const created = await createUser(
    tenantId,
    connectionId,
    { kind: 'email', value: email },
    {},
    { passwordHash: '$argon2id$stored' },
  );
  if (!created) throw new Error('the user exists already');
  return created;
}
