import { probeLookUps } from '#app/connections/own-database/probe-look-ups.ts';
import { setLookUpsTried } from '#app/store/script-versions.ts';
import type { LookUpsTried } from '#app/store/script-versions.ts';

import { findChosenVersion, findNamedScript } from './named-script.ts';

/**
 * Tries both look-ups of the Get User script that runs, for somebody whom it knows, and keeps what
 * came of it: passkeys need it.
 */
export async function tryLookUps(
  tenantId: string,
  connection: string,
  identifier: string,
): Promise<LookUpsTried> {
  const named = await findNamedScript(tenantId, { connection, script: 'get_user' });
  const { version, source } = await findChosenVersion(named, 'published');
  const problem = await probeLookUps(named.place, source, identifier);
  const lookUps = { version, at: new Date().toISOString(), problem };
  await setLookUpsTried(tenantId, named.key, lookUps);
  return lookUps;
}
