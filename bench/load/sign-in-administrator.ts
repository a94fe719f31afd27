/** A process that makes an owner who is signed in to the dashboard; it answers with their cookies. */
import { once } from 'node:events';

import { hashToken, newToken } from '#app/ids.ts';
import { inviteAdministrator, listAdministrators } from '#app/management/administrators.ts';
import { insertDashboardSession } from '#app/store/dashboard-sessions.ts';
import { closeDatabase } from '#app/store/health.ts';
import { findTenantByName } from '#app/store/tenants.ts';

const HOUR_MS = 60 * 60 * 1000;

await once(process, 'message');
const tenant = await findTenantByName('default');
if (!tenant) throw new Error('the server has not seeded its first tenant');
await inviteAdministrator(tenant, { email: 'owner@admins.example.com', role: 'owner' });
const [owner] = await listAdministrators(tenant.id);
if (!owner) throw new Error('nobody was invited');
const [token, browser] = [newToken(), newToken()];
await insertDashboardSession(tenant.id, {
  ...{ token, userId: owner.userId, browserHash: hashToken(browser) },
  expiresAt: new Date(Date.now() + HOUR_MS),
});
const cookie = `latchkey_dashboard=${token}; latchkey_browser=${browser}`;
await new Promise((sent) => process.send?.({ cookie }, sent));
process.disconnect();
await closeDatabase();
