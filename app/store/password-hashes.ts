import { and, eq } from 'drizzle-orm';

import { db } from '#db';
import type { Writer } from '#db';
import { passwordHashes } from '#db/schema/index.ts';

import type { User } from './users.ts';

/** The user's stored password hash, or null where they have no password. */
export async function findPasswordHash(tenantId: string, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ hash: passwordHashes.hash })
    .from(passwordHashes)
    .where(and(eq(passwordHashes.tenantId, tenantId), eq(passwordHashes.userId, userId)));
  return row?.hash ?? null;
}

/**
 * Sets the user's password hash, or adds the first one.
 *
 * With `whileStill` the hash is replaced only if the stored one is exactly that: what a rehash at
 * login must ask for, or it would undo a password change that happened in between. The password is
 * as old as it was then.
 * Returns whether anything was written.
 */
export async function replacePasswordHash(
  tenantId: string,
  userId: string,
  hash: string,
  whileStill?: string,
): Promise<boolean> {
  const updatedAt = new Date();
  const written =
    whileStill === undefined
      ? await db
          .insert(passwordHashes)
          .values({ tenantId, userId, hash, updatedAt })
          .onConflictDoUpdate({
            target: [passwordHashes.tenantId, passwordHashes.userId],
            set: { hash, updatedAt },
          })
          .returning({ userId: passwordHashes.userId })
      : await db
          .update(passwordHashes)
          .set({ hash })
          .where(
            and(
              eq(passwordHashes.tenantId, tenantId),
              eq(passwordHashes.userId, userId),
              eq(passwordHashes.hash, whileStill),
            ),
          )
          .returning({ userId: passwordHashes.userId });
  return written.length > 0;
}

/** The statement that gives a user the password hash that they came with, for `atomically`. */
export function passwordHashInsertStatement(
  tx: Writer,
  { tenantId, id: userId, createdAt }: Pick<User, 'tenantId' | 'id' | 'createdAt'>,
  hash: string,
) {
  return tx.insert(passwordHashes).values({ tenantId, userId, hash, updatedAt: createdAt });
}
