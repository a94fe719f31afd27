/** Why people were asked for passkeys, or were not. */
import { z } from 'zod';

import { listEnrollmentDecisionsOfUser, resetEnrollment } from '../enrollment.ts';
import type { ManagedEnrollmentDecision } from '../enrollment.ts';
import { operation } from './operation.ts';

const answer = z.strictObject({
  ...{ id: z.string(), at: z.iso.datetime(), client_id: z.string(), connection_id: z.string() },
  /** What was asked; null: nothing. */
  ask: z.enum(['progressive', 'local', 'automatic', 'renewal']).nullable(),
  reasons: z.array(z.strictObject({ kind: z.string(), check: z.string(), passed: z.boolean() })),
  facts: z.record(z.string(), z.unknown()),
});

const presented = (decision: ManagedEnrollmentDecision): z.output<typeof answer> => {
  const { id, at, clientId, connectionId, ask, reasons, facts } = decision;
  return {
    ...{ id, at: at.toISOString(), client_id: clientId, connection_id: connectionId },
    ...{ ask, reasons: [...reasons], facts },
  };
};

export const enrollment = [
  operation({
    id: 'list_enrollment_decisions',
    ...{ method: 'GET', path: '/users/{id}/enrollment-decisions' },
    summary: 'Why a person was asked for a passkey or was not, the newest decision first',
    scopes: ['read:users'],
    role: 'support',
    query: z.strictObject({ take: z.coerce.number().int().min(1).max(100).default(20) }),
    body: null,
    answer: { status: 200, schema: z.array(answer) },
    run: async ({ site }, { path, query }) => {
      const page = { limit: query.take };
      const decisions = await listEnrollmentDecisionsOfUser(site.tenant.id, path.id, page);
      return decisions.map(presented);
    },
  }),
  operation({
    id: 'reset_enrollment',
    ...{ method: 'POST', path: '/users/{id}/enrollment-reset' },
    summary: 'Forgets what a person said to being asked for a passkey, on all their devices',
    scopes: ['update:users'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 204, schema: null },
    run: ({ site }, { path }) => resetEnrollment(site.tenant.id, path.id),
  }),
];
