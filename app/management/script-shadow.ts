/** A version that runs beside the published one, and in what it came out differently. */
import type { z } from 'zod';

import { isWithoutEffect } from '#app/connections/own-database/run-in-use.ts';
import type { ScriptName } from '#app/connections/own-database/contract.ts';
import { listScriptRuns } from '#app/store/script-runs.ts';
import { findScriptSlot, setShadowVersion } from '#app/store/script-versions.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';
import { findChosenVersion, findNamedScript } from './named-script.ts';
import type { ScriptReference, VersionChoice } from './named-script.ts';
import { differencesOf } from './outcome-differences.ts';
import type { Difference } from './outcome-differences.ts';
import { newestRunsSchema } from './script-runs.ts';

/** Whoever has more differences than these knows enough. */
const MOST_COUNTED = 1000;

export type Shadow = { script: ScriptName; published: number; shadow: number | null };

export type ShadowDifference = {
  runId: string;
  at: Date;
  published: { version: number; run: Record<string, unknown> };
  shadow: { version: number; run: Record<string, unknown> };
  /** `expected` is what the published version came to, `got` what the shadow did. */
  differences: Difference[];
};

export type ShadowReport = {
  shadow: number | null;
  /** How often which two outcomes stood beside each other, the most frequent first. */
  counts: { published: string; shadow: string; runs: number }[];
  /** The newest first. */
  differences: ShadowDifference[];
};

/** Lets a version (the newest, where none is named) run in the shadow of the published one. */
export async function startShadow(
  tenantId: string,
  reference: ScriptReference,
  version: VersionChoice = 'draft',
): Promise<Shadow> {
  const named = await findNamedScript(tenantId, reference);
  const { script } = named.key;
  if (!isWithoutEffect(script)) {
    const message = `${script} would do twice what it does: only login and get_user run in the shadow`;
    throw new ManagementError('script_has_effects', message);
  }
  const published = await findChosenVersion(named, 'published');
  const beside = await findChosenVersion(named, version);
  if (beside.version === published.version) {
    const message = `version ${String(beside.version)} of ${script} is published already`;
    throw new ManagementError('already_published', message);
  }
  await setShadowVersion(tenantId, named.key, beside.version);
  await bumpSettingsVersion(tenantId);
  return { script, published: published.version, shadow: beside.version };
}

export async function endShadow(tenantId: string, reference: ScriptReference): Promise<Shadow> {
  const named = await findNamedScript(tenantId, reference);
  const published = await findChosenVersion(named, 'published');
  await setShadowVersion(tenantId, named.key, null);
  await bumpSettingsVersion(tenantId);
  return { script: named.key.script, published: published.version, shadow: null };
}

/** The newest runs in which the shadow came to something else; they are kept for a week. */
export async function listShadowDifferences(
  tenantId: string,
  reference: ScriptReference,
  page: z.input<typeof newestRunsSchema> = {},
): Promise<ShadowReport> {
  const { limit } = newestRunsSchema.parse(page);
  const { key } = await findNamedScript(tenantId, reference);
  const runs = await listScriptRuns(tenantId, key, { kind: 'different', limit: MOST_COUNTED });
  const differences = runs.flatMap(({ id, at, version, outcome, shadow }) =>
    shadow
      ? [
          {
            ...{ runId: id, at },
            published: { version, run: outcome },
            shadow: { version: shadow.version, run: shadow.outcome },
            differences: differencesOf(outcome, shadow.outcome),
          },
        ]
      : [],
  );
  const slot = await findScriptSlot(tenantId, key);
  return {
    shadow: slot?.shadowVersion ?? null,
    counts: countsOf(differences),
    differences: differences.slice(0, limit),
  };
}

function countsOf(differences: readonly ShadowDifference[]): ShadowReport['counts'] {
  const counts = new Map<string, ShadowReport['counts'][number]>();
  for (const { published, shadow } of differences) {
    const [one, other] = [String(published.run.outcome), String(shadow.run.outcome)];
    const known = counts.get(`${one} ${other}`);
    counts.set(`${one} ${other}`, { published: one, shadow: other, runs: (known?.runs ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.runs - a.runs);
}
