import { fileURLToPath } from 'node:url';

import { chosenTenant } from './chosen-tenant.ts';
import {
  connectionOption,
  identifierOption,
  readSource,
  readVersion,
  referenceOf,
  scriptOptions,
  sourceOptions,
  versionOption,
  whoTypes,
} from './script-options.ts';
import { command, facts, next, table } from './text.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Verb } from './verb.ts';

const versions = () => import('#app/management/script-versions.ts');
const publishing = () => import('#app/management/script-publishing.ts');

type Chosen = { tenant: string | undefined; connection: string; script: string };

const at = ({ tenant = 'default', connection, script }: Chosen): string[] => [
  ...['--tenant', tenant],
  ...['--connection', connection],
  ...['--script', script],
];

const example = '--connection people --script login';

export const versionVerbs: readonly Verb[] = [
  verb({
    name: 'list',
    isReading: true,
    about: 'List the scripts of a connection: what runs, and what is being worked on',
    options: { tenant: tenantOption, connection: connectionOption },
    examples: ['scripts list --connection people'],
    run: async ({ tenant, connection }) =>
      (await versions()).listScripts((await chosenTenant(tenant)).id, connection),
    say: (list, { tenant, connection }) =>
      list.length === 0
        ? `${connection} has no scripts yet.\n\n${next(
            command(
              'scripts',
              'save',
              ...at({ tenant, connection, script: 'login' }),
              '--file',
              'login.js',
            ),
          )}`
        : table(
            ['script', 'published', 'draft', 'shadow', 'look-ups'],
            list.map(({ script, published, draft, shadow, lookUps }) => [
              ...[script, published, draft, shadow],
              script === 'get_user' && published !== null ? wordsOf(lookUps) : null,
            ]),
          ),
  }),

  verb({
    name: 'save',
    about: 'Save a source as a draft; it is checked, and does not run yet',
    options: {
      ...scriptOptions,
      ...sourceOptions,
      note: { kind: 'text', value: 'TEXT', about: 'What there is to say about this version' },
    },
    examples: [
      `scripts save ${example} --file login.js --note "Reads the new table"`,
      `scripts save ${example} --source "(name, password, callback) => callback(null)"`,
    ],
    run: async (values) => {
      const source = await readSource(values);
      if (source === undefined) {
        throw new UsageError('missing_option', 'expected either --file or --source');
      }
      const { saveScript } = await versions();
      const input = { source, note: values.note };
      const tenant = await chosenTenant(values.tenant);
      return saveScript(tenant.id, referenceOf(values), input, whoTypes());
    },
    say: ({ script, version, isNew }, values) =>
      [
        isNew
          ? `Saved version ${String(version)} of ${script}. It does not run before it is published.\n`
          : `This is version ${String(version)} of ${script} already: nothing was saved.\n`,
        next(
          command('scripts', 'test', ...at(values), '--input', '{…}'),
          command('scripts', 'publish', ...at(values)),
        ),
      ].join('\n'),
  }),

  verb({
    name: 'show',
    isReading: true,
    about: 'Print the source of a version',
    options: { ...scriptOptions, version: versionOption },
    examples: [`scripts show ${example} --version published`],
    run: async (values) =>
      (await versions()).readVersion(
        (await chosenTenant(values.tenant)).id,
        referenceOf(values),
        readVersion(values.version) ?? 'draft',
      ),
    say: ({ source }) => source.replaceAll('\r\n', '\n'),
  }),

  verb({
    name: 'versions',
    isReading: true,
    about: 'List all versions of a script, the newest first: who saved them, when and why',
    options: scriptOptions,
    examples: [`scripts versions ${example}`],
    run: async (values) =>
      (await versions()).listVersions((await chosenTenant(values.tenant)).id, referenceOf(values)),
    say: (list, { script }) =>
      list.length === 0
        ? `No version of ${script} was saved yet.`
        : table(
            ['version', 'state', 'saved', 'by', 'note'],
            list.map(({ version, isPublished, isDraft, isShadow, savedAt, savedBy, note }) => [
              version,
              [
                ...(isPublished ? ['published'] : []),
                ...(isDraft ? ['draft'] : []),
                ...(isShadow ? ['shadow'] : []),
              ],
              ...[savedAt, savedBy, note],
            ]),
          ),
  }),

  verb({
    name: 'diff',
    isReading: true,
    about: 'Show what changed between two versions, from what runs to the draft',
    options: {
      ...scriptOptions,
      from: { ...versionOption, about: 'The older version (default: published)' },
      to: { ...versionOption, about: 'The newer version (default: draft)' },
    },
    examples: [`scripts diff ${example}`, `scripts diff ${example} --from 3 --to 5`],
    run: async (values) =>
      (await versions()).diffVersions((await chosenTenant(values.tenant)).id, referenceOf(values), {
        from: readVersion(values.from, 'from'),
        to: readVersion(values.to, 'to'),
      }),
    say: ({ from, to, diff }) =>
      diff === ''
        ? `Versions ${String(from)} and ${String(to)} are the same.`
        : diff.replaceAll('\r\n', '\n').replaceAll('\r', ''),
  }),

  verb({
    name: 'publish',
    about: 'Let a version run, from the next run on',
    options: { ...scriptOptions, version: versionOption, identifier: identifierOption },
    examples: [
      `scripts publish ${example}`,
      'scripts publish --connection people --script get_user --identifier ada@example.com',
    ],
    run: async (values) =>
      (await publishing()).publishScript(
        (await chosenTenant(values.tenant)).id,
        referenceOf(values),
        { version: readVersion(values.version), identifier: values.identifier },
        whoTypes(),
      ),
    say: saidOfPublication,
  }),

  verb({
    name: 'rollback',
    about: 'Let the version run again that ran before the one that runs now',
    options: { ...scriptOptions, identifier: identifierOption },
    examples: [`scripts rollback ${example}`],
    run: async (values) =>
      (await publishing()).rollBackScript(
        (await chosenTenant(values.tenant)).id,
        referenceOf(values),
        { identifier: values.identifier },
        whoTypes(),
      ),
    say: saidOfPublication,
  }),

  verb({
    name: 'unpublish',
    about: 'Take a script away, so that none runs; its versions stay',
    options: scriptOptions,
    consequence: 'What the script does cannot be done any more: without login nobody signs in.',
    examples: [`scripts unpublish ${example}`],
    run: async (values) =>
      (await publishing()).unpublishScript(
        (await chosenTenant(values.tenant)).id,
        referenceOf(values),
        whoTypes(),
      ),
    say: ({ script, previous }, values) =>
      [
        `${script} does not run any more; until now it was version ${String(previous)}.\n`,
        next(command('scripts', 'rollback', ...at(values))),
      ].join('\n'),
  }),

  verb({
    name: 'publications',
    isReading: true,
    about: 'List which version ran since when, the newest first',
    options: scriptOptions,
    examples: [`scripts publications ${example}`],
    run: async (values) =>
      (await publishing()).listPublications(
        (await chosenTenant(values.tenant)).id,
        referenceOf(values),
      ),
    say: (list, { script }) =>
      list.length === 0
        ? `No version of ${script} was ever published.`
        : table(
            ['version', 'published', 'by'],
            list.map(({ version, publishedAt, publishedBy }) => [
              version,
              publishedAt,
              publishedBy,
            ]),
          ),
  }),

  verb({
    name: 'types',
    isReading: true,
    about: 'Say where the types of scripts are, and how an editor finds them',
    options: {},
    examples: ['scripts types'],
    run: () => Promise.resolve({ folder: typesFolder }),
    say: ({ folder }) =>
      [
        `The types are in ${folder}. Beside your scripts, write a jsconfig.json:\n`,
        JSON.stringify(
          { extends: `${folder}/jsconfig.json`, include: ['*.js', `${folder}/*.d.ts`] },
          null,
          2,
        ),
        '\nIn a script, say before the function which one it is:\n',
        '/** @satisfies {LoginScript} */\n(function login(usernameOrEmail, password, callback) { … })',
      ].join('\n'),
  }),
];

const typesFolder = fileURLToPath(new URL('../scripts-sandbox/types', import.meta.url));

type Publication = {
  script: string;
  version: number;
  previous: number | null;
  lookUps?: { problem: string | null };
};

function saidOfPublication({ script, version, previous, lookUps }: Publication): string {
  const done = `Version ${String(version)} of ${script} runs now.\n`;
  return `${done}\n${facts({
    'ran before': previous,
    ...(lookUps && { 'look-ups': lookUps.problem ?? 'both found the same person' }),
  })}`;
}

const wordsOf = (lookUps: { problem: string | null } | null): string =>
  lookUps === null ? 'not tried' : (lookUps.problem ?? 'both found the same person');
