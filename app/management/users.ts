import { z } from 'zod';

import { hashPassword } from '#app/credentials/password.ts';
import { newToken } from '#app/ids.ts';
import { createUser as storeUser, findUser, setUserBlocked } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';
import { insertTicket } from '#app/store/tickets.ts';
import { listDomains } from '#app/store/tenants.ts';
import { siteOf } from '#app/tenancy/site.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { getConnection } from './connections.ts';
import { ManagementError } from './management-error.ts';

const RESCUE_LIFETIME_MS = 60 * 60 * 1000;

export const newUserSchema = z
  .object({
    email: z.email().toLowerCase().max(254),
    name: z.string().trim().min(1).max(150).optional(),
    emailVerified: z.boolean().default(false),
    password: z.string().min(1).optional(),
    /** An imported bcrypt or argon2id hash instead of a password. */
    passwordHash: z
      .string()
      .regex(/^\$(?:2[aby]|argon2id)\$/, 'expected a bcrypt or argon2id hash')
      .optional(),
  })
  .refine(({ password, passwordHash }) => !(password && passwordHash), {
    path: ['passwordHash'],
    message: 'expected either a password or a hash, not both',
  });

/** Makes a user in a connection, with a password, an imported hash, or neither. */
export async function createUser(
  tenantId: string,
  connectionName: string,
  input: z.input<typeof newUserSchema>,
): Promise<User> {
  const { email, name, emailVerified, password, passwordHash } = newUserSchema.parse(input);
  const connection = await getConnection(tenantId, connectionName);
  const hash = password === undefined ? passwordHash : await hashed(password);
  const user = await storeUser(
    tenantId,
    connection.id,
    { kind: 'email', value: email },
    { name, emailVerified },
    { passwordHash: hash },
  );
  if (!user) throw new ManagementError('user_exists', `${email} is already a user of ${connectionName}`);
  return user;
}

async function hashed(password: string): Promise<string> {
  const outcome = await hashPassword(password);
  if (!outcome.ok) throw new ManagementError(outcome.code, 'too many passwords are being hashed');
  return outcome.hash;
}

/** Makes a link that lets its user in once, to create a new passkey or set a new password. */
export async function createRescueLink(
  tenant: Tenant,
  userId: string,
): Promise<{ url: string; expiresAt: Date }> {
  const user = await findUser(tenant.id, userId);
  if (!user) throw new ManagementError('user_not_found', `there is no user ${userId}`);
  const domain = (await listDomains(tenant.id)).find(({ status }) => status === 'active');
  if (!domain) throw new ManagementError('domain_not_found', 'the tenant has no active domain');
  const token = newToken();
  const expiresAt = new Date(Date.now() + RESCUE_LIFETIME_MS);
  await insertTicket(tenant.id, { token, userId, purpose: 'rescue', expiresAt });
  return { url: `${siteOf(tenant, domain).origin}/rescue?ticket=${token}`, expiresAt };
}

export async function blockUser(tenantId: string, userId: string, blocked: boolean): Promise<void> {
  if (!(await setUserBlocked(tenantId, userId, blocked))) {
    throw new ManagementError('user_not_found', `there is no user ${userId}`);
  }
}
