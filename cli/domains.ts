import { chosenTenant } from './chosen-tenant.ts';
import { doctor } from './domain-doctor.ts';
import { command, facts, next, table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option } from './verb.ts';

const management = () => import('#app/management/domains.ts');

const host = {
  kind: 'text',
  value: 'HOST',
  about: 'As browsers show it, with a port where it has one: login.example.com',
  expected: 'a host such as login.example.com, without scheme or path',
  required: true,
} as const satisfies Option;

export const domains: Noun = {
  name: 'domains',
  about: 'The hosts that a tenant answers on, and what its passkeys are bound to',
  verbs: [
    verb({
      name: 'create',
      about: 'Let a tenant answer on a host',
      options: {
        tenant: tenantOption,
        host,
        'rp-id': {
          kind: 'text',
          value: 'DOMAIN',
          about:
            'Binds passkeys to this domain above the host, for all hosts below it. For ever (default: the host itself)',
          expected: 'the host itself or a domain above it',
        },
      },
      examples: [
        'domains create --tenant acme --host login.acme.com --rp-id acme.com',
        'domains create --tenant acme --host acme.localhost:3000',
      ],
      run: async (values) =>
        (await management()).createDomain(await chosenTenant(values.tenant), {
          host: values.host,
          rpId: values['rp-id'],
        }),
      say: ({ host, rpId, origin, issuer }) =>
        [
          `The tenant answers on ${origin} from now on.\n`,
          facts({ issuer, 'rp id': rpId }),
          `\nPasskeys made on ${host} are bound to ${rpId} and cannot be moved to another domain.`,
          ...(origin.startsWith('https:')
            ? [`Point ${host} at this server, behind a proxy that speaks TLS.`]
            : []),
        ].join('\n'),
    }),

    verb({
      name: 'list',
      about: "List a tenant's hosts",
      options: { tenant: tenantOption },
      examples: ['domains list --tenant acme'],
      run: async ({ tenant }) =>
        (await management()).listDomainsOfTenant(await chosenTenant(tenant)),
      say: (list, { tenant = 'default' }) =>
        list.length === 0
          ? `${tenant} answers on no host yet.\n\n${next(
              command('domains', 'create', '--tenant', tenant, '--host', 'login.example.com'),
            )}`
          : table(
              ['host', 'status', 'rp id', 'issuer'],
              list.map(({ host, status, rpId, issuer }) => [host, status, rpId, issuer]),
            ),
    }),

    verb({
      name: 'enable',
      about: 'Let a tenant answer on a disabled host again',
      options: { tenant: tenantOption, host },
      examples: ['domains enable --tenant acme --host login.acme.com'],
      run: async (values) =>
        (await management()).changeDomainStatus(
          await chosenTenant(values.tenant),
          values.host,
          'active',
        ),
      say: ({ origin }) => `The tenant answers on ${origin} again.`,
    }),

    verb({
      name: 'disable',
      about: 'Stop answering on a host, as if it were unknown',
      options: { tenant: tenantOption, host },
      examples: ['domains disable --tenant acme --host old.acme.com'],
      consequence:
        'Nobody can sign in on this host, and applications that use it cannot verify tokens any more, until it is enabled again.',
      run: async (values) =>
        (await management()).changeDomainStatus(
          await chosenTenant(values.tenant),
          values.host,
          'disabled',
        ),
      say: ({ host }, { tenant = 'default' }) =>
        [
          `${host} is disabled: it answers 421 like an unknown host, to people and to applications.`,
          'Users and their passkeys are kept.\n',
          next(command('domains', 'enable', '--tenant', tenant, '--host', host)),
        ].join('\n'),
    }),

    doctor,
  ],
};
