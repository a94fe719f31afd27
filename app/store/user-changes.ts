import { and, eq } from 'drizzle-orm';

import { atomically } from '#db';
import { identities, passwordHashes, users } from '#db/schema/index.ts';

import { isUniqueViolation } from './unique-violation.ts';
import type { Identifier, User } from './users.ts';

export type UserChange = {
  user?: Partial<
    Pick<
      User,
      | 'email'
      | 'emailVerified'
      | 'name'
      | 'nickname'
      | 'picture'
      | 'profile'
      | 'userMetadata'
      | 'appMetadata'
      | 'blocked'
    >
  >;
  /** What they sign in with; null takes a name away. */
  names?: Partial<Record<Identifier['kind'], string | null>>;
  passwordHash?: string | undefined;
};

/**
 * Changes what is kept of a user, all or nothing. False where somebody else of the connection has one
 * of the names.
 */
export async function changeUser(
  tenantId: string,
  userId: string,
  { user = {}, names = {}, passwordHash: hash }: UserChange,
): Promise<boolean> {
  const now = new Date();
  try {
    await atomically((tx) => [
      tx
        .update(users)
        .set({ ...user, updatedAt: now })
        .where(and(eq(users.tenantId, tenantId), eq(users.id, userId))),
      ...(Object.keys(names).length > 0
        ? [
            tx
              .update(identities)
              .set(names)
              .where(and(eq(identities.tenantId, tenantId), eq(identities.userId, userId))),
          ]
        : []),
      ...(hash === undefined
        ? []
        : [
            tx
              .insert(passwordHashes)
              .values({ tenantId, userId, hash, updatedAt: now })
              .onConflictDoUpdate({
                target: [passwordHashes.tenantId, passwordHashes.userId],
                set: { hash, updatedAt: now },
              }),
          ]),
    ]);
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  return true;
}
