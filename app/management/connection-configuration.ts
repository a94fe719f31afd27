/**
 * What a connection's scripts are told beside their parameters: names, and values that go in and
 * never out. Where a value would stand there is a mask; who writes the mask keeps what is stored.
 */
import { z } from 'zod';

import { MASK } from '#app/connections/own-database/mask-secrets.ts';
import { findConfiguration, replaceConfiguration } from '#app/store/connection-configuration.ts';
import type { Configuration } from '#app/store/connection-configuration.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';
import { findScriptPlace } from './named-script.ts';

/** All values together cross into the sandbox with every run. */
const MAX_CHARACTERS = 64 * 1024;

const name = z.string().regex(/^[^\p{Cc}]{1,128}$/u, 'expected a name of 1 to 128 characters');

/** Null takes a value away; what is not named stays. */
export const configurationChangeSchema = z
  .unknown()
  // A record leaves this one name out without a word.
  .refine(
    (change) =>
      typeof change !== 'object' || change === null || !Object.hasOwn(change, '__proto__'),
    'expected no name __proto__',
  )
  .pipe(z.record(name, z.string().nullable()));

export type ConfigurationChange = z.output<typeof configurationChangeSchema>;

/**
 * What is there after a change. Throws a ZodError at `path` where that is too much, and below it where
 * a mask stands for nothing.
 */
export function configurationAfter(
  stored: Configuration,
  change: ConfigurationChange,
  path: readonly string[],
): Configuration {
  const after = new Map(Object.entries(stored));
  for (const [name, value] of Object.entries(change)) {
    if (value === null) after.delete(name);
    else if (value !== MASK) after.set(name, value);
    else if (!after.has(name)) {
      throw refused([...path, name], 'expected a value: none is stored under this name yet');
    }
  }
  const configuration = Object.fromEntries(after);
  if (JSON.stringify(configuration).length > MAX_CHARACTERS) {
    throw refused(path, `expected at most ${String(MAX_CHARACTERS)} characters in all`);
  }
  return configuration;
}

/** Without the value, which may be a secret. */
const refused = (path: readonly string[], message: string) =>
  new z.ZodError([{ code: 'custom', path: [...path], message, input: undefined }]);

export const maskedConfiguration = (stored: Configuration): Record<string, string> =>
  Object.fromEntries(Object.keys(stored).map((name) => [name, MASK]));

/** The names, with the mask for each value. */
export async function listConfiguration(
  tenantId: string,
  connection: string,
): Promise<Record<string, string>> {
  const { connection: found } = await findScriptPlace(tenantId, connection);
  return maskedConfiguration(await findConfiguration(tenantId, found.id));
}

/** Sets the values that are named, takes away those that are null, and keeps the others. */
export async function changeConfiguration(
  tenantId: string,
  connection: string,
  change: ConfigurationChange,
): Promise<Record<string, string>> {
  const { connection: found } = await findScriptPlace(tenantId, connection);
  const parsed = z
    .object({ configuration: configurationChangeSchema })
    .parse({ configuration: change });
  const stored = await findConfiguration(tenantId, found.id);
  const unknown = Object.keys(parsed.configuration).find(
    (name) => parsed.configuration[name] === null && !Object.hasOwn(stored, name),
  );
  if (unknown !== undefined) {
    const message = `${connection} has no configuration named ${unknown}`;
    throw new ManagementError('configuration_not_found', message);
  }
  const after = configurationAfter(stored, parsed.configuration, ['configuration']);
  await replaceConfiguration(tenantId, found.id, after);
  await bumpSettingsVersion(tenantId);
  return maskedConfiguration(after);
}
