/** Where people are signed in. */
import { z } from 'zod';

import { endUserSessions, listUserSessions } from '#app/oidc/user-sessions.ts';
import type { UserSession } from '#app/oidc/user-sessions.ts';

import { getUser } from '../users.ts';
import { operation } from './operation.ts';
import { checkpointQuery, flag, pageOf } from './paging.ts';

const answer = z.strictObject({
  id: z.string(),
  user_id: z.string(),
  created_at: z.string(),
  authenticated_at: z.string(),
  updated_at: z.string(),
  last_interacted_at: z.string(),
  expires_at: z.string().nullable(),
  /** The browser by its name and its system, such as Chrome on Windows. */
  device: z.strictObject({
    initial_user_agent: z.string().optional(),
    initial_ip: z.string().optional(),
  }),
  clients: z.array(z.strictObject({ client_id: z.string() })),
});

const presented = (userId: string, session: UserSession): z.output<typeof answer> => ({
  ...{ id: session.id, user_id: userId },
  created_at: session.signedInAt.toISOString(),
  authenticated_at: session.signedInAt.toISOString(),
  updated_at: session.usedAt.toISOString(),
  last_interacted_at: session.usedAt.toISOString(),
  expires_at: session.expiresAt?.toISOString() ?? null,
  device: {
    ...(session.browser !== null && { initial_user_agent: session.browser }),
    ...(session.ip !== null && { initial_ip: session.ip }),
  },
  clients: session.clientIds.map((clientId) => ({ client_id: clientId })),
});

export const userSessions = [
  operation({
    id: 'list_user_sessions',
    ...{ method: 'GET', path: '/users/{id}/sessions', summary: 'Where a person is signed in' },
    scopes: ['read:sessions'],
    role: 'support',
    /** Auth0's client always asks for totals, and gets none from Auth0 either. */
    query: z.strictObject({ ...checkpointQuery, include_totals: flag.optional() }),
    body: null,
    answer: {
      status: 200,
      schema: z.strictObject({ sessions: z.array(answer), next: z.string().optional() }),
    },
    run: async ({ site }, { path, query }) => {
      await getUser(site.tenant.id, path.id);
      const sessions = await listUserSessions(site.tenant.id, path.id);
      const all = sessions.map((session) => presented(path.id, session));
      const { from, take = 50 } = query;
      return pageOf('sessions', all, { from, take });
    },
  }),
  operation({
    id: 'delete_user_sessions',
    ...{ method: 'DELETE', path: '/users/{id}/sessions', summary: 'Signs a person out everywhere' },
    scopes: ['delete:sessions'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 202, schema: z.strictObject({}) },
    run: async ({ site }, { path }) => {
      await getUser(site.tenant.id, path.id);
      await endUserSessions(site, path.id);
      return {};
    },
  }),
];
