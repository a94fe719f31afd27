import type { ConnectionOptions } from '../../../connections/options.ts';

/** A connection as its pages read it. */
export type Connection = {
  id: string;
  name: string;
  display_name?: string;
  options: ConnectionOptions;
  enabled_clients: string[];
};

/** What would go with it. */
export type Usage = {
  users: number;
  passkeys: number;
  applications: { client_id: string; name: string }[];
};

export const titleOf = ({ name, display_name }: Pick<Connection, 'name' | 'display_name'>) =>
  display_name ?? name;

/** "1 user", "3 users". */
export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** Where its people live, in words. */
export function homeWords({
  enabledDatabaseCustomization,
  import_mode,
}: ConnectionOptions): string {
  if (!enabledDatabaseCustomization) return 'Here';
  return import_mode ? 'Moving here from your database' : 'Your database';
}
