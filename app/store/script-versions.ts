/**
 * The sources of a connection's scripts.
 *
 * 1. A version never changes and never goes, while its connection is there: what ran can be read.
 * 2. What runs is what was published last; that is one row, changed by one statement.
 */
import { and, asc, desc, eq, sql } from 'drizzle-orm';

import { newEventId } from '#app/ids.ts';
import { atomically, db } from '#db';
import { scriptPublications, scriptSlots, scriptVersions } from '#db/schema/index.ts';
import type { LookUpsTried } from '#db/schema/index.ts';

import { isUniqueViolation } from './unique-violation.ts';

export type ScriptVersion = typeof scriptVersions.$inferSelect;
export type ScriptSlot = typeof scriptSlots.$inferSelect;
export type ScriptPublication = typeof scriptPublications.$inferSelect;
export type { LookUpsTried };

/** Which script of which connection. `script` is a key of `options.customScripts`. */
export type ScriptKey = { connectionId: string; script: string };

/** Saves a source under the next number, which is returned. */
export async function insertScriptVersion(
  tenantId: string,
  key: ScriptKey,
  content: Pick<ScriptVersion, 'source' | 'note' | 'createdBy'>,
): Promise<number> {
  const nextVersion = sql<number>`(select coalesce(max(${scriptVersions.version}), 0) + 1 from ${scriptVersions} where ${isScript(key)})`;
  try {
    const [inserted] = await db
      .insert(scriptVersions)
      .values({ ...key, ...content, tenantId, version: nextVersion, createdAt: new Date() })
      .returning({ version: scriptVersions.version });
    if (!inserted) throw new Error('nothing was inserted');
    return inserted.version;
  } catch (error) {
    // Somebody else saved at the same moment and has the number now.
    if (isUniqueViolation(error)) return insertScriptVersion(tenantId, key, content);
    throw error;
  }
}

export async function findScriptVersion(
  tenantId: string,
  key: ScriptKey,
  version: number,
): Promise<ScriptVersion | undefined> {
  const [row] = await db
    .select()
    .from(scriptVersions)
    .where(and(ofTenant(tenantId), isScript(key), eq(scriptVersions.version, version)));
  return row;
}

/** All versions of a script, the newest first. */
export const listScriptVersions = async (
  tenantId: string,
  key: ScriptKey,
): Promise<ScriptVersion[]> =>
  db
    .select()
    .from(scriptVersions)
    .where(and(ofTenant(tenantId), isScript(key)))
    .orderBy(desc(scriptVersions.version));

export async function findScriptSlot(
  tenantId: string,
  key: ScriptKey,
): Promise<ScriptSlot | undefined> {
  const [row] = await db.select().from(scriptSlots).where(isSlot(tenantId, key));
  return row;
}

/** What runs in a connection: each script's published version, and its slot. */
export type PublishedScript = { slot: ScriptSlot; version: ScriptVersion };

export const listPublishedScripts = async (
  tenantId: string,
  connectionId: string,
): Promise<PublishedScript[]> =>
  db
    .select({ slot: scriptSlots, version: scriptVersions })
    .from(scriptSlots)
    .innerJoin(
      scriptVersions,
      and(
        eq(scriptVersions.connectionId, scriptSlots.connectionId),
        eq(scriptVersions.script, scriptSlots.script),
        eq(scriptVersions.version, scriptSlots.publishedVersion),
      ),
    )
    .where(and(eq(scriptSlots.tenantId, tenantId), eq(scriptSlots.connectionId, connectionId)))
    .orderBy(asc(scriptSlots.script));

/** Makes a version the one that runs; null takes the script away. A shadow ends where it is published. */
export async function publishScriptVersion(
  tenantId: string,
  key: ScriptKey,
  version: number | null,
  publishedBy: string,
): Promise<void> {
  const change = { publishedVersion: version, shadowVersion: null };
  await atomically((tx) => [
    tx
      .insert(scriptSlots)
      .values({ ...key, tenantId, ...change })
      .onConflictDoUpdate({
        target: [scriptSlots.connectionId, scriptSlots.script],
        set: change,
        setWhere: eq(scriptSlots.tenantId, tenantId),
      }),
    ...(version === null
      ? []
      : [
          tx.insert(scriptPublications).values({
            ...key,
            id: newEventId(),
            tenantId,
            version,
            publishedAt: new Date(),
            publishedBy,
          }),
        ]),
  ]);
}

/** Which version ran since when, the newest first. */
export const listScriptPublications = async (
  tenantId: string,
  { connectionId, script }: ScriptKey,
): Promise<ScriptPublication[]> =>
  db
    .select()
    .from(scriptPublications)
    .where(
      and(
        eq(scriptPublications.tenantId, tenantId),
        eq(scriptPublications.connectionId, connectionId),
        eq(scriptPublications.script, script),
      ),
    )
    .orderBy(desc(scriptPublications.id));

/** Has a version run beside the published one, or none. False where nothing is published. */
export const setShadowVersion = (
  tenantId: string,
  key: ScriptKey,
  shadowVersion: number | null,
): Promise<boolean> => changeSlot(tenantId, key, { shadowVersion });

/** Keeps what came of trying both look-ups. False where nothing is published. */
export const setLookUpsTried = (
  tenantId: string,
  key: ScriptKey,
  lookUps: LookUpsTried,
): Promise<boolean> => changeSlot(tenantId, key, { lookUps });

async function changeSlot(
  tenantId: string,
  key: ScriptKey,
  change: Partial<Pick<ScriptSlot, 'shadowVersion' | 'lookUps'>>,
): Promise<boolean> {
  const changed = await db
    .update(scriptSlots)
    .set(change)
    .where(isSlot(tenantId, key))
    .returning({ script: scriptSlots.script });
  return changed.length > 0;
}

const ofTenant = (tenantId: string) => eq(scriptVersions.tenantId, tenantId);

const isScript = ({ connectionId, script }: ScriptKey) =>
  and(eq(scriptVersions.connectionId, connectionId), eq(scriptVersions.script, script));

const isSlot = (tenantId: string, { connectionId, script }: ScriptKey) =>
  and(
    eq(scriptSlots.tenantId, tenantId),
    eq(scriptSlots.connectionId, connectionId),
    eq(scriptSlots.script, script),
  );
