import { prerequisiteWords } from '#app/copy/passkey-prerequisites.ts';
import type { ManagedConnection } from '#app/management/connections.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { configurationVerbs } from './connection-configuration.ts';
import { whoTypes } from './script-options.ts';
import { command, described, facts, next, table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option } from './verb.ts';

const management = () => import('#app/management/connections.ts');

const name = {
  kind: 'text',
  value: 'NAME',
  about: 'Which connection',
  expected: 'the name of a connection',
  required: true,
} as const satisfies Option;

const clientId = {
  kind: 'text',
  value: 'ID',
  about: 'Which application',
  expected: 'the client id of an application',
  required: true,
} as const satisfies Option;

const options = {
  kind: 'json',
  value: 'JSON',
  about: "The options document with Auth0's field names; what is left out has its default",
} as const satisfies Option;

export const connections: Noun = {
  name: 'connections',
  about: 'Where users come from, and how they may sign in: passkeys, passwords, sign-up',
  verbs: [
    verb({
      name: 'create',
      about: 'Make a connection, for all applications of the tenant',
      options: {
        tenant: tenantOption,
        name: {
          kind: 'text',
          value: 'NAME',
          about: 'Letters, digits and inner hyphens',
          expected: 'letters, digits and inner hyphens',
          required: true,
        },
        options,
      },
      examples: [
        'connections create --name Staff --options \'{"authentication_methods": {"passkey": {"enabled": true}}, "disable_signup": true}\'',
      ],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        const { createConnection } = await management();
        return createConnection(tenant.id, values.name, values.options ?? {}, whoTypes());
      },
      say: (connection) =>
        `Made the connection ${connection.name}.\n\n${connectionFacts(connection)}`,
    }),

    verb({
      name: 'list',
      isReading: true,
      about: "List a tenant's connections, the oldest first",
      options: { tenant: tenantOption },
      examples: ['connections list', 'connections list --json'],
      run: async ({ tenant }) =>
        (await management()).listManagedConnections((await chosenTenant(tenant)).id),
      say: (list, { tenant = 'default' }) =>
        list.length === 0
          ? `${tenant} has no connections yet, so nobody can sign in.\n\n${next(
              command('connections', 'create', '--tenant', tenant, '--name', 'Users'),
            )}`
          : table(
              ['name', 'passkeys', 'passwords', 'sign-up', 'applications'],
              list.map(({ name, options, clientIds }) => [
                name,
                options.authentication_methods.passkey.enabled,
                options.authentication_methods.password.enabled,
                !options.disable_signup,
                clientIds.length,
              ]),
            ),
    }),

    verb({
      name: 'prerequisites',
      isReading: true,
      about: 'Say what passkeys need on a connection, and what of it is missing',
      options: { tenant: tenantOption, name },
      examples: ['connections prerequisites --name Staff'],
      run: async ({ tenant, name }) => {
        const { listPrerequisitesOfConnection } = await management();
        return listPrerequisitesOfConnection((await chosenTenant(tenant)).id, name);
      },
      say: (list, { name }) => {
        const unmet = list.filter(({ met }) => !met);
        return [
          table(
            ['prerequisite', 'state', 'what must be so'],
            list.map(({ name, met }) => [
              name,
              met ? 'met' : 'unmet',
              prerequisiteWords[name].mustBe,
            ]),
          ),
          unmet.length === 0
            ? `Passkeys can be on for ${name}.`
            : `Passkeys cannot be on for ${name} before this is done:\n${described(
                unmet.map(({ name }) => [name, prerequisiteWords[name].whatToDo]),
              )}`,
        ].join('\n\n');
      },
    }),

    verb({
      name: 'update',
      about: 'Replace the whole options document; see it with connections list --json',
      options: { tenant: tenantOption, name, options: { ...options, required: true } },
      examples: [
        'connections update --name Staff --options \'{"authentication_methods": {"passkey": {"enabled": true}}}\'',
      ],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        const { changeConnectionOptions } = await management();
        return changeConnectionOptions(tenant.id, values.name, values.options, whoTypes());
      },
      say: (connection) =>
        [
          `Replaced the options of ${connection.name}; what was left out is at its default.\n`,
          connectionFacts(connection),
        ].join('\n'),
    }),

    verb({
      name: 'enable',
      about: 'Let an application use a connection',
      options: { tenant: tenantOption, name, 'client-id': clientId },
      examples: ['connections enable --name Staff --client-id ID'],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        const { setConnectionEnabled } = await management();
        return setConnectionEnabled(tenant.id, values.name, values['client-id'], true);
      },
      say: ({ name }, values) => `Users of ${name} can sign in to ${values['client-id']}.`,
    }),

    verb({
      name: 'disable',
      about: 'Stop an application from using a connection',
      options: { tenant: tenantOption, name, 'client-id': clientId },
      examples: ['connections disable --name Staff --client-id ID'],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        const { setConnectionEnabled } = await management();
        return setConnectionEnabled(tenant.id, values.name, values['client-id'], false);
      },
      say: ({ name }, values) =>
        `Users of ${name} cannot sign in to ${values['client-id']} any more. They and their passkeys are kept.`,
    }),

    ...configurationVerbs,
  ],
};

const connectionFacts = ({ options, clientIds }: ManagedConnection) =>
  facts({
    passkeys: options.authentication_methods.passkey.enabled,
    passwords: options.authentication_methods.password.enabled,
    'sign-up': !options.disable_signup,
    applications: clientIds,
  });
