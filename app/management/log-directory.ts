/** A tenant's log, as administrators look into it. */
import { firstEventIdAt } from '#app/ids.ts';
import { listClients } from '#app/store/clients.ts';
import { listConnections } from '#app/store/connections.ts';
import {
  countLog,
  findLoggedEvent,
  listLogAfter,
  listLogBetween,
  searchLog,
} from '#app/store/log-search.ts';
import type { LogCondition, LoggedEvent } from '#app/store/log-search.ts';

import { ManagementError } from './management-error.ts';
import { logQuery } from './search/log-query.ts';
import { getUser } from './users.ts';

/** An event with the names of what it is about. Whom it is about is not for every reader. */
export type NamedEvent = LoggedEvent & {
  clientName?: string;
  connectionName?: string;
  userName?: string;
};

export type LogFilter = { q?: string; from?: Date; until?: Date };

export type LogPage = { limit: number; offset: number; isOldestFirst: boolean };

/** @throws ManagementError `search_query_invalid` */
export async function findLog(
  tenantId: string,
  q: string | undefined,
  page: LogPage,
  isCounted: boolean,
): Promise<{ events: NamedEvent[]; total: number }> {
  return found(tenantId, conditionIn(q), page, isCounted);
}

const conditionIn = (q: string | undefined): LogCondition | undefined =>
  q === undefined || q.trim() === '' ? undefined : logQuery(q);

const AT_ONCE = 500;

/**
 * All events of a period that a search finds, the oldest first, in parts: from `from` until before
 * `until`, or until now. @throws ManagementError `search_query_invalid`
 */
export async function* readFoundLog(
  tenantId: string,
  { q, from, until = new Date() }: LogFilter,
): AsyncGenerator<NamedEvent[]> {
  const condition = conditionIn(q);
  const end = firstEventIdAt(until);
  let after = firstEventIdAt(from ?? new Date(0));
  for (;;) {
    const events = await listLogBetween(tenantId, condition, { after, end, limit: AT_ONCE });
    const last = events.at(-1);
    if (!last) return;
    yield await named(tenantId, events);
    after = last.id;
  }
}

export async function findLogOfUser(
  tenantId: string,
  userId: string,
  page: LogPage,
  isCounted: boolean,
): Promise<{ events: NamedEvent[]; total: number }> {
  await getUser(tenantId, userId);
  const condition: LogCondition = { kind: 'equals', field: 'user_id', value: userId };
  return found(tenantId, condition, page, isCounted);
}

export const readLogAfter = async (
  tenantId: string,
  after: string | undefined,
  limit: number,
): Promise<NamedEvent[]> => named(tenantId, await listLogAfter(tenantId, after, limit));

export async function getLoggedEvent(tenantId: string, id: string): Promise<NamedEvent> {
  const event = await findLoggedEvent(tenantId, id);
  const [found] = event ? await named(tenantId, [event]) : [];
  if (!found) throw new ManagementError('log_not_found', `there is no event ${id}`);
  return found;
}

async function found(
  tenantId: string,
  condition: LogCondition | undefined,
  page: LogPage,
  isCounted: boolean,
): Promise<{ events: NamedEvent[]; total: number }> {
  const [events, total] = await Promise.all([
    searchLog(tenantId, condition, page),
    isCounted ? countLog(tenantId, condition) : 0,
  ]);
  return { events: await named(tenantId, events), total };
}

async function named(tenantId: string, events: readonly LoggedEvent[]): Promise<NamedEvent[]> {
  const [clients, connections] = await Promise.all([
    listClients(tenantId),
    listConnections(tenantId),
  ]);
  return events.map((event) => {
    const client = clients.find(({ clientId }) => clientId === event.clientId);
    const connection = connections.find(({ id }) => id === event.connectionId);
    return {
      ...event,
      ...(client && { clientName: client.name }),
      ...(connection && { connectionName: connection.name }),
    };
  });
}
