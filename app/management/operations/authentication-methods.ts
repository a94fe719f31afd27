/** The passkeys of people, which Auth0 calls authentication methods. */
import { z } from 'zod';

import { importPasskey, listPasskeyFacts, nameUsersPasskey, removePasskey } from '../passkeys.ts';
import { operation } from './operation.ts';
import { pageQuery, sliceOf } from './paging.ts';
import { ApiRefusal } from './refusal.ts';

type Facts = Awaited<ReturnType<typeof listPasskeyFacts>>[number];

const answer = z.strictObject({
  id: z.string(),
  type: z.literal('passkey'),
  confirmed: z.literal(true),
  name: z.string(),
  key_id: z.string(),
  public_key: z.string(),
  relying_party_identifier: z.string(),
  user_handle: z.string().optional(),
  identity_user_id: z.string(),
  credential_device_type: z.enum(['single_device', 'multi_device']),
  credential_backed_up: z.boolean(),
  transports: z.array(z.string()),
  aaguid: z.string(),
  created_at: z.string(),
  last_auth_at: z.string().optional(),
});

const presented = ({ passkey, userHandle }: Facts): z.output<typeof answer> => ({
  id: `passkey|${passkey.id}`,
  ...{ type: 'passkey', confirmed: true, name: passkey.name, key_id: passkey.credentialId },
  public_key: passkey.publicKey.toString('base64'),
  relying_party_identifier: passkey.rpId,
  ...(userHandle !== undefined && { user_handle: userHandle }),
  identity_user_id: passkey.userId.replace(/^auth0\|/, ''),
  credential_device_type: passkey.backupEligible ? 'multi_device' : 'single_device',
  credential_backed_up: passkey.backedUp,
  ...{ transports: passkey.transports, aaguid: passkey.aaguid },
  created_at: passkey.createdAt.toISOString(),
  ...(passkey.lastUsedAt && { last_auth_at: passkey.lastUsedAt.toISOString() }),
});

const base64 = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9+/_-]+={0,2}$/, 'expected base64')
    .transform((text) => Buffer.from(text, 'base64'));

const base64url = (most: number) => base64(most).transform((bytes) => bytes.toString('base64url'));

const newBody = z
  .strictObject({
    type: z.literal('passkey', 'expected passkey: people have no other method that is kept here'),
    name: z.string().optional(),
    key_id: base64url(1400),
    public_key: base64(2000),
    relying_party_identifier: z.string().min(1).max(253),
    user_handle: base64url(88).refine(
      (handle) => handle.length <= 86,
      'expected at most 64 bytes in base64',
    ),
    identity_user_id: z.string().max(300).optional(),
    /** Whether it may be synced is part of what each use of it says. */
    credential_device_type: z.enum(['single_device', 'multi_device']),
    credential_backed_up: z.boolean().default(false),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,30}$/))
      .max(10)
      .default([]),
    aaguid: z.guid('expected a UUID').toLowerCase().default('00000000-0000-0000-0000-000000000000'),
    user_agent: z.string().max(1000).optional(),
  })
  .refine((body) => body.credential_device_type === 'multi_device' || !body.credential_backed_up, {
    path: ['credential_backed_up'],
    message: 'expected false of a passkey that stays on one device',
  });

/** Without the prefix that says what kind of method it is. */
const passkeyIdIn = (methodId: string) => methodId.replace(/^passkey\|/, '');

async function one(tenantId: string, userId: string, methodId: string) {
  const found = (await listPasskeyFacts(tenantId, userId)).find(
    ({ passkey }) => passkey.id === passkeyIdIn(methodId),
  );
  if (found) return presented(found);
  throw new ApiRefusal('inexistent_authentication_method', `${userId} has no method ${methodId}`);
}

const ofUser = '/users/{id}/authentication-methods';
const ofMethod = '/users/{id}/authentication-methods/{method_id}';

export const authenticationMethods = [
  operation({
    id: 'list_authentication_methods',
    ...{ method: 'GET', path: ofUser, summary: 'The passkeys of a person' },
    scopes: ['read:authentication_methods'],
    role: 'support',
    query: z.strictObject(pageQuery),
    body: null,
    answer: {
      status: 200,
      schema: z.union([
        z.array(answer),
        z.strictObject({
          ...{ start: z.number(), limit: z.number(), total: z.number() },
          authenticators: z.array(answer),
        }),
      ]),
    },
    run: async ({ site }, { path, query }) => {
      const all = (await listPasskeyFacts(site.tenant.id, path.id)).map(presented);
      const slice = sliceOf(query);
      const start = 'offset' in slice ? slice.offset : 0;
      const authenticators = all.slice(start, start + slice.limit);
      if (!query.include_totals) return authenticators;
      return { start, limit: slice.limit, total: all.length, authenticators };
    },
  }),
  operation({
    id: 'create_authentication_method',
    ...{ method: 'POST', path: ofUser, summary: 'Takes in a passkey that was made elsewhere' },
    scopes: ['create:authentication_methods'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: newBody },
    answer: { status: 201, schema: answer },
    run: async ({ site }, { path, body }) => {
      const tenantId = site.tenant.id;
      const bareId = path.id.replace(/^auth0\|/, '');
      if (body.identity_user_id !== undefined && body.identity_user_id !== bareId) {
        throw new ApiRefusal('invalid_body', `identity_user_id: expected ${bareId}`);
      }
      const { id } = await importPasskey(tenantId, path.id, {
        rpId: body.relying_party_identifier,
        credentialId: body.key_id,
        publicKey: body.public_key,
        userHandle: body.user_handle,
        backupEligible: body.credential_device_type === 'multi_device',
        backedUp: body.credential_backed_up,
        ...{ transports: body.transports, aaguid: body.aaguid, name: body.name },
      });
      return one(tenantId, path.id, id);
    },
  }),
  operation({
    id: 'delete_authentication_methods',
    ...{ method: 'DELETE', path: ofUser, summary: 'Deletes all passkeys of a person' },
    scopes: ['delete:authentication_methods'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 204, schema: null },
    run: async ({ site }, { path }) => {
      for (const { passkey } of await listPasskeyFacts(site.tenant.id, path.id)) {
        await removePasskey(site.tenant.id, path.id, passkey.id);
      }
    },
  }),
  operation({
    id: 'get_authentication_method',
    ...{ method: 'GET', path: ofMethod, summary: 'A passkey of a person' },
    scopes: ['read:authentication_methods'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: answer },
    run: ({ site }, { path }) => one(site.tenant.id, path.id, path.method_id),
  }),
  operation({
    id: 'update_authentication_method',
    ...{ method: 'PATCH', path: ofMethod, summary: 'Names a passkey of a person' },
    scopes: ['update:authentication_methods'],
    role: 'support',
    query: z.strictObject({}),
    body: z.strictObject({ name: z.string() }),
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path, body }) => {
      await nameUsersPasskey(site.tenant.id, path.id, passkeyIdIn(path.method_id), body.name);
      return one(site.tenant.id, path.id, path.method_id);
    },
  }),
  operation({
    id: 'delete_authentication_method',
    ...{ method: 'DELETE', path: ofMethod, summary: 'Deletes a passkey of a person' },
    scopes: ['delete:authentication_methods'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 204, schema: null },
    run: async ({ site }, { path }) => {
      await removePasskey(site.tenant.id, path.id, passkeyIdIn(path.method_id));
    },
  }),
];
