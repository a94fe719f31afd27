/** People. */
import { z } from 'zod';

import type { Site } from '#app/tenancy/site.ts';

import { changePerson } from '../user-changes.ts';
import { deleteUser } from '../user-deletion.ts';
import { countPeople, findPeople, findPeopleByEmail, getPerson } from '../user-directory.ts';
import type { Person, UserOrder } from '../user-directory.ts';
import { createUser, personShape } from '../users.ts';
import { operation } from './operation.ts';
import type { Act } from './operation.ts';
import {
  checkpointQuery,
  fieldsQuery,
  listOf,
  pageQuery,
  presentList,
  selectFields,
  sliceOf,
} from './paging.ts';
import type { FieldsQuery, ListQuery } from './paging.ts';
import { ApiRefusal } from './refusal.ts';

const metadata = z.record(z.string(), z.unknown(), 'expected an object such as {"plan": "gold"}');

const answer = z.strictObject({
  user_id: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean(),
  username: z.string().optional(),
  phone_number: z.string().optional(),
  name: z.string().optional(),
  nickname: z.string().optional(),
  picture: z.string().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
  user_metadata: metadata,
  app_metadata: metadata,
  blocked: z.boolean(),
  logins_count: z.number(),
  last_login: z.string().optional(),
  last_ip: z.string().optional(),
  last_password_reset: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
  identities: z.array(
    z.strictObject({
      connection: z.string(),
      provider: z.literal('auth0'),
      user_id: z.string(),
      isSocial: z.literal(false),
    }),
  ),
});

type Answer = z.output<typeof answer>;

function presented({ user, identities }: Person): Answer {
  const [identity] = identities;
  const optional = {
    email: user.email,
    username: identity?.username,
    phone_number: identity?.phoneNumber,
    name: user.name,
    nickname: user.nickname,
    picture: user.picture,
    ...user.profile,
    last_login: user.lastLoginAt?.toISOString(),
    last_ip: user.lastIp,
    last_password_reset: passwordChangedAt({ user, identities })?.toISOString(),
  };
  return {
    user_id: user.id,
    email_verified: user.emailVerified,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value != null)),
    user_metadata: user.userMetadata ?? {},
    app_metadata: user.appMetadata ?? {},
    blocked: user.blocked,
    logins_count: user.loginsCount,
    created_at: user.createdAt.toISOString(),
    updated_at: user.updatedAt.toISOString(),
    identities: identities.map(({ connection, providerUserId }) => ({
      ...{ connection, provider: 'auth0', user_id: providerUserId, isSocial: false },
    })),
  };
}

/** As Auth0 tells it: the password that somebody came with is no change. */
function passwordChangedAt({ user, identities }: Person): Date | undefined {
  return identities
    .flatMap(({ passwordSetAt }) => passwordSetAt ?? [])
    .find((setAt) => setAt > user.createdAt);
}

/** Nothing of ours sends mail or messages yet: whoever asks for one is told. */
const sendsNothing = z.literal(false, 'expected false: no mail is sent yet').optional();

const { email, username, phoneNumber, name, nickname, picture, givenName, familyName, password } =
  personShape;

const given = {
  email,
  username,
  phone_number: phoneNumber,
  name,
  nickname,
  picture,
  given_name: givenName,
  family_name: familyName,
  email_verified: z.boolean(),
  blocked: z.boolean(),
  user_metadata: metadata,
  app_metadata: metadata,
  password,
};

const newBody = z.strictObject(given).partial().extend({
  connection: z.string(),
  /** With or without its prefix. */
  user_id: z.string().optional(),
  verify_email: sendsNothing,
});

const changeBody = z
  .strictObject({
    ...given,
    username: username.nullable(),
    phone_number: phoneNumber.nullable(),
    name: name.nullable(),
    nickname: nickname.nullable(),
    picture: picture.nullable(),
    given_name: givenName.nullable(),
    family_name: familyName.nullable(),
    connection: z.string(),
  })
  .partial()
  .extend({ verify_email: sendsNothing });

/** A person by the names of our own fields. */
const personOf = <Body extends object>(body: Body) =>
  Object.fromEntries(
    Object.entries(body).flatMap(([field, value]) =>
      value === undefined || field === 'verify_email' ? [] : [[ours[field] ?? field, value]],
    ),
  );

const ours: Record<string, string> = {
  phone_number: 'phoneNumber',
  given_name: 'givenName',
  family_name: 'familyName',
  email_verified: 'emailVerified',
  user_metadata: 'userMetadata',
  app_metadata: 'appMetadata',
};

/** Pages by number end here, as Auth0's do: a search that finds more has to be narrower. */
const MOST_BY_PAGE = 1000;

const sortable = [
  ...['user_id', 'email', 'name', 'created_at', 'updated_at'],
  ...['last_login', 'logins_count'],
] as UserOrder['field'][];

const listQuery = z.strictObject({
  ...pageQuery,
  ...checkpointQuery,
  ...fieldsQuery,
  sort: z
    .string()
    .regex(
      new RegExp(`^(${sortable.join('|')}):(1|-1)$`),
      `expected a field and 1 or -1, such as created_at:-1; fields are ${sortable.join(', ')}`,
    )
    .transform((text): UserOrder => {
      const [field, direction] = text.split(':');
      return { field: field as UserOrder['field'], isDescending: direction === '-1' };
    })
    .optional(),
  connection: z.string().max(200).optional(),
  q: z.string().max(4000).optional(),
  search_engine: z.literal('v3', 'expected v3').optional(),
  primary_order: z.enum(['true', 'false']).optional(),
});

