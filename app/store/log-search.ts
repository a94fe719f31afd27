/** Finding events in a tenant's log. */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

import { db } from '#db';
import type { AnyColumn } from '#db/columns.ts';
import { auditEvents } from '#db/schema/index.ts';

import { conditionSql } from './search-condition.ts';
import type { SearchCondition, SearchFields } from './search-condition.ts';

export type LoggedEvent = typeof auditEvents.$inferSelect;

const columns = {
  log_id: auditEvents.id,
  date: auditEvents.at,
  type: auditEvents.type,
  code: auditEvents.code,
  user_id: auditEvents.userId,
  client_id: auditEvents.clientId,
  connection_id: auditEvents.connectionId,
  ip: auditEvents.ip,
};

export type LogField = keyof typeof columns;
export type LogCondition = SearchCondition<LogField>;

const fields = Object.fromEntries(
  Object.entries(columns).map(([field, column]) => [
    field,
    (test: (column: AnyColumn) => SQL | undefined) => test(column),
  ]),
) as SearchFields<LogField>;

/** A page, in the order of time. Events of one moment are in the order in which they were written. */
export function searchLog(
  tenantId: string,
  condition: LogCondition | undefined,
  page: { limit: number; offset: number; isOldestFirst: boolean },
): Promise<LoggedEvent[]> {
  const direction = page.isOldestFirst ? asc : desc;
  return db
    .select()
    .from(auditEvents)
    .where(whereOf(tenantId, condition))
    .orderBy(direction(auditEvents.at), direction(auditEvents.id))
    .limit(page.limit)
    .offset(page.offset);
}

export const countLog = (tenantId: string, condition: LogCondition | undefined): Promise<number> =>
  db.$count(auditEvents, whereOf(tenantId, condition));

/** The events after one of them, the oldest first. Ids are in the order of time. */
export const listLogAfter = (
  tenantId: string,
  after: string | undefined,
  limit: number,
): Promise<LoggedEvent[]> =>
  db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.tenantId, tenantId),
        after === undefined ? undefined : gt(auditEvents.id, after),
      ),
    )
    .orderBy(asc(auditEvents.id))
    .limit(limit);

/** Those that are looked for behind one id and before another, the oldest first. */
export const listLogBetween = (
  tenantId: string,
  condition: LogCondition | undefined,
  { after, end, limit }: { after: string; end: string; limit: number },
): Promise<LoggedEvent[]> =>
  db
    .select()
    .from(auditEvents)
    .where(and(whereOf(tenantId, condition), gt(auditEvents.id, after), lt(auditEvents.id, end)))
    .orderBy(asc(auditEvents.id))
    .limit(limit);

export async function findLoggedEvent(
  tenantId: string,
  id: string,
): Promise<LoggedEvent | undefined> {
  const [found] = await db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.tenantId, tenantId), eq(auditEvents.id, id)));
  return found;
}

/** The addresses that events of some types came from, since a moment. */
export async function listAddressesSince(
  tenantId: string,
  types: readonly string[],
  since: Date,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ ip: auditEvents.ip })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.tenantId, tenantId),
        gte(auditEvents.at, since),
        inArray(auditEvents.type, [...types]),
        isNotNull(auditEvents.ip),
      ),
    );
  return rows.flatMap(({ ip }) => ip ?? []);
}

const whereOf = (tenantId: string, condition: LogCondition | undefined) =>
  and(eq(auditEvents.tenantId, tenantId), condition && conditionSql(condition, fields));
