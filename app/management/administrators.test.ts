/** Who looks after a tenant: what the last owner keeps, and what reaches no administrator. */
import { beforeEach, describe, expect, test } from 'vitest';

import { findAdministrator, markAdministratorJoined } from '#app/store/administrators.ts';
import { findAdministratorsConnection, listConnections } from '#app/store/connections.ts';
import { insertDashboardSession, findDashboardSession } from '#app/store/dashboard-sessions.ts';
import { listUsers, listUsersByEmail } from '#app/store/users.ts';

import {
  changeAdministratorRole,
  firstOwnersLink,
  inviteAdministrator,
  listAdministrators,
  removeAdministrator,
  renewInvitation,
} from './administrators.ts';
import { operations } from './operations/all.ts';
import { newTenantApi } from './operations/tests/tenant-api.ts';
import type { TenantApi } from './operations/tests/tenant-api.ts';
import { countPeople, findPeople } from './user-directory.ts';

let api: TenantApi;
beforeEach(async () => {
  api = await newTenantApi();
});

const invite = async (email: string, role: 'owner' | 'admin' | 'support' | 'auditor') =>
  (await inviteAdministrator(api.site.tenant, { email, role })).administrator.userId;

async function joined(email: string, role: 'owner' | 'admin'): Promise<string> {
  const userId = await invite(email, role);
  await markAdministratorJoined(api.tenantId, userId);
  return userId;
}

const ticketOf = ({ url }: { url: string }) => new URL(url).searchParams.get('ticket');

describe('the first owner', () => {
  test('has a link until somebody has come, and each link takes the place of the one before', async () => {
    const first = await firstOwnersLink(api.site.tenant);
    const second = await firstOwnersLink(api.site.tenant);
    expect(first && ticketOf(first)).not.toBe(second && ticketOf(second));
    const [owner, ...others] = await listAdministrators(api.tenantId);
    expect(others).toEqual([]);
    expect(owner).toMatchObject({ role: 'owner', email: null, joinedAt: null });
    await markAdministratorJoined(api.tenantId, owner?.userId ?? '');
    expect(await firstOwnersLink(api.site.tenant)).toBeNull();
  });
});

describe('the last owner who has come', () => {
  test('keeps the role and stays, whoever else is invited', async () => {
    const ada = await joined('ada@example.com', 'owner');
    await invite('waiting@example.com', 'owner');
    await expect(changeAdministratorRole(api.tenantId, ada, 'admin')).rejects.toMatchObject({
      code: 'last_owner',
    });
    await expect(removeAdministrator(api.tenantId, ada)).rejects.toMatchObject({
      code: 'last_owner',
    });
    expect(await findAdministrator(api.tenantId, ada)).toMatchObject({ role: 'owner' });
  });

  test('is nobody in particular: of two who demote each other at once, one stays', async () => {
    const [ada, bob] = [
      await joined('ada@example.com', 'owner'),
      await joined('bob@example.com', 'owner'),
    ];
    await Promise.allSettled([
      changeAdministratorRole(api.tenantId, ada, 'admin'),
      changeAdministratorRole(api.tenantId, bob, 'admin'),
    ]);
    const owners = (await listAdministrators(api.tenantId)).filter(({ role }) => role === 'owner');
    expect(owners.length).toBeGreaterThanOrEqual(1);
  });
});

test('who is removed is signed out and gone', async () => {
  await joined('ada@example.com', 'owner');
  const bob = await joined('bob@example.com', 'admin');
  const session = { token: 'a'.repeat(43), userId: bob, browserHash: 'browser' };
  const expiresAt = new Date(Date.now() + 60_000);
  await insertDashboardSession(api.tenantId, { ...session, expiresAt });
  await removeAdministrator(api.tenantId, bob);
  expect(await findAdministrator(api.tenantId, bob)).toBeUndefined();
  expect(await findDashboardSession(api.tenantId, session.token, 'browser')).toBeUndefined();
});

test('an address is invited once', async () => {
  await invite('ada@example.com', 'admin');
  await expect(invite('ada@example.com', 'auditor')).rejects.toMatchObject({
    code: 'administrator_exists',
  });
});

describe('administrators are no users', () => {
  test('no list, search or count of users has them', async () => {
    await joined('ada@example.com', 'owner');
    expect(await listUsers(api.tenantId, { limit: 10, offset: 0 })).toEqual([]);
    expect(await listUsersByEmail(api.tenantId, ['ada@example.com'])).toEqual([]);
    expect(await findPeople(api.tenantId, {}, { limit: 10, offset: 0 })).toEqual([]);
    expect(await countPeople(api.tenantId, { q: 'email:"ada@example.com"' })).toBe(0);
  });

  test('their connection is in no list, and opens by no id', async () => {
    await joined('ada@example.com', 'owner');
    const own = await findAdministratorsConnection(api.tenantId);
    expect((await listConnections(api.tenantId)).map(({ id }) => id)).not.toContain(own?.id);
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const { status } = await api.call(method, `/connections/${own?.id ?? ''}`, { options: {} });
      expect(status, method).toBe(404);
    }
  });

  const ofUsers = operations.filter(({ path }) => /^\/users?-?\w*\/\{id\}/.test(path));

  test.each(ofUsers.map(({ id, method, path }) => [id, method, path]))(
    '%s does not reach one',
    async (_id, method, path) => {
      const ada = await joined('ada@example.com', 'owner');
      const address = path
        .replace('{id}', encodeURIComponent(ada))
        .replaceAll(/\{\w+\}/g, 'nothing');
      const { code } = await api.call(method, address, {});
      expect(['inexistent_user', 'invalid_body', 'invalid_query_string']).toContain(code);
      expect(await findAdministrator(api.tenantId, ada)).toBeDefined();
    },
  );

  test('no ticket and no rescue link of users is made for one', async () => {
    const ada = await joined('ada@example.com', 'owner');
    const { status } = await api.call('POST', '/tickets/password-change', { user_id: ada });
    expect(status).toBe(404);
  });
});

test('an administrator of another tenant is not there', async () => {
  const other = await newTenantApi();
  const ada = await joined('ada@example.com', 'owner');
  await expect(renewInvitation(other.site.tenant, ada)).rejects.toMatchObject({
    code: 'administrator_not_found',
  });
  await expect(removeAdministrator(other.tenantId, ada)).rejects.toMatchObject({
    code: 'administrator_not_found',
  });
});
