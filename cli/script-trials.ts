import type { FixtureResult } from '#app/management/script-fixtures.ts';
import type { Tried, TriedRun } from '#app/management/script-trials.ts';

import { chosenTenant } from './chosen-tenant.ts';
import {
  connectionOption,
  identifierOption,
  inputOption,
  limitOption,
  readSource,
  readVersion,
  referenceOf,
  scriptOptions,
  sourceOptions,
  versionOption,
  whoTypes,
} from './script-options.ts';
import { differencesText, runText } from './script-run-text.ts';
import { cell, command, next, table } from './text.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Verb } from './verb.ts';

const fixtures = () => import('#app/management/script-fixtures.ts');

const example = '--connection people --script login';
const input = `'{"usernameOrEmail": "ada@example.com", "password": "…"}'`;

const fixtureName = {
  kind: 'text',
  value: 'NAME',
  about: 'What the fixture is called',
  expected: 'a name of 1 to 100 characters',
  required: true,
} as const;

const triedOptions = { version: versionOption, ...sourceOptions };

async function readTried(values: {
  version: string | undefined;
  file: string | undefined;
  source: string | undefined;
}): Promise<Tried> {
  const source = await readSource(values);
  if (source !== undefined && values.version !== undefined) {
    throw new UsageError('conflicting_options', 'expected --version or a source, not both');
  }
  return { version: readVersion(values.version), source };
}

