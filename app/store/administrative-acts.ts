/**
 * The trail of administrative acts.
 *
 * 1. A row is only ever added, with the next number of its tenant and the hash of the row before: of
 *    two that are added at once, one is refused by the key and comes after the other.
 * 2. A row's hash covers all of it, in one way of writing it that both engines give back: what one of
 *    them would change is changed before.
 */
import { createHash } from 'node:crypto';

import { and, asc, desc, eq, getTableColumns, gt, lt } from 'drizzle-orm';

import { db } from '#db';
import { keepableJson } from '#db/keepable-json.ts';
import { administrativeActs } from '#db/schema/index.ts';

import { isUniqueViolation } from './unique-violation.ts';

/** What is in a row. Its `actorId` only stands there to be looked up. */
const { actorId: _lookedUp, ...columns } = getTableColumns(administrativeActs);

export type AdministrativeAct = Omit<typeof administrativeActs.$inferSelect, 'actorId'>;
export type NewAct = Pick<AdministrativeAct, 'actor' | 'operation' | 'target' | 'details'>;

/** What the first row of a tenant has in the place of the hash before. */
export const FIRST_HASH = '0'.repeat(64);

/** Adds an act to the end of a tenant's trail. */
export async function insertAct(tenantId: string, act: NewAct): Promise<AdministrativeAct> {
  const last = await findLastAct(tenantId);
  const row = {
    ...keepable(act),
    tenantId,
    number: (last?.number ?? 0) + 1,
    at: new Date(),
    previousHash: last?.hash ?? FIRST_HASH,
  };
  const complete = { ...row, hash: hashOfAct(row) };
  try {
    await db.insert(administrativeActs).values(complete);
    return complete;
  } catch (error) {
    if (isUniqueViolation(error)) return insertAct(tenantId, act);
    throw error;
  }
}

/** PostgreSQL holds neither U+0000 nor half a surrogate pair, wherever in a document they stand. */
const keepable = (act: NewAct): NewAct => JSON.parse(keepableJson(JSON.stringify(act))) as NewAct;

export async function findLastAct(
  tenantId: string,
): Promise<Pick<AdministrativeAct, 'number' | 'hash'> | undefined> {
  const [last] = await db
    .select({ number: administrativeActs.number, hash: administrativeActs.hash })
    .from(administrativeActs)
    .where(eq(administrativeActs.tenantId, tenantId))
    .orderBy(desc(administrativeActs.number))
    .limit(1);
  return last;
}

/** Acts in their order, from the one after `after` on. */
export const listActs = async (
  tenantId: string,
  { after, limit }: { after: number; limit: number },
): Promise<AdministrativeAct[]> =>
  db
    .select(columns)
    .from(administrativeActs)
    .where(and(eq(administrativeActs.tenantId, tenantId), gt(administrativeActs.number, after)))
    .orderBy(asc(administrativeActs.number))
    .limit(limit);

/** By whom, and what; whatever is left out is not looked at. */
export type ActsWanted = { actorId?: string | undefined; operation?: string | undefined };

/** Acts on one side of a number, from it on: the newer ones, or the older ones. */
export const findActs = async (
  tenantId: string,
  { actorId, operation }: ActsWanted,
  { beyond, isNewestFirst, limit }: { beyond: number; isNewestFirst: boolean; limit: number },
): Promise<AdministrativeAct[]> =>
  db
    .select(columns)
    .from(administrativeActs)
    .where(
      and(
        eq(administrativeActs.tenantId, tenantId),
        actorId === undefined ? undefined : eq(administrativeActs.actorId, actorId),
        operation === undefined ? undefined : eq(administrativeActs.operation, operation),
        (isNewestFirst ? lt : gt)(administrativeActs.number, beyond),
      ),
    )
    .orderBy((isNewestFirst ? desc : asc)(administrativeActs.number))
    .limit(limit);

/** SHA-256 of a row without its own hash, in hexadecimal digits. */
export function hashOfAct(row: Omit<AdministrativeAct, 'hash'>): string {
  const { tenantId, number, at, actor, operation, target, details, previousHash } = row;
  const written = [tenantId, number, at.toISOString(), actor, operation, target, details];
  return createHash('sha256')
    .update(canonical([...written, previousHash]))
    .digest('hex');
}

/** JSON with the fields of every object in order: PostgreSQL keeps no order of its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}
