/** What applications were granted of APIs. */
import { z } from 'zod';

import { myAccountAudience } from '#app/oidc/my-account-api.ts';
import { listClientGrants } from '#app/store/clients.ts';
import type { ClientGrant } from '#app/store/clients.ts';
import { listDomains } from '#app/store/tenants.ts';
import { siteOf } from '#app/tenancy/site.ts';
import type { Site } from '#app/tenancy/site.ts';

import { changeGrant, createGrant, deleteGrant, getGrant } from '../client-grants.ts';
import { operation } from './operation.ts';
import { checkpointQuery, flag, listOf, pageOf, pageQuery } from './paging.ts';
import { ApiRefusal } from './refusal.ts';
import { requireGrantWithinRole } from './within-role.ts';

const subjectType = z.enum(['client', 'user']);

/** What Auth0 has beside the scopes; there is one choice of each. */
const fixed = {
  allow_any_organization: z.literal(false, 'expected false: there are no organizations yet'),
  allow_all_scopes: z.literal(false, 'expected false: name the scopes'),
  organization_usage: z.literal('deny', 'expected deny: there are no organizations yet'),
  authorization_details_types: z.array(z.string()).max(0, 'expected no types'),
};

const optionalFixed = {
  allow_any_organization: fixed.allow_any_organization.nullish(),
  allow_all_scopes: fixed.allow_all_scopes.nullish(),
  organization_usage: fixed.organization_usage.nullish(),
  authorization_details_types: fixed.authorization_details_types.optional(),
};

const scope = z
  .array(z.string().max(280))
  .max(1000)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'expected each scope once');

const answer = z.strictObject({
  id: z.string(),
  client_id: z.string(),
  audience: z.string(),
  scope: z.array(z.string()),
  subject_type: subjectType,
  organization_usage: fixed.organization_usage,
  allow_any_organization: fixed.allow_any_organization,
});

const listQuery = z.strictObject({
  ...pageQuery,
  ...checkpointQuery,
  audience: z.string().max(600).optional(),
  client_id: z.string().max(100).optional(),
  subject_type: subjectType.optional(),
  /** No grant is for organizations, and none is for applications that are not named. */
  allow_any_organization: flag.optional(),
  default_for: z.literal('third_party_clients').optional(),
});

/** The API of a person's own account is called for that person, all others by the application. */
async function subjectsOf({ tenant }: Site): Promise<(audience: string) => 'client' | 'user'> {
  const own = (await listDomains(tenant.id)).map((domain) =>
    myAccountAudience(siteOf(tenant, domain)),
  );
  return (audience) => (own.includes(audience) ? 'user' : 'client');
}

const presentedBy =
  (subjectOf: (audience: string) => 'client' | 'user') =>
  ({ id, clientId, audience, scopes }: ClientGrant): z.output<typeof answer> => ({
    ...{ id, client_id: clientId, audience, scope: scopes, subject_type: subjectOf(audience) },
    ...{ organization_usage: 'deny', allow_any_organization: false },
  });

const presented = async (site: Site, grant: ClientGrant) =>
  presentedBy(await subjectsOf(site))(grant);

export const clientGrants = [
  operation({
    id: 'list_client_grants',
    ...{ method: 'GET', path: '/client-grants', summary: 'What applications were granted of APIs' },
    scopes: ['read:client_grants'],
    role: 'auditor',
    ...{ query: listQuery, body: null },
    answer: { status: 200, schema: listOf('client_grants', answer) },
    run: async ({ site }, { query }) => {
      const { client_id: clientId, audience, subject_type: subject } = query;
      if (query.allow_any_organization || query.default_for) {
        return pageOf('client_grants', [], query);
      }
      const grants = await listClientGrants(site.tenant.id, { clientId, audience });
      const all = grants.map(presentedBy(await subjectsOf(site)));
      const wanted = all.filter(({ subject_type: its }) => its === (subject ?? its));
      return pageOf('client_grants', wanted, query);
    },
  }),
  operation({
    id: 'create_client_grant',
    ...{ method: 'POST', path: '/client-grants', summary: 'Grants an application an API' },
    scopes: ['create:client_grants'],
    role: 'admin',
    query: z.strictObject({}),
    body: z.strictObject({
      client_id: z.string().max(100),
      audience: z.string().max(600),
      scope: scope.default([]),
      subject_type: subjectType.optional(),
      ...optionalFixed,
    }),
    answer: { status: 201, schema: answer },
    run: async (act, { body }) => {
      const { site } = act;
      const { client_id: clientId, audience, scope: scopes, subject_type: said } = body;
      const subject = (await subjectsOf(site))(audience);
      if (said !== undefined && said !== subject) {
        const problem = `expected ${subject}: that is for whom ${audience} is called`;
        throw new ApiRefusal('invalid_body', `subject_type: ${problem}`);
      }
      await requireGrantWithinRole(act, { audience, scopes });
      return presented(site, await createGrant(site.tenant.id, { clientId, audience, scopes }));
    },
  }),
  operation({
    id: 'get_client_grant',
    ...{ method: 'GET', path: '/client-grants/{id}', summary: 'A grant' },
    scopes: ['read:client_grants'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path }) => presented(site, await getGrant(site.tenant.id, path.id)),
  }),
  operation({
    id: 'update_client_grant',
    ...{ method: 'PATCH', path: '/client-grants/{id}', summary: 'Changes the scopes of a grant' },
    scopes: ['update:client_grants'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: z.strictObject({ scope, ...optionalFixed }).partial() },
    answer: { status: 200, schema: answer },
    run: async (act, { path, body }) => {
      const { site } = act;
      const grant = await getGrant(site.tenant.id, path.id);
      if (!body.scope) return presented(site, grant);
      await requireGrantWithinRole(act, { ...grant, scopes: body.scope });
      return presented(site, await changeGrant(site.tenant.id, path.id, body.scope));
    },
  }),
  operation({
    id: 'delete_client_grant',
    ...{ method: 'DELETE', path: '/client-grants/{id}', summary: 'Takes a grant back' },
    scopes: ['delete:client_grants'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 204, schema: null },
    run: ({ site }, { path }) => deleteGrant(site.tenant.id, path.id),
  }),
];
