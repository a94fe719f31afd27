import { and, count, eq, gte, lt, sql } from 'drizzle-orm';

import { newEventId } from '#app/ids.ts';
import { db } from '#db';
import { passkeyEvents } from '#db/schema/index.ts';

import { ofPeople } from './of-people.ts';
import { prepared } from './prepared.ts';

/** What a person did, or what became of it. */
export type PasskeyStep =
  | 'offered'
  | 'started'
  | 'cancelled'
  | 'failed'
  | 'created'
  | 'used'
  | 'skipped'
  | 'snoozed'
  | 'refused'
  | 'undone'
  | 'renamed'
  | 'deleted';

/** Where in the product it happened. */
export type PasskeyMoment =
  | 'login'
  | 'signup'
  | 'progressive'
  | 'local'
  | 'automatic'
  | 'renewal'
  | 'account'
  | 'rescue'
  | 'api';

export type PasskeyEvent = {
  step: PasskeyStep;
  moment: PasskeyMoment;
  browserFamily: string;
  userId?: string | undefined;
  clientId?: string | undefined;
  connectionId?: string | undefined;
  /** Name of the passkey's provider. */
  provider?: string | undefined;
  /** The browser's error name or our refusal's code. */
  error?: string | undefined;
};

const insert = prepared(() =>
  db
    .insert(passkeyEvents)
    .values({
      id: sql.placeholder('id'),
      tenantId: sql.placeholder('tenantId'),
      at: sql.placeholder('at'),
      step: sql.placeholder('step'),
      moment: sql.placeholder('moment'),
      userId: sql.placeholder('userId'),
      clientId: sql.placeholder('clientId'),
      connectionId: sql.placeholder('connectionId'),
      browserFamily: sql.placeholder('browserFamily'),
      provider: sql.placeholder('provider'),
      error: sql.placeholder('error'),
    })
    .prepare(),
);

export async function recordPasskeyEvent(tenantId: string, event: PasskeyEvent): Promise<void> {
  await insert().execute({
    id: newEventId(),
    tenantId,
    at: new Date(),
    step: event.step,
    moment: event.moment,
    userId: event.userId ?? null,
    clientId: event.clientId ?? null,
    connectionId: event.connectionId ?? null,
    browserFamily: event.browserFamily,
    provider: event.provider ?? null,
    error: event.error ?? null,
  });
}

type PasskeyEventCount = { moment: PasskeyMoment; step: PasskeyStep; count: number };

/** How often each step was taken at each moment, from `from` until before `until`, or until now. */
export async function countPasskeyEvents(
  tenantId: string,
  period: { from: Date; until?: Date; connectionId?: string | undefined },
): Promise<PasskeyEventCount[]> {
  const { connectionId, until } = period;
  const rows = await db
    .select({ moment: passkeyEvents.moment, step: passkeyEvents.step, count: count() })
    .from(passkeyEvents)
    .where(
      and(
        eq(passkeyEvents.tenantId, tenantId),
        gte(passkeyEvents.at, period.from),
        until === undefined ? undefined : lt(passkeyEvents.at, until),
        connectionId === undefined ? undefined : eq(passkeyEvents.connectionId, connectionId),
        ofPeople(tenantId, passkeyEvents),
      ),
    )
    .groupBy(passkeyEvents.moment, passkeyEvents.step)
    .orderBy(passkeyEvents.moment, passkeyEvents.step);
  return rows as PasskeyEventCount[];
}
