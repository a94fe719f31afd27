/** Where people are signed in. */
import { z } from 'zod';

import { isAdministratorId } from '#app/ids.ts';
import {
  endUserSession,
  endUserSessions,
  findUserSession,
  listUserSessions,
} from '#app/oidc/user-sessions.ts';
import type { UserSession } from '#app/oidc/user-sessions.ts';

import { getUser } from '../users.ts';
import { operation } from './operation.ts';
import { checkpointQuery, flag, pageOf } from './paging.ts';
import { ApiRefusal } from './refusal.ts';

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

const notFound = (id: string) => new ApiRefusal('inexistent_session', `there is no session ${id}`);

/** A session of one of the tenant's people: administrators are none of them. */
async function getSession(tenantId: string, id: string) {
  const session = await findUserSession(tenantId, id);
  if (session && !isAdministratorId(session.userId)) return session;
  throw notFound(id);
}

export const userSessions = [
  operation({
    id: 'get_session',
    ...{ method: 'GET', path: '/sessions/{id}', summary: 'Where somebody is signed in' },
    scopes: ['read:sessions'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path }) => {
      const session = await getSession(site.tenant.id, path.id);
      return presented(session.userId, session);
    },
  }),
  operation({
    id: 'delete_session',
    ...{ method: 'DELETE', path: '/sessions/{id}', summary: 'Signs a person out in one place' },
    scopes: ['delete:sessions'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 202, schema: z.strictObject({}) },
    run: async ({ site }, { path }) => {
      await getSession(site.tenant.id, path.id);
      if (!(await endUserSession(site, path.id))) throw notFound(path.id);
      return {};
    },
  }),
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
