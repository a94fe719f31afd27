/**
 * What the people of a tenant did, counted by the database. Periods are half-open: from `from` until before
 * `until`. Each question reads the events of its period, in the order of an index, and no others.
 */
import { and, count, eq, gte, inArray, lt, sql } from 'drizzle-orm';

import { db } from '#db';
import { auditEvents, passkeyEvents, users } from '#db/schema/index.ts';

import { ofPeople } from './of-people.ts';
import type { PasskeyMoment, PasskeyStep } from './passkey-events.ts';
import { isPerson } from './users.ts';

export type Period = { from: Date; until: Date };

/** How somebody signed in or signed up, as the log says it; null where it does not. */
const method = sql<string | null>`${auditEvents.details} -> 'authentication_methods' ->> 0`;
/** Of sign-ins alone: whoever fails can call their browser anything, as often as they like. */
const connectionId = ofSignIns(auditEvents.connectionId);
const userAgent = ofSignIns(auditEvents.userAgent);

function ofSignIns(column: typeof auditEvents.connectionId | typeof auditEvents.userAgent) {
  return sql<string | null>`case when ${auditEvents.type} = 's' then ${column} end`;
}

export type CountedEvents = {
  type: string;
  method: string | null;
  connectionId: string | null;
  userAgent: string | null;
  count: number;
};

/** How many events of some types there were, and of sign-ins, where and with which browsers. */
export const countEvents = (
  tenantId: string,
  { from, until }: Period,
  types: readonly string[],
): Promise<CountedEvents[]> =>
  db
    .select({ type: auditEvents.type, method, connectionId, userAgent, count: count() })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.tenantId, tenantId),
        gte(auditEvents.at, from),
        lt(auditEvents.at, until),
        inArray(auditEvents.type, [...types]),
        ofPeople(tenantId, auditEvents),
      ),
    )
    .groupBy(auditEvents.type, method, connectionId, userAgent);

export type CountedSteps = {
  moment: PasskeyMoment;
  step: PasskeyStep;
  provider: string | null;
  count: number;
};

/** How often some steps with passkeys were taken, where in the product, and whose passkeys those were. */
export async function countPasskeySteps(
  tenantId: string,
  { from, until }: Period,
  steps: readonly PasskeyStep[],
): Promise<CountedSteps[]> {
  const { moment, step, provider } = passkeyEvents;
  const rows = await db
    .select({ moment, step, provider, count: count() })
    .from(passkeyEvents)
    .where(
      and(
        eq(passkeyEvents.tenantId, tenantId),
        gte(passkeyEvents.at, from),
        lt(passkeyEvents.at, until),
        inArray(step, [...steps]),
        ofPeople(tenantId, passkeyEvents),
      ),
    )
    .groupBy(moment, step, provider);
  return rows as CountedSteps[];
}

/** How many people have signed in since a moment. */
export const countActiveUsers = (tenantId: string, since: Date): Promise<number> =>
  db.$count(users, and(eq(users.tenantId, tenantId), gte(users.lastLoginAt, since), isPerson));
