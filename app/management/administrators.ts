/**
 * Who looks after a tenant in its dashboard.
 *
 * 1. Administrators live in a connection of their own, which is in no list, takes no sign-ups and
 *    knows no passwords.
 * 2. There is always an owner who has come: nobody can take that away, whatever happens at once.
 * 3. Whoever loses a role loses it with their next request; whoever is removed is signed out.
 */
import { z } from 'zod';

import { connectionOptionsSchema } from '#app/connections/options.ts';
import { newId, newToken } from '#app/ids.ts';
import {
  deleteAdministrator,
  findAdministrator,
  hasJoinedAdministrator,
  insertAdministrator,
  introduceAdministrator,
  listAdministrators,
  updateAdministratorRole,
} from '#app/store/administrators.ts';
import type { Administrator, AdministratorRole } from '#app/store/administrators.ts';
import {
  findAdministratorsConnection,
  insertAdministratorsConnection,
} from '#app/store/connections.ts';
import { deleteDashboardSessionsOf } from '#app/store/dashboard-sessions.ts';
import { listDomains } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { deleteTicketsOf, insertTicket } from '#app/store/tickets.ts';
import { siteOf } from '#app/tenancy/site.ts';

import { ManagementError } from './management-error.ts';

export type { Administrator, AdministratorRole };
export { listAdministrators };

const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

export const roleSchema = z.enum(['owner', 'admin', 'support', 'auditor']);

export const invitationSchema = z.strictObject({
  email: z.email('expected an email address such as ada@example.com').toLowerCase().max(254),
  role: roleSchema,
});

/** A one-time link, which is told once and never again. */
export type Invitation = { url: string; expiresAt: Date };

/** Refuses with `administrator_exists`. */
export async function inviteAdministrator(
  tenant: Tenant,
  input: z.output<typeof invitationSchema>,
): Promise<{ administrator: Administrator; invitation: Invitation }> {
  const userId = await insertAdministrator(tenant.id, await connectionFor(tenant.id), input);
  if (userId === undefined) {
    throw new ManagementError('administrator_exists', `${input.email} is invited already`);
  }
  const administrator = await getAdministrator(tenant.id, userId);
  return { administrator, invitation: await linkFor(tenant, userId) };
}

/** A new link for somebody who has not come yet or has lost their passkeys. Older links stop working. */
export async function renewInvitation(tenant: Tenant, userId: string): Promise<Invitation> {
  await getAdministrator(tenant.id, userId);
  await deleteTicketsOf(tenant.id, userId, 'rescue');
  return linkFor(tenant, userId);
}

/**
 * The link for the first owner; null once somebody has come. Whoever opened an older one and said a
 * name, but did not come, is forgotten: each link takes the place of the one before.
 */
export async function firstOwnersLink(tenant: Tenant): Promise<Invitation | null> {
  if (await hasJoinedAdministrator(tenant.id)) return null;
  const waiting = (await listAdministrators(tenant.id)).find(({ role }) => role === 'owner');
  if (waiting) {
    await introduceAdministrator(tenant.id, waiting.userId, { name: null, email: null });
    return renewInvitation(tenant, waiting.userId);
  }
  const owner = { email: null, role: 'owner' } as const;
  const userId = await insertAdministrator(tenant.id, await connectionFor(tenant.id), owner);
  if (userId === undefined) throw new Error('nobody was made');
  return linkFor(tenant, userId);
}

export async function changeAdministratorRole(
  tenantId: string,
  userId: string,
  role: AdministratorRole,
): Promise<Administrator> {
  await getAdministrator(tenantId, userId);
  if (!(await updateAdministratorRole(tenantId, userId, role))) throw lastOwner();
  return getAdministrator(tenantId, userId);
}

export async function removeAdministrator(tenantId: string, userId: string): Promise<void> {
  await getAdministrator(tenantId, userId);
  if (!(await deleteAdministrator(tenantId, userId))) throw lastOwner();
  await deleteDashboardSessionsOf(tenantId, userId);
  await deleteTicketsOf(tenantId, userId, 'rescue');
}

const lastOwner = () =>
  new ManagementError('last_owner', 'expected another owner who has come: a tenant needs one');

export async function getAdministrator(tenantId: string, userId: string): Promise<Administrator> {
  const administrator = await findAdministrator(tenantId, userId);
  if (administrator) return administrator;
  throw new ManagementError('administrator_not_found', `there is no administrator ${userId}`);
}

async function linkFor(tenant: Tenant, userId: string): Promise<Invitation> {
  const domain = (await listDomains(tenant.id)).find(({ status }) => status === 'active');
  if (!domain) {
    throw new ManagementError('domain_not_found', `${tenant.name} has no active domain`);
  }
  const token = newToken();
  const expiresAt = new Date(Date.now() + INVITATION_MS);
  await insertTicket(tenant.id, { token, userId, purpose: 'rescue', expiresAt });
  return { url: `${siteOf(tenant, domain).origin}/dashboard/welcome?ticket=${token}`, expiresAt };
}

/** The id of the administrators' connection, which is made when it is first needed. */
async function connectionFor(tenantId: string): Promise<string> {
  const known = await findAdministratorsConnection(tenantId);
  if (known) return known.id;
  const options = connectionOptionsSchema.parse({
    authentication_methods: { passkey: { enabled: true }, password: { enabled: false } },
    disable_signup: true,
  });
  await insertAdministratorsConnection(tenantId, { id: newId('con'), options });
  const made = await findAdministratorsConnection(tenantId);
  if (!made) throw new Error('the connection of administrators was not made');
  return made.id;
}
