/** Applications, which Auth0 calls clients. */
import { z } from 'zod';

import { clientSettingsShape } from '#app/oidc/client-settings.ts';
import type { Tenant } from '#app/store/tenants.ts';

import {
  changeClientSettings,
  createClient,
  deleteClient,
  getClient,
  listManagedClients,
  readClientSecret,
  renameClient,
  rotateClientSecret,
} from '../clients.ts';
import type { ManagedClient } from '../clients.ts';
import { fixedOfClients, withoutFixed } from './fixed-of-clients.ts';
import { globalClient } from './global-client.ts';
import { operation } from './operation.ts';
import type { Act } from './operation.ts';
import {
  checkpointQuery,
  fieldsQuery,
  flag,
  listOf,
  pageQuery,
  partOf,
  presentList,
  selectFields,
} from './paging.ts';
import { ApiRefusal } from './refusal.ts';
import { withFieldNames } from './renamed-fields.ts';
import { toldOf } from './told-to-support.ts';
import { requireClientWithinRole } from './within-role.ts';
import { writable } from './writable.ts';

const expectedName = 'expected a name of 1 to 100 characters';
const name = z.string(expectedName).trim().min(1, expectedName).max(100, expectedName);

const settings = {
  ...writable(clientSettingsShape),
  ...fixedOfClients,
  client_metadata: z.record(z.string().max(255), z.string().max(255).nullable()).nullish(),
};

const answer = z.strictObject({
  ...{ client_id: z.string(), tenant: z.string(), name: z.string(), global: z.boolean() },
  client_secret: z.string().optional(),
  ...clientSettingsShape,
  grant_types: z.array(z.string()),
  token_endpoint_auth_method: z.string(),
});

const listQuery = z.strictObject({
  ...{ ...pageQuery, ...checkpointQuery, ...fieldsQuery },
  is_global: flag.optional(),
  is_first_party: flag.optional(),
  app_type: z.string().max(200).optional(),
});

const oneQuery = z.strictObject(fieldsQuery);
const nothing = z.strictObject({});

type Answer = z.output<typeof answer>;

const presented = (
  tenant: Tenant,
  { clientId, name, settings }: ManagedClient,
  secret: string | null = null,
): Answer => ({
  ...{ client_id: clientId, tenant: tenant.name, name, global: false },
  ...settings,
  ...(secret !== null && { client_secret: secret }),
});

/** With the secret, for those who may read secrets. */
async function readBy({ site, actor }: Act, client: ManagedClient): Promise<Answer> {
  const mayRead = actor.scopes.has('read:client_keys');
  const secret = mayRead ? await readClientSecret(site.tenant.id, client.clientId) : null;
  return presented(site.tenant, client, secret);
}

const namesForSupport = ['client_id', 'name'];

const asSettings = { settings: '' };

export const clients = [
  operation({
    id: 'list_clients',
    ...{ method: 'GET', path: '/clients', summary: 'Applications' },
    scopes: ['read:clients', 'read:client_keys'],
    role: 'auditor',
    ...{ query: listQuery, body: null },
    answer: { status: 200, schema: listOf('clients', answer) },
    run: async (act, { query }) => {
      if (query.is_global === true) {
        return presentList('clients', [globalClient(act.site.tenant)], { query, total: 1 });
      }
      const types = query.app_type?.split(',');
      const all = (await listManagedClients(act.site.tenant.id)).filter(
        ({ settings: { is_first_party: isFirstParty, app_type: type } }) =>
          isFirstParty === (query.is_first_party ?? isFirstParty) &&
          (!types || types.includes(type)),
      );
      const page = partOf(all, query, ({ clientId }) => clientId);
      const shown = await Promise.all(
        page.map(async (client) => toldOf(act, await readBy(act, client), namesForSupport)),
      );
      const keyOf = (client: Record<string, unknown>) => String(client.client_id);
      return presentList('clients', shown, { query, total: all.length, keyOf });
    },
  }),
  operation({
    id: 'create_client',
    ...{ method: 'POST', path: '/clients', summary: 'A new application, with its secret' },
    scopes: ['create:clients'],
    role: 'admin',
    query: nothing,
    body: z.strictObject({ name, ...settings }),
    answer: { status: 201, schema: answer },
    run: async ({ site }, { body: { name, ...settings } }) => {
      const { clientSecret, ...client } = await withFieldNames(
        asSettings,
        createClient(site.tenant.id, name, withoutFixed(settings)),
      );
      return presented(site.tenant, client, clientSecret);
    },
  }),
  operation({
    id: 'list_client_credentials',
    ...{ method: 'GET', path: '/clients/{id}/credentials' },
    summary: 'Always empty: applications prove who they are by a secret',
    scopes: ['read:client_credentials'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: z.array(z.never()) },
    run: async ({ site }, { path }) => {
      await getClient(site.tenant.id, path.id);
      return [];
    },
  }),
  operation({
    id: 'get_client',
    ...{ method: 'GET', path: '/clients/{id}', summary: 'An application' },
    scopes: ['read:clients', 'read:client_keys'],
    role: 'auditor',
    ...{ query: oneQuery, body: null },
    answer: { status: 200, schema: answer.partial() },
    run: async (act, { path, query }) =>
      selectFields(await readBy(act, await getClient(act.site.tenant.id, path.id)), query),
  }),
  operation({
    id: 'update_client',
    ...{ method: 'PATCH', path: '/clients/{id}', summary: 'Changes an application' },
    scopes: ['update:clients'],
    role: 'admin',
    query: nothing,
    body: z.strictObject({ name: name.optional(), ...settings }),
    answer: { status: 200, schema: answer },
    run: async (act, { path, body: { name, ...settings } }) => {
      const { id: tenantId } = act.site.tenant;
      await withFieldNames(
        asSettings,
        changeClientSettings(tenantId, path.id, withoutFixed(settings)),
      );
      if (name !== undefined) await renameClient(tenantId, path.id, name);
      return readBy(act, await getClient(tenantId, path.id));
    },
  }),
  operation({
    id: 'delete_client',
    ...{ method: 'DELETE', path: '/clients/{id}', summary: 'Takes an application away' },
    scopes: ['delete:clients'],
    role: 'admin',
    ...{ query: nothing, body: null },
    answer: { status: 204, schema: null },
    run: async ({ site, actor }, { path }) => {
      if (actor.kind === 'machine' && path.id === actor.clientId) {
        throw new ApiRefusal('conflict', 'expected another client: this one is asking');
      }
      await deleteClient(site.tenant.id, path.id);
    },
  }),
  operation({
    id: 'read_client_secret',
    ...{ method: 'POST', path: '/clients/{id}/secret' },
    summary:
      'The secret of an application; null where it has none. Who asked is in the audit trail',
    scopes: ['read:client_keys'],
    role: 'admin',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: z.strictObject({ client_secret: z.string().nullable() }) },
    run: async (act, { path }) => {
      await requireClientWithinRole(act, path.id);
      return { client_secret: await readClientSecret(act.site.tenant.id, path.id) };
    },
  }),
  operation({
    id: 'rotate_client_secret',
    ...{ method: 'POST', path: '/clients/{id}/rotate-secret', summary: 'A new secret' },
    scopes: ['update:client_keys'],
    role: 'admin',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: answer },
    run: async (act, { path }) => {
      const { site } = act;
      await requireClientWithinRole(act, path.id);
      const { clientSecret, ...client } = await rotateClientSecret(site.tenant.id, path.id);
      return presented(site.tenant, client, clientSecret);
    },
  }),
];
