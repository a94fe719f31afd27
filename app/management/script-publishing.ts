/**
 * Which version of a script runs.
 *
 * 1. What is published was saved, so it was checked: options never take from it what it is given.
 * 2. While passkeys are on, no publication takes away what they need: a new Get User is first asked
 *    for one person in both ways.
 */
import { probeLookUps } from '#app/connections/own-database/probe-look-ups.ts';
import {
  findScriptSlot,
  listScriptPublications,
  publishScriptVersion,
  setLookUpsTried,
} from '#app/store/script-versions.ts';
import type { ScriptVersion } from '#app/store/script-versions.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import type { ScriptName } from '#app/connections/own-database/contract.ts';

import { ManagementError } from './management-error.ts';
import { findChosenVersion, findNamedScript } from './named-script.ts';
import type { NamedScript, ScriptReference, VersionChoice } from './named-script.ts';
import { requirePasskeysKeptWithScripts } from './require-passkey-prerequisites.ts';
import { findScriptFacts } from './script-facts.ts';

export type Published = {
  script: ScriptName;
  version: number;
  /** What ran before. */
  previous: number | null;
  /** What came of trying both look-ups of Get User; undefined where they were not tried. */
  lookUps?: { problem: string | null };
};

/** An identifier of somebody whom Get User knows, to try both its look-ups with before it runs. */
type Sample = { identifier?: string | undefined };

/** Makes a version the one that runs: the newest, where none is named. */
export async function publishScript(
  tenantId: string,
  reference: ScriptReference,
  { version = 'draft', identifier }: { version?: VersionChoice | undefined } & Sample,
  by: string,
): Promise<Published> {
  const named = await findNamedScript(tenantId, reference);
  return publish(named, await findChosenVersion(named, version), { identifier }, by);
}

/** Publishes the version again that was published before the one that runs. */
export async function rollBackScript(
  tenantId: string,
  reference: ScriptReference,
  sample: Sample,
  by: string,
): Promise<Published> {
  const named = await findNamedScript(tenantId, reference);
  const published = (await findScriptSlot(tenantId, named.key))?.publishedVersion;
  const publications = await listScriptPublications(tenantId, named.key);
  const before = publications.find(({ version }) => version !== published);
  if (!before) {
    const message = `no other version of ${named.key.script} was published before`;
    throw new ManagementError('nothing_to_roll_back_to', message);
  }
  return publish(named, await findChosenVersion(named, before.version), sample, by);
}

/** Takes a script away, so that none runs. Its versions stay. */
export async function unpublishScript(
  tenantId: string,
  reference: ScriptReference,
  by: string,
): Promise<{ script: ScriptName; previous: number }> {
  const named = await findNamedScript(tenantId, reference);
  const { version: previous } = await findChosenVersion(named, 'published');
  const { script } = named.key;
  const facts = await findScriptFacts(tenantId, named.key.connectionId);
  const published = new Set(facts.published);
  published.delete(script);
  const getUserLooksUpBoth = facts.getUserLooksUpBoth && script !== 'get_user';
  await requirePasskeysKeptWithScripts(named.place, { published, getUserLooksUpBoth });
  await publishScriptVersion(tenantId, named.key, null, by);
  await bumpSettingsVersion(tenantId);
  return { script, previous };
}

/** Which version ran since when, and whose act that was, the newest first. */
export async function listPublications(
  tenantId: string,
  reference: ScriptReference,
): Promise<{ version: number; publishedAt: Date; publishedBy: string }[]> {
  const { key } = await findNamedScript(tenantId, reference);
  const publications = await listScriptPublications(tenantId, key);
  return publications.map(({ version, publishedAt, publishedBy }) => ({
    ...{ version, publishedAt, publishedBy },
  }));
}

async function publish(
  named: NamedScript,
  { version, source }: ScriptVersion,
  { identifier }: Sample,
  by: string,
): Promise<Published> {
  const { place, key } = named;
  const { tenant } = place;
  const slot = await findScriptSlot(tenant.id, key);
  const previous = slot?.publishedVersion ?? null;
  const isTried = key.script === 'get_user' && identifier !== undefined;
  const lookUps = isTried ? { problem: await probeLookUps(place, source, identifier) } : undefined;
  const facts = await findScriptFacts(tenant.id, key.connectionId);
  await requirePasskeysKeptWithScripts(
    place,
    {
      published: new Set(facts.published).add(key.script),
      getUserLooksUpBoth: lookUps
        ? lookUps.problem === null
        : facts.getUserLooksUpBoth && (key.script !== 'get_user' || version === previous),
    },
    lookUps?.problem,
  );
  await publishScriptVersion(tenant.id, key, version, by);
  if (lookUps) {
    await setLookUpsTried(tenant.id, key, { ...lookUps, version, at: new Date().toISOString() });
  }
  await bumpSettingsVersion(tenant.id);
  return { script: key.script, version, previous, ...(lookUps && { lookUps }) };
}