export const trialVerbs: readonly Verb[] = [
  verb({
    name: 'test',
    about: 'Run a script with sample input, for real, and show what it came to',
    options: { ...scriptOptions, ...triedOptions, input: { ...inputOption, required: true } },
    examples: [
      `scripts test ${example} --input ${input}`,
      `scripts test ${example} --file login.js --input ${input}`,
      `scripts test --connection people --script get_user --input '{"identifier": "7", "context": {"identifierType": "user_id"}}'`,
    ],
    run: async (values) => {
      const { tryScript } = await import('#app/management/script-trials.ts');
      const tried = { ...(await readTried(values)), input: values.input };
      return tryScript((await chosenTenant(values.tenant)).id, referenceOf(values), tried);
    },
    say: ({ version, run }, { script }) => triedText(script, version, run),
    isBad: ({ hasFailed }) => hasFailed,
  }),

  verb({
    name: 'fixtures save',
    about: 'Keep an input to try a script with, and what ought to come of it',
    options: {
      ...scriptOptions,
      name: fixtureName,
      input: { ...inputOption, required: true },
      expected: {
        kind: 'json',
        value: 'JSON',
        about: 'A part of what the run comes to (default: any answer)',
        expected: 'a JSON object such as {"outcome": "ok", "answer": {"user_id": "auth0|7"}}',
      },
    },
    examples: [
      `scripts fixtures save ${example} --name "a good password" --input ${input} --expected '{"outcome": "ok"}'`,
    ],
    run: async (values) => {
      const { saveFixture } = await fixtures();
      const { name, input, expected } = values;
      const tenant = await chosenTenant(values.tenant);
      return saveFixture(tenant.id, referenceOf(values), { name, input, expected }, whoTypes());
    },
    say: ({ name }, { script }) =>
      `Saved the fixture ${cell(name)} of ${script}. Its passwords are encrypted and never shown.`,
  }),

  verb({
    name: 'fixtures list',
    isReading: true,
    about: 'List the fixtures of a script',
    options: scriptOptions,
    examples: [`scripts fixtures list ${example}`],
    run: async (values) =>
      (await fixtures()).listFixtures((await chosenTenant(values.tenant)).id, referenceOf(values)),
    say: (list, { script }) =>
      list.length === 0
        ? `${script} has no fixtures yet.`
        : table(
            ['name', 'saved', 'by', 'input', 'expected'],
            list.map(({ name, updatedAt, updatedBy, input, expected }) => [
              ...[name, updatedAt, updatedBy],
              JSON.stringify(input),
              expected && JSON.stringify(expected),
            ]),
          ),
  }),

  verb({
    name: 'fixtures delete',
    about: 'Delete a fixture',
    options: { ...scriptOptions, name: fixtureName },
    examples: [`scripts fixtures delete ${example} --name "a good password"`],
    run: async (values) => {
      const { deleteFixture } = await fixtures();
      await deleteFixture((await chosenTenant(values.tenant)).id, referenceOf(values), values.name);
      return { name: values.name };
    },
    say: ({ name }) => `Deleted the fixture ${cell(name)}.`,
  }),

  verb({
    name: 'fixtures run',
    about: 'Run a script with all its fixtures, for real',
    options: { ...scriptOptions, ...triedOptions },
    examples: [
      `scripts fixtures run ${example}`,
      `scripts fixtures run ${example} --file login.js`,
    ],
    run: async (values) => {
      const { runFixtures } = await fixtures();
      const tried = await readTried(values);
      return runFixtures((await chosenTenant(values.tenant)).id, referenceOf(values), tried);
    },
    say: ({ version, results }, { script }) =>
      results.length === 0
        ? `${script} has no fixtures yet.`
        : [
            ...results.map(fixtureText),
            `${String(results.filter(({ passed }) => passed).length)} of ${String(results.length)} passed with ${versionText(version)} of ${script}.`,
          ].join('\n'),
    isBad: ({ results }) => results.some(({ passed }) => !passed),
  }),

  verb({
    name: 'runs',
    isReading: true,
    about: 'List the runs of a script that failed, the newest first; they are kept for a week',
    options: { ...scriptOptions, limit: limitOption },
    examples: [`scripts runs ${example}`, `scripts runs ${example} --json --limit 1`],
    run: async (values) => {
      const { listFailedRuns } = await import('#app/management/script-runs.ts');
      const tenant = await chosenTenant(values.tenant);
      return listFailedRuns(tenant.id, referenceOf(values), {
        limit: values.limit,
      });
    },
    say: (list, { script, tenant = 'default' }) =>
      list.length === 0
        ? `No run of ${script} failed in the last week.`
        : [
            ...list.map(({ id, at, version, input, outcome }) =>
              [
                `${cell(at)}  version ${String(version)}  ${id}`,
                `  called with  ${JSON.stringify(input.action)}`,
                runText(outcome),
                '',
              ].join('\n'),
            ),
            next(command('scripts', 'replay', '--tenant', tenant, '--run', list[0]?.id ?? 'ID')),
          ].join('\n'),
  }),

  verb({
    name: 'replay',
    about: 'Run a script again with what a failed run was called with, for real',
    options: {
      tenant: tenantOption,
      run: {
        kind: 'text',
        value: 'ID',
        about: 'Which run, of scripts runs or of the log',
        expected: 'the id of a run that failed',
        required: true,
      },
      version: { ...versionOption, about: 'As for test (default: published)' },
      password: {
        kind: 'text',
        value: 'TEXT',
        about: 'The password of that run, which is not kept. Your shell may remember it',
        secret: true,
      },
      'may-change': {
        kind: 'flag',
        about: 'It may do again what it does to the database: for create, delete and the like',
      },
    },
    examples: ['scripts replay --run ID', 'scripts replay --run ID --version draft'],
    run: async ({ tenant, run, version, password, 'may-change': mayChange }) => {
      const { replayRun } = await import('#app/management/script-runs.ts');
      const choice = { version: readVersion(version), password, mayChange };
      return replayRun((await chosenTenant(tenant)).id, run, choice);
    },
    say: ({ script, version, run }) => triedText(script, version, run),
    isBad: ({ hasFailed }) => hasFailed,
  }),

  verb({
    name: 'look-ups',
    isReading: true,
    about: 'Try whether get_user finds somebody by identifier and by id, as passkeys need it',
    options: {
      tenant: tenantOption,
      connection: connectionOption,
      identifier: { ...identifierOption, required: true },
    },
    examples: ['scripts look-ups --connection people --identifier ada@example.com'],
    run: async ({ tenant, connection, identifier }) => {
      const { tryLookUps } = await import('#app/management/script-look-ups.ts');
      return tryLookUps((await chosenTenant(tenant)).id, connection, identifier);
    },
    say: ({ version, problem }, { connection, tenant = 'default' }) =>
      problem === null
        ? [
            `Version ${String(version)} of get_user finds the same person by identifier and by id.\n`,
            next(command('connections', 'prerequisites', '--tenant', tenant, '--name', connection)),
          ].join('\n')
        : `Version ${String(version)} of get_user is not enough for passkeys: ${problem}.`,
    isBad: ({ problem }) => problem !== null,
  }),
];

const versionText = (version: number | null): string =>
  version === null ? 'the given source' : `version ${String(version)}`;

const triedText = (script: string, version: number | null, run: TriedRun['run']): string =>
  `Ran ${versionText(version)} of ${script}.\n\n${runText(run)}`;

function fixtureText({ name, passed, missed, run }: FixtureResult): string {
  if (passed) return `pass  ${cell(name)}`;
  const details =
    missed.length > 0
      ? differencesText(missed, { expected: 'expected', got: 'got' })
      : runText(run);
  return `FAIL  ${cell(name)}\n${details}\n`;
}
