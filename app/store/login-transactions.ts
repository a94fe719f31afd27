import { and, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';

import { db } from '#db';
import type { PendingEnrollment, PendingRefusal } from '#db/schema/index.ts';
import { loginTransactions } from '#db/schema/index.ts';

import { given, prepared } from './prepared.ts';

export type LoginTransaction = typeof loginTransactions.$inferSelect;
export type { PendingEnrollment, PendingRefusal };

const insert = prepared(() =>
  db
    .insert(loginTransactions)
    .values({
      uid: sql.placeholder('uid'),
      tenantId: sql.placeholder('tenantId'),
      browserHash: sql.placeholder('browserHash'),
      clientId: sql.placeholder('clientId'),
      restartPath: sql.placeholder('restartPath'),
      identifier: sql.placeholder('identifier'),
      createdAt: sql.placeholder('createdAt'),
      expiresAt: sql.placeholder('expiresAt'),
    })
    .prepare(),
);

export async function insertLoginTransaction(
  tenantId: string,
  transaction: Pick<
    LoginTransaction,
    'uid' | 'browserHash' | 'clientId' | 'restartPath' | 'identifier' | 'expiresAt'
  >,
): Promise<void> {
  await insert().execute({ ...transaction, tenantId, createdAt: new Date() });
}

const findOfBrowser = prepared(() =>
  db
    .select()
    .from(loginTransactions)
    .where(and(ofVisit(), eq(loginTransactions.browserHash, sql.placeholder('browserHash'))))
    .prepare(),
);

/** A visit that belongs to this browser; other browsers never see it. */
export async function findLoginTransaction(
  tenantId: string,
  browserHash: string,
  uid: string,
): Promise<LoginTransaction | undefined> {
  const [row] = await findOfBrowser().execute({ tenantId, browserHash, uid });
  return row;
}

const setIdentifier = prepared(() =>
  db
    .update(loginTransactions)
    .set({ identifier: given('identifier', loginTransactions.identifier) })
    .where(ofVisit())
    .prepare(),
);

/** Remembers what the person typed, so that no refusal or refresh loses it. */
export async function keepIdentifier(
  tenantId: string,
  uid: string,
  identifier: string,
): Promise<void> {
  await setIdentifier().execute({ tenantId, uid, identifier });
}

const setFinished = prepared(() =>
  db
    .update(loginTransactions)
    .set({ finishedAt: given('now', loginTransactions.finishedAt) })
    .where(ofVisit())
    .prepare(),
);

export async function markTransactionFinished(tenantId: string, uid: string): Promise<void> {
  await setFinished().execute({ tenantId, uid, now: new Date() });
}

/** Keeps what a visit offers after its sign-in; null takes it away. */
export async function setPendingEnrollment(
  tenantId: string,
  uid: string,
  enrollment: PendingEnrollment | null,
): Promise<void> {
  await db
    .update(loginTransactions)
    .set({ enrollment })
    .where(and(eq(loginTransactions.tenantId, tenantId), eq(loginTransactions.uid, uid)));
}

/** Keeps a refusal for the next page of a visit; with `unlessOneWaits` it gives way to an earlier one. */
export async function setPendingRefusal(
  tenantId: string,
  uid: string,
  refusal: PendingRefusal,
  { unlessOneWaits = false }: { unlessOneWaits?: boolean } = {},
): Promise<void> {
  await db
    .update(loginTransactions)
    .set({ refusal })
    .where(
      and(
        eq(loginTransactions.tenantId, tenantId),
        eq(loginTransactions.uid, uid),
        unlessOneWaits ? isNull(loginTransactions.refusal) : undefined,
      ),
    );
}

/** The refusal that waits for a page of the visit. Of two that ask for it one gets it. */
export async function takePendingRefusal(
  tenantId: string,
  uid: string,
): Promise<PendingRefusal | undefined> {
  const isVisit = and(eq(loginTransactions.tenantId, tenantId), eq(loginTransactions.uid, uid));
  const [waiting] = await db
    .select({ refusal: loginTransactions.refusal })
    .from(loginTransactions)
    .where(isVisit);
  if (!waiting?.refusal) return undefined;
  const taken = await db
    .update(loginTransactions)
    .set({ refusal: null })
    .where(and(isVisit, isNotNull(loginTransactions.refusal)))
    .returning({ uid: loginTransactions.uid });
  return taken.length > 0 ? waiting.refusal : undefined;
}

export async function deleteExpiredLoginTransactions(now: Date): Promise<void> {
  await db.delete(loginTransactions).where(lte(loginTransactions.expiresAt, now));
}

const ofVisit = () =>
  and(
    eq(loginTransactions.tenantId, sql.placeholder('tenantId')),
    eq(loginTransactions.uid, sql.placeholder('uid')),
  );
