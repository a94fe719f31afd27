/** The trail of what administrators have done; see app/management/audit-trail.ts. */
import { z } from 'zod';

import { findActs, readTrail, verifyTrail } from '../audit-trail.ts';
import type { AdministrativeAct } from '../audit-trail.ts';
import { operation } from './operation.ts';
import { checkpointQuery, dateSort, presentList, sliceOf } from './paging.ts';
import type { Slice } from './paging.ts';
import { ApiRefusal } from './refusal.ts';

/** All that the hash of a row covers, and so all that is needed to verify it elsewhere. */
const answer = z.strictObject({
  number: z.number(),
  at: z.iso.datetime(),
  actor: z.record(z.string(), z.unknown()),
  operation: z.string(),
  target: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  previous_hash: z.string(),
  hash: z.string(),
});

const presented = ({ at, previousHash, hash, ...act }: AdministrativeAct) => ({
  ...{ number: act.number, at: at.toISOString(), actor: act.actor, operation: act.operation },
  ...{ target: act.target, details: act.details, previous_hash: previousHash, hash },
});

const listQuery = z.strictObject({
  ...checkpointQuery,
  sort: dateSort,
  actor: z
    .string()
    .regex(/^\S{1,200}$/, 'expected a user_id, a client_id or command_line')
    .optional(),
  operation: z
    .string()
    .regex(
      /^[\w-]{1,100}( [\w-]{1,100})?$/,
      'expected an operation such as update_client, or of the command line, such as users create',
    )
    .optional(),
});

/** The number behind which acts are wanted. */
function beyondOf(slice: Slice, isNewestFirst: boolean): number {
  const place = 'after' in slice ? slice.after : undefined;
  const beyond = Number(place ?? (isNewestFirst ? Number.MAX_SAFE_INTEGER : 0));
  if (Number.isSafeInteger(beyond)) return beyond;
  throw new ApiRefusal('invalid_paging', 'from: expected what an answer had as next');
}

export const auditTrail = [
  operation({
    id: 'list_administrative_acts',
    method: 'GET',
    path: '/audit-trail',
    summary:
      'What administrators have done, the oldest first unless sorted by date:-1, each with the hash of the one before; all, or of one actor or operation',
    scopes: ['read:audit_trail'],
    role: 'auditor',
    query: listQuery,
    body: null,
    answer: {
      status: 200,
      schema: z.strictObject({ acts: z.array(answer), next: z.string().optional() }),
    },
    run: async ({ site }, { query }) => {
      const asked = { from: query.from, take: query.take ?? 50 };
      const slice = sliceOf(asked);
      const isNewestFirst = query.sort?.isOldestFirst === false;
      const wanted = { actorId: query.actor, operation: query.operation };
      const acts = await findActs(site.tenant.id, wanted, {
        beyond: beyondOf(slice, isNewestFirst),
        ...{ isNewestFirst, limit: slice.limit + 1 },
      });
      const keyOf = ({ number }: Record<string, unknown>) => String(number);
      return presentList('acts', acts.map(presented), { query: asked, keyOf });
    },
  }),
  operation({
    id: 'verify_audit_trail',
    method: 'GET',
    path: '/audit-trail/verification',
    summary: 'Whether the trail is whole, or the first act that is not what was written',
    scopes: ['read:audit_trail'],
    role: 'auditor',
    query: z.strictObject({
      end: z
        .string()
        .regex(/^\d{1,15}:[0-9a-f]{64}$/, 'expected an end that was kept, such as 12:9f86d081…')
        .optional(),
    }),
    body: null,
    answer: {
      status: 200,
      schema: z.discriminatedUnion('ok', [
        z.strictObject({
          ok: z.literal(true),
          end: z.strictObject({ number: z.number(), hash: z.string() }).nullable(),
        }),
        z.strictObject({
          ok: z.literal(false),
          number: z.number(),
          problem: z.enum(['changed', 'missing', 'inserted', 'ends_early']),
        }),
      ]),
    },
    run: ({ site }, { query: { end } }) => {
      const [number, hash = ''] = end?.split(':') ?? [];
      const known = number === undefined ? [] : [{ number: Number(number), hash }];
      return verifyTrail(readTrail(site.tenant.id), ...known);
    },
  }),
];
