import { chosenTenant } from './chosen-tenant.ts';
import { cell, table } from './text.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Option, Verb } from './verb.ts';

const management = () => import('#app/management/connection-configuration.ts');

const connectionName = {
  kind: 'text',
  value: 'NAME',
  about: 'Which connection',
  expected: 'the name of a connection',
  required: true,
} as const satisfies Option;

export const configurationVerbs: readonly Verb[] = [
  verb({
    name: 'configuration set',
    about: 'Set secrets and other values that scripts are told; the rest stays',
    options: {
      tenant: tenantOption,
      name: connectionName,
      value: {
        kind: 'list',
        value: 'NAME=VALUE',
        about: 'May be given more than once. Your shell may remember it',
        expected: 'a name, an equals sign and a value',
        required: true,
        secret: true,
      },
    },
    examples: [
      'connections configuration set --name people --value DB_URL=-',
      "connections configuration set --name people --value 'DB_URL=postgres://reader:…@db.example.com/shop'",
    ],
    run: async ({ tenant, name, value }) => {
      const change = Object.fromEntries(value.map(readPair));
      return (await management()).changeConfiguration(
        (await chosenTenant(tenant)).id,
        name,
        change,
      );
    },
    say: (configuration, { name }) => told(name, configuration),
  }),

  verb({
    name: 'configuration unset',
    about: 'Take values away',
    options: {
      tenant: tenantOption,
      name: connectionName,
      value: {
        kind: 'list',
        value: 'NAME',
        about: 'May be given more than once',
        expected: 'the name of a value',
        required: true,
      },
    },
    examples: ['connections configuration unset --name people --value DB_URL'],
    run: async ({ tenant, name, value }) => {
      const change = Object.fromEntries(value.map((one) => [one, null]));
      return (await management()).changeConfiguration(
        (await chosenTenant(tenant)).id,
        name,
        change,
      );
    },
    say: (configuration, { name }) => told(name, configuration),
  }),

  verb({
    name: 'configuration list',
    isReading: true,
    about: 'List the names of the values that scripts are told',
    options: { tenant: tenantOption, name: connectionName },
    examples: ['connections configuration list --name people'],
    run: async ({ tenant, name }) =>
      (await management()).listConfiguration((await chosenTenant(tenant)).id, name),
    say: (configuration, { name }) => told(name, configuration),
  }),
];

/** The value may have equals signs, too. */
function readPair(pair: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  const message = '--value: expected a name, an equals sign and a value';
  throw new UsageError('invalid_option', message);
}

const told = (connection: string, configuration: Record<string, string>): string =>
  Object.keys(configuration).length === 0
    ? `The scripts of ${cell(connection)} are told nothing.`
    : table(['name', 'value'], Object.entries(configuration));
