/**
 * Input that is kept to try a script with, and what ought to come of it.
 *
 * 1. What is expected is a part of what a run comes to; without it, any answer will do.
 * 2. Passwords of fixtures go in and never out: who writes the mask keeps the password that is there.
 */
import { z } from 'zod';

import { MASK } from '#app/connections/own-database/mask-secrets.ts';
import { hasFailed } from '#app/connections/own-database/run-in-use.ts';
import { runTrial } from '#app/connections/own-database/run-trial.ts';
import { passwordFields, readSampleInput } from '#app/connections/own-database/sample-input.ts';
import {
  deleteScriptFixture,
  listScriptFixtures,
  saveScriptFixture,
} from '#app/store/script-fixtures.ts';
import type { ScriptFixture } from '#app/store/script-fixtures.ts';

import { keptText } from './kept-text.ts';
import { ManagementError } from './management-error.ts';
import { findNamedScript } from './named-script.ts';
import type { NamedScript, ScriptReference } from './named-script.ts';
import { missedBy } from './outcome-differences.ts';
import type { Difference } from './outcome-differences.ts';
import { findTriedSource } from './script-trials.ts';
import type { Tried } from './script-trials.ts';

type Document = Record<string, unknown>;

export const fixtureSchema = z.object({
  name: keptText.trim().min(1).max(100),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()).nullish(),
});

export type FixtureResult = {
  name: string;
  passed: boolean;
  /** In what the run missed what was expected. */
  missed: Difference[];
  /** What the run came to, with secrets masked. */
  run: Document;
};

/** Saves a fixture under its name; one of the same name is replaced. */
export async function saveFixture(
  tenantId: string,
  reference: ScriptReference,
  fixture: z.input<typeof fixtureSchema>,
  by: string,
): Promise<ScriptFixture> {
  const { place, key } = await findNamedScript(tenantId, reference);
  const { name, input: written, expected = null } = fixtureSchema.parse(fixture);
  const stored = (await listScriptFixtures(tenantId, key)).find((one) => one.name === name);
  const input = withKeptPasswords(written, stored?.input);
  readSampleInput(place, key.script, input);
  await saveScriptFixture(tenantId, key, { name, input, expected, updatedBy: by });
  return { name, input: withoutPasswords(input), expected, updatedAt: new Date(), updatedBy: by };
}

/** By name. */
export async function listFixtures(
  tenantId: string,
  reference: ScriptReference,
): Promise<ScriptFixture[]> {
  const { key } = await findNamedScript(tenantId, reference);
  const fixtures = await listScriptFixtures(tenantId, key);
  return fixtures.map((fixture) => ({ ...fixture, input: withoutPasswords(fixture.input) }));
}

export async function deleteFixture(
  tenantId: string,
  reference: ScriptReference,
  name: string,
): Promise<void> {
  const { key } = await findNamedScript(tenantId, reference);
  if (await deleteScriptFixture(tenantId, key, name)) return;
  const message = `${key.script} has no fixture named ${name}`;
  throw new ManagementError('fixture_not_found', message);
}

/** Runs all fixtures of a script, for real, one after the other. */
export async function runFixtures(
  tenantId: string,
  reference: ScriptReference,
  tried: Tried = {},
): Promise<{ version: number | null; results: FixtureResult[] }> {
  const named = await findNamedScript(tenantId, reference);
  const { version, source } = await findTriedSource(named, tried);
  const results: FixtureResult[] = [];
  for (const fixture of await listScriptFixtures(tenantId, named.key)) {
    results.push(await runFixture(named, source, fixture));
  }
  return { version, results };
}

async function runFixture(
  { place, key }: NamedScript,
  source: string,
  { name, input, expected }: ScriptFixture,
): Promise<FixtureResult> {
  const called = readSampleInput(place, key.script, input);
  const { outcome, told, mask } = await runTrial(place, source, called);
  const missed = expected ? missedBy(mask(expected), told) : [];
  const passed = expected ? missed.length === 0 : !hasFailed(outcome);
  return { name, passed, missed, run: told };
}

const withoutPasswords = (input: Document): Document => changePasswords(input, () => MASK);

const withKeptPasswords = (input: Document, stored: Document | undefined): Document =>
  changePasswords(input, (written, path) => {
    if (written !== MASK) return written;
    const kept = path.reduce<unknown>(
      (value, field) => (value as Document | undefined)?.[field],
      stored,
    );
    if (typeof kept === 'string') return kept;
    const message = 'expected a password: none is stored under this name yet';
    throw new z.ZodError([{ code: 'custom', path: ['input', ...path], message, input: written }]);
  });

/** Passwords stand on top, or in the user who is created. */
function changePasswords(
  input: Document,
  change: (written: unknown, path: string[]) => unknown,
  path: string[] = [],
): Document {
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => {
      if ((passwordFields as readonly string[]).includes(field)) {
        return [field, change(value, [...path, field])];
      }
      const isUser = field === 'user' && typeof value === 'object' && value !== null;
      return [field, isUser ? changePasswords(value as Document, change, [field]) : value];
    }),
  );
}
