import { and, eq, inArray } from 'drizzle-orm';

import { newToken } from '#app/ids.ts';
import { db } from '#db';
import type { Writer } from '#db';
import { userHandles } from '#db/schema/index.ts';

/** A new user handle: 32 random bytes, base64url (WebAuthn L3 §14.6.1: nothing personal in it). */
export const newUserHandle = newToken;

/**
 * The user's handle under this RP ID, made on first need and the same for life.
 * One statement: of two racing first calls both return the handle that won.
 */
export async function findOrCreateUserHandle(
  tenantId: string,
  rpId: string,
  userId: string,
): Promise<string> {
  const [row] = await db
    .insert(userHandles)
    .values({ tenantId, rpId, userId, handle: newUserHandle() })
    .onConflictDoUpdate({
      target: [userHandles.tenantId, userHandles.rpId, userHandles.userId],
      // Changes nothing; a row that is left alone would not be returned.
      set: { handle: userHandles.handle },
    })
    .returning({ handle: userHandles.handle });
  if (!row) throw new Error('an upsert returned no row');
  return row.handle;
}

/**
 * Gives a user a handle that their authenticators know already. `other` where they have another one
 * under this RP ID, which is theirs for life, and `taken` where somebody else has this one.
 */
export async function keepUserHandle(
  tenantId: string,
  rpId: string,
  userId: string,
  handle: string,
): Promise<'kept' | 'other' | 'taken'> {
  await db.insert(userHandles).values({ tenantId, rpId, userId, handle }).onConflictDoNothing();
  const [own] = await listUserHandles(tenantId, userId, [rpId]);
  if (!own) return 'taken';
  return own.handle === handle ? 'kept' : 'other';
}

/** The handles that a user has already under some of these RP IDs. None is made. */
export async function listUserHandles(
  tenantId: string,
  userId: string,
  rpIds: readonly string[],
): Promise<{ rpId: string; handle: string }[]> {
  return await db
    .select({ rpId: userHandles.rpId, handle: userHandles.handle })
    .from(userHandles)
    .where(
      and(
        eq(userHandles.tenantId, tenantId),
        inArray(userHandles.rpId, [...rpIds]),
        eq(userHandles.userId, userId),
      ),
    );
}

/** The statement that gives a new user the handle of their sign-up, for `atomically`. */
export function userHandleInsertStatement(
  tx: Writer,
  tenantId: string,
  userId: string,
  rpId: string,
  handle: string,
) {
  return tx.insert(userHandles).values({ tenantId, userId, rpId, handle });
}
