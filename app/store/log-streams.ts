/**
 * Where tenants' logs are sent.
 *
 * 1. One node at a time sends a stream's events: it holds a lease, and another takes over when that
 *    has run out.
 * 2. Events are handed out in the order of their ids, and only once those are a little old: an id is
 *    made before its row is written, so a younger one may be there first.
 */
import { and, asc, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';

import { firstEventIdAt } from '#app/ids.ts';
import { db } from '#db';
import { auditEvents, logStreams } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';

type Row = typeof logStreams.$inferSelect;

/** Where a stream leads. Standard output needs nothing. */
export type Sink = { endpoint?: string; authorization?: string };
export type LogStream = Omit<Row, 'sink'> & { sink: Sink };
export type LoggedEvent = typeof auditEvents.$inferSelect;

const purpose = 'log-stream';
const ownerOf = ({ tenantId, id }: Pick<Row, 'tenantId' | 'id'>) => `${tenantId}/${id}`;

const opened = (row: Row): LogStream => ({
  ...row,
  sink: JSON.parse(decryptText(purpose, ownerOf(row), row.sink)) as Sink,
});

const sealed = (key: Pick<Row, 'tenantId' | 'id'>, sink: Sink) =>
  encryptText(purpose, ownerOf(key), JSON.stringify(sink));

export async function insertLogStream(
  tenantId: string,
  stream: Pick<LogStream, 'id' | 'name' | 'type' | 'sink' | 'filters' | 'deliveredId'>,
): Promise<LogStream> {
  const now = new Date();
  const row: Row = {
    ...stream,
    tenantId,
    status: 'active',
    sink: sealed({ tenantId, id: stream.id }, stream.sink),
    failures: 0,
    ...{ nextAttemptAt: now, leasedUntil: null, lastFailure: null },
    ...{ createdAt: now, updatedAt: now },
  };
  await db.insert(logStreams).values(row);
  return opened(row);
}

export async function listLogStreams(tenantId: string): Promise<LogStream[]> {
  const rows = await db
    .select()
    .from(logStreams)
    .where(eq(logStreams.tenantId, tenantId))
    .orderBy(asc(logStreams.id));
  return rows.map(opened);
}

export async function findLogStream(tenantId: string, id: string): Promise<LogStream | undefined> {
  const [row] = await db.select().from(logStreams).where(isStream(tenantId, id));
  return row && opened(row);
}

/** Changes what is given, and lets the next attempt be made at once. */
export async function updateLogStream(
  tenantId: string,
  id: string,
  { sink, ...change }: Partial<Pick<LogStream, 'name' | 'status' | 'sink' | 'filters'>>,
): Promise<LogStream | undefined> {
  const now = new Date();
  const [row] = await db
    .update(logStreams)
    .set({
      ...change,
      ...(sink && { sink: sealed({ tenantId, id }, sink) }),
      ...{ failures: 0, nextAttemptAt: now, updatedAt: now },
    })
    .where(isStream(tenantId, id))
    .returning();
  return row && opened(row);
}

export async function deleteLogStream(tenantId: string, id: string): Promise<boolean> {
  const deleted = await db
    .delete(logStreams)
    .where(isStream(tenantId, id))
    .returning({ id: logStreams.id });
  return deleted.length > 0;
}

/** Takes a stream that is due, so that nobody else sends it before `leasedUntil`. */
export async function leaseDueLogStream(
  now: Date,
  leasedUntil: Date,
): Promise<LogStream | undefined> {
  const isDue = and(
    eq(logStreams.status, 'active'),
    lte(logStreams.nextAttemptAt, now),
    or(isNull(logStreams.leasedUntil), lte(logStreams.leasedUntil, now)),
  );
  const [due] = await db
    .select({ id: logStreams.id })
    .from(logStreams)
    .where(isDue)
    .orderBy(asc(logStreams.nextAttemptAt))
    .limit(1);
  if (!due) return undefined;
  // Of two nodes that have found the same one, the second finds it leased.
  const [row] = await db
    .update(logStreams)
    .set({ leasedUntil })
    .where(and(eq(logStreams.id, due.id), isDue))
    .returning();
  return row ? opened(row) : leaseDueLogStream(now, leasedUntil);
}

/** Writes down how an attempt ended and gives the lease back, unless somebody else has it by now. */
export async function settleLogStream(
  { tenantId, id, leasedUntil }: LogStream,
  settled: Pick<Row, 'deliveredId' | 'failures' | 'nextAttemptAt' | 'lastFailure'>,
): Promise<boolean> {
  if (!leasedUntil) return false;
  const changed = await db
    .update(logStreams)
    .set({ ...settled, leasedUntil: null })
    .where(and(isStream(tenantId, id), eq(logStreams.leasedUntil, leasedUntil)))
    .returning({ id: logStreams.id });
  return changed.length > 0;
}

/** A tenant's events in the order of their ids, from the one after `after` on. */
export const listEventsAfter = async (
  tenantId: string,
  after: string | null,
  { until, limit }: { until: Date; limit: number },
): Promise<LoggedEvent[]> =>
  db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.tenantId, tenantId),
        after === null ? undefined : gt(auditEvents.id, after),
        lt(auditEvents.id, firstEventIdAt(until)),
      ),
    )
    .orderBy(asc(auditEvents.id))
    .limit(limit);

/**
 * Deletes a tenant's oldest events of before a moment, at most `limit`, and tells how many. What an
 * active stream has yet to deliver stays until it has arrived.
 */
export async function deleteOldEvents(
  tenantId: string,
  before: Date,
  limit: number,
): Promise<number> {
  // Ids are hexadecimal digits: where no stream is active, all come before this letter.
  const delivered = sql`coalesce((
    select min(coalesce(${logStreams.deliveredId}, '')) from ${logStreams}
    where ${logStreams.tenantId} = ${tenantId} and ${logStreams.status} = 'active'
  ), 'z')`;
  const old = db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.tenantId, tenantId),
        lt(auditEvents.id, firstEventIdAt(before)),
        lte(auditEvents.id, delivered),
      ),
    )
    .orderBy(asc(auditEvents.id))
    .limit(limit);
  const deleted = await db
    .delete(auditEvents)
    .where(inArray(auditEvents.id, old))
    .returning({ id: auditEvents.id });
  return deleted.length;
}

const isStream = (tenantId: string, id: string) =>
  and(eq(logStreams.tenantId, tenantId), eq(logStreams.id, id));
