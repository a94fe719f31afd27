import { and, asc, eq } from 'drizzle-orm';

import { db } from '#db';
import { scriptFixtures } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';
import type { ScriptKey } from './script-versions.ts';

/** Input to try a script with, and what ought to come of it. */
export type ScriptFixture = {
  name: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown> | null;
  updatedAt: Date;
  updatedBy: string;
};

/** Saves a fixture; one of the same name is replaced. */
export async function saveScriptFixture(
  tenantId: string,
  key: ScriptKey,
  { input, ...fixture }: Omit<ScriptFixture, 'updatedAt'>,
): Promise<void> {
  const change = {
    expected: fixture.expected,
    updatedBy: fixture.updatedBy,
    input: encryptText('script-input', ownerOf(tenantId, key), JSON.stringify(input)),
    updatedAt: new Date(),
  };
  await db
    .insert(scriptFixtures)
    .values({ ...key, ...change, tenantId, name: fixture.name })
    .onConflictDoUpdate({
      target: [scriptFixtures.connectionId, scriptFixtures.script, scriptFixtures.name],
      set: change,
      setWhere: eq(scriptFixtures.tenantId, tenantId),
    });
}

/** By name. */
export async function listScriptFixtures(
  tenantId: string,
  key: ScriptKey,
): Promise<ScriptFixture[]> {
  const rows = await db
    .select()
    .from(scriptFixtures)
    .where(ofScript(tenantId, key))
    .orderBy(asc(scriptFixtures.name));
  return rows.map(({ name, input, expected, updatedAt, updatedBy }) => ({
    ...{ name, expected, updatedAt, updatedBy },
    input: JSON.parse(decryptText('script-input', ownerOf(tenantId, key), input)) as Record<
      string,
      unknown
    >,
  }));
}

/** False where there is none of that name. */
export async function deleteScriptFixture(
  tenantId: string,
  key: ScriptKey,
  name: string,
): Promise<boolean> {
  const deleted = await db
    .delete(scriptFixtures)
    .where(and(ofScript(tenantId, key), eq(scriptFixtures.name, name)))
    .returning({ name: scriptFixtures.name });
  return deleted.length > 0;
}

const ownerOf = (tenantId: string, { connectionId, script }: ScriptKey): string =>
  `${tenantId}/${connectionId}/${script}`;

const ofScript = (tenantId: string, { connectionId, script }: ScriptKey) =>
  and(
    eq(scriptFixtures.tenantId, tenantId),
    eq(scriptFixtures.connectionId, connectionId),
    eq(scriptFixtures.script, script),
  );
