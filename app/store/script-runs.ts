/** Runs that somebody may want to look into: they failed, or their shadow came out differently. */
import { and, desc, eq, isNotNull, isNull, lte } from 'drizzle-orm';

import { newEventId } from '#app/ids.ts';
import { db } from '#db';
import { scriptRuns } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';
import type { ScriptKey } from './script-versions.ts';

/** Long enough to come back from a week's leave; what people typed is in it. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

type Row = typeof scriptRuns.$inferSelect;

export type ScriptRun = Omit<Row, 'input' | 'tenantId' | 'expiresAt'> & {
  /** What the script was called with, without passwords. */
  input: Record<string, unknown>;
};

export async function insertScriptRun(
  tenantId: string,
  {
    input,
    ...run
  }: Pick<ScriptRun, 'connectionId' | 'script' | 'version' | 'input' | 'outcome' | 'shadow'>,
): Promise<string> {
  const id = newEventId();
  const at = new Date();
  await db.insert(scriptRuns).values({
    ...run,
    ...{ id, tenantId, at },
    input: encryptText('script-input', `${tenantId}/${id}`, JSON.stringify(input)),
    expiresAt: new Date(at.getTime() + KEPT_MS),
  });
  return id;
}

/** The newest first: `failed` runs, or the ones whose shadow came out `different`. */
export async function listScriptRuns(
  tenantId: string,
  { connectionId, script }: ScriptKey,
  { kind, limit }: { kind: 'failed' | 'different'; limit: number },
): Promise<ScriptRun[]> {
  const rows = await db
    .select()
    .from(scriptRuns)
    .where(
      and(
        eq(scriptRuns.tenantId, tenantId),
        eq(scriptRuns.connectionId, connectionId),
        eq(scriptRuns.script, script),
        kind === 'failed' ? isNull(scriptRuns.shadow) : isNotNull(scriptRuns.shadow),
      ),
    )
    .orderBy(desc(scriptRuns.id))
    .limit(limit);
  return rows.map(opened);
}

export async function findScriptRun(
  tenantId: string,
  runId: string,
): Promise<ScriptRun | undefined> {
  const [row] = await db
    .select()
    .from(scriptRuns)
    .where(and(eq(scriptRuns.tenantId, tenantId), eq(scriptRuns.id, runId)));
  return row && opened(row);
}

export async function deleteExpiredScriptRuns(now: Date): Promise<void> {
  await db.delete(scriptRuns).where(lte(scriptRuns.expiresAt, now));
}

function opened({ tenantId, expiresAt: _expiresAt, input, ...run }: Row): ScriptRun {
  const plain = decryptText('script-input', `${tenantId}/${run.id}`, input);
  return { ...run, input: JSON.parse(plain) as Record<string, unknown> };
}
