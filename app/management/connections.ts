import { z } from 'zod';

import { connectionOptionsSchema } from '#app/connections/options.ts';
import type { ConnectionOptions } from '#app/connections/options.ts';
import type { Prerequisite } from '#app/connections/passkey-prerequisites.ts';
import { newId } from '#app/ids.ts';
import { findClient, listClients } from '#app/store/clients.ts';
import {
  ADMINISTRATORS_CONNECTION,
  disableConnectionForClient,
  enableConnectionForClient,
  findConnection,
  findConnectionByName,
  insertConnection,
  listConnectionClients,
  listConnections,
  renameConnection as storeDisplayName,
  replaceConnectionOptions,
} from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { changedConnectionSettings } from './connection-settings.ts';
import type { ConnectionSettingsChange } from './connection-settings.ts';
import { ManagementError } from './management-error.ts';
import { getConnection } from './named-connection.ts';
import { placeOf } from './named-script.ts';
import {
  listPasskeyPrerequisites,
  requirePasskeyPrerequisites,
} from './require-passkey-prerequisites.ts';
import { findScriptFacts } from './script-facts.ts';
import { carryOutPlan, planScripts, putScriptsIn, takeScriptsOut } from './scripts-in-options.ts';
import { unlessTaken } from './unless-taken.ts';

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

/** `clientIds`: the applications that may use it; all that the tenant has, where it is left out. */
type NewConnection = {
  displayName?: string | null;
  clientIds?: readonly string[];
  settings?: ConnectionSettingsChange;
};

/** Makes a database connection and enables it for applications. */
export async function createConnection(
  tenantId: string,
  name: string,
  document: Record<string, unknown>,
  by = UNNAMED,
  { displayName = null, clientIds, settings = {} }: NewConnection = {},
): Promise<ManagedConnection> {
  const connection = newConnectionSchema.parse({ name, options: document });
  const exists = () =>
    new ManagementError('connection_exists', `a connection is already named ${name}`);
  if (await findConnectionByName(tenantId, connection.name)) throw exists();
  const { options, written } = takeScriptsOut(connection.options);
  const id = newId('con');
  const place = await placeOf(tenantId, { id, name: connection.name, options });
  const plan = await planScripts(place, written);
  await requirePasskeyPrerequisites(tenantId, { name, options }, plan.facts);
  const enabled = clientIds ?? (await listClients(tenantId)).map(({ clientId }) => clientId);
  await requireClients(tenantId, enabled);
  const kept = changedConnectionSettings({ settings: null }, settings);
  const row = { id, name: connection.name, options, displayName, settings: kept };
  await unlessTaken(insertConnection(tenantId, { ...row, strategy: 'auth0' }), exists);
  await carryOutPlan(place, plan, by);
  for (const clientId of enabled) await enableConnectionForClient(tenantId, id, clientId);
  await bumpSettingsVersion(tenantId);
  return managedConnection(tenantId, await getConnection(tenantId, name));
}

export async function listManagedConnections(tenantId: string): Promise<ManagedConnection[]> {
  const rows = await listConnections(tenantId);
  return Promise.all(rows.map((row) => managedConnection(tenantId, row)));
}

/** By its id, which stays; see getConnection for its name. */
export async function getConnectionById(tenantId: string, id: string): Promise<ConnectionRow> {
  const connection = await findConnection(tenantId, id);
  if (connection && connection.name !== ADMINISTRATORS_CONNECTION) return connection;
  throw new ManagementError('connection_not_found', `there is no connection ${id}`);
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
  return managedConnection(tenantId, await getConnection(tenantId, name));
}

/** Decides whether an application may use a connection. */
export async function setConnectionEnabled(
  tenantId: string,
  name: string,
  clientId: string,
  enabled: boolean,
): Promise<ManagedConnection> {
  return setConnectionClients(tenantId, name, [{ clientId, enabled }]);
}

/** Decides it of several applications: of all that are named, or, where one is unknown, of none. */
export async function setConnectionClients(
  tenantId: string,
  name: string,
  choices: readonly { clientId: string; enabled: boolean }[],
): Promise<ManagedConnection> {
  const connection = await getConnection(tenantId, name);
  await requireClients(
    tenantId,
    choices.map(({ clientId }) => clientId),
  );
  for (const { clientId, enabled } of choices) {
    const change = enabled ? enableConnectionForClient : disableConnectionForClient;
    await change(tenantId, connection.id, clientId);
  }
  await bumpSettingsVersion(tenantId);
  return managedConnection(tenantId, connection);
}

/** Lets exactly these applications use a connection. */
export async function replaceConnectionClients(
  tenantId: string,
  name: string,
  clientIds: readonly string[],
): Promise<ManagedConnection> {
  const { id } = await getConnection(tenantId, name);
  const before = await listConnectionClients(tenantId, id);
  return setConnectionClients(tenantId, name, [
    ...before
      .filter((clientId) => !clientIds.includes(clientId))
      .map((clientId) => ({ clientId, enabled: false })),
    ...clientIds.map((clientId) => ({ clientId, enabled: true })),
  ]);
}

/** Refuses to name an application that the tenant does not have. */
export async function requireClients(
  tenantId: string,
  clientIds: readonly string[],
): Promise<void> {
  for (const clientId of clientIds) {
    if (await findClient(tenantId, clientId)) continue;
    throw new ManagementError('client_not_found', `there is no client ${clientId}`);
  }
}

/** What administrators call a connection; null: by its name. */
export async function renameConnection(
  tenantId: string,
  name: string,
  displayName: string | null,
): Promise<void> {
  const { id } = await getConnection(tenantId, name);
  await storeDisplayName(tenantId, id, displayName);
  await bumpSettingsVersion(tenantId);
}

export async function managedConnection(
  tenantId: string,
  row: ConnectionRow,
): Promise<ManagedConnection> {
  const { id, name, strategy, options } = row;
  return {
    id,
    name,
    strategy,
    options: await putScriptsIn(tenantId, id, connectionOptionsSchema.parse(options)),
    clientIds: await listConnectionClients(tenantId, id),
  };
}
