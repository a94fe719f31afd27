/** Which applications may use a connection. */
import { z } from 'zod';

import { listConnectionClients } from '#app/store/connections.ts';

import { getConnectionById, setConnectionClients } from '../connections.ts';
import { operation } from './operation.ts';
import { checkpointQuery, pageOf } from './paging.ts';

const MOST_AT_ONCE = 50;

const answer = z.strictObject({
  clients: z.array(z.strictObject({ client_id: z.string() })),
  next: z.string().optional(),
});

const choices = z
  .array(z.strictObject({ client_id: z.string().max(100), status: z.boolean() }))
  .min(1)
  .max(MOST_AT_ONCE, `expected at most ${MOST_AT_ONCE} clients at once`);

export const connectionClients = [
  operation({
    id: 'list_connection_clients',
    method: 'GET',
    path: '/connections/{id}/clients',
    summary: 'The applications that may use a connection',
    scopes: ['read:connections'],
    role: 'auditor',
    ...{ query: z.strictObject(checkpointQuery), body: null },
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path, query: { from, take = 50 } }) => {
      const { id } = await getConnectionById(site.tenant.id, path.id);
      const clientIds = await listConnectionClients(site.tenant.id, id);
      const all = clientIds.map((clientId) => ({ client_id: clientId }));
      return pageOf('clients', all, { from, take }, (client) => String(client.client_id));
    },
  }),
  operation({
    id: 'update_connection_clients',
    method: 'PATCH',
    path: '/connections/{id}/clients',
    summary: 'Decides whether applications may use a connection',
    scopes: ['update:connections'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: choices },
    answer: { status: 204, schema: null },
    run: async ({ site }, { path, body }) => {
      const { name } = await getConnectionById(site.tenant.id, path.id);
      const wanted = body.map(({ client_id: clientId, status: enabled }) => ({
        clientId,
        enabled,
      }));
      await setConnectionClients(site.tenant.id, name, wanted);
    },
  }),
];
