import { and, eq, lte } from 'drizzle-orm';

import { db } from '#db';
import { loginTransactions } from '#db/schema/index.ts';

export type LoginTransaction = typeof loginTransactions.$inferSelect;

export async function insertLoginTransaction(
  tenantId: string,
  transaction: Pick<
    LoginTransaction,
    'uid' | 'browserHash' | 'clientId' | 'restartPath' | 'identifier' | 'expiresAt'
  >,
): Promise<void> {
  await db
    .insert(loginTransactions)
    .values({ ...transaction, tenantId, finishedAt: null, createdAt: new Date() });
}

/** A visit that belongs to this browser; other browsers never see it. */
export async function findLoginTransaction(
  tenantId: string,
  browserHash: string,
  uid: string,
): Promise<LoginTransaction | undefined> {
  const [row] = await db
    .select()
    .from(loginTransactions)
    .where(
      and(
        eq(loginTransactions.tenantId, tenantId),
        eq(loginTransactions.uid, uid),
        eq(loginTransactions.browserHash, browserHash),
      ),
    );
  return row;
}

/** Remembers what the person typed, so that no refusal or refresh loses it. */
export async function keepIdentifier(
  tenantId: string,
  uid: string,
  identifier: string,
): Promise<void> {
  await db
    .update(loginTransactions)
    .set({ identifier })
    .where(and(eq(loginTransactions.tenantId, tenantId), eq(loginTransactions.uid, uid)));
}

export async function markTransactionFinished(tenantId: string, uid: string): Promise<void> {
  await db
    .update(loginTransactions)
    .set({ finishedAt: new Date() })
    .where(and(eq(loginTransactions.tenantId, tenantId), eq(loginTransactions.uid, uid)));
}

export async function deleteExpiredLoginTransactions(now: Date): Promise<void> {
  await db.delete(loginTransactions).where(lte(loginTransactions.expiresAt, now));
}
