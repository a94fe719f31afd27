/** The sources of a script: saved as drafts, listed, read and compared. */
import { z } from 'zod';

import { scriptNames } from '#app/connections/own-database/contract.ts';
import type { ScriptName } from '#app/connections/own-database/contract.ts';
import {
  findScriptSlot,
  insertScriptVersion,
  listScriptVersions,
} from '#app/store/script-versions.ts';
import type { LookUpsTried, ScriptSlot, ScriptVersion } from '#app/store/script-versions.ts';

import { keptText } from './kept-text.ts';
import { unifiedDiff } from './line-diff.ts';
import { findChosenVersion, findNamedScript, findScriptPlace } from './named-script.ts';
import type { NamedScript, ScriptReference, VersionChoice } from './named-script.ts';
import { requireGoodSource } from './require-good-source.ts';

/** A version as an administrator sees it in a list. */
export type ListedVersion = {
  version: number;
  savedAt: Date;
  savedBy: string;
  note: string | null;
  isPublished: boolean;
  /** The newest one, where something else is published or nothing. */
  isDraft: boolean;
  isShadow: boolean;
};

export type ReadVersion = ListedVersion & { script: ScriptName; source: string };

/** A script of a connection: what runs, and what is being worked on. */
export type ListedScript = {
  script: ScriptName;
  published: number | null;
  draft: number | null;
  shadow: number | null;
  lookUps: LookUpsTried | null;
};

export const newVersionSchema = z.object({
  source: keptText,
  note: keptText.trim().max(500).optional(),
});

/** Saves a draft. The same text as the newest version's is that version, and saves nothing. */
export async function saveScript(
  tenantId: string,
  reference: ScriptReference,
  input: z.input<typeof newVersionSchema>,
  by: string,
): Promise<{ script: ScriptName; version: number; isNew: boolean }> {
  const named = await findNamedScript(tenantId, reference);
  const { source, note } = newVersionSchema.parse(input);
  await requireGoodSource(named, source);
  return { script: named.key.script, ...(await saveSource(named, { source, note }, by)) };
}

/** The same for a source that was found good already. */
export async function saveSource(
  { place, key }: NamedScript,
  { source, note }: { source: string; note?: string | undefined },
  by: string,
): Promise<{ version: number; isNew: boolean }> {
  const tenantId = place.tenant.id;
  const [newest] = await listScriptVersions(tenantId, key);
  if (newest?.source === source) return { version: newest.version, isNew: false };
  const content = { source, note: note === undefined || note === '' ? null : note, createdBy: by };
  return { version: await insertScriptVersion(tenantId, key, content), isNew: true };
}

/** Every script of a connection that was ever saved. */
export async function listScripts(tenantId: string, connection: string): Promise<ListedScript[]> {
  const { connection: found } = await findScriptPlace(tenantId, connection);
  const listed: ListedScript[] = [];
  for (const script of scriptNames) {
    const key = { connectionId: found.id, script };
    const [newest] = await listScriptVersions(tenantId, key);
    if (!newest) continue;
    const slot = await findScriptSlot(tenantId, key);
    const published = slot?.publishedVersion ?? null;
    listed.push({
      ...{ script, published },
      draft: isDraft(newest, newest, slot) ? newest.version : null,
      shadow: slot?.shadowVersion ?? null,
      lookUps: slot?.lookUps && slot.lookUps.version === published ? slot.lookUps : null,
    });
  }
  return listed;
}

/** All versions, the newest first. */
export async function listVersions(
  tenantId: string,
  reference: ScriptReference,
): Promise<ListedVersion[]> {
  const { key } = await findNamedScript(tenantId, reference);
  const versions = await listScriptVersions(tenantId, key);
  const slot = await findScriptSlot(tenantId, key);
  return versions.map((version) => listedAs(version, versions[0], slot));
}

export async function readVersion(
  tenantId: string,
  reference: ScriptReference,
  choice: VersionChoice,
): Promise<ReadVersion> {
  const named = await findNamedScript(tenantId, reference);
  const version = await findChosenVersion(named, choice);
  const [newest] = await listScriptVersions(tenantId, named.key);
  const slot = await findScriptSlot(tenantId, named.key);
  const { source } = version;
  return { ...listedAs(version, newest, slot), script: named.key.script, source };
}

/** What changed between two versions: from what runs to the draft, where none are named. */
export async function diffVersions(
  tenantId: string,
  reference: ScriptReference,
  { from = 'published', to = 'draft' }: { from?: VersionChoice; to?: VersionChoice } = {},
): Promise<{ from: number; to: number; diff: string }> {
  const named = await findNamedScript(tenantId, reference);
  const [before, after] = [
    await findChosenVersion(named, from),
    await findChosenVersion(named, to),
  ];
  const { script } = named.key;
  const diff = unifiedDiff(
    { name: `${script} ${String(before.version)}`, text: before.source },
    { name: `${script} ${String(after.version)}`, text: after.source },
  );
  return { from: before.version, to: after.version, diff };
}

const isDraft = (
  { version }: ScriptVersion,
  newest: ScriptVersion | undefined,
  slot: ScriptSlot | undefined,
): boolean => version === newest?.version && version !== slot?.publishedVersion;

const listedAs = (
  version: ScriptVersion,
  newest: ScriptVersion | undefined,
  slot: ScriptSlot | undefined,
): ListedVersion => ({
  version: version.version,
  savedAt: version.createdAt,
  savedBy: version.createdBy,
  note: version.note,
  isPublished: version.version === slot?.publishedVersion,
  isDraft: isDraft(version, newest, slot),
  isShadow: version.version === slot?.shadowVersion,
});
