/** Where the person is signed in, and how to end it. */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import type { SessionFacts } from '#app/oidc/account-sessions.ts';
import { deleteParkedSignIns } from '#app/store/tickets.ts';

import { auditAct } from './account.ts';
import type { Account, AccountCaller } from './account.ts';
import { endDashboardElsewhere } from './end-dashboard-elsewhere.ts';

export type OwnSession = SessionFacts & { isThis: boolean };

/** The person's sessions, this one first. */
export async function listOwnSessions(
  { sessions }: AccountCaller,
  { user, session }: Account,
): Promise<OwnSession[]> {
  const all = await sessions.list(user.id);
  return all
    .map((each) => ({ ...each, isThis: each.id === session.id }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one session of the person's own, or all but this one. */
export async function revokeSessions(
  caller: AccountCaller,
  account: Account,
  which: { id: string } | 'others',
): Promise<{ ok: true; count: number } | Refused> {
  const all = await listOwnSessions(caller, account);
  const chosen = all.filter((each) => (which === 'others' ? !each.isThis : each.id === which.id));
  if (which !== 'others' && chosen.length === 0) return refuse('not_found');
  if (which === 'others') await endWhatIsNoSession(caller, account);
  for (const { id, browser, ip } of chosen) {
    const ended = await caller.sessions.revoke(account.user.id, id);
    // Over already, which is what was wanted.
    if (!ended) continue;
    await auditAct(caller, account, { type: 'session_revoked', details: { browser, ip } });
  }
  return { ok: true, count: chosen.length };
}

/** One that waits for an answer is no session yet, and would become one; the dashboard has its own. */
async function endWhatIsNoSession(caller: AccountCaller, account: Account): Promise<void> {
  await deleteParkedSignIns(caller.site.tenant.id, account.user.id);
  await endDashboardElsewhere(caller, account);
}
