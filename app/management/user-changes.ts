/**
 * Changing a person.
 *
 * 1. What a person's own database says about them is changed there: here it would be replaced at
 *    their next sign-in. Their password is changed by its script.
 * 2. Metadata is merged at its first level: null takes a field away, and `{}` all of them.
 * 3. Somebody keeps at least one name to sign in with, and a new address is not verified.
 */
import { z } from 'zod';

import { findConnectionById } from '#app/connections/connection.ts';
import type { Connection } from '#app/connections/connection.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { preparePassword } from '#app/flows/new-password.ts';
import { deleteParkedSignIns } from '#app/store/tickets.ts';
import { changeUser } from '#app/store/user-changes.ts';
import type { UserChange } from '#app/store/user-changes.ts';
import type { AccountIdentity } from '#app/store/user-search.ts';
import { findIdentifier } from '#app/store/users.ts';
import type { Identifier, User } from '#app/store/users.ts';
import type { Site } from '#app/tenancy/site.ts';

import { ManagementError } from './management-error.ts';
import { getPerson } from './user-directory.ts';
import type { Person } from './user-directory.ts';
import { hashed, personShape, requireGoodPassword } from './users.ts';

const { username, phoneNumber, name, nickname, picture, givenName, familyName } = personShape;

/** Null takes away what somebody can be without. */
export const personChangeSchema = z
  .object({
    ...personShape,
    username: username.nullable(),
    phoneNumber: phoneNumber.nullable(),
    name: name.nullable(),
    nickname: nickname.nullable(),
    picture: picture.nullable(),
    givenName: givenName.nullable(),
    familyName: familyName.nullable(),
    /** The connection that they must be of. */
    connection: z.string(),
  })
  .partial();

type Change = z.output<typeof personChangeSchema>;

export async function changePerson(
  site: Site,
  userId: string,
  input: z.input<typeof personChangeSchema>,
): Promise<Person> {
  const tenantId = site.tenant.id;
  const { connection: asked, ...change } = personChangeSchema.parse(input);
  const { user, identities } = await getPerson(tenantId, userId);
  const [identity] = identities;
  const connection = identity && (await findConnectionById(tenantId, identity.connectionId));
  if (!connection) throw new Error('a user without a connection');
  if (asked !== undefined && asked !== connection.name) {
    throw new ManagementError('connection_not_found', `${userId} is no user of ${asked}`);
  }
  if (homeOf(connection.options) === 'own_database') {
    await changeElsewhere(site, { user, connection }, change);
  } else {
    await changeHere(user, { identity, connection }, change);
  }
  if (change.password !== undefined || change.blocked) await deleteParkedSignIns(tenantId, userId);
  return getPerson(tenantId, userId);
}

async function changeHere(
  user: User,
  { identity, connection }: { identity: AccountIdentity; connection: Connection },
  change: Change,
): Promise<void> {
  const { tenantId, id } = user;
  const names = namesIn(change);
  const called = { ...namesIn(identity), ...names };
  if (Object.values(called).every((value) => value === null)) {
    throw new ManagementError('identifier_required', `${id} would have nothing to sign in with`);
  }
  const { password } = change;
  if (password !== undefined) {
    const known = [...Object.values(called), change.name ?? user.name];
    requireGoodPassword(
      password,
      connection,
      known.flatMap((text) => text ?? []),
    );
  }
  const isChanged = await changeUser(tenantId, id, {
    user: columnsOf(user, change),
    names,
    passwordHash: password === undefined ? undefined : await hashed(password),
  });
  if (isChanged) return;
  throw new ManagementError(
    'user_exists',
    `somebody else of ${connection.name} is called so already`,
  );
}

async function changeElsewhere(
  site: Site,
  { user, connection }: { user: User; connection: Connection },
  { blocked, password, ...change }: Change,
): Promise<void> {
  const [field] = Object.keys(change);
  if (field !== undefined) {
    throw new ManagementError(
      'user_lives_elsewhere',
      `${field}: the database of ${connection.name} says this of ${user.id}: change it there`,
    );
  }
  if (password !== undefined) {
    const identifier = (await findIdentifier(user.tenantId, user.id)) ?? user.id;
    requireGoodPassword(password, connection, [identifier, user.name ?? '']);
    const prepared = await preparePassword({ site }, { user, identifier, connection }, password);
    const stored = prepared.ok ? await prepared.store() : prepared;
    if (!stored.ok) {
      throw new ManagementError(
        stored.code,
        `the database of ${connection.name} did not take the password`,
        stored.detail,
      );
    }
  }
  if (blocked !== undefined) await changeUser(user.tenantId, user.id, { user: { blocked } });
}

type Names = Partial<Record<Identifier['kind'], string | null>>;

const namesIn = (said: { [Kind in Identifier['kind']]?: string | null | undefined }): Names =>
  given({ email: said.email, username: said.username, phoneNumber: said.phoneNumber });

function columnsOf(user: User, change: Change): NonNullable<UserChange['user']> {
  const { email, givenName, familyName, userMetadata, appMetadata } = change;
  const isNewAddress = email !== undefined && email !== user.email;
  const profile = {
    ...user.profile,
    ...given({ given_name: givenName, family_name: familyName }),
  };
  return given({
    ...{ email, name: change.name, nickname: change.nickname, picture: change.picture },
    emailVerified: change.emailVerified ?? (isNewAddress ? false : undefined),
    blocked: change.blocked,
    profile: Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null)),
    userMetadata: userMetadata && merged(user.userMetadata, userMetadata),
    appMetadata: appMetadata && merged(user.appMetadata, appMetadata),
  });
}

function merged(
  kept: Record<string, unknown> | null,
  sent: Record<string, unknown>,
): Record<string, unknown> {
  if (Object.keys(sent).length === 0) return {};
  const together = { ...kept, ...sent };
  return Object.fromEntries(Object.entries(together).filter(([, value]) => value !== null));
}

/** What was said of a document. */
function given<Document extends object>(document: Document) {
  const said = Object.entries(document).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as {
    [Field in keyof Document]?: Exclude<Document[Field], undefined>;
  };
}
