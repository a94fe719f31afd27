/** Moves of a host from one RP ID to another. */
import { z } from 'zod';

import { finishMove, moveProgress, reverseMove, startMove } from '../domain-moves.ts';
import type { MoveProgress } from '../domain-moves.ts';
import { getDomainById } from '../domains.ts';
import { operation } from './operation.ts';
import { withFieldNames } from './renamed-fields.ts';

const nothing = z.strictObject({});

const moveAnswer = z.strictObject({
  /** RP IDs. */
  from: z.string(),
  to: z.string(),
  moving_since: z.string(),
  /** Which of the two is another host's, that has to go on naming this one. */
  related: z.string().nullable(),
  /** Users with a passkey of the former: all, those with one of the new as well, and the others. */
  users: z.number(),
  moved: z.number(),
  stranded: z.number(),
  percent: z.number(),
  /** What people did about being asked for a new one. */
  renewal: z.record(z.string(), z.number()),
});

const presented = ({
  host: _host,
  movingSince,
  relatedRpId,
  ...progress
}: MoveProgress): z.output<typeof moveAnswer> => ({
  ...{ ...progress, moving_since: movingSince.toISOString(), related: relatedRpId },
});

const rpId = z.string().max(300);

const moving = {
  method: 'POST',
  scopes: ['update:custom_domains'],
  role: 'owner',
  query: nothing,
} as const;

export const domainMoves = [
  operation({
    id: 'get_custom_domain_move',
    method: 'GET',
    path: '/custom-domains/{id}/move',
    summary: 'How far the move of a host is, where one is under way',
    scopes: ['read:custom_domains'],
    role: 'auditor',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: z.strictObject({ move: moveAnswer.nullable() }) },
    run: async ({ site: { tenant } }, { path }) => {
      const { host, previousRpId } = await getDomainById(tenant, path.id);
      if (previousRpId === null) return { move: null };
      return { move: presented(await moveProgress(tenant, host)) };
    },
  }),
  operation({
    ...moving,
    id: 'start_custom_domain_move',
    path: '/custom-domains/{id}/move',
    summary: 'Begins to accept passkeys of two RP IDs: to one of the same host, or from another’s',
    body: z.union(
      [z.strictObject({ relying_party_identifier: rpId }), z.strictObject({ from: rpId })],
      'expected either relying_party_identifier or from',
    ),
    answer: { status: 201, schema: moveAnswer },
    run: async ({ site: { tenant } }, { path, body }) => {
      const { host } = await getDomainById(tenant, path.id);
      const move = 'from' in body ? body : { rpId: body.relying_party_identifier };
      const names = { rpId: 'relying_party_identifier' };
      return presented(await withFieldNames(names, startMove(tenant, host, move)));
    },
  }),
  operation({
    ...moving,
    id: 'reverse_custom_domain_move',
    path: '/custom-domains/{id}/move/reverse',
    summary: 'Turns a move around: both RP IDs stay accepted, and they change places',
    body: null,
    answer: { status: 200, schema: moveAnswer },
    run: async ({ site: { tenant } }, { path }) => {
      const { host } = await getDomainById(tenant, path.id);
      return presented(await reverseMove(tenant, host));
    },
  }),
  operation({
    ...moving,
    id: 'finish_custom_domain_move',
    path: '/custom-domains/{id}/move/finish',
    summary: 'Ends a move; `strand` is how many users are left without a passkey, exactly',
    body: z.strictObject({ strand: z.number().int().min(0).max(1_000_000_000).optional() }),
    answer: {
      status: 200,
      schema: z.strictObject({ relying_party_identifier: z.string(), stranded: z.number() }),
    },
    run: async ({ site: { tenant } }, { path, body }) => {
      const { host } = await getDomainById(tenant, path.id);
      const { rpId: to, stranded } = await finishMove(tenant, host, body);
      return { relying_party_identifier: to, stranded };
    },
  }),
];
