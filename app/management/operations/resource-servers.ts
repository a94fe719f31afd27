/** APIs, which Auth0 calls resource servers. */
import { z } from 'zod';

import { listResourceServers } from '#app/store/clients.ts';
import type { ResourceServer } from '#app/store/clients.ts';

import { changeApi, createApi, deleteApi, getApi, newApiSchema } from '../apis.ts';
import { changeOf } from './change-of.ts';
import { exactly } from './exactly.ts';
import { operation } from './operation.ts';
import { checkpointQuery, fieldsQuery, listOf, pageOf, pageQuery, selectFields } from './paging.ts';

const { identifier, name, scopes, tokenLifetimeSeconds } = newApiSchema.shape;

/** What is kept as it was said, with Auth0's defaults. */
const settingsShape = {
  signing_alg: z.literal('RS256', 'expected RS256').default('RS256'),
  allow_offline_access: z.boolean().default(false),
  skip_consent_for_verifiable_first_party_clients: z.boolean().default(true),
  enforce_policies: z.literal(false, 'expected false: there are no roles yet').default(false),
  token_dialect: z.literal('access_token', 'expected access_token').default('access_token'),
  /** Of tokens that are answered to the browser itself, which nothing here does. */
  token_lifetime_for_web: z.number().int().min(60).max(2_592_000).default(7200),
};
const settingsSchema = z.object(settingsShape);

const given = {
  name,
  scopes,
  token_lifetime: tokenLifetimeSeconds,
  ...settingsShape,
};

const nothingSaid = z.null('expected null: there is no such thing here yet').optional();

/** What Auth0 lets be chosen, and is here as it is: it may be said, and is not kept. */
const fixed = {
  token_encryption: nothingSaid,
  consent_policy: nothingSaid,
  authorization_details: nothingSaid,
  proof_of_possession: nothingSaid,
  authorization_policy: nothingSaid,
  subject_type_authorization: exactly(
    { user: { policy: 'allow_all' }, client: { policy: 'require_client_grant' } },
    'people need no grant, and applications by themselves do',
  ).optional(),
};

const changeShape = changeOf({ ...given, ...fixed });

const answer = z.strictObject({
  id: z.string(),
  identifier: z.string(),
  is_system: z.boolean(),
  name: z.string(),
  scopes: z.array(z.strictObject({ value: z.string(), description: z.string().optional() })),
  token_lifetime: z.number(),
  ...settingsShape,
});

const identifiers = z.string().max(600);
const listQuery = z.strictObject({
  ...{ ...pageQuery, ...checkpointQuery, ...fieldsQuery },
  identifiers: z.union([identifiers, z.array(identifiers).max(100)]).optional(),
});
const oneQuery = z.strictObject(fieldsQuery);

function presented({ id, settings, ...api }: ResourceServer): z.output<typeof answer> {
  return {
    ...{ id, identifier: api.identifier, is_system: false, name: api.name, scopes: api.scopes },
    token_lifetime: api.tokenLifetimeSeconds,
    ...settingsSchema.parse(settings ?? {}),
  };
}

/** What of a document an API keeps beside its own columns. */
const settingsIn = (sent: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(sent).filter(([field]) => field in settingsShape));

export const resourceServers = [
  operation({
    id: 'list_resource_servers',
    method: 'GET',
    path: '/resource-servers',
    summary: 'APIs',
    scopes: ['read:resource_servers'],
    role: 'auditor',
    query: listQuery,
    body: null,
    answer: { status: 200, schema: listOf('resource_servers', answer) },
    run: async ({ site }, { query }) => {
      const wanted = query.identifiers === undefined ? undefined : [query.identifiers].flat();
      const apis = (await listResourceServers(site.tenant.id)).filter(
        ({ identifier }) => !wanted || wanted.includes(identifier),
      );
      return pageOf('resource_servers', apis.map(presented), query);
    },
  }),
  operation({
    id: 'create_resource_server',
    method: 'POST',
    path: '/resource-servers',
    summary: 'A new API',
    scopes: ['create:resource_servers'],
    role: 'admin',
    query: z.strictObject({}),
    body: changeShape.extend({ identifier, name: name.optional() }),
    answer: { status: 201, schema: answer },
    run: async ({ site }, { body }) => {
      await createApi(site.tenant.id, {
        ...{ identifier: body.identifier, name: body.name ?? body.identifier },
        scopes: body.scopes,
        tokenLifetimeSeconds: body.token_lifetime,
        settings: settingsIn(body),
      });
      return presented(await getApi(site.tenant.id, body.identifier));
    },
  }),
  operation({
    id: 'get_resource_server',
    ...{ method: 'GET', path: '/resource-servers/{id}', summary: 'An API' },
    scopes: ['read:resource_servers'],
    role: 'auditor',
    query: oneQuery,
    body: null,
    answer: { status: 200, schema: answer.partial() },
    run: async ({ site }, { path, query }) =>
      selectFields(presented(await getApi(site.tenant.id, path.id)), query),
  }),
  operation({
    id: 'update_resource_server',
    ...{ method: 'PATCH', path: '/resource-servers/{id}', summary: 'Changes an API' },
    scopes: ['update:resource_servers'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: changeShape },
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path, body }) => {
      const change = {
        ...{ name: body.name, scopes: body.scopes },
        tokenLifetimeSeconds: body.token_lifetime,
        settings: settingsIn(body),
      };
      return presented(await changeApi(site.tenant.id, path.id, change));
    },
  }),
  operation({
    id: 'delete_resource_server',
    ...{ method: 'DELETE', path: '/resource-servers/{id}', summary: 'Takes an API away' },
    scopes: ['delete:resource_servers'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 204, schema: null },
    run: ({ site }, { path }) => deleteApi(site.tenant.id, path.id),
  }),
];
