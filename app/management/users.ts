import { z } from 'zod';

import { findConnectionById } from '#app/connections/connection.ts';
import type { Connection } from '#app/connections/connection.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { canVerify, hashPassword } from '#app/credentials/password.ts';
import { checkPassword, passwordRequirements } from '#app/credentials/password-policy.ts';
import { parseTypedName } from '#app/flows/account/typed-name.ts';
import { newToken } from '#app/ids.ts';
import { listConnections } from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import { listDomains } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { insertTicket } from '#app/store/tickets.ts';
import {
  createUser as storeUser,
  findUser,
  findUserWithConnection,
  listUsers,
  listUsersByEmail,
  setUserBlocked,
  setUserName,
} from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';
import { siteOf } from '#app/tenancy/site.ts';

import { getConnection } from './named-connection.ts';
import { makeUserElsewhere, requireNobodyElsewhere } from './make-user-elsewhere.ts';
import { ManagementError } from './management-error.ts';
import { placeOf } from './named-script.ts';

const RESCUE_LIFETIME_MS = 60 * 60 * 1000;

/** A user as an administrator sees them. */
export type ManagedUser = Pick<
  User,
  | 'id'
  | 'email'
  | 'emailVerified'
  | 'name'
  | 'blocked'
  | 'loginsCount'
  | 'lastLoginAt'
  | 'createdAt'
>;

/** By the rule of the account page: devices show it, too. */
const personName = z
  .string()
  .transform(parseTypedName)
  .refine((name) => name !== undefined, 'expected a name of 1 to 120 characters');

export const newUserSchema = z
  .object({
    email: z.email().toLowerCase().max(254),
    name: personName.optional(),
    emailVerified: z.boolean().default(false),
    password: z.string().min(1).optional(),
    /** An imported bcrypt or argon2id hash instead of a password. */
    passwordHash: z
      .string()
      .regex(/^\$(?:2[aby]|argon2id)\$/)
      .refine(canVerify)
      .optional(),
  })
  .refine(({ password, passwordHash }) => !(password && passwordHash), {
    path: ['passwordHash'],
    message: 'expected either a password or a hash, not both',
  });

const nameSchema = z.object({ name: personName });

const pageSchema = z.object({
  limit: z.number().int().min(1).max(1000).default(50),
  offset: z.number().int().min(0).default(0),
});

/**
 * Makes a user in a connection (the tenant's oldest, where none is named), with a password, an
 * imported hash, or neither. A password must follow the connection's rules; a hash tells nothing of
 * its password and is taken as it is. Where people live in a database of the tenant's own, its
 * `create` script makes them, and takes no hash.
 */
export async function createUser(
  tenantId: string,
  connectionName: string | undefined,
  input: z.input<typeof newUserSchema>,
): Promise<ManagedUser> {
  const { email, name, emailVerified, password, passwordHash } = newUserSchema.parse(input);
  const connection = await connectionOf(tenantId, connectionName);
  const place = await placeOf(tenantId, connection);
  const home = homeOf(place.connection.options);
  if (home === 'own_database' && passwordHash !== undefined) {
    throw new ManagementError(
      'password_hash_refused',
      `the database of ${connection.name} keeps its passwords itself: put the hash there, or give a password`,
    );
  }
  if (password !== undefined) requireGoodPassword(password, place.connection, [email, name ?? '']);
  if (home !== 'here') await requireNobodyElsewhere(place, email);
  if (home === 'own_database') {
    return managed(await makeUserElsewhere(place, { email, name, emailVerified, password }));
  }
  const hash = password === undefined ? passwordHash : await hashed(password);
  const user = await storeUser(
    tenantId,
    connection.id,
    { kind: 'email', value: email },
    { name, emailVerified },
    { passwordHash: hash },
  );
  if (!user) {
    throw new ManagementError('user_exists', `${email} is already a user of ${connection.name}`);
  }
  return managed(user);
}

/** A page of a tenant's users, the oldest first. */
export async function listManagedUsers(
  tenantId: string,
  page: z.input<typeof pageSchema>,
): Promise<ManagedUser[]> {
  return (await listUsers(tenantId, pageSchema.parse(page))).map(managed);
}

