import { z } from 'zod';

import { findConnectionById } from '#app/connections/connection.ts';
import type { Connection } from '#app/connections/connection.ts';
import { parseIdentifier } from '#app/connections/identifier.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { canVerify, hashPassword } from '#app/credentials/password.ts';
import { checkPassword, passwordRequirements } from '#app/credentials/password-policy.ts';
import { parseTypedName } from '#app/flows/account/typed-name.ts';
import { isAdministratorId, newToken } from '#app/ids.ts';
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
import type { Identifier, NewProfile, User } from '#app/store/users.ts';
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

const document = z.record(z.string(), z.unknown());

/** Other than email addresses, which have a form of their own. */
const nameOfKind = (kind: 'username' | 'phoneNumber', expected: string) =>
  z
    .string()
    .max(254)
    .refine((typed) => parseIdentifier(typed)?.kind === kind, `expected ${expected}`)
    .transform((typed) => typed.trim());

/** What of a person can be said when they are made, and changed later. */
export const personShape = {
  email: z.email('expected an email address such as ada@example.com').toLowerCase().max(254),
  username: nameOfKind('username', 'a name without an @'),
  phoneNumber: nameOfKind('phoneNumber', 'a number such as +14155550100'),
  name: personName,
  nickname: z.string().trim().min(1).max(300),
  picture: z.url({ protocol: /^https?$/, error: 'expected a URL of a picture' }).max(2000),
  givenName: z.string().trim().min(1).max(150),
  familyName: z.string().trim().min(1).max(150),
  emailVerified: z.boolean(),
  blocked: z.boolean(),
  userMetadata: document,
  appMetadata: document,
  password: z.string().min(1),
};

export const newUserSchema = z
  .object(personShape)
  .partial()
  .extend({
    emailVerified: z.boolean().default(false),
    /** Without its prefix. */
    userId: z
      .string()
      .regex(/^[A-Za-z0-9._:-]{1,128}$/, 'expected letters, digits and any of . _ : -')
      .optional(),
    /** An imported bcrypt or argon2id hash instead of a password. */
    passwordHash: z
      .string()
      .regex(/^\$(?:2[aby]|argon2id)\$/)
      .refine(canVerify)
      .optional(),
  })
  .refine(({ email, username, phoneNumber }) => email ?? username ?? phoneNumber, {
    path: ['email'],
    message: 'expected an email address, a username or a phone number',
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
  const person = newUserSchema.parse(input);
  const { email, username, phoneNumber, name, password, passwordHash } = person;
  const connection = await connectionOf(tenantId, connectionName);
  const place = await placeOf(tenantId, connection);
  const home = homeOf(place.connection.options);
  if (home === 'own_database' && passwordHash !== undefined) {
    throw new ManagementError(
      'password_hash_refused',
      `the database of ${connection.name} keeps its passwords itself: put the hash there, or give a password`,
    );
  }
  const known = [email, username, phoneNumber, name].flatMap((text) => text ?? []);
  if (password !== undefined) requireGoodPassword(password, place.connection, known);
  if (home !== 'here' && email !== undefined) await requireNobodyElsewhere(place, email);
  if (home === 'own_database') return managed(await createElsewhere(place, person));
  const hash = password === undefined ? passwordHash : await hashed(password);
  const names = namesOf(person);
  const [identifier] = names;
  if (!identifier) throw new Error('a user without a name was let through');
  const user = await storeUser(tenantId, connection.id, identifier, profileOf(person, names), {
    passwordHash: hash,
  });
  if (!user) {
    const called = names.map(({ value }) => value).join(' or ');
    throw new ManagementError('user_exists', `${called} is already a user of ${connection.name}`);
  }
  return managed(user);
}

type NewPerson = z.output<typeof newUserSchema>;

const namesOf = ({ email, username, phoneNumber }: NewPerson): Identifier[] =>
  Object.entries({ email, username, phoneNumber }).flatMap(([kind, value]) =>
    value === undefined ? [] : [{ kind: kind as Identifier['kind'], value }],
  );

const profileOf = (person: NewPerson, names: readonly Identifier[]): NewProfile => ({
  name: person.name,
  nickname: person.nickname,
  picture: person.picture,
  given_name: person.givenName,
  family_name: person.familyName,
  userMetadata: person.userMetadata,
  appMetadata: person.appMetadata,
  emailVerified: person.emailVerified,
  blocked: person.blocked,
  providerUserId: person.userId,
  otherNames: Object.fromEntries(names.map(({ kind, value }) => [kind, value])),
});

/** What else is said here would be replaced by what that database says itself. */
async function createElsewhere(
  place: Parameters<typeof makeUserElsewhere>[0],
  { email, name, emailVerified, password, blocked, ...others }: NewPerson,
): Promise<User> {
  const { name: connection } = place.connection;
  const isMoreSaid = Object.values<unknown>(others).some((value) => value !== undefined);
  if (isMoreSaid || email === undefined) {
    throw new ManagementError(
      'user_lives_elsewhere',
      `the database of ${connection} is told an email address, a name and a password of new people, and says the rest itself`,
    );
  }
  const user = await makeUserElsewhere(place, { email, name, emailVerified, password });
  if (!blocked) return user;
  await setUserBlocked(user.tenantId, user.id, true);
  return { ...user, blocked };
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
  lifetimeMs = RESCUE_LIFETIME_MS,
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
  const expiresAt = new Date(Date.now() + lifetimeMs);
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
  const user = isAdministratorId(userId) ? undefined : await findUser(tenantId, userId);
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

/** Refuses with the password rule that is broken. */
export function requireGoodPassword(
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

/** The hash to store of a password. Refuses with `too_busy`. */
export async function hashed(password: string): Promise<string> {
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
