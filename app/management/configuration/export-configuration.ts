/**
 * A tenant's configuration as files, in the directory format of Auth0's deploy CLI. No secret leaves
 * the tenant: where one would stand in a file, there is nothing, or a keyword.
 */
import { administrationOf } from './administration.ts';
import { kinds } from './kinds.ts';

/** How many of each kind were written. */
export async function exportConfiguration(
  tenantId: string,
  directory: string,
): Promise<Record<string, number>> {
  const administration = administrationOf(tenantId);
  const counts: Record<string, number> = {};
  for (const kind of kinds) {
    const all = (await kind.list(administration)).filter((one) => !one.isOfTenantAlone);
    await kind.writeDirectory(directory, all);
    counts[kind.name] = all.length;
  }
  return counts;
}
