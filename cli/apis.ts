import { chosenTenant } from './chosen-tenant.ts';
import { command, next, table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun } from './verb.ts';

const management = () => import('#app/management/apis.ts');

export const apis: Noun = {
  name: 'apis',
  about: 'APIs that applications ask tokens for, by their audience',
  verbs: [
    verb({
      name: 'create',
      about: 'Register an API, whose access tokens are JWTs from then on',
      options: {
        tenant: tenantOption,
        identifier: {
          kind: 'text',
          value: 'URI',
          about: 'Its audience. Any URI: nothing is fetched from it',
          expected: 'a URI such as https://api.example.com',
          required: true,
        },
        name: {
          kind: 'text',
          value: 'TEXT',
          about: 'What people read where they are asked for consent',
          expected: 'a name of 1 to 100 characters',
          required: true,
        },
        scope: {
          kind: 'list',
          value: 'SCOPE',
          about: 'What it lets be done, such as read:orders. May be repeated',
          expected: 'a scope such as read:orders',
          field: 'scopes',
        },
        'token-lifetime': {
          kind: 'number',
          value: 'SECONDS',
          about: 'Of its access tokens (default: 86400, a day)',
          expected: 'a whole number of seconds from 60 to 2592000',
          field: 'tokenLifetimeSeconds',
        },
      },
      examples: [
        'apis create --identifier https://api.example.com --name "Orders" --scope read:orders --scope write:orders',
      ],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        return (await management()).createApi(tenant.id, {
          identifier: values.identifier,
          name: values.name,
          scopes: values.scope?.map((value) => ({ value })),
          tokenLifetimeSeconds: values['token-lifetime'],
        });
      },
      say: ({ name, identifier }, { tenant = 'default' }) =>
        [
          `Registered ${name}. Applications ask for its tokens with audience=${identifier}.`,
          'A machine may do so by itself once it is granted:\n',
          next(
            command(
              ...['apis', 'grant', '--tenant', tenant, '--client-id', 'ID'],
              ...['--audience', identifier],
            ),
          ),
        ].join('\n'),
    }),

    verb({
      name: 'list',
      isReading: true,
      about: "List a tenant's APIs",
      options: { tenant: tenantOption },
      examples: ['apis list'],
      run: async ({ tenant }) => (await management()).listApis((await chosenTenant(tenant)).id),
      say: (list, { tenant = 'default' }) =>
        list.length === 0
          ? `${tenant} has no APIs of its own. Each host has /userinfo, and /me/ for applications that are granted it.`
          : table(
              ['identifier', 'name', 'token lifetime', 'scopes'],
              list.map((api) => [
                api.identifier,
                api.name,
                `${api.tokenLifetimeSeconds} s`,
                api.scopes.map(({ value }) => value),
              ]),
            ),
    }),

    verb({
      name: 'grant',
      about: 'Let an application call an API, with these scopes instead of earlier ones',
      options: {
        tenant: tenantOption,
        'client-id': {
          kind: 'text',
          value: 'ID',
          about: 'Which application',
          expected: 'the client id of an application',
          required: true,
        },
        audience: {
          kind: 'text',
          value: 'URI',
          about: "The API's identifier",
          expected: 'the identifier of an API',
          required: true,
        },
        scope: {
          kind: 'list',
          value: 'SCOPE',
          about: 'What it may do there (default: nothing but call it). May be repeated',
        },
      },
      examples: [
        'apis grant --client-id ID --audience https://api.example.com --scope read:orders',
        'apis grant --client-id ID --audience https://login.example.com/me/ --scope read:me:factors',
      ],
      run: async (values) => {
        const tenant = await chosenTenant(values.tenant);
        const grant = {
          clientId: values['client-id'],
          audience: values.audience,
          scopes: values.scope ?? [],
        };
        await (await management()).grantApi(tenant.id, grant);
        return grant;
      },
      say: ({ clientId, audience, scopes }) =>
        `${clientId} may ask for tokens of ${audience}, ${
          scopes.length > 0 ? `with ${scopes.join(', ')}` : 'without any scope'
        }.`,
    }),
  ],
};
