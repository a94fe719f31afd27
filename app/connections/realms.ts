import { z } from 'zod';

import type { ConnectionRow } from '#app/store/connections.ts';

/** Read leniently: a newer version of this program may have written more. */
const stored = z.object({ realms: z.array(z.string()).min(1) });

/** What applications with pages of their own may ask for a connection by: its name, if nothing else. */
export function realmsOf({
  name,
  settings,
}: Pick<ConnectionRow, 'name'> & { settings?: ConnectionRow['settings'] }): string[] {
  const { data } = stored.safeParse(settings ?? {});
  return data?.realms ?? [name];
}
