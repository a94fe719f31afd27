/** Blocks after too many failed attempts. They end by themselves after a quarter of an hour. */
import { z } from 'zod';

import { liftBlocksOf, liftBlocksOfUser, listBlocksOf, listBlocksOfUser } from '../user-blocks.ts';
import type { Block } from '../user-blocks.ts';
import { operation } from './operation.ts';

const answer = z.strictObject({
  /** `ip` is an address, or the network of one. */
  blocked_for: z.array(z.strictObject({ identifier: z.string(), ip: z.string() })),
});

const presented = (blocks: Block[]): z.output<typeof answer> => ({ blocked_for: blocks });

const identified = z.strictObject({ identifier: z.string().min(1).max(254) });
const considered = { consider_brute_force_enablement: z.enum(['true', 'false']).optional() };

export const userBlocks = [
  operation({
    id: 'list_user_blocks_by_identifier',
    ...{ method: 'GET', path: '/user-blocks', summary: 'From where a name is refused' },
    scopes: ['read:users'],
    role: 'support',
    query: identified.extend(considered),
    body: null,
    answer: { status: 200, schema: answer },
    run: async ({ site }, { query }) =>
      presented(await listBlocksOf(site.tenant.id, query.identifier)),
  }),
  operation({
    id: 'delete_user_blocks_by_identifier',
    ...{ method: 'DELETE', path: '/user-blocks', summary: 'Lets a name be tried again' },
    scopes: ['update:users'],
    role: 'support',
    ...{ query: identified, body: null },
    answer: { status: 204, schema: null },
    run: ({ site }, { query }) => liftBlocksOf(site.tenant.id, query.identifier),
  }),
  operation({
    id: 'list_user_blocks',
    ...{ method: 'GET', path: '/user-blocks/{id}', summary: 'From where a person is refused' },
    scopes: ['read:users'],
    role: 'support',
    query: z.strictObject(considered),
    body: null,
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path }) => presented(await listBlocksOfUser(site.tenant.id, path.id)),
  }),
  operation({
    id: 'delete_user_blocks',
    ...{ method: 'DELETE', path: '/user-blocks/{id}', summary: 'Lets a person try again' },
    scopes: ['update:users'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 204, schema: null },
    run: ({ site }, { path }) => liftBlocksOfUser(site.tenant.id, path.id),
  }),
];