/** Makes a link that lets its user in once, to create a new passkey or set a new password. */
export async function createRescueLink(
  tenant: Tenant,
  userId: string,
): Promise<{ url: string; expiresAt: Date }> {
  const user = await getUser(tenant.id, userId);
  if (user.blocked) {
    throw new ManagementError(
      'user_blocked',
      `${userId} is blocked, and a link would not let them in`,
    );
  }
  const domain = (await listDomains(tenant.id)).find(({ status }) => status === 'active');
  if (!domain) {
    throw new ManagementError('domain_not_found', `${tenant.name} has no active domain`);
  }
  const token = newToken();
  const expiresAt = new Date(Date.now() + RESCUE_LIFETIME_MS);
  await insertTicket(tenant.id, { token, userId, purpose: 'rescue', expiresAt });
  return { url: `${siteOf(tenant, domain).origin}/rescue?ticket=${token}`, expiresAt };
}

/**
 * The id of the one user with this address. Several connections may each know one; a database of the
 * tenant's own may write it with capitals.
 */
export async function getUserIdByEmail(tenantId: string, email: string): Promise<string> {
  const [user, another] = await listUsersByEmail(tenantId, [email, email.toLowerCase()]);
  if (!user) throw new ManagementError('user_not_found', `there is no user ${email}`);
  if (another) {
    throw new ManagementError(
      'user_ambiguous',
      `several users have the address ${email}: name one by id`,
    );
  }
  return user.id;
}

/** A blocked user cannot sign in, and their sessions and refresh tokens stop working at once. */
export async function blockUser(
  tenantId: string,
  userId: string,
  blocked: boolean,
): Promise<ManagedUser> {
  await setUserBlocked(tenantId, userId, blocked);
  return managed(await getUser(tenantId, userId));
}

/** Changes what a user is called, where that is kept here. Applications see it in the next tokens. */
export async function renameUser(
  tenantId: string,
  userId: string,
  input: z.input<typeof nameSchema>,
): Promise<ManagedUser> {
  const { name } = nameSchema.parse(input);
  await requireNameHere(tenantId, userId);
  await setUserName(tenantId, userId, name);
  return managed(await getUser(tenantId, userId));
}

/** What somebody is called in their own database would replace the name at their next sign-in. */
async function requireNameHere(tenantId: string, userId: string): Promise<void> {
  const found = await findUserWithConnection(tenantId, userId);
  const connection = found && (await findConnectionById(tenantId, found.connectionId));
  if (!connection || homeOf(connection.options) !== 'own_database') return;
  throw new ManagementError(
    'user_lives_elsewhere',
    `the database of ${connection.name} says what ${userId} is called: change it there`,
  );
}

export async function getUser(tenantId: string, userId: string): Promise<User> {
  const user = await findUser(tenantId, userId);
  if (!user) throw new ManagementError('user_not_found', `there is no user ${userId}`);
  return user;
}

async function connectionOf(tenantId: string, name: string | undefined): Promise<ConnectionRow> {
  if (name !== undefined) return getConnection(tenantId, name);
  const [oldest] = await listConnections(tenantId);
  if (!oldest) {
    throw new ManagementError(
      'connection_not_found',
      'the tenant has no connection to put users in',
    );
  }
  return oldest;
}

function requireGoodPassword(
  password: string,
  { name, options }: Connection,
  profile: string[],
): void {
  const checked = checkPassword(password, options, profile);
  if (checked.ok) return;
  const { minLength, rules } = passwordRequirements(options);
  const wanted = [`at least ${minLength} bytes`, ...rules].join(', ');
  const message = `the password breaks a rule of ${name}, which wants ${wanted}`;
  throw new ManagementError(checked.code, message);
}

async function hashed(password: string): Promise<string> {
  const outcome = await hashPassword(password);
  if (!outcome.ok) throw new ManagementError(outcome.code, 'too many passwords are being hashed');
  return outcome.hash;
}

const managed = ({
  id,
  email,
  emailVerified,
  name,
  blocked,
  loginsCount,
  lastLoginAt,
  createdAt,
}: User): ManagedUser => ({
  id,
  email,
  emailVerified,
  name,
  blocked,
  loginsCount,
  lastLoginAt,
  createdAt,
});
