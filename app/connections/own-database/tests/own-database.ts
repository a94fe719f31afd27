/** A connection whose people live elsewhere, with its scripts published, all through the store's own functions. */
import { findConnectionById } from '#app/connections/connection.ts';
import type { Connection } from '#app/connections/connection.ts';
import { newId, randomHex } from '#app/ids.ts';
import { replaceConfiguration } from '#app/store/connection-configuration.ts';
import { insertConnection } from '#app/store/connections.ts';
import { insertScriptVersion, publishScriptVersion } from '#app/store/script-versions.ts';
import { bumpSettingsVersion, findTenantById } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { tenant as newTenant } from '#app/store/tests/fixtures.ts';

import type { ScriptName } from '../../../../scripts-sandbox/index.ts';

export type OwnDatabase = { tenant: Tenant; connection: Connection };

export async function ownDatabase(
  scripts: Partial<Record<ScriptName, string>>,
  {
    options = {},
    configuration = {},
    tenantId,
  }: {
    options?: Record<string, unknown>;
    configuration?: Record<string, string>;
    tenantId?: string;
  } = {},
): Promise<OwnDatabase> {
  const owner = tenantId ?? (await newTenant());
  const connectionId = newId('con');
  await insertConnection(owner, {
    id: connectionId,
    name: `own-${randomHex(6)}`,
    strategy: 'auth0',
    displayName: null,
    options: { enabledDatabaseCustomization: true, enable_script_context: true, ...options },
  });
  await replaceConfiguration(owner, connectionId, configuration);
  for (const [script, source] of Object.entries(scripts)) {
    await publish(owner, connectionId, script, source);
  }
  const [connection, tenant] = await Promise.all([
    findConnectionById(owner, connectionId),
    findTenantById(owner),
  ]);
  if (!connection || !tenant) throw new Error('the connection was not made');
  return { tenant, connection };
}

/** Returns the number of the version. */
export async function publish(
  tenantId: string,
  connectionId: string,
  script: string,
  source: string,
): Promise<number> {
  const key = { connectionId, script };
  const version = await insertScriptVersion(tenantId, key, {
    ...{ source, note: null, createdBy: 'test' },
  });
  await publishScriptVersion(tenantId, key, version, 'test');
  await bumpSettingsVersion(tenantId);
  return version;
}
