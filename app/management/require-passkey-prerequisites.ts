/**
 * Keeps one rule from both sides: no connection has passkeys on while something that they need is
 * missing. A connection is refused where its tenant or its own options lack something; a change to
 * the tenant is refused where it takes something away from a connection.
 */
import { connectionOptionsSchema } from '#app/connections/options.ts';
import type { ConnectionOptions } from '#app/connections/options.ts';
import { passkeyPrerequisites } from '#app/connections/passkey-prerequisites.ts';
import type { Prerequisite } from '#app/connections/passkey-prerequisites.ts';
import { listConnections } from '#app/store/connections.ts';
import { findTenantById } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { promptsOf } from '#app/tenancy/prompts.ts';
import type { Prompts } from '#app/tenancy/prompts.ts';

import { PasskeyPrerequisitesUnmet, unmetOf } from './passkey-prerequisites-unmet.ts';
import type { ConnectionPrerequisites } from './passkey-prerequisites-unmet.ts';

export async function listPasskeyPrerequisites(
  tenantId: string,
  options: ConnectionOptions,
): Promise<Prerequisite[]> {
  const tenant = await findTenantById(tenantId);
  if (!tenant) throw new Error(`there is no tenant ${tenantId}`);
  return passkeyPrerequisites(options, promptsOf(tenant));
}

/** Refuses options that turn passkeys on where something that they need is missing. */
export async function requirePasskeyPrerequisites(
  tenantId: string,
  { name, options }: { name: string; options: ConnectionOptions },
): Promise<void> {
  if (!hasPasskeys(options)) return;
  const prerequisites = await listPasskeyPrerequisites(tenantId, options);
  if (unmetOf(prerequisites).length === 0) return;
  throw new PasskeyPrerequisitesUnmet([{ name, prerequisites }]);
}

/** Refuses prompts with which a connection's passkeys would lack something that they now have. */
export async function requirePasskeysKept(tenant: Tenant, prompts: Prompts): Promise<void> {
  const harmed: ConnectionPrerequisites[] = [];
  for (const { name, options: stored } of await listConnections(tenant.id)) {
    const options = connectionOptionsSchema.parse(stored);
    if (!hasPasskeys(options)) continue;
    const before = unmetOf(passkeyPrerequisites(options, promptsOf(tenant)));
    const prerequisites = passkeyPrerequisites(options, prompts);
    if (unmetOf(prerequisites).some((lost) => !before.includes(lost))) {
      harmed.push({ name, prerequisites });
    }
  }
  if (harmed.length > 0) throw new PasskeyPrerequisitesUnmet(harmed);
}

const hasPasskeys = (options: ConnectionOptions) => options.authentication_methods.passkey.enabled;
