/**
 * What the protocol engine keeps between requests.
 *
 * 1. Ids, user codes and session uids are bearer secrets: only their hashes are stored.
 * 2. A payload is encrypted and bound to its tenant, model and id.
 * 3. An artifact that has expired is not found, whether or not the sweep has met it.
 */
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';

import { hashToken } from '#app/ids.ts';
import { db } from '#db';
import { providerArtifacts } from '#db/schema/index.ts';

import { decryptBytes, encryptBytes } from './encryption.ts';

export type Artifact = {
  payload: Record<string, unknown>;
  grantId?: string;
  userCode?: string;
  uid?: string;
  accountId?: string;
};

export type FoundArtifact = { payload: Record<string, unknown>; consumedAt: Date | null };

type Row = typeof providerArtifacts.$inferSelect;

export async function saveArtifact(
  tenantId: string,
  model: string,
  id: string,
  artifact: Artifact,
  expiresAt: Date,
): Promise<void> {
  const idHash = hashToken(id);
  const values = {
    payload: encryptBytes(
      'provider-artifact',
      `${tenantId}/${model}/${idHash}`,
      JSON.stringify(artifact.payload),
    ),
    grantId: artifact.grantId ?? null,
    userCodeHash: artifact.userCode ? hashToken(artifact.userCode) : null,
    uidHash: artifact.uid ? hashToken(artifact.uid) : null,
    accountId: artifact.accountId ?? null,
    expiresAt,
  };
  await db
    .insert(providerArtifacts)
    .values({ ...values, tenantId, model, idHash })
    .onConflictDoUpdate({
      target: [providerArtifacts.tenantId, providerArtifacts.model, providerArtifacts.idHash],
      set: values,
    });
}

export const findArtifact = (tenantId: string, model: string, id: string) =>
  findOne(tenantId, model, eq(providerArtifacts.idHash, hashToken(id)));

export const findArtifactByUserCode = (tenantId: string, model: string, userCode: string) =>
  findOne(tenantId, model, eq(providerArtifacts.userCodeHash, hashToken(userCode)));

export const findArtifactByUid = (tenantId: string, model: string, uid: string) =>
  findOne(tenantId, model, eq(providerArtifacts.uidHash, hashToken(uid)));

/** Marks an artifact as used. False where somebody else was first: of many at once, one gets true. */
export async function consumeArtifact(
  tenantId: string,
  model: string,
  id: string,
): Promise<boolean> {
  const taken = await db
    .update(providerArtifacts)
    .set({ consumedAt: new Date() })
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        eq(providerArtifacts.model, model),
        eq(providerArtifacts.idHash, hashToken(id)),
        isNull(providerArtifacts.consumedAt),
      ),
    )
    .returning({ idHash: providerArtifacts.idHash });
  return taken.length > 0;
}

export async function deleteArtifact(tenantId: string, model: string, id: string): Promise<void> {
  await db
    .delete(providerArtifacts)
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        eq(providerArtifacts.model, model),
        eq(providerArtifacts.idHash, hashToken(id)),
      ),
    );
}

/** Removes every artifact of one model that was issued under a grant. */
export async function deleteArtifactsOfGrant(
  tenantId: string,
  model: string,
  grantId: string,
): Promise<void> {
  await db
    .delete(providerArtifacts)
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        eq(providerArtifacts.model, model),
        eq(providerArtifacts.grantId, grantId),
      ),
    );
}

/** Removes a grant and everything that was issued under it. What is issued later has no grant, so it is of no use. */
export async function deleteGrant(tenantId: string, grantId: string): Promise<void> {
  const grantItself = and(
    eq(providerArtifacts.model, 'Grant'),
    eq(providerArtifacts.idHash, hashToken(grantId)),
  );
  await db
    .delete(providerArtifacts)
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        or(grantItself, eq(providerArtifacts.grantId, grantId)),
      ),
    );
}

export async function deleteExpiredArtifacts(now: Date): Promise<void> {
  await db.delete(providerArtifacts).where(lte(providerArtifacts.expiresAt, now));
}

async function findOne(
  tenantId: string,
  model: string,
  match: ReturnType<typeof eq>,
): Promise<FoundArtifact | undefined> {
  const [row] = await db
    .select()
    .from(providerArtifacts)
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        eq(providerArtifacts.model, model),
        match,
        gt(providerArtifacts.expiresAt, new Date()),
      ),
    );
  return row && opened(row);
}

function opened({ tenantId, model, idHash, payload, consumedAt }: Row): FoundArtifact {
  const text = decryptBytes('provider-artifact', `${tenantId}/${model}/${idHash}`, payload);
  return { payload: JSON.parse(text) as Record<string, unknown>, consumedAt };
}
