import { z } from 'zod';

import { newId, newToken, randomAlphanumeric } from '#app/ids.ts';
import { clientSettingsSchema } from '#app/oidc/client-settings.ts';
import type { ClientSettings, ClientSettingsInput } from '#app/oidc/client-settings.ts';
import {
  findClient,
  findResourceServer,
  insertClient,
  insertResourceServer,
  replaceClientGrant,
  updateClientSettings,
} from '#app/store/clients.ts';
import { enableConnectionForClient, listConnections } from '#app/store/connections.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';

/** An application as an administrator sees it; the secret only right after it was made. */
export type ManagedClient = { clientId: string; name: string; settings: ClientSettings };

const nameSchema = z.string().trim().min(1).max(100);

/** Registers an application and lets it use the tenant's connections. Confidential ones get a secret. */
export async function createClient(
  tenantId: string,
  name: string,
  input: ClientSettingsInput,
): Promise<ManagedClient & { clientSecret: string | null }> {
  const settings = clientSettingsSchema.parse(input);
  const clientId = randomAlphanumeric(32);
  const clientSecret =
    settings.token_endpoint_auth_method === 'none' ? null : `${newToken()}${newToken()}`;
  await insertClient(tenantId, {
    clientId,
    name: nameSchema.parse(name),
    secret: clientSecret,
    settings,
  });
  if (settings.callbacks.length > 0 || settings.app_type === 'native') {
    for (const connection of await listConnections(tenantId)) {
      await enableConnectionForClient(tenantId, connection.id, clientId);
    }
  }
  await bumpSettingsVersion(tenantId);
  return { clientId, name, settings, clientSecret };
}

/** Changes some settings and keeps the others. */
export async function changeClientSettings(
  tenantId: string,
  clientId: string,
  change: ClientSettingsInput,
): Promise<ManagedClient> {
  const client = await findClient(tenantId, clientId);
  if (!client) throw new ManagementError('client_not_found', `there is no client ${clientId}`);
  const settings = clientSettingsSchema.parse({ ...client.settings, ...change });
  await updateClientSettings(tenantId, clientId, settings);
  await bumpSettingsVersion(tenantId);
  return { clientId, name: client.name, settings };
}

export const newApiSchema = z.object({
  identifier: z.url().max(600),
  name: nameSchema,
  scopes: z
    .array(z.object({ value: z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/), description: z.string().optional() }))
    .max(1000)
    .default([]),
  tokenLifetimeSeconds: z.number().int().min(60).max(2_592_000).default(86_400),
});

/** Registers an API: its `identifier` is the `audience` that gets JWT access tokens. */
export async function createApi(tenantId: string, input: z.input<typeof newApiSchema>) {
  const api = newApiSchema.parse(input);
  if (await findResourceServer(tenantId, api.identifier)) {
    throw new ManagementError('api_exists', `${api.identifier} is already registered`);
  }
  await insertResourceServer(tenantId, { id: newId('api'), ...api });
  await bumpSettingsVersion(tenantId);
  return api;
}

/** Lets an application call an API by itself, with the client credentials grant. */
export async function grantApi(
  tenantId: string,
  grant: { clientId: string; audience: string; scopes: string[] },
): Promise<void> {
  const api = await findResourceServer(tenantId, grant.audience);
  if (!api) throw new ManagementError('api_not_found', `there is no API ${grant.audience}`);
  if (!(await findClient(tenantId, grant.clientId))) {
    throw new ManagementError('client_not_found', `there is no client ${grant.clientId}`);
  }
  const known = new Set(api.scopes.map((scope) => scope.value));
  const unknown = grant.scopes.filter((scope) => !known.has(scope));
  if (unknown.length > 0) {
    throw new ManagementError('scope_not_found', `${grant.audience} has no scope ${unknown.join(', ')}`);
  }
  await replaceClientGrant(tenantId, grant);
}
