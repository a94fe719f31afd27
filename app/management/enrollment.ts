/** How people are asked for passkeys: why, what if, once more, and what comes of it. */
import { z } from 'zod';

import {
  decideEnrollment,
  enrollmentFactsSchema,
} from '#app/flows/enrollment/decide-enrollment.ts';
import type { EnrollmentDecision } from '#app/flows/enrollment/decide-enrollment.ts';
import { forgetEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { listEnrollmentDecisions } from '#app/store/enrollment-decisions.ts';
import type { EnrollmentDecisionRow } from '#app/store/enrollment-decisions.ts';
import { countPasskeyEvents } from '#app/store/passkey-events.ts';
import type { PasskeyMoment, PasskeyStep } from '#app/store/passkey-events.ts';

import { getConnection } from './named-connection.ts';
import { getUser } from './users.ts';

/** A decision that was made, with the facts that it was made from. */
export type ManagedEnrollmentDecision = EnrollmentDecision &
  Pick<EnrollmentDecisionRow, 'id' | 'at' | 'facts' | 'clientId' | 'connectionId'>;

const limitSchema = z.object({ limit: z.number().int().min(1).max(1000).default(20) });

/** Why a user was asked for a passkey or was not, the newest decision first. */
export async function listEnrollmentDecisionsOfUser(
  tenantId: string,
  userId: string,
  page: z.input<typeof limitSchema>,
): Promise<ManagedEnrollmentDecision[]> {
  const { limit } = limitSchema.parse(page);
  await getUser(tenantId, userId);
  const rows = await listEnrollmentDecisions(tenantId, userId, limit);
  return rows.map(({ id, at, ask, reasons, facts, clientId, connectionId }) => ({
    ...({ ask, reasons } as EnrollmentDecision),
    ...{ id, at, clientId, connectionId, facts },
  }));
}

/** What would be decided about these facts; those of a stored decision give that decision. */
export function decideWhatIf(facts: Record<string, unknown>): EnrollmentDecision {
  return decideEnrollment(z.object({ facts: enrollmentFactsSchema }).parse({ facts }).facts);
}

/** Forgets every "not now" and "don't ask again" of a user, on all their devices. */
export async function resetEnrollment(tenantId: string, userId: string): Promise<void> {
  await getUser(tenantId, userId);
  await forgetEnrollmentChoices(tenantId, userId);
}

const DEFAULT_PERIOD_MS = 30 * 24 * 60 * 60 * 1000;

const instant = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'expected a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z',
  })
  .transform((text) => new Date(text));

const periodSchema = z
  .object({ from: instant.optional(), until: instant.optional() })
  .transform(({ from, until = new Date() }) => ({
    from: from ?? new Date(until.getTime() - DEFAULT_PERIOD_MS),
    until,
  }))
  .refine(({ from, until }) => from < until, {
    path: ['from'],
    message: 'expected a time before the end of the period',
  });

/** How often each step was taken at one moment, and how many of those who were asked made a passkey. */
export type FunnelRow = {
  moment: PasskeyMoment;
  steps: Partial<Record<PasskeyStep, number>>;
  /** From 0 to 1; null where nobody was asked. */
  createdOfOffered: number | null;
};

export type Funnel = { from: Date; until: Date; moments: FunnelRow[] };

/** From `from` until before `until`; without them, the last 30 days. */
export async function enrollmentFunnel(
  tenantId: string,
  { connection, ...period }: z.input<typeof periodSchema> & { connection?: string | undefined },
): Promise<Funnel> {
  const { from, until } = periodSchema.parse(period);
  const connectionId =
    connection === undefined ? undefined : (await getConnection(tenantId, connection)).id;
  const counts = await countPasskeyEvents(tenantId, { from, until, connectionId });
  const moments = new Map<PasskeyMoment, FunnelRow['steps']>();
  for (const { moment, step, count } of counts) {
    moments.set(moment, { ...moments.get(moment), [step]: count });
  }
  return {
    from,
    until,
    moments: Array.from(moments, ([moment, steps]) => ({
      moment,
      steps,
      createdOfOffered: steps.offered ? (steps.created ?? 0) / steps.offered : null,
    })),
  };
}
