/** Which script of which connection an administrator means, and which version of it. */
import { z } from 'zod';

import { scriptNames } from '#app/connections/own-database/contract.ts';
import type { ScriptName } from '#app/connections/own-database/contract.ts';
import type { ScriptPlace } from '#app/connections/own-database/run-in-use.ts';
import { parseConnectionOptions } from '#app/connections/options.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import {
  findScriptSlot,
  findScriptVersion,
  listScriptVersions,
} from '#app/store/script-versions.ts';
import type { ScriptVersion } from '#app/store/script-versions.ts';
import { findTenantById } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';
import { getConnection } from './named-connection.ts';

/** A script by the names that people know. */
export type ScriptReference = { connection: string; script: string };

export type NamedScript = {
  place: ScriptPlace & { tenant: Tenant };
  key: { connectionId: string; script: ScriptName };
};

/** `draft` is the newest one, whether or not it is published. */
export type VersionChoice = number | 'published' | 'draft';

export const scriptNameSchema = z.enum(scriptNames);

export async function findNamedScript(
  tenantId: string,
  { connection, script }: ScriptReference,
): Promise<NamedScript> {
  const place = await findScriptPlace(tenantId, connection);
  const parsed = z.object({ script: scriptNameSchema }).parse({ script });
  return { place, key: { connectionId: place.connection.id, script: parsed.script } };
}

export async function findScriptPlace(
  tenantId: string,
  connectionName: string,
): Promise<NamedScript['place']> {
  return placeOf(tenantId, await getConnection(tenantId, connectionName));
}

export async function placeOf(
  tenantId: string,
  { id, name, options }: Pick<ConnectionRow, 'id' | 'name' | 'options'>,
): Promise<NamedScript['place']> {
  const tenant = await findTenantById(tenantId);
  if (!tenant) throw new Error(`there is no tenant ${tenantId}`);
  return { tenant, connection: { id, name, options: parseConnectionOptions(options) } };
}

export async function findChosenVersion(
  { place, key }: NamedScript,
  choice: VersionChoice,
): Promise<ScriptVersion> {
  const tenantId = place.tenant.id;
  const called = `${key.script} of ${place.connection.name}`;
  if (choice === 'draft') {
    const [newest] = await listScriptVersions(tenantId, key);
    if (newest) return newest;
    throw new ManagementError('script_not_found', `no version of ${called} was saved yet`);
  }
  const slot = choice === 'published' ? await findScriptSlot(tenantId, key) : undefined;
  const number = choice === 'published' ? slot?.publishedVersion : choice;
  if (number === undefined || number === null) {
    throw new ManagementError('script_not_published', `no version of ${called} is published`);
  }
  // Whatever else it is, no engine is asked for it.
  const version = Number.isSafeInteger(number)
    ? await findScriptVersion(tenantId, key, number)
    : undefined;
  if (version) return version;
  const message = `there is no version ${String(number)} of ${called}`;
  throw new ManagementError('script_version_not_found', message);
}
