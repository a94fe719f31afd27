import type { ScriptFacts } from '#app/connections/passkey-prerequisites.ts';
import { listPublishedScripts } from '#app/store/script-versions.ts';
import type { PublishedScript } from '#app/store/script-versions.ts';

/** What the scripts that a connection has published are known to do for passkeys. */
export async function findScriptFacts(
  tenantId: string,
  connectionId: string,
): Promise<ScriptFacts> {
  return factsOf(await listPublishedScripts(tenantId, connectionId));
}

export function factsOf(scripts: readonly PublishedScript[]): ScriptFacts {
  const getUser = scripts.find(({ slot }) => slot.script === 'get_user')?.slot;
  const lookUps = getUser?.lookUps?.version === getUser?.publishedVersion ? getUser?.lookUps : null;
  return {
    published: new Set(scripts.map(({ slot }) => slot.script)),
    getUserLooksUpBoth: lookUps?.problem === null,
    ...(lookUps?.problem && { lookUpsProblem: lookUps.problem }),
  };
}
