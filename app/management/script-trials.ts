import { hasFailed } from '#app/connections/own-database/run-in-use.ts';
import { runTrial } from '#app/connections/own-database/run-trial.ts';
import { readSampleInput } from '#app/connections/own-database/sample-input.ts';

import { findChosenVersion, findNamedScript } from './named-script.ts';
import type { NamedScript, ScriptReference, VersionChoice } from './named-script.ts';
import { requireGoodSource } from './require-good-source.ts';

/** What a run came to, as its author reads it. */
export type TriedRun = {
  /** Null where the source was not saved. */
  version: number | null;
  /** It came to no answer; a script that says no has answered. */
  hasFailed: boolean;
  /** `outcome`, and what belongs to it: `answer`, `error`, `console`, `timing`, … Secrets are masked. */
  run: Record<string, unknown>;
};

/** A version (the newest, where none is named), or a source that is not saved yet. */
export type Tried = { version?: VersionChoice | undefined; source?: string | undefined };

/** Runs a script with sample input, for real: what it changes is changed. Nothing is stored here. */
export async function tryScript(
  tenantId: string,
  reference: ScriptReference,
  { version, source, input }: Tried & { input: Record<string, unknown> },
): Promise<TriedRun> {
  const named = await findNamedScript(tenantId, reference);
  const called = readSampleInput(named.place, named.key.script, input);
  const chosen = await findTriedSource(named, { version, source });
  const { outcome, told } = await runTrial(named.place, chosen.source, called);
  return { version: chosen.version, hasFailed: hasFailed(outcome), run: told };
}

export async function findTriedSource(
  named: NamedScript,
  { version = 'draft', source }: Tried,
): Promise<{ version: number | null; source: string }> {
  if (source === undefined) return findChosenVersion(named, version);
  await requireGoodSource(named, source);
  return { version: null, source };
}
