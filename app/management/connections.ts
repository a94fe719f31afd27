import { z } from 'zod';

import { connectionOptionsSchema } from '#app/connections/options.ts';
import type { ConnectionOptions } from '#app/connections/options.ts';
import type { Prerequisite } from '#app/connections/passkey-prerequisites.ts';
import { newId } from '#app/ids.ts';
import { findClient, listClients } from '#app/store/clients.ts';
import {
  disableConnectionForClient,
  enableConnectionForClient,
  findConnectionByName,
  insertConnection,
  listConnectionClients,
  listConnections,
  replaceConnectionOptions,
} from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';
import { getConnection } from './named-connection.ts';
import { placeOf } from './named-script.ts';
import {
  listPasskeyPrerequisites,
  requirePasskeyPrerequisites,
} from './require-passkey-prerequisites.ts';
import { findScriptFacts } from './script-facts.ts';
import { carryOutPlan, planScripts, putScriptsIn, takeScriptsOut } from './scripts-in-options.ts';

/** Who publishes the scripts of a document that nobody in particular has written. */
const UNNAMED = 'administrator';

/** A connection as an administrator sees it, with the applications that may use it. */
export type ManagedConnection = {
  id: string;
  name: string;
  strategy: ConnectionRow['strategy'];
  options: ConnectionOptions;
  clientIds: string[];
};

export const newConnectionSchema = z.object({
  name: z
    .string()
    .max(128)
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i, 'expected letters, digits and inner hyphens'),
  options: connectionOptionsSchema,
});

/** Makes a database connection and enables it for the tenant's applications. */
export async function createConnection(
  tenantId: string,
  name: string,
  document: Record<string, unknown>,
  by = UNNAMED,
): Promise<ManagedConnection> {
  const connection = newConnectionSchema.parse({ name, options: document });
  if (await findConnectionByName(tenantId, connection.name)) {
    throw new ManagementError('connection_exists', `a connection is already named ${name}`);
  }
  const { options, written } = takeScriptsOut(connection.options);
  const id = newId('con');
  const place = await placeOf(tenantId, { id, name: connection.name, options });
  const plan = await planScripts(place, written);
  await requirePasskeyPrerequisites(tenantId, { name, options }, plan.facts);
  const row = { id, name: connection.name, options, strategy: 'auth0', displayName: null } as const;
  await insertConnection(tenantId, row);
  await carryOutPlan(place, plan, by);
  for (const client of await listClients(tenantId)) {
    await enableConnectionForClient(tenantId, id, client.clientId);
  }
  await bumpSettingsVersion(tenantId);
  return managed(tenantId, await getConnection(tenantId, name));
}

export async function listManagedConnections(tenantId: string): Promise<ManagedConnection[]> {
  const rows = await listConnections(tenantId);
  return Promise.all(rows.map((row) => managed(tenantId, row)));
}

/** What the connection needs before passkeys can be turned on, and whether it has it. */
export async function listPrerequisitesOfConnection(
  tenantId: string,
  name: string,
): Promise<Prerequisite[]> {
  const { id, options } = await getConnection(tenantId, name);
  const scripts = await findScriptFacts(tenantId, id);
  return listPasskeyPrerequisites(tenantId, connectionOptionsSchema.parse(options), scripts);
}

/**
 * Replaces the whole options document, as Auth0's API does; for scripts, see scripts-in-options.ts.
 * Scripts that have been handed a context are written for it, so it cannot be taken from them again.
 */
export async function changeConnectionOptions(
  tenantId: string,
  name: string,
  document: Record<string, unknown>,
  by = UNNAMED,
): Promise<ManagedConnection> {
  const connection = await getConnection(tenantId, name);
  const parsed = newConnectionSchema.pick({ options: true }).parse({ options: document });
  const { options, written } = takeScriptsOut(parsed.options);
  const place = await placeOf(tenantId, { ...connection, options });
  const before = connectionOptionsSchema.parse(connection.options);
  if (before.enable_script_context === true && !options.enable_script_context) {
    throw new ManagementError(
      'script_context_stays',
      `enable_script_context is on for ${name} and cannot be switched off again`,
    );
  }
  const plan = await planScripts(place, written);
  await requirePasskeyPrerequisites(tenantId, { name, options }, plan.facts);
  await replaceConnectionOptions(tenantId, connection.id, options);
  await carryOutPlan(place, plan, by);
  await bumpSettingsVersion(tenantId);
  return managed(tenantId, await getConnection(tenantId, name));
}

/** Decides whether an application may use a connection. */
export async function setConnectionEnabled(
  tenantId: string,
  name: string,
  clientId: string,
  enabled: boolean,
): Promise<ManagedConnection> {
  const connection = await getConnection(tenantId, name);
  if (!(await findClient(tenantId, clientId))) {
    throw new ManagementError('client_not_found', `there is no client ${clientId}`);
  }
  const change = enabled ? enableConnectionForClient : disableConnectionForClient;
  await change(tenantId, connection.id, clientId);
  await bumpSettingsVersion(tenantId);
  return managed(tenantId, connection);
}

async function managed(tenantId: string, row: ConnectionRow): Promise<ManagedConnection> {
  const { id, name, strategy, options } = row;
  return {
    id,
    name,
    strategy,
    options: await putScriptsIn(tenantId, id, connectionOptionsSchema.parse(options)),
    clientIds: await listConnectionClients(tenantId, id),
  };
}
