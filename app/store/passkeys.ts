import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  lt,
  ne,
  or,
  sql,
} from 'drizzle-orm';

import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { newId } from '#app/ids.ts';
import { atomically, db } from '#db';
import type { Writer } from '#db';
import { identities, passkeys, passwordHashes, userHandles, users } from '#db/schema/index.ts';

import { prepared, textToJoin } from './prepared.ts';

/** A passkey as it is stored (WebAuthn L3 §4, credential record). */
export type StoredPasskey = typeof passkeys.$inferSelect;

/** What a registration ceremony found out about a new passkey, before it has an owner. */
export type NewPasskey = Omit<
  StoredPasskey,
  'id' | 'tenantId' | 'userId' | 'rpId' | 'createdAt' | 'lastUsedAt' | 'lastUsedOn'
>;

/** Under all RP IDs together. */
export const MAX_PASSKEYS_PER_USER = 20;

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
    .where(isOwned(tenantId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

const countOwned = prepared(() =>
  db
    .select({
      here: count(sql`case when ${passkeys.rpId} = ${textToJoin('rpId')} then 1 end`),
      previous: count(sql`case when ${passkeys.rpId} = ${textToJoin('previousRpId')} then 1 end`),
      all: count(),
    })
    .from(passkeys)
    .where(
      and(
        eq(passkeys.tenantId, sql.placeholder('tenantId')),
        eq(passkeys.userId, sql.placeholder('userId')),
      ),
    )
    .prepare(),
);

/**
 * How many passkeys a user has: `here` under one RP ID, `previous` under the one that the domain
 * leaves, if it leaves any, and `all` under any.
 */
export async function countPasskeys(
  tenantId: string,
  userId: string,
  rpId: string,
  previousRpId: string | null = null,
): Promise<{ here: number; previous: number; all: number }> {
  const [counted] = await countOwned().execute({ tenantId, userId, rpId, previousRpId });
  return counted ?? { here: 0, previous: 0, all: 0 };
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
      lastUsedOn: sql`${sql.param(sql.placeholder('usedOn'), passkeys.lastUsedOn)}`,
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
  use: {
    signCount: number;
    backedUp: boolean;
    userVerified: boolean;
    usedAt: Date;
    /** For people: "Chrome on Windows". */
    usedOn: string;
  },
): Promise<boolean> {
  const updated = await recordUse().execute({ tenantId, passkeyId, ...use });
  return updated.length > 0;
}

/**
 * The statement that stores a new user's first passkey, for `atomically`.
 * Fails where the credential id is taken.
 */
export function passkeyInsertStatement(
  tx: Writer,
  tenantId: string,
  userId: string,
  rpId: string,
  passkey: NewPasskey,
) {
  return tx.insert(passkeys).values(newRow(tenantId, userId, rpId, passkey));
}

/**
 * Stores one more passkey of a user.
 *
 * Refuses with `passkey_exists` where the credential id is already taken under this RP ID, and with
 * `too_many_passkeys` where the user has as many as an account can hold. The count is taken by the
 * statement that stores, so of two that race for the last place one gets it.
 */
export async function insertPasskey(
  tenantId: string,
  userId: string,
  rpId: string,
  passkey: NewPasskey,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const row = newRow(tenantId, userId, rpId, passkey);
  const values = Object.entries(getTableColumns(passkeys)).map(([name, column]) =>
    sql.param((row as Record<string, unknown>)[name], column),
  );
  const owned = sql`select count(*) from ${passkeys} where ${isOwned(tenantId, userId)}`;
  await atomically((tx) => [
    oneAtATime(tx, tenantId, userId),
    tx
      .insert(passkeys)
      .select(
        sql`select ${sql.join(values, sql`, `)} where (${owned}) < ${sql.raw(String(MAX_PASSKEYS_PER_USER))}`,
      )
      .onConflictDoNothing({ target: [passkeys.tenantId, passkeys.rpId, passkeys.credentialId] }),
  ]);
  const stored = await findOwned(tenantId, userId, row.id);
  if (stored) return { ok: true, passkey: stored };
  const isKnown = await hasPasskeyCredential(tenantId, rpId, passkey.credentialId);
  return refuse(isKnown ? 'passkey_exists' : 'too_many_passkeys');
}

/** Renames one of the user's own passkeys and returns it; undefined where it is not theirs. */
export async function renamePasskey(
  tenantId: string,
  userId: string,
  passkeyId: string,
  name: string,
): Promise<StoredPasskey | undefined> {
  const [renamed] = await db
    .update(passkeys)
    .set({ name })
    .where(and(isOwned(tenantId, userId), eq(passkeys.id, passkeyId)))
    .returning();
  return renamed;
}

/** Deletes one of the user's own passkeys and returns it; undefined where it is not theirs. */
export async function deletePasskey(
  tenantId: string,
  userId: string,
  passkeyId: string,
): Promise<StoredPasskey | undefined> {
  const [deleted] = await db
    .delete(passkeys)
    .where(and(isOwned(tenantId, userId), eq(passkeys.id, passkeyId)))
    .returning();
  return deleted;
}

/**
 * Deletes one of the user's own passkeys, unless it is their last way in.
 *
 * Refuses with `passkey_not_found` where it is not theirs, and with `last_way_in` where they have no
 * other passkey that can stand in for it and no password, or passwords don't count. Both are looked
 * at by the statement that deletes, so of two racing deletions of the last two passkeys one is refused.
 *
 * `standIns` are the RP IDs whose passkeys can; without them, only those of its own.
 */
export async function deletePasskeyUnlessLast(
  tenantId: string,
  userId: string,
  passkeyId: string,
  { passwordCounts, standIns }: { passwordCounts: boolean; standIns?: readonly string[] },
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const passkey = await findOwned(tenantId, userId, passkeyId);
  if (!passkey) return refuse('passkey_not_found');
  const anotherPasskey = sql`exists (select 1 from ${passkeys} where ${and(
    isOwned(tenantId, userId),
    inArray(passkeys.rpId, standIns ? [...standIns] : [passkey.rpId]),
    ne(passkeys.id, passkeyId),
  )})`;
  const aPasswordHere = sql`exists (select 1 from ${passwordHashes} where ${and(
    eq(passwordHashes.tenantId, tenantId),
    eq(passwordHashes.userId, userId),
  )})`;
  const aPasswordElsewhere = sql`exists (select 1 from ${identities} where ${and(
    eq(identities.tenantId, tenantId),
    eq(identities.userId, userId),
    isNotNull(identities.passwordProvedAs),
  )})`;
  await atomically((tx) => [
    oneAtATime(tx, tenantId, userId),
    tx
      .delete(passkeys)
      .where(
        and(
          isOwned(tenantId, userId),
          eq(passkeys.id, passkeyId),
          passwordCounts ? or(anotherPasskey, aPasswordHere, aPasswordElsewhere) : anotherPasskey,
        ),
      ),
  ]);
  const isStillThere = (await findOwned(tenantId, userId, passkeyId)) !== undefined;
  return isStillThere ? refuse('last_way_in') : { ok: true, passkey };
}

/** Changes nothing, but PostgreSQL lets nobody else change the user until the transaction ends. */
const oneAtATime = (tx: Writer, tenantId: string, userId: string) =>
  tx
    .update(users)
    .set({ loginsCount: users.loginsCount })
    .where(and(eq(users.tenantId, tenantId), eq(users.id, userId)));

const isOwned = (tenantId: string, userId: string) =>
  and(eq(passkeys.tenantId, tenantId), eq(passkeys.userId, userId));

async function findOwned(
  tenantId: string,
  userId: string,
  passkeyId: string,
): Promise<StoredPasskey | undefined> {
  const [found] = await db
    .select()
    .from(passkeys)
    .where(and(isOwned(tenantId, userId), eq(passkeys.id, passkeyId)));
  return found;
}

function newRow(tenantId: string, userId: string, rpId: string, passkey: NewPasskey) {
  const unused = { lastUsedAt: null, lastUsedOn: null };
  return { ...passkey, ...unused, id: newId('dev'), tenantId, userId, rpId, createdAt: new Date() };
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
