/** What hangs on a connection: whoever would delete it wants to know before. */
import { z } from 'zod';

import { connectionUsageOf } from '../connection-usage.ts';
import { operation } from './operation.ts';

export const connectionUsage = [
  operation({
    id: 'get_connection_usage',
    method: 'GET',
    path: '/connections/{id}/usage',
    summary: 'How many users and passkeys a connection has, and which applications may use it',
    scopes: ['read:connections'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: {
      status: 200,
      schema: z.strictObject({
        users: z.number(),
        passkeys: z.number(),
        applications: z.array(z.strictObject({ client_id: z.string(), name: z.string() })),
      }),
    },
    run: async ({ site }, { path }) => {
      const { applications, ...counts } = await connectionUsageOf(site.tenant.id, path.id);
      return {
        ...counts,
        applications: applications.map(({ clientId, name }) => ({ client_id: clientId, name })),
      };
    },
  }),
];
