import { and, asc, eq, lt, or, sql } from 'drizzle-orm';

import { newId } from '#app/ids.ts';
import { db } from '#db';
import type { Writer } from '#db';
import { passkeys, userHandles } from '#db/schema/index.ts';

import { prepared, textToJoin } from './prepared.ts';

/** A passkey as it is stored (WebAuthn L3 §4, credential record). */
export type StoredPasskey = typeof passkeys.$inferSelect;

/** What a registration ceremony found out about a new passkey, before it has an owner. */
export type NewPasskey = Omit<
  StoredPasskey,
  'id' | 'tenantId' | 'userId' | 'rpId' | 'createdAt' | 'lastUsedAt'
>;

/** The name that a passkey has until its owner gives it another. */
export const DEFAULT_PASSKEY_NAME = 'Passkey';

const findForLogin = prepared(() =>
  db
    .select({ passkey: passkeys, userHandle: userHandles.handle })
    .from(passkeys)
    .leftJoin(
      userHandles,
      and(
        eq(userHandles.tenantId, passkeys.tenantId),
        eq(userHandles.rpId, passkeys.rpId),
        eq(userHandles.userId, passkeys.userId),
      ),
    )
    .where(
      and(
        eq(passkeys.tenantId, textToJoin('tenantId')),
        eq(passkeys.rpId, textToJoin('rpId')),
        eq(passkeys.credentialId, textToJoin('credentialId')),
      ),
    )
    .prepare(),
);

/**
 * The passkey that a credential id names, with its owner's user handle, in one query.
 * `userHandle` is null only where the handle's row is missing, which no ceremony may accept.
 */
export async function findPasskeyForLogin(
  tenantId: string,
  rpId: string,
  credentialId: string,
): Promise<{ passkey: StoredPasskey; userHandle: string | null } | undefined> {
  const [found] = await findForLogin().execute({ tenantId, rpId, credentialId });
  return found;
}

/** A user's passkeys under every RP ID, the oldest first. */
export async function listPasskeys(tenantId: string, userId: string): Promise<StoredPasskey[]> {
  return await db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.tenantId, tenantId), eq(passkeys.userId, userId)))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** Whether the tenant knows this credential id under this RP ID, whoever owns it. */
export async function hasPasskeyCredential(
  tenantId: string,
  rpId: string,
  credentialId: string,
): Promise<boolean> {
  const found = await db
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(
      and(
        eq(passkeys.tenantId, tenantId),
        eq(passkeys.rpId, rpId),
        eq(passkeys.credentialId, credentialId),
      ),
    );
  return found.length > 0;
}

const recordUse = prepared(() =>
  db
    .update(passkeys)
    .set({
      signCount: sql`${sql.param(sql.placeholder('signCount'), passkeys.signCount)}`,
      backedUp: sql`${sql.param(sql.placeholder('backedUp'), passkeys.backedUp)}`,
      userVerified: sql`${passkeys.userVerified} or ${sql.param(sql.placeholder('userVerified'), passkeys.userVerified)}`,
      lastUsedAt: sql`${sql.param(sql.placeholder('usedAt'), passkeys.lastUsedAt)}`,
    })
    .where(
      and(
        eq(passkeys.tenantId, sql.placeholder('tenantId')),
        eq(passkeys.id, sql.placeholder('passkeyId')),
        or(
          eq(passkeys.backupEligible, true),
          lt(passkeys.signCount, sql.placeholder('signCount')),
          and(eq(passkeys.signCount, 0), eq(passkeys.signCount, sql.placeholder('signCount'))),
        ),
      ),
    )
    .returning({ id: passkeys.id })
    .prepare(),
);

/**
 * Writes a verified use (WebAuthn L3 §7.2 step 25) and decides on the sign count in the same
 * statement, so that of two uses racing with one count at most one is recorded: a passkey that
 * cannot be copied must count upwards, unless it never counts at all.
 *
 * `userVerified` is pinned: true is kept for ever, false changes nothing.
 * Returns false where the count did not grow or the passkey is gone; then nothing was written.
 */
export async function recordPasskeyUse(
  tenantId: string,
  passkeyId: string,
  use: { signCount: number; backedUp: boolean; userVerified: boolean; usedAt: Date },
): Promise<boolean> {
  const updated = await recordUse().execute({ tenantId, passkeyId, ...use });
  return updated.length > 0;
}

/** The statement that stores a passkey, for `atomically`. Fails where the credential id is taken. */
export function passkeyInsertStatement(
  tx: Writer,
  tenantId: string,
  userId: string,
  rpId: string,
  passkey: NewPasskey,
) {
  return tx.insert(passkeys).values(newRow(tenantId, userId, rpId, passkey));
}

/** Stores a passkey. Undefined where the credential id is already taken under this RP ID. */
export async function insertPasskey(
  tenantId: string,
  userId: string,
  rpId: string,
  passkey: NewPasskey,
): Promise<StoredPasskey | undefined> {
  const [inserted] = await db
    .insert(passkeys)
    .values(newRow(tenantId, userId, rpId, passkey))
    .onConflictDoNothing({ target: [passkeys.tenantId, passkeys.rpId, passkeys.credentialId] })
    .returning();
  return inserted;
}

/** Deletes one of the user's own passkeys and returns it; undefined where it is not theirs. */
export async function deletePasskey(
  tenantId: string,
  userId: string,
  passkeyId: string,
): Promise<StoredPasskey | undefined> {
  const [deleted] = await db
    .delete(passkeys)
    .where(
      and(eq(passkeys.tenantId, tenantId), eq(passkeys.userId, userId), eq(passkeys.id, passkeyId)),
    )
    .returning();
  return deleted;
}

function newRow(tenantId: string, userId: string, rpId: string, passkey: NewPasskey) {
  return { ...passkey, id: newId('dev'), tenantId, userId, rpId, createdAt: new Date() };
}

/**
 * Whether anybody in this installation has a credential under an RP ID. The one question that
 * crosses tenants: an authenticator told to forget a credential forgets it for all of them.
 */
export async function isCredentialInUse(rpId: string, credentialId: string): Promise<boolean> {
  const found = await db
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(and(eq(passkeys.rpId, rpId), eq(passkeys.credentialId, credentialId)))
    .limit(1);
  return found.length > 0;
}
