/** Who looks after the tenant in its dashboard. Not in Auth0's Management API. */
import { z } from 'zod';

import {
  changeAdministratorRole,
  getAdministrator,
  invitationSchema,
  inviteAdministrator,
  listAdministrators,
  removeAdministrator,
  renewInvitation,
  roleSchema,
} from '../administrators.ts';
import type { Administrator, Invitation } from '../administrators.ts';
import { operation } from './operation.ts';

const nothing = z.strictObject({});

const answer = z.strictObject({
  user_id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: roleSchema,
  created_at: z.string(),
  joined_at: z.string().nullable(),
  last_login: z.string().nullable(),
});

const invitation = z.strictObject({
  /** Told once. */
  url: z.string(),
  expires_at: z.string(),
});

const presented = (administrator: Administrator): z.output<typeof answer> => ({
  user_id: administrator.userId,
  ...{ name: administrator.name, email: administrator.email, role: administrator.role },
  created_at: administrator.createdAt.toISOString(),
  joined_at: administrator.joinedAt?.toISOString() ?? null,
  last_login: administrator.lastLoginAt?.toISOString() ?? null,
});

const told = ({ url, expiresAt }: Invitation): z.output<typeof invitation> => ({
  url,
  expires_at: expiresAt.toISOString(),
});

export const getAdministratorOperation = operation({
  id: 'get_administrator',
  ...{ method: 'GET', path: '/administrators/{id}', summary: 'An administrator' },
  scopes: ['read:administrators'],
  role: 'auditor',
  ...{ query: nothing, body: null },
  answer: { status: 200, schema: answer },
  run: async ({ site }, { path }) => presented(await getAdministrator(site.tenant.id, path.id)),
});

export const administrators = [
  operation({
    id: 'list_administrators',
    ...{ method: 'GET', path: '/administrators', summary: 'Who may use the dashboard' },
    scopes: ['read:administrators'],
    role: 'auditor',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: z.array(answer) },
    run: async ({ site }) => (await listAdministrators(site.tenant.id)).map(presented),
  }),
  operation({
    id: 'invite_administrator',
    ...{ method: 'POST', path: '/administrators', summary: 'Invites somebody to the dashboard' },
    scopes: ['create:administrators'],
    role: 'owner',
    query: nothing,
    body: invitationSchema,
    answer: { status: 201, schema: answer.extend({ invitation }) },
    run: async ({ site }, { body }) => {
      const invited = await inviteAdministrator(site.tenant, body);
      return { ...presented(invited.administrator), invitation: told(invited.invitation) };
    },
  }),
  getAdministratorOperation,
  operation({
    id: 'update_administrator',
    ...{ method: 'PATCH', path: '/administrators/{id}', summary: 'Gives somebody another role' },
    scopes: ['update:administrators'],
    role: 'owner',
    query: nothing,
    body: z.strictObject({ role: roleSchema }),
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path, body }) =>
      presented(await changeAdministratorRole(site.tenant.id, path.id, body.role)),
  }),
  operation({
    id: 'delete_administrator',
    ...{ method: 'DELETE', path: '/administrators/{id}', summary: 'Takes an administrator away' },
    scopes: ['delete:administrators'],
    role: 'owner',
    ...{ query: nothing, body: null },
    answer: { status: 204, schema: null },
    run: async ({ site }, { path }) => removeAdministrator(site.tenant.id, path.id),
  }),
  operation({
    id: 'renew_administrator_invitation',
    ...{ method: 'POST', path: '/administrators/{id}/invitation' },
    summary: 'A new one-time link, also for somebody who has lost their passkeys',
    scopes: ['update:administrators'],
    role: 'owner',
    ...{ query: nothing, body: null },
    answer: { status: 201, schema: invitation },
    run: async ({ site }, { path }) => told(await renewInvitation(site.tenant, path.id)),
  }),
];