function sliceOfPeople(query: ListQuery & { sort?: UserOrder | undefined }) {
  const slice = sliceOf(query);
  if (!('offset' in slice)) {
    if (!query.sort) return { ...slice, limit: slice.limit + 1 };
    throw new ApiRefusal('invalid_paging', 'sort: expected none beside from and take');
  }
  if (slice.offset + slice.limit <= MOST_BY_PAGE) return { ...slice, order: query.sort };
  throw new ApiRefusal(
    'invalid_paging',
    `page: expected one of the first ${MOST_BY_PAGE} people; from and take reach all of them`,
  );
}

async function listed({ site }: Act, query: z.output<typeof listQuery> & FieldsQuery) {
  const tenantId = site.tenant.id;
  const [people, total] = await Promise.all([
    findPeople(tenantId, query, sliceOfPeople(query)),
    query.include_totals ? countPeople(tenantId, query) : undefined,
  ]);
  const keyOf = (row: Record<string, unknown>) => String(row.user_id);
  return presentList('users', people.map(presented), { query, total: total ?? 0, keyOf });
}

/** Whoever may change what decides about people, but not people, says nothing else. */
function requireOnlyAppMetadata({ actor }: Act, body: object): void {
  if (actor.scopes.has('update:users')) return;
  const [field] = Object.keys(body).filter((name) => name !== 'app_metadata');
  if (field === undefined) return;
  throw new ApiRefusal('insufficient_scope', `${field}: expected the scope update:users`);
}

/** What support may say of people: what they are called, and whether they are let in. */
const saidBySupport = ['name', 'nickname', 'given_name', 'family_name', 'blocked'];

/** @throws ApiRefusal where support would decide what somebody may do, or who they are */
function requireWithinSupport({ actor }: Act, body: object): void {
  if (actor.kind !== 'administrator' || actor.role !== 'support') return;
  const [field] = Object.keys(body).filter((name) => !saidBySupport.includes(name));
  if (field === undefined) return;
  throw new ApiRefusal('insufficient_scope', `${field}: your role may not change it`);
}

const one = async (site: Site, userId: string) =>
  presented(await getPerson(site.tenant.id, userId));

export const getUserOperation = operation({
  id: 'get_user',
  ...{ method: 'GET', path: '/users/{id}', summary: 'A person' },
  scopes: ['read:users'],
  role: 'support',
  query: z.strictObject(fieldsQuery),
  body: null,
  answer: { status: 200, schema: answer.partial() },
  run: async ({ site }, { path, query }) => selectFields(await one(site, path.id), query),
});

export const users = [
  operation({
    id: 'list_users',
    method: 'GET',
    path: '/users',
    summary: 'People: all, or those that a search finds',
    scopes: ['read:users'],
    role: 'support',
    query: listQuery,
    body: null,
    answer: { status: 200, schema: listOf('users', answer) },
    run: (act, { query }) => listed(act, query),
  }),
  operation({
    id: 'create_user',
    method: 'POST',
    path: '/users',
    summary: 'A new person in a connection',
    scopes: ['create:users'],
    role: 'admin',
    query: z.strictObject({}),
    body: newBody,
    answer: { status: 201, schema: answer },
    run: async ({ site }, { body }) => {
      const { connection, user_id: userId, ...person } = body;
      const { id } = await createUser(site.tenant.id, connection, {
        ...personOf(person),
        ...(userId !== undefined && { userId: userId.replace(/^auth0\|/, '') }),
      });
      return one(site, id);
    },
  }),
  getUserOperation,
  operation({
    id: 'update_user',
    ...{ method: 'PATCH', path: '/users/{id}', summary: 'Changes a person' },
    scopes: ['update:users', 'update:users_app_metadata'],
    role: 'support',
    ...{ query: z.strictObject({}), body: changeBody },
    answer: { status: 200, schema: answer },
    run: async (act, { path, body }) => {
      requireOnlyAppMetadata(act, body);
      requireWithinSupport(act, body);
      return presented(await changePerson(act.site, path.id, personOf(body)));
    },
  }),
  operation({
    id: 'delete_user',
    ...{
      method: 'DELETE',
      path: '/users/{id}',
      summary: 'Deletes a person with all that is theirs',
    },
    scopes: ['delete:users'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 204, schema: null },
    run: ({ site }, { path }) => deleteUser(site.tenant, path.id),
  }),
  operation({
    id: 'list_users_by_email',
    ...{ method: 'GET', path: '/users-by-email', summary: 'The people of an email address' },
    scopes: ['read:users'],
    role: 'support',
    query: z.strictObject({ email: z.string().min(1).max(254), ...fieldsQuery }),
    body: null,
    answer: { status: 200, schema: z.array(answer.partial()) },
    run: async ({ site }, { query }) => {
      const people = await findPeopleByEmail(site.tenant.id, query.email);
      return people.map((person) => selectFields(presented(person), query));
    },
  }),
];
