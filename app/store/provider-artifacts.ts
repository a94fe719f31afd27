/**
 * What the protocol engine keeps between requests.
 *
 * 1. Ids, user codes and session uids are bearer secrets: only their hashes are stored.
 * 2. A payload is encrypted and bound to its tenant, model and id.
 * 3. An artifact that has expired is not found, whether or not the sweep has met it.
 */
import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';

import { hashToken } from '#app/ids.ts';
import { atomically, db } from '#db';
import { providerArtifacts } from '#db/schema/index.ts';

import { decryptBytes, encryptBytes } from './encryption.ts';
import { given, prepared } from './prepared.ts';

export type Artifact = {
  payload: Record<string, unknown>;
  grantId?: string;
  userCode?: string;
  uid?: string;
  accountId?: string;
};

export type FoundArtifact = { payload: Record<string, unknown>; consumedAt: Date | null };

type Row = typeof providerArtifacts.$inferSelect;

const upsert = prepared(() =>
  db
    .insert(providerArtifacts)
    .values({
      tenantId: sql.placeholder('tenantId'),
      model: sql.placeholder('model'),
      idHash: sql.placeholder('idHash'),
      payload: sql.placeholder('payload'),
      grantId: sql.placeholder('grantId'),
      userCodeHash: sql.placeholder('userCodeHash'),
      uidHash: sql.placeholder('uidHash'),
      accountId: sql.placeholder('accountId'),
      expiresAt: sql.placeholder('expiresAt'),
    })
    .onConflictDoUpdate({
      target: [providerArtifacts.tenantId, providerArtifacts.model, providerArtifacts.idHash],
      set: {
        payload: sql`excluded.payload`,
        grantId: sql`excluded.grant_id`,
        userCodeHash: sql`excluded.user_code_hash`,
        uidHash: sql`excluded.uid_hash`,
        accountId: sql`excluded.account_id`,
        expiresAt: sql`excluded.expires_at`,
      },
    })
    .prepare(),
);

export async function saveArtifact(
  tenantId: string,
  model: string,
  id: string,
  artifact: Artifact,
  expiresAt: Date,
): Promise<void> {
  const idHash = hashToken(id);
  await upsert().execute({
    tenantId,
    model,
    idHash,
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
  });
}

export const findArtifact = finderBy('idHash');
export const findArtifactByUserCode = finderBy('userCodeHash');
export const findArtifactByUid = finderBy('uidHash');

/** The sessions of one account. The model is written out: that is what its index is made for. */
export async function listSessionArtifacts(
  tenantId: string,
  accountId: string,
): Promise<FoundArtifact[]> {
  const rows = await db
    .select()
    .from(providerArtifacts)
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        eq(providerArtifacts.accountId, accountId),
        sql`${providerArtifacts.model} = 'Session'`,
        gt(providerArtifacts.expiresAt, new Date()),
      ),
    );
  return rows.map(opened);
}

/** A session by the hash of its uid, which is what everybody but its browser calls it. */
export async function findSessionArtifact(
  tenantId: string,
  uidHash: string,
): Promise<FoundArtifact | undefined> {
  const [row] = await db
    .select()
    .from(providerArtifacts)
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        eq(providerArtifacts.uidHash, uidHash),
        eq(providerArtifacts.model, 'Session'),
        gt(providerArtifacts.expiresAt, new Date()),
      ),
    );
  return row && opened(row);
}

const consume = prepared(() =>
  db
    .update(providerArtifacts)
    .set({ consumedAt: given('now', providerArtifacts.consumedAt) })
    .where(and(isArtifact(), isNull(providerArtifacts.consumedAt)))
    .returning({ idHash: providerArtifacts.idHash })
    .prepare(),
);

/** Marks an artifact as used. False where somebody else was first: of many at once, one gets true. */
export async function consumeArtifact(
  tenantId: string,
  model: string,
  id: string,
): Promise<boolean> {
  const taken = await consume().execute({
    tenantId,
    model,
    idHash: hashToken(id),
    now: new Date(),
  });
  return taken.length > 0;
}

const deleteOne = prepared(() => db.delete(providerArtifacts).where(isArtifact()).prepare());

export async function deleteArtifact(tenantId: string, model: string, id: string): Promise<void> {
  await deleteOne().execute({ tenantId, model, idHash: hashToken(id) });
}

/** Ends every session of a user, without a word to their applications. */
export async function deleteSessionArtifacts(tenantId: string, userId: string): Promise<void> {
  await db
    .delete(providerArtifacts)
    .where(
      and(
        eq(providerArtifacts.tenantId, tenantId),
        eq(providerArtifacts.model, sql`'Session'`),
        eq(providerArtifacts.accountId, userId),
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

/**
 * Removes a grant and everything that was issued under it. What is issued later has no grant, so it
 * is of no use. Two statements, because for one the engines would read all of the tenant's artifacts.
 */
export async function deleteGrant(tenantId: string, grantId: string): Promise<void> {
  const ofTenant = eq(providerArtifacts.tenantId, tenantId);
  const isGrant = and(
    eq(providerArtifacts.model, 'Grant'),
    eq(providerArtifacts.idHash, hashToken(grantId)),
  );
  await atomically((tx) => [
    tx.delete(providerArtifacts).where(and(ofTenant, isGrant)),
    tx.delete(providerArtifacts).where(and(ofTenant, eq(providerArtifacts.grantId, grantId))),
  ]);
}

export async function deleteExpiredArtifacts(now: Date): Promise<void> {
  await db.delete(providerArtifacts).where(lte(providerArtifacts.expiresAt, now));
}

/** A question for one artifact by what names it, which is stored as a hash. */
function finderBy(column: 'idHash' | 'userCodeHash' | 'uidHash') {
  const find = prepared(() =>
    db
      .select()
      .from(providerArtifacts)
      .where(
        and(
          eq(providerArtifacts.tenantId, sql.placeholder('tenantId')),
          eq(providerArtifacts.model, sql.placeholder('model')),
          eq(providerArtifacts[column], sql.placeholder('hash')),
          gt(providerArtifacts.expiresAt, given('now', providerArtifacts.expiresAt)),
        ),
      )
      .prepare(),
  );
  return async (
    tenantId: string,
    model: string,
    name: string,
  ): Promise<FoundArtifact | undefined> => {
    const hash = hashToken(name);
    const [row] = await find().execute({ tenantId, model, hash, now: new Date() });
    return row && opened(row);
  };
}

const isArtifact = () =>
  and(
    eq(providerArtifacts.tenantId, sql.placeholder('tenantId')),
    eq(providerArtifacts.model, sql.placeholder('model')),
    eq(providerArtifacts.idHash, sql.placeholder('idHash')),
  );

function opened({ tenantId, model, idHash, payload, consumedAt }: Row): FoundArtifact {
  const text = decryptBytes('provider-artifact', `${tenantId}/${model}/${idHash}`, payload);
  return { payload: JSON.parse(text) as Record<string, unknown>, consumedAt };
}
