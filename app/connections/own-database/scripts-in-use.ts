import { findConfiguration } from '#app/store/connection-configuration.ts';
import type { Configuration } from '#app/store/connection-configuration.ts';
import { findScriptVersion, listPublishedScripts } from '#app/store/script-versions.ts';
import type { PublishedScript } from '#app/store/script-versions.ts';
import { rememberSetting } from '#app/tenancy/remembered-settings.ts';

import type { ScriptName } from '../../../scripts-sandbox/index.ts';

type Source = { version: number; source: string };

/** What runs in a connection, and what it is told. */
export type ScriptsInUse = {
  configuration: Configuration;
  published: ReadonlyMap<ScriptName, Source & { shadow: Source | undefined }>;
};

/** Read once for each version of the tenant's settings: publishing is a change of settings. */
export const findScriptsInUse = (
  tenant: { id: string; settingsVersion: number },
  connectionId: string,
): Promise<ScriptsInUse> =>
  rememberSetting(tenant, `scripts/${connectionId}`, async () => {
    const [configuration, scripts] = await Promise.all([
      findConfiguration(tenant.id, connectionId),
      listPublishedScripts(tenant.id, connectionId),
    ]);
    const entries = scripts.map(async (script) => {
      const { version, source } = script.version;
      const entry = { version, source, shadow: await findShadow(tenant.id, script) };
      return [script.slot.script as ScriptName, entry] as const;
    });
    return { configuration, published: new Map(await Promise.all(entries)) };
  });

async function findShadow(
  tenantId: string,
  { slot }: PublishedScript,
): Promise<Source | undefined> {
  if (slot.shadowVersion === null) return undefined;
  return findScriptVersion(tenantId, slot, slot.shadowVersion);
}
