/** Runs that failed, and how to run them again. */
import { z } from 'zod';

import type { ScriptName } from '#app/connections/own-database/contract.ts';
import { hasFailed, isWithoutEffect } from '#app/connections/own-database/run-in-use.ts';
import { runTrial } from '#app/connections/own-database/run-trial.ts';
import { readRunInput } from '#app/connections/own-database/sample-input.ts';
import { findConnection } from '#app/store/connections.ts';
import { findScriptRun, listScriptRuns } from '#app/store/script-runs.ts';
import type { ScriptRun } from '#app/store/script-runs.ts';

import { ManagementError } from './management-error.ts';
import { findChosenVersion, findNamedScript, placeOf } from './named-script.ts';
import type { ScriptReference, VersionChoice } from './named-script.ts';
import type { TriedRun } from './script-trials.ts';

/** A run as an administrator reads it: what went in, without passwords, and what came of it. */
export type ListedRun = Pick<ScriptRun, 'id' | 'version' | 'at' | 'input' | 'outcome'>;

/** How many of the newest are wanted. */
export const newestRunsSchema = z.object({ limit: z.number().int().min(1).max(1000).default(20) });

/** The newest first; they are kept for a week. */
export async function listFailedRuns(
  tenantId: string,
  reference: ScriptReference,
  page: z.input<typeof newestRunsSchema> = {},
): Promise<ListedRun[]> {
  const { limit } = newestRunsSchema.parse(page);
  const { key } = await findNamedScript(tenantId, reference);
  const runs = await listScriptRuns(tenantId, key, { kind: 'failed', limit });
  return runs.map(({ id, version, at, input, outcome }) => ({ id, version, at, input, outcome }));
}

/**
 * Runs again what a run was called with, for real, with the published version or another one. Nothing
 * is stored. Passwords are kept nowhere: whoever replays a run with one must know it. A script that does
 * more than look (`create`, `delete`, …) runs only where `mayChange`: who is there may have changed since.
 */
export async function replayRun(
  tenantId: string,
  runId: string,
  {
    version = 'published',
    password,
    mayChange = false,
  }: { version?: VersionChoice; password?: string | undefined; mayChange?: boolean },
): Promise<TriedRun & { script: ScriptName }> {
  const run = await findScriptRun(tenantId, runId);
  const row = run && (await findConnection(tenantId, run.connectionId));
  if (!run || !row) {
    throw new ManagementError('script_run_not_found', `there is no run ${runId}`);
  }
  const place = await placeOf(tenantId, row);
  const script = run.script as ScriptName;
  if (!isWithoutEffect(script) && !mayChange) {
    const message = `${script} would change the database for real: confirm that it may (--may-change, may_change)`;
    throw new ManagementError('script_has_effects', message, { script });
  }
  const called = readRunInput(run.input, password);
  if (!called) {
    const message = `${script} was called with a password, which is not kept: it must be given again`;
    throw new ManagementError('password_required', message, { script });
  }
  const chosen = await findChosenVersion({ place, key: { connectionId: row.id, script } }, version);
  const { outcome, told } = await runTrial(place, chosen.source, called);
  return { script, version: chosen.version, hasFailed: hasFailed(outcome), run: told };
}
