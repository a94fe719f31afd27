/**
 * Changes of a domain, and whom they would leave without a passkey.
 *
 * A change is decided on a domain as it was `seen`, and written only while it still is so: of two
 * administrators one is told that the other was faster, and no rule is broken between them.
 */
import { and, count, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';

import { db } from '#db';
import { domains, passkeys } from '#db/schema/index.ts';

import type { Domain } from './tenants.ts';

const isStill = (tenantId: string, { host, rpId, previousRpId, origins }: Domain) =>
  and(
    eq(domains.tenantId, tenantId),
    eq(domains.host, host),
    eq(domains.rpId, rpId),
    previousRpId === null ? isNull(domains.previousRpId) : eq(domains.previousRpId, previousRpId),
    origins === null ? isNull(domains.origins) : eq(domains.origins, origins),
  );

/**
 * Changes what is given. An RP ID is changed only where no passkey of the tenant uses it, which the
 * same statement looks at. False where nothing was changed.
 */
export async function updateDomain(
  tenantId: string,
  seen: Domain,
  change: { rpId?: string; rpName?: string | null; origins?: string[] | null },
): Promise<boolean> {
  const passkeysOfRpId = db
    .select({ one: sql`1` })
    .from(passkeys)
    .where(and(eq(passkeys.tenantId, tenantId), eq(passkeys.rpId, seen.rpId)));
  const changed = await db
    .update(domains)
    .set({ rpId: seen.rpId, ...change })
    .where(
      and(
        isStill(tenantId, seen),
        change.rpId === undefined ? undefined : notExists(passkeysOfRpId),
      ),
    )
    .returning({ host: domains.host });
  return changed.length > 0;
}

/** Lets a domain move from one RP ID to another, from now on. False where nothing was changed. */
export async function moveDomain(
  tenantId: string,
  seen: Domain,
  move: { rpId: string; previousRpId: string },
): Promise<boolean> {
  const changed = await db
    .update(domains)
    .set({ ...move, movingSince: new Date() })
    .where(isStill(tenantId, seen))
    .returning({ host: domains.host });
  return changed.length > 0;
}

/** Users with a passkey under some RP IDs, and whether they have one under others, too. */
const ownersOf = (tenantId: string, rpIds: readonly string[], others: readonly string[]) => {
  const oneOf = (ids: readonly string[]) => inArray(passkeys.rpId, [...ids]);
  return db
    .select({
      passkeys: sql<number>`sum(case when ${oneOf(rpIds)} then 1 else 0 end)`.as('passkeys_here'),
      others: sql<number>`sum(case when ${oneOf(others)} then 1 else 0 end)`.as('passkeys_there'),
    })
    .from(passkeys)
    .where(and(eq(passkeys.tenantId, tenantId), oneOf([...rpIds, ...others])))
    .groupBy(passkeys.userId)
    .as('owners');
};

/**
 * How many users have passkeys under some RP IDs, how many passkeys those are, and how many of the
 * users have none under `others`: whom it would strand if only the others were accepted.
 */
export async function countPasskeyOwners(
  tenantId: string,
  rpIds: readonly string[],
  others: readonly string[] = [],
): Promise<{ users: number; passkeys: number; stranded: number }> {
  const owners = ownersOf(tenantId, rpIds, others);
  const [counted] = await db
    .select({
      users: count(sql`case when ${owners.passkeys} > 0 then 1 end`),
      passkeys: sql`coalesce(sum(${owners.passkeys}), 0)`.mapWith(Number),
      stranded: count(sql`case when ${owners.passkeys} > 0 and ${owners.others} = 0 then 1 end`),
    })
    .from(owners);
  return counted ?? { users: 0, passkeys: 0, stranded: 0 };
}

/**
 * Ends a move: the RP ID that was left is accepted no more. Only where exactly `stranded` users have
 * a passkey under it and none under the new one, counted by the statement that ends it.
 */
export async function finishDomainMove(
  tenantId: string,
  seen: Domain & { previousRpId: string },
  stranded: number,
): Promise<boolean> {
  const owners = ownersOf(tenantId, [seen.previousRpId], [seen.rpId]);
  const strandedNow = db
    .select({ users: count() })
    .from(owners)
    .where(sql`${owners.passkeys} > 0 and ${owners.others} = 0`);
  const finished = await db
    .update(domains)
    .set({ previousRpId: null, movingSince: null })
    .where(and(isStill(tenantId, seen), sql`(${strandedNow}) = ${stranded}`))
    .returning({ host: domains.host });
  return finished.length > 0;
}
