import { and, eq, isNull, notInArray, notLike, or, sql } from 'drizzle-orm';

import { db } from '#db';
import type { AnyColumn } from '#db/columns.ts';
import { connections } from '#db/schema/index.ts';

import { ADMINISTRATORS_CONNECTION } from './connections.ts';

/**
 * That an event is no administrator's: they sign in here too, but are no users of the tenant, and its
 * numbers leave them out. Whoever fails to be one is known only by where they tried it.
 */
export function ofPeople(
  tenantId: string,
  { userId, connectionId }: { userId: AnyColumn; connectionId: AnyColumn },
) {
  const administrators = db
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(eq(connections.tenantId, tenantId), eq(connections.name, ADMINISTRATORS_CONNECTION)),
    );
  return and(
    or(isNull(userId), notLike(userId, sql`'admin|%'`)),
    or(isNull(connectionId), notInArray(connectionId, administrators)),
  );
}
