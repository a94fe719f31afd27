import type { ManagedClient } from '#app/management/clients.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { command, facts, next, table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option, Values } from './verb.ts';

const management = () => import('#app/management/clients.ts');

const settingsOption = {
  kind: 'json',
  value: 'JSON',
  about: 'Settings with Auth0\'s field names, such as {"web_origins": ["https://app.example.com"]}',
} as const satisfies Option;

/** Options for the settings that most applications need; `--settings` reaches the others. */
const settingsOptions = {
  type: {
    kind: 'text',
    value: 'TYPE',
    about: 'regular_web (default), spa, native or non_interactive',
    expected: 'one of regular_web, spa, native, non_interactive',
    field: 'settings.app_type',
  },
  callback: {
    kind: 'list',
    value: 'URL',
    about: 'Where people return to with a code, compared exactly. May be repeated',
    field: 'settings.callbacks',
  },
  'logout-url': {
    kind: 'list',
    value: 'URL',
    about: 'Where people may return to after signing out. May be repeated',
    field: 'settings.allowed_logout_urls',
  },
  'web-origin': {
    kind: 'list',
    value: 'ORIGIN',
    about: 'Whose scripts may ask for tokens in the background. May be repeated',
    field: 'settings.web_origins',
  },
  'grant-type': {
    kind: 'list',
    value: 'GRANT',
    about: 'Instead of the usual ones of its type. May be repeated',
    expected:
      'one of authorization_code, implicit, refresh_token, client_credentials, urn:ietf:params:oauth:grant-type:device_code',
    field: 'settings.grant_types',
  },
  'initiate-login-uri': {
    kind: 'text',
    value: 'URL',
    about: "Starts the application's sign-in; used where a person has no way back",
    field: 'settings.initiate_login_uri',
  },
  'backchannel-logout-url': {
    kind: 'text',
    value: 'URL',
    about: 'Is told when a session ends (OpenID Connect back-channel logout)',
    field: 'settings.oidc_logout.backchannel_logout_urls',
  },
  'auth-method': {
    kind: 'text',
    value: 'METHOD',
    about: 'none, client_secret_post or client_secret_basic (default: by type)',
    expected: 'one of none, client_secret_post, client_secret_basic',
    field: 'settings.token_endpoint_auth_method',
  },
  'third-party': {
    kind: 'flag',
    about: 'Somebody else runs it: people are asked for their consent',
  },
  settings: settingsOption,
} as const satisfies Record<string, Option>;

export const clients: Noun = {
  name: 'clients',
  about: 'Applications that send people here to sign in, and machines that ask for tokens',
  verbs: [
    verb({
      name: 'create',
      about: 'Register an application',
      options: {
        tenant: tenantOption,
        name: {
          kind: 'text',
          value: 'TEXT',
          about: 'What people read when they sign in to it',
          expected: 'a name of 1 to 100 characters',
          required: true,
        },
        ...settingsOptions,
      },
      examples: [
        'clients create --name "Shop" --callback https://shop.example.com/callback --logout-url https://shop.example.com',
        'clients create --name "Phone app" --type native --callback com.example.app:/callback',
        'clients create --name "Nightly job" --type non_interactive',
      ],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        return (await management()).createClient(tenant.id, values.name, settingsFrom(values));
      },
      say: ({ name, clientId, clientSecret, settings }, { tenant = 'default' }) =>
        [
          `Registered ${name}.\n`,
          facts({
            'client id': clientId,
            'client secret':
              clientSecret ?? 'none: it cannot keep one, and proves itself with PKCE instead',
            callbacks: settings.callbacks,
          }),
          ...(clientSecret
            ? ['\nThe secret is shown only now. Keep it where the application reads its settings.']
            : []),
          ...whatIsMissing(tenant, { clientId, name, settings }),
        ].join('\n'),
    }),

    verb({
      name: 'list',
      isReading: true,
      about: "List a tenant's applications, without their secrets",
      options: { tenant: tenantOption },
      examples: ['clients list', 'clients list --tenant acme --json'],
      run: async ({ tenant }) =>
        (await management()).listManagedClients((await chosenTenant(tenant)).id),
      say: (list, { tenant = 'default' }) =>
        list.length === 0
          ? `${tenant} has no applications yet.\n\n${next(
              command(
                ...['clients', 'create', '--tenant', tenant, '--name', 'My application'],
                ...['--callback', 'https://app.example.com/callback'],
              ),
            )}`
          : table(
              ['client id', 'name', 'type', 'authenticates by', 'callbacks'],
              list.map(({ clientId, name, settings }) => [
                clientId,
                name,
                settings.app_type,
                settings.token_endpoint_auth_method,
                settings.callbacks,
              ]),
            ),
    }),

    verb({
      name: 'update',
      about: "Change some of an application's settings; the others stay",
      options: {
        tenant: tenantOption,
        'client-id': {
          kind: 'text',
          value: 'ID',
          about: 'Which application',
          expected: 'the client id of an application',
          required: true,
        },
        settings: { ...settingsOption, required: true },
      },
      examples: [
        'clients update --client-id ID --settings \'{"callbacks": ["https://shop.example.com/callback"]}\'',
      ],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        const { changeClientSettings } = await management();
        return changeClientSettings(tenant.id, values['client-id'], values.settings);
      },
      say: ({ name, settings }) =>
        `Changed ${name}. Its settings now:\n\n${JSON.stringify(settings, null, 2)}`,
    }),
  ],
};

function settingsFrom(values: Values<typeof settingsOptions>): Record<string, unknown> {
  const backchannel = values['backchannel-logout-url'];
  const named = {
    app_type: values.type,
    callbacks: values.callback,
    allowed_logout_urls: values['logout-url'],
    web_origins: values['web-origin'],
    grant_types: values['grant-type'],
    initiate_login_uri: values['initiate-login-uri'],
    token_endpoint_auth_method: values['auth-method'],
    oidc_logout: backchannel === undefined ? undefined : { backchannel_logout_urls: [backchannel] },
    is_first_party: values['third-party'] ? false : undefined,
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return { ...values.settings, ...Object.fromEntries(given) };
}

/** What an application without callbacks needs before it is of use. */
function whatIsMissing(tenant: string, { clientId, settings }: ManagedClient): string[] {
  if (settings.callbacks.length > 0) return [];
  const to = ['--tenant', tenant, '--client-id', clientId];
  if (settings.app_type === 'non_interactive') {
    const grant = command('apis', 'grant', ...to, '--audience', 'https://api.example.com');
    return ['\nIt gets tokens for the APIs that it is granted.', next(grant)];
  }
  // Whoever signs in with passkeys of an app's own is sent nowhere.
  if (!settings.grant_types.some((grant) => /^(authorization_code|implicit)$/.test(grant)))
    return [];
  const change = command(
    ...['clients', 'update', ...to, '--settings'],
    '{"callbacks": ["https://app.example.com/callback"]}',
  );
  return ['\nIt has no callback, so nobody is sent back to it yet.', next(change)];
}
