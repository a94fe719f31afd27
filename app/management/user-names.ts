/** What those are called whom the log names by their ids, users and administrators alike. */
import { listUserNames } from '#app/store/users.ts';

import type { NamedEvent } from './log-directory.ts';

/**
 * Events with the names of those whom the reader may read, asked for at once. Whoever is deleted is
 * called nothing any more.
 */
export async function withUserNames(
  tenantId: string,
  events: readonly NamedEvent[],
  mayRead: (userId: string) => boolean,
): Promise<NamedEvent[]> {
  const ids = new Set(events.flatMap(({ userId }) => userId ?? []).filter(mayRead));
  if (ids.size === 0) return [...events];
  const names = new Map(
    (await listUserNames(tenantId, [...ids])).map(({ id, name, email }) => [id, name ?? email]),
  );
  return events.map((event) => {
    const userName = names.get(event.userId ?? '') ?? undefined;
    return userName === undefined ? event : { ...event, userName };
  });
}
