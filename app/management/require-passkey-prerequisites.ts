/**
 * Keeps one rule from both sides: no connection has passkeys on while something that they need is
 * missing. A connection is refused where its tenant or its own options lack something; a change to
 * the tenant, or to which scripts run, is refused where it takes something away from a connection.
 */
import type { Connection } from '#app/connections/connection.ts';
import { connectionOptionsSchema } from '#app/connections/options.ts';
import type { ConnectionOptions } from '#app/connections/options.ts';
import { passkeyPrerequisites } from '#app/connections/passkey-prerequisites.ts';
import type { Prerequisite, ScriptFacts } from '#app/connections/passkey-prerequisites.ts';
import { listConnections } from '#app/store/connections.ts';
import { findTenantById } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { promptsOf } from '#app/tenancy/prompts.ts';
import type { Prompts } from '#app/tenancy/prompts.ts';

import { PasskeyPrerequisitesUnmet, unmetOf } from './passkey-prerequisites-unmet.ts';
import type { ConnectionPrerequisites } from './passkey-prerequisites-unmet.ts';
import { findScriptFacts } from './script-facts.ts';

export async function listPasskeyPrerequisites(
  tenantId: string,
  options: ConnectionOptions,
  scripts: ScriptFacts,
): Promise<Prerequisite[]> {
  const tenant = await findTenantById(tenantId);
  if (!tenant) throw new Error(`there is no tenant ${tenantId}`);
  return passkeyPrerequisites(options, promptsOf(tenant), scripts);
}

/** Refuses options that turn passkeys on where something that they need is missing. */
export async function requirePasskeyPrerequisites(
  tenantId: string,
  { name, options }: { name: string; options: ConnectionOptions },
  scripts: ScriptFacts,
): Promise<void> {
  if (!hasPasskeys(options)) return;
  const prerequisites = await listPasskeyPrerequisites(tenantId, options, scripts);
  const unmet = unmetOf(prerequisites);
  if (unmet.length === 0) return;
  const problem = unmet.includes('get_user_looks_up_both') ? scripts.lookUpsProblem : undefined;
  throw new PasskeyPrerequisitesUnmet([
    { name, prerequisites, ...(problem !== undefined && { problem }) },
  ]);
}

/** Refuses prompts with which a connection's passkeys would lack something that they now have. */
export async function requirePasskeysKept(tenant: Tenant, prompts: Prompts): Promise<void> {
  const harmed: ConnectionPrerequisites[] = [];
  for (const { id, name, options: stored } of await listConnections(tenant.id)) {
    const options = connectionOptionsSchema.parse(stored);
    if (!hasPasskeys(options)) continue;
    const scripts = await findScriptFacts(tenant.id, id);
    const before = passkeyPrerequisites(options, promptsOf(tenant), scripts);
    const prerequisites = passkeyPrerequisites(options, prompts, scripts);
    if (isLess(prerequisites, before)) harmed.push({ name, prerequisites });
  }
  if (harmed.length > 0) throw new PasskeyPrerequisitesUnmet(harmed);
}

/** Refuses published scripts with which a connection's passkeys would lack something that they now have. */
export async function requirePasskeysKeptWithScripts(
  { tenant, connection }: { tenant: Tenant; connection: Connection },
  scripts: ScriptFacts,
  /** What trying both look-ups of Get User has just come to. */
  problem: string | null = null,
): Promise<void> {
  const { id, name, options } = connection;
  if (!hasPasskeys(options)) return;
  const now = await findScriptFacts(tenant.id, id);
  const before = passkeyPrerequisites(options, promptsOf(tenant), now);
  const prerequisites = passkeyPrerequisites(options, promptsOf(tenant), scripts);
  if (!isLess(prerequisites, before)) return;
  throw new PasskeyPrerequisitesUnmet([
    { name, prerequisites, ...(problem !== null && { problem }) },
  ]);
}

const isLess = (after: readonly Prerequisite[], before: readonly Prerequisite[]): boolean =>
  unmetOf(after).some((lost) => !unmetOf(before).includes(lost));

const hasPasskeys = (options: ConnectionOptions) => options.authentication_methods.passkey.enabled;
