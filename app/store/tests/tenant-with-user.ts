import { newId, randomAlphanumeric } from '#app/ids.ts';
import { db } from '#db';
import { tenants, users } from '#db/schema/index.ts';

/** A new tenant with one user, for tests. */
export async function tenantWithUser(): Promise<{ tenantId: string; userId: string }> {
  const tenantId = newId('ten');
  await db.insert(tenants).values({
    id: tenantId,
    name: tenantId,
    displayName: 'Example',
    branding: {},
    createdAt: new Date(),
  });
  return { tenantId, userId: await userOf(tenantId) };
}

/** One more user of a tenant. */
export async function userOf(tenantId: string): Promise<string> {
  const id = `auth0|${randomAlphanumeric(24)}`;
  const now = new Date();
  await db.insert(users).values({
    id,
    tenantId,
    emailVerified: false,
    profile: {},
    blocked: false,
    loginsCount: 0,
    createdAt: now,
    updatedAt: now,
  });
  return id;
}
