import type { ManagedTenant } from '#app/management/tenants.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { command, facts, next, table } from './text.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option } from './verb.ts';

// Imported when a verb runs: help must not open a database.
const management = () => import('#app/management/tenants.ts');

const look = {
  'logo-url': {
    kind: 'text',
    value: 'URL',
    about: 'Shown on the sign-in pages',
    expected: 'an https address such as https://example.com/logo.svg',
  },
  color: {
    kind: 'text',
    value: 'COLOUR',
    about: 'Of buttons and links on the sign-in pages, such as #0a66c2',
    expected: 'a colour such as #0a66c2',
    field: 'primaryColor',
  },
} as const satisfies Record<string, Option>;

const displayName = {
  kind: 'text',
  value: 'TEXT',
  about: 'What people read on the sign-in pages',
  expected: 'a name of 1 to 64 characters',
} as const satisfies Option;

export const tenants: Noun = {
  name: 'tenants',
  about: 'Separate sets of users, applications and settings, each on hosts of its own',
  verbs: [
    verb({
      name: 'create',
      makesTenant: true,
      about: 'Make a tenant with its signing keys',
      options: {
        name: {
          kind: 'text',
          value: 'NAME',
          about: 'What commands call it, for ever: lower-case letters, digits, hyphens',
          expected: 'up to 63 lower-case letters, digits and inner hyphens',
          required: true,
        },
        'display-name': { ...displayName, required: true },
        ...look,
      },
      examples: ['tenants create --name acme --display-name "Acme" --color "#0a66c2"'],
      run: async (values) => {
        const { createTenant, managedTenant } = await management();
        const tenant = await createTenant({
          name: values.name,
          displayName: values['display-name'],
          logoUrl: values['logo-url'],
          primaryColor: values.color,
        });
        return managedTenant(tenant);
      },
      say: ({ name }) => {
        const to = ['--tenant', name];
        return [
          `Made the tenant ${name} and its signing keys. Nobody can reach it yet.\n`,
          next(
            command('domains', 'create', ...to, '--host', 'login.example.com'),
            command(
              ...['connections', 'create', ...to, '--name', 'Users', '--options'],
              '{"authentication_methods": {"passkey": {"enabled": true}}}',
            ),
            command(
              ...['clients', 'create', ...to, '--name', 'My application'],
              ...['--callback', 'https://app.example.com/callback'],
            ),
          ),
        ].join('\n');
      },
    }),

    verb({
      name: 'list',
      isReading: true,
      about: 'List all tenants, the oldest first',
      options: {},
      examples: ['tenants list'],
      run: async () => (await management()).listAllTenants(),
      say: (list) =>
        list.length === 0
          ? `There is no tenant yet. The server makes one, named default, at its first start.\n\n${next(
              command('tenants', 'create', '--name', 'acme', '--display-name', 'Acme'),
            )}`
          : table(
              ['name', 'display name', 'default client', 'created'],
              list.map((tenant) => [
                tenant.name,
                tenant.displayName,
                tenant.defaultClientId,
                tenant.createdAt,
              ]),
            ),
    }),

    verb({
      name: 'update',
      about: "Change a tenant's name for people, look, prompts, or default application",
      options: {
        tenant: tenantOption,
        'display-name': displayName,
        'logo-url': { ...look['logo-url'], about: `${look['logo-url'].about}; '' removes it` },
        color: { ...look.color, about: `${look.color.about}; '' removes it` },
        'default-client': {
          kind: 'text',
          value: 'CLIENT_ID',
          about: "Where /login leads when no application sent the person; '' removes it",
          field: 'defaultClientId',
        },
        prompts: {
          kind: 'json',
          value: 'JSON',
          about: "Which pages people meet, with Auth0's field names; what is left out stays",
        },
      },
      examples: [
        'tenants update --tenant acme --color "#0a66c2"',
        'tenants update --tenant acme --prompts \'{"identifier_first": false}\'',
      ],
      run: async ({ tenant: name, ...change }) => {
        if (Object.values(change).every((value) => value === undefined)) {
          throw new UsageError(
            'missing_option',
            'expected at least one option that says what to change',
          );
        }
        const { changeTenant, managedTenant } = await management();
        const tenant = await changeTenant(await chosenTenant(name), {
          displayName: change['display-name'],
          logoUrl: orNull(change['logo-url']),
          primaryColor: orNull(change.color),
          defaultClientId: orNull(change['default-client']),
          prompts: change.prompts,
        });
        return managedTenant(tenant);
      },
      say: (tenant) =>
        `Changed ${tenant.name}; pages show it from now on.\n\n${tenantFacts(tenant)}`,
    }),
  ],
};

/** An empty value takes away what was set. */
const orNull = (value: string | undefined) => (value === '' ? null : value);

const tenantFacts = ({ displayName, branding, defaultClientId, prompts }: ManagedTenant) =>
  facts({
    'display name': displayName,
    logo: branding.logo_url,
    colour: branding.colors?.primary,
    'default client': defaultClientId,
    'login pages': prompts.universal_login_experience,
    'identifier first': prompts.identifier_first,
    'with biometrics': prompts.webauthn_platform_first_factor,
    'custom login page': prompts.custom_login_page_on,
  });
