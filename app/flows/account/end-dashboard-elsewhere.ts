import { isAdministratorId } from '#app/ids.ts';
import { deleteDashboardSessionsOf } from '#app/store/dashboard-sessions.ts';

import type { Caller } from '../caller.ts';
import type { Account } from './account.ts';

/** Signs an administrator out of the dashboard in all browsers but this one. Users have none. */
export async function endDashboardElsewhere(
  { site, browserHash }: Caller,
  { user }: Account,
): Promise<void> {
  if (!isAdministratorId(user.id)) return;
  await deleteDashboardSessionsOf(site.tenant.id, user.id, { browserHash });
}
