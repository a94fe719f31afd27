import { z } from 'zod';

import { parseConnectionOptions } from '#app/connections/options.ts';
import { newId } from '#app/ids.ts';
import { listClients } from '#app/store/clients.ts';
import {
  disableConnectionForClient,
  enableConnectionForClient,
  findConnectionByName,
  insertConnection,
  replaceConnectionOptions,
} from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';

const connectionName = z
  .string()
  .max(128)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i, 'expected letters, digits and inner hyphens');

/** Makes a database connection and enables it for the tenant's applications. */
export async function createConnection(
  tenantId: string,
  name: string,
  options: Record<string, unknown>,
): Promise<ConnectionRow> {
  const parsedName = connectionName.parse(name);
  if (await findConnectionByName(tenantId, parsedName)) {
    throw new ManagementError('connection_exists', `a connection is already named ${parsedName}`);
  }
  await insertConnection(tenantId, {
    id: newId('con'),
    name: parsedName,
    strategy: 'auth0',
    displayName: null,
    options: parseConnectionOptions(options),
  });
  const connection = await getConnection(tenantId, parsedName);
  for (const client of await listClients(tenantId)) {
    await enableConnectionForClient(tenantId, connection.id, client.clientId);
  }
  await bumpSettingsVersion(tenantId);
  return connection;
}

export async function getConnection(tenantId: string, name: string): Promise<ConnectionRow> {
  const connection = await findConnectionByName(tenantId, name);
  if (!connection) {
    throw new ManagementError('connection_not_found', `there is no connection named ${name}`);
  }
  return connection;
}

/** Replaces the whole options document, as Auth0's API does. */
export async function changeConnectionOptions(
  tenantId: string,
  name: string,
  options: Record<string, unknown>,
): Promise<ConnectionRow> {
  const connection = await getConnection(tenantId, name);
  await replaceConnectionOptions(tenantId, connection.id, parseConnectionOptions(options));
  await bumpSettingsVersion(tenantId);
  return getConnection(tenantId, name);
}

export async function setConnectionEnabled(
  tenantId: string,
  name: string,
  clientId: string,
  enabled: boolean,
): Promise<void> {
  const connection = await getConnection(tenantId, name);
  const change = enabled ? enableConnectionForClient : disableConnectionForClient;
  await change(tenantId, connection.id, clientId);
  await bumpSettingsVersion(tenantId);
}
