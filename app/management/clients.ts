import { z } from 'zod';

import { newToken, randomAlphanumeric } from '#app/ids.ts';
import { clientSettingsSchema } from '#app/oidc/client-settings.ts';
import type { ClientSettings } from '#app/oidc/client-settings.ts';
import { findClient, insertClient, listClients, updateClientSettings } from '#app/store/clients.ts';
import { enableConnectionForClient, listConnections } from '#app/store/connections.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';
import { requireKnownFields } from './unknown-fields.ts';

/** An application as an administrator sees it; the secret only right after it was made. */
export type ManagedClient = { clientId: string; name: string; settings: ClientSettings };

const newClientSchema = z.object({
  name: z.string().trim().min(1).max(100),
  settings: clientSettingsSchema.refine(
    ({ token_endpoint_auth_method, grant_types }) =>
      token_endpoint_auth_method !== 'none' || !grant_types.includes('client_credentials'),
    {
      path: ['grant_types'],
      message:
        'expected no client_credentials: an application without a secret cannot prove that it is the one asking',
    },
  ),
});

/** Registers an application and lets it use the tenant's connections. Confidential ones get a secret. */
export async function createClient(
  tenantId: string,
  name: string,
  input: Record<string, unknown>,
): Promise<ManagedClient & { clientSecret: string | null }> {
  const client = newClientSchema.parse({ name, settings: input });
  requireKnownFields('settings', input, client.settings);
  const clientId = randomAlphanumeric(32);
  const isPublic = client.settings.token_endpoint_auth_method === 'none';
  const clientSecret = isPublic ? null : `${newToken()}${newToken()}`;
  await insertClient(tenantId, { ...client, clientId, secret: clientSecret });
  if (client.settings.callbacks.length > 0 || client.settings.app_type === 'native') {
    for (const connection of await listConnections(tenantId)) {
      await enableConnectionForClient(tenantId, connection.id, clientId);
    }
  }
  await bumpSettingsVersion(tenantId);
  return { clientId, ...client, clientSecret };
}

export async function listManagedClients(tenantId: string): Promise<ManagedClient[]> {
  return (await listClients(tenantId)).map(({ clientId, name, settings }) => ({
    clientId,
    name,
    settings: clientSettingsSchema.parse(settings),
  }));
}

/** Changes some settings and keeps the others. */
export async function changeClientSettings(
  tenantId: string,
  clientId: string,
  change: Record<string, unknown>,
): Promise<ManagedClient> {
  const client = await findClient(tenantId, clientId);
  if (!client) throw new ManagementError('client_not_found', `there is no client ${clientId}`);
  const { settings } = newClientSchema
    .pick({ settings: true })
    .parse({ settings: { ...client.settings, ...change } });
  requireKnownFields('settings', change, settings);
  if (settings.token_endpoint_auth_method !== 'none' && client.secret === null) {
    throw new ManagementError(
      'client_has_no_secret',
      `${clientId} was registered without a secret and cannot authenticate with one: register a new client`,
    );
  }
  await updateClientSettings(tenantId, clientId, settings);
  await bumpSettingsVersion(tenantId);
  return { clientId, name: client.name, settings };
}
