/**
 * A process that makes users in the database of the server under test: told how many by its
 * parent, it answers with what they sign in with. Passkeys are registered by the real ceremony.
 */
import { once } from 'node:events';

import bcrypt from '@node-rs/bcrypt';

import { hashPassword } from '#app/credentials/password.ts';
import { closeDatabase } from '#app/store/health.ts';
import { listConnections } from '#app/store/connections.ts';
import { findTenantByName } from '#app/store/tenants.ts';
import { createUser } from '#app/store/users.ts';
import type { FirstCredentials } from '#app/store/users.ts';

import type { Crowd, People } from './people.ts';
import { PASSWORD } from './people.ts';
import { registerPasskey } from './register-passkey.ts';

const BCRYPT_COST = 10;

const [crowd] = (await once(process, 'message')) as [Crowd];
const tenant = await findTenantByName('default');
const [connection] = tenant ? await listConnections(tenant.id) : [];
if (!tenant || !connection) throw new Error('the server has not seeded its first tenant');

const people: People = {
  passkeys: [],
  // Everybody has the same password and hash: each is computed anew at every sign-in.
  passwords: await makeUsers('password', crowd.passwords, await argon2Hash()),
  bcryptImports: await makeUsers(
    'bcrypt',
    crowd.bcryptImports,
    await bcrypt.hash(PASSWORD, { cost: BCRYPT_COST }),
  ),
};
for (let count = 0; count < (crowd.passkeys ?? 0); count += 1) {
  const identifier = `passkey-${count}@example.com`;
  const { portable, stored } = await registerPasskey(tenant, identifier);
  await makeUser(identifier, { passkey: stored });
  people.passkeys.push(portable);
}
await new Promise((sent) => process.send?.(people, sent));
process.disconnect();
await closeDatabase();

async function makeUser(identifier: string, credentials: FirstCredentials): Promise<void> {
  const named = { kind: 'email', value: identifier } as const;
  if (!tenant || !connection) return;
  const user = await createUser(tenant.id, connection.id, named, {}, credentials);
  if (!user) throw new Error(`${identifier} exists already`);
}

async function makeUsers(kind: string, count = 0, passwordHash: string): Promise<string[]> {
  const identifiers = Array.from({ length: count }, (_, index) => `${kind}-${index}@example.com`);
  for (const identifier of identifiers) await makeUser(identifier, { passwordHash });
  return identifiers;
}

async function argon2Hash(): Promise<string> {
  const hashed = await hashPassword(PASSWORD);
  if (!hashed.ok) throw new Error(hashed.code);
  return hashed.hash;
}
