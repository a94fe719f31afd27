/**
 * Scripts and configuration are a part of the options document where administrators read and write
 * it, and of nothing that is stored with it: a script has versions, and a secret is encrypted.
 *
 * 1. A document with `customScripts` says which scripts run: a text that differs from the published
 *    one is saved and published, a script that is left out or blank is taken away. A document without
 *    it changes none.
 * 2. In `configuration` null takes a value away, a mask keeps it, and so does leaving it out.
 */
import { z } from 'zod';

import { scriptNames } from '#app/connections/own-database/contract.ts';
import type { ScriptName } from '#app/connections/own-database/contract.ts';
import type { ConnectionOptions } from '#app/connections/options.ts';
import type { ScriptFacts } from '#app/connections/passkey-prerequisites.ts';
import { findConfiguration, replaceConfiguration } from '#app/store/connection-configuration.ts';
import type { Configuration } from '#app/store/connection-configuration.ts';
import { listPublishedScripts, publishScriptVersion } from '#app/store/script-versions.ts';
import type { PublishedScript } from '#app/store/script-versions.ts';

import {
  configurationAfter,
  configurationChangeSchema,
  maskedConfiguration,
} from './connection-configuration.ts';
import { keptText } from './kept-text.ts';
import type { NamedScript } from './named-script.ts';
import { requireGoodSource } from './require-good-source.ts';
import { factsOf } from './script-facts.ts';
import { saveSource } from './script-versions.ts';

const writtenSchema = z.object({
  customScripts: z
    .record(z.string(), keptText)
    .superRefine((scripts, issues) => {
      for (const name of Object.keys(scripts)) {
        if ((scriptNames as readonly string[]).includes(name)) continue;
        const message = `is no script: expected ${scriptNames.join(', ')}`;
        issues.addIssue({ code: 'custom', path: [name], message });
      }
    })
    .optional(),
  configuration: configurationChangeSchema.nullish(),
});

type Written = z.output<typeof writtenSchema>;

/** A document, apart: what is stored as it is, and what is kept elsewhere. */
export function takeScriptsOut(document: ConnectionOptions): {
  options: ConnectionOptions;
  written: Written;
} {
  const { customScripts, configuration, ...options } = document;
  const parsed = z
    .object({ options: writtenSchema })
    .parse({ options: { customScripts, configuration } });
  return { options, written: parsed.options };
}

/** The stored options with what runs, and the names of what scripts are told. */
export async function putScriptsIn(
  tenantId: string,
  connectionId: string,
  stored: ConnectionOptions,
): Promise<ConnectionOptions> {
  const { customScripts: _scripts, configuration: _configuration, ...options } = stored;
  const published = await listPublishedScripts(tenantId, connectionId);
  const configuration = maskedConfiguration(await findConfiguration(tenantId, connectionId));
  return {
    ...options,
    ...(published.length > 0 && { customScripts: sourcesOf(published) }),
    ...(Object.keys(configuration).length > 0 && { configuration }),
  };
}

/** What a document would make of a connection's scripts; nothing has changed yet. */
export type PlannedScripts = {
  facts: ScriptFacts;
  configuration: Configuration | undefined;
  /** Null: taken away. */
  changes: ReadonlyMap<ScriptName, string | null>;
};

/**
 * Throws where a text that is new could not run with the options of `place`, which are the new ones.
 * What runs already can go on: a context is never taken from it.
 */
export async function planScripts(
  place: NamedScript['place'],
  written: Written,
): Promise<PlannedScripts> {
  const { tenant, connection } = place;
  const scripts = await listPublishedScripts(tenant.id, connection.id);
  const published = sourcesOf(scripts);
  const wanted = written.customScripts ? withoutBlanks(written.customScripts) : published;
  const changes = new Map<ScriptName, string | null>();
  for (const script of scriptNames) {
    const source = wanted[script];
    if (source === published[script]) continue;
    if (source !== undefined) await requireGoodSource({ place, key: { script } }, source);
    changes.set(script, source ?? null);
  }
  const { getUserLooksUpBoth, lookUpsProblem } = factsOf(scripts);
  const isTried = !changes.has('get_user');
  return {
    changes,
    configuration: await plannedConfiguration(place, written),
    facts: {
      published: new Set(Object.keys(wanted)),
      getUserLooksUpBoth: getUserLooksUpBoth && isTried,
      ...(isTried && lookUpsProblem !== undefined && { lookUpsProblem }),
    },
  };
}

async function plannedConfiguration(
  { tenant, connection }: NamedScript['place'],
  { configuration }: Written,
): Promise<Configuration | undefined> {
  if (!configuration) return undefined;
  const stored = await findConfiguration(tenant.id, connection.id);
  return configurationAfter(stored, configuration, ['options', 'configuration']);
}

export async function carryOutPlan(
  place: NamedScript['place'],
  { changes, configuration }: PlannedScripts,
  by: string,
): Promise<void> {
  const { tenant, connection } = place;
  if (configuration) await replaceConfiguration(tenant.id, connection.id, configuration);
  for (const [script, source] of changes) {
    const key = { connectionId: connection.id, script };
    const version =
      source === null ? null : (await saveSource({ place, key }, { source }, by)).version;
    await publishScriptVersion(tenant.id, key, version, by);
  }
}

const sourcesOf = (published: readonly PublishedScript[]): Record<string, string> =>
  Object.fromEntries(published.map(({ version }) => [version.script, version.source]));

const withoutBlanks = (scripts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(scripts).filter(([, source]) => source.trim() !== ''));
