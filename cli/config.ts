import type { Change } from '#app/management/configuration/import-configuration.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { command, facts, next } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option } from './verb.ts';

const exporting = () => import('#app/management/configuration/export-configuration.ts');
const importing = () => import('#app/management/configuration/import-configuration.ts');

const dir = {
  kind: 'text',
  value: 'DIRECTORY',
  about: "Where the files are, in the directory format of Auth0's deploy CLI",
  expected: 'a directory',
  required: true,
} as const satisfies Option;

export const config: Noun = {
  name: 'config',
  about: "A tenant's configuration as files, as Auth0's deploy CLI has them",
  verbs: [
    verb({
      name: 'export',
      isReading: true,
      about: 'Write a tenant down as files, without secrets',
      options: { tenant: tenantOption, dir },
      examples: ['config export --tenant acme --dir ./acme'],
      run: async ({ tenant, dir: directory }) => {
        const { id } = await chosenTenant(tenant);
        const written = await (await exporting()).exportConfiguration(id, directory);
        return { directory, written };
      },
      say: ({ directory, written }, { tenant = 'default' }) =>
        [
          `Wrote ${tenant} to ${directory}, without secrets.\n`,
          facts(written),
          '',
          next(command('config', 'import', '--tenant', 'other', '--dir', directory, '--dry-run')),
        ].join('\n'),
    }),

    verb({
      name: 'import',
      about: 'Make a tenant as files say. What they leave out stays; nothing is deleted',
      options: {
        tenant: tenantOption,
        dir,
        'dry-run': { kind: 'flag', about: 'Only tell what would change' },
      },
      examples: [
        'config import --tenant acme --dir ./acme --dry-run',
        'config import --tenant acme --dir ./acme',
      ],
      run: async ({ tenant, dir: directory, 'dry-run': isDryRun }) => {
        const { id } = await chosenTenant(tenant);
        const { keywords } = (await import('#app/config.server.ts')).config;
        return (await importing()).importConfiguration(id, directory, { isDryRun, keywords });
      },
      say: ({ changes, leftAside, withoutValue }, { 'dry-run': isDryRun }) =>
        [
          ...changes.map(told),
          ...(changes.length > 0 ? [''] : []),
          summary(changes.length, isDryRun),
          ...withoutValue.map((field) => `Left as it is, without a value: ${field}.`),
          ...(leftAside.length > 0 ? [`Not looked at: ${leftAside.join(', ')}.`] : []),
        ].join('\n'),
    }),
  ],
};

function summary(count: number, isDryRun: boolean): string {
  if (count === 0) return 'Everything is as the files say.';
  const things = count === 1 ? 'One thing' : `${count} things`;
  return isDryRun ? `${things} would change. Nothing has.` : `${things} changed.`;
}

const told = ({ kind, name, action, differences }: Change): string =>
  [
    `${action === 'create' ? '+' : '~'} ${kind}${name === '' ? '' : ` ${name}`}`,
    ...(action === 'create' ? [] : differences).map(
      ({ field, from, to }) => `    ${field}: ${short(from)} -> ${short(to)}`,
    ),
  ].join('\n');

const LONGEST = 60;

/** A value on one line; of a script, its beginning. */
function short(value: unknown): string {
  if (value === undefined) return '-';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
