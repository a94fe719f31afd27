/** Where administrators are signed in to the dashboard. */
import { and, eq, gt, lte, ne } from 'drizzle-orm';

import { hashToken } from '#app/ids.ts';
import { db } from '#db';
import { dashboardSessions } from '#db/schema/index.ts';

export type DashboardSession = typeof dashboardSessions.$inferSelect;

export async function insertDashboardSession(
  tenantId: string,
  session: { token: string; userId: string; browserHash: string; expiresAt: Date },
): Promise<void> {
  const { token, ...values } = session;
  const now = new Date();
  await db
    .insert(dashboardSessions)
    .values({ ...values, tenantId, tokenHash: hashToken(token), createdAt: now, usedAt: now });
}

/** The session of a token in the browser that began it, while it lasts. */
export async function findDashboardSession(
  tenantId: string,
  token: string,
  browserHash: string,
): Promise<DashboardSession | undefined> {
  const [row] = await db
    .select()
    .from(dashboardSessions)
    .where(
      and(
        eq(dashboardSessions.tokenHash, hashToken(token)),
        eq(dashboardSessions.tenantId, tenantId),
        eq(dashboardSessions.browserHash, browserHash),
        gt(dashboardSessions.expiresAt, new Date()),
      ),
    );
  return row;
}

export async function touchDashboardSession(
  tenantId: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<void> {
  await db
    .update(dashboardSessions)
    .set({ usedAt: new Date(), expiresAt })
    .where(
      and(eq(dashboardSessions.tokenHash, tokenHash), eq(dashboardSessions.tenantId, tenantId)),
    );
}

export async function deleteDashboardSession(tenantId: string, tokenHash: string): Promise<void> {
  await db
    .delete(dashboardSessions)
    .where(
      and(eq(dashboardSessions.tokenHash, tokenHash), eq(dashboardSessions.tenantId, tenantId)),
    );
}

/** Signs somebody out of the dashboard wherever they are, or wherever but in one browser. */
export async function deleteDashboardSessionsOf(
  tenantId: string,
  userId: string,
  besides?: { browserHash: string },
): Promise<void> {
  await db
    .delete(dashboardSessions)
    .where(
      and(
        eq(dashboardSessions.tenantId, tenantId),
        eq(dashboardSessions.userId, userId),
        besides && ne(dashboardSessions.browserHash, besides.browserHash),
      ),
    );
}

export async function deleteExpiredDashboardSessions(now: Date): Promise<void> {
  await db.delete(dashboardSessions).where(lte(dashboardSessions.expiresAt, now));
}
