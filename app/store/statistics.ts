/**
 * What happened in a tenant, counted by the database. Periods are half-open: from `from` until before
 * `until`. Each question reads the events of its period, in the order of an index, and no others.
 */
import { and, count, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';

import { db } from '#db';
import { utcDay } from '#db/columns.ts';
import { auditEvents, passkeyEvents, users } from '#db/schema/index.ts';

import type { PasskeyMoment, PasskeyStep } from './passkey-events.ts';

export type Period = { from: Date; until: Date };

/** How somebody signed in or signed up, as the log says it; null where it does not. */
const method = sql<string | null>`${auditEvents.details} -> 'authentication_methods' ->> 0`;
const day = utcDay(auditEvents.at);

const loggedIn = (tenantId: string, { from, until }: Period, types: readonly string[]) =>
  and(
    eq(auditEvents.tenantId, tenantId),
    gte(auditEvents.at, from),
    lt(auditEvents.at, until),
    inArray(auditEvents.type, [...types]),
  );

export type DailyEvents = { day: string; type: string; method: string | null; count: number };

/** How many events of some types there were on each day, by how people came in. */
export const countEventsByDay = (
  tenantId: string,
  period: Period,
  types: readonly string[],
): Promise<DailyEvents[]> =>
  db
    .select({ day, type: auditEvents.type, method, count: count() })
    .from(auditEvents)
    .where(loggedIn(tenantId, period, types))
    .groupBy(day, auditEvents.type, method);

export type SignInsBy = { by: string | null; method: string | null; count: number };

export const countSignInsByConnection = (tenantId: string, period: Period): Promise<SignInsBy[]> =>
  db
    .select({ by: auditEvents.connectionId, method, count: count() })
    .from(auditEvents)
    .where(loggedIn(tenantId, period, ['s']))
    .groupBy(auditEvents.connectionId, method);

/** By what browsers call themselves, the most frequent first: there is no end to the rare ones. */
export const countSignInsByUserAgent = (
  tenantId: string,
  period: Period,
  limit: number,
): Promise<SignInsBy[]> =>
  db
    .select({ by: auditEvents.userAgent, method, count: count() })
    .from(auditEvents)
    .where(loggedIn(tenantId, period, ['s']))
    .groupBy(auditEvents.userAgent, method)
    .orderBy(desc(count()), auditEvents.userAgent, method)
    .limit(limit);

const passkeyDay = utcDay(passkeyEvents.at);

const stepsIn = (tenantId: string, { from, until }: Period, steps: readonly PasskeyStep[]) =>
  and(
    eq(passkeyEvents.tenantId, tenantId),
    gte(passkeyEvents.at, from),
    lt(passkeyEvents.at, until),
    inArray(passkeyEvents.step, [...steps]),
  );

export type DailySteps = { day: string; moment: PasskeyMoment; step: PasskeyStep; count: number };

export async function countPasskeyStepsByDay(
  tenantId: string,
  period: Period,
  steps: readonly PasskeyStep[],
): Promise<DailySteps[]> {
  const { moment, step } = passkeyEvents;
  const rows = await db
    .select({ day: passkeyDay, moment, step, count: count() })
    .from(passkeyEvents)
    .where(stepsIn(tenantId, period, steps))
    .groupBy(passkeyDay, moment, step);
  return rows as DailySteps[];
}

/** Passkeys that were used at some moments, by the name of their provider. */
export const countPasskeyUsesByProvider = (
  tenantId: string,
  period: Period,
  moments: readonly PasskeyMoment[],
): Promise<{ provider: string | null; count: number }[]> =>
  db
    .select({ provider: passkeyEvents.provider, count: count() })
    .from(passkeyEvents)
    .where(and(stepsIn(tenantId, period, ['used']), inArray(passkeyEvents.moment, [...moments])))
    .groupBy(passkeyEvents.provider);

/** How many people have signed in since a moment. */
export const countActiveUsers = (tenantId: string, since: Date): Promise<number> =>
  db.$count(users, and(eq(users.tenantId, tenantId), gte(users.lastLoginAt, since)));
