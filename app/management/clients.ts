import { z } from 'zod';

import { newToken, randomAlphanumeric } from '#app/ids.ts';
import { clientSettingsSchema } from '#app/oidc/client-settings.ts';
import type { ClientSettings } from '#app/oidc/client-settings.ts';
import {
  deleteClient as removeClient,
  findClient,
  insertClient,
  listClients,
  updateClient,
} from '#app/store/clients.ts';
import type { Client } from '#app/store/clients.ts';
import { enableConnectionForClient, listConnections } from '#app/store/connections.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';
import { requireKnownFields } from './unknown-fields.ts';

/** An application as an administrator sees it; the secret only right after it was made. */
export type ManagedClient = { clientId: string; name: string; settings: ClientSettings };

type Json = Record<string, unknown>;

const newSecret = () => `${newToken()}${newToken()}`;

const withoutNulls = (document: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null));

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
  const given = withoutNulls({
    ...input,
    client_metadata: changedMetadata(undefined, input.client_metadata) ?? null,
  });
  const client = newClientSchema.parse({ name, settings: given });
  requireKnownFields('settings', given, client.settings);
  const clientId = randomAlphanumeric(32);
  const isPublic = client.settings.token_endpoint_auth_method === 'none';
  const clientSecret = isPublic ? null : newSecret();
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
  return (await listClients(tenantId)).map(managed);
}

/** Without its secret. */
export async function getClient(tenantId: string, clientId: string): Promise<ManagedClient> {
  return managed(await getClientWithSecret(tenantId, clientId));
}

/** What it proves itself with; null where it has nothing. */
export async function readClientSecret(tenantId: string, clientId: string): Promise<string | null> {
  return (await getClientWithSecret(tenantId, clientId)).secret;
}

async function getClientWithSecret(tenantId: string, clientId: string): Promise<Client> {
  const client = await findClient(tenantId, clientId);
  if (client) return client;
  throw new ManagementError('client_not_found', `there is no client ${clientId}`);
}

const managed = ({ clientId, name, settings }: Client): ManagedClient => ({
  clientId,
  name,
  settings: clientSettingsSchema.parse(settings),
});

/** Gives an application a new secret; the one before opens nothing any more. */
export async function rotateClientSecret(
  tenantId: string,
  clientId: string,
): Promise<ManagedClient & { clientSecret: string }> {
  const client = await getClient(tenantId, clientId);
  const clientSecret = newSecret();
  await updateClient(tenantId, clientId, { secret: clientSecret });
  await bumpSettingsVersion(tenantId);
  return { ...client, clientSecret };
}

/** Takes an application away: people cannot sign in to it, and its tokens are not renewed. */
export async function deleteClient(tenantId: string, clientId: string): Promise<ManagedClient> {
  const client = await getClient(tenantId, clientId);
  await removeClient(tenantId, clientId);
  await bumpSettingsVersion(tenantId);
  return client;
}

export async function renameClient(
  tenantId: string,
  clientId: string,
  input: string,
): Promise<void> {
  const { name } = newClientSchema.pick({ name: true }).parse({ name: input });
  await getClient(tenantId, clientId);
  await updateClient(tenantId, clientId, { name });
  await bumpSettingsVersion(tenantId);
}

/** How a secret is encoded is said once: tools leave it out of changes. */
function keptEncoding({ jwt_configuration: before }: Json, { jwt_configuration: after }: Json) {
  if (!isDocument(before) || !isDocument(after) || !('secret_encoded' in before)) return {};
  return { jwt_configuration: { secret_encoded: before.secret_encoded, ...after } };
}

/** Changes some settings and keeps the others, and the same within the metadata; null takes away. */
export async function changeClientSettings(
  tenantId: string,
  clientId: string,
  change: Record<string, unknown>,
): Promise<ManagedClient> {
  const client = await getClientWithSecret(tenantId, clientId);
  const wanted = withoutNulls({
    ...client.settings,
    ...change,
    ...keptEncoding(client.settings, change),
    ...('client_metadata' in change && {
      client_metadata: changedMetadata(client.settings.client_metadata, change.client_metadata),
    }),
  });
  const { settings } = newClientSchema.pick({ settings: true }).parse({ settings: wanted });
  requireKnownFields('settings', withoutNulls({ ...change, client_metadata: null }), settings);
  if (settings.token_endpoint_auth_method !== 'none' && client.secret === null) {
    throw new ManagementError(
      'client_has_no_secret',
      `${clientId} was registered without a secret and cannot authenticate with one: rotate its secret first, or register a new client`,
    );
  }
  await updateClient(tenantId, clientId, { settings });
  await bumpSettingsVersion(tenantId);
  return { clientId, name: client.name, settings };
}

/** What is left out stays, as in Auth0's API; an empty document takes everything away. */
function changedMetadata(before: unknown, change: unknown): unknown {
  if (!isDocument(change)) return change;
  const isEmpty = Object.keys(change).length === 0;
  const after = withoutNulls({ ...(!isEmpty && isDocument(before) && before), ...change });
  return Object.keys(after).length > 0 ? after : null;
}

const isDocument = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
