import type { ConnectionOptions } from '../options.ts';

/**
 * Where the people of a connection live: in our own store; in a database of the tenant's own, from
 * which each moves here at their first sign-in; or in that database for good.
 */
export type Home = 'here' | 'moving_here' | 'own_database';

export function homeOf({
  enabledDatabaseCustomization,
  import_mode,
}: Pick<ConnectionOptions, 'enabledDatabaseCustomization' | 'import_mode'>): Home {
  if (!enabledDatabaseCustomization) return 'here';
  return import_mode ? 'moving_here' : 'own_database';
}
