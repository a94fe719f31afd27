import type { ManagedDomain } from '#app/management/domains.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { doctor } from './domain-doctor.ts';
import { domainMoves } from './domain-moves.ts';
import { command, facts, next, table } from './text.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option, Options } from './verb.ts';

const management = () => import('#app/management/domains.ts');

const host = {
  kind: 'text',
  value: 'HOST',
  about: 'As browsers show it, with a port where it has one: login.example.com',
  expected: 'a host such as login.example.com, without scheme or path',
  required: true,
} as const satisfies Option;

const rpId = {
  kind: 'text',
  value: 'DOMAIN',
  about: 'Binds passkeys to this domain above the host, for all hosts below it',
  expected: 'the host itself or a domain above it',
} as const satisfies Option;

const names = {
  'rp-name': {
    kind: 'text',
    value: 'NAME',
    about: "What devices call the site in their dialogs (default: the tenant's display name)",
    expected: 'a name of 1 to 64 characters, such as Acme',
  },
  origin: {
    kind: 'list',
    value: 'ORIGIN',
    about:
      'An application whose passkey ceremonies count in the APIs: https://app.example.com, or android:apk-key-hash:…; up to 5',
    expected: 'an origin such as https://app.example.com',
    field: 'origins',
  },
} as const satisfies Options;

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
        'rp-id': { ...rpId, about: `${rpId.about} (default: the host itself)` },
        ...names,
      },
      examples: [
        'domains create --tenant acme --host login.acme.com --rp-id acme.com',
        'domains create --tenant acme --host login.acme.com --rp-id acme.com --rp-name Acme --origin https://app.acme.com',
        'domains create --tenant acme --host acme.localhost:3000',
      ],
      run: async (values) =>
        (await management()).createDomain(await chosenTenant(values.tenant), {
          host: values.host,
          rpId: values['rp-id'],
          rpName: values['rp-name'],
          origins: values.origin,
        }),
      say: (domain) =>
        [
          `The tenant answers on ${domain.origin} from now on.\n`,
          domainFacts(domain),
          `\nPasskeys made on ${domain.host} are bound to ${domain.rpId}: once there are any, it changes by a move only.`,
          ...(domain.origin.startsWith('https:')
            ? [`Point ${domain.host} at this server, behind a proxy that speaks TLS.`]
            : []),
        ].join('\n'),
    }),

    verb({
      name: 'list',
      isReading: true,
      about: "List a tenant's hosts, and where they move",
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
              ['host', 'status', 'rp id', 'moves from', 'issuer'],
              list.map(({ host, status, rpId, previousRpId, issuer }) => [
                ...[host, status, rpId],
                ...[previousRpId, issuer],
              ]),
            ),
    }),

    verb({
      name: 'update',
      about: 'Change what a host is called, where its passkeys may be used, or its RP ID',
      options: {
        tenant: tenantOption,
        host,
        'rp-id': {
          ...rpId,
          about: `${rpId.about}; not once a passkey is bound to the present one`,
        },
        'rp-name': { ...names['rp-name'], about: `${names['rp-name'].about}; '' removes it` },
        origin: { ...names.origin, about: `${names.origin.about}; replaces those there are` },
        'no-origins': { kind: 'flag', about: 'Takes away all further origins' },
      },
      examples: [
        'domains update --tenant acme --host login.acme.com --rp-name Acme',
        'domains update --tenant acme --host login.acme.com --origin https://app.acme.com --origin https://shop.acme.com',
        'domains update --tenant acme --host login.acme.com --no-origins',
      ],
      run: async (values) => {
        const { tenant, host, 'rp-id': rpId, 'rp-name': rpName, origin } = values;
        const noOrigins = values['no-origins'];
        if (origin && noOrigins) {
          throw new UsageError(
            'conflicting_options',
            'expected --origin or --no-origins, not both',
          );
        }
        const origins = noOrigins ? [] : origin;
        if ([rpId, rpName, origins].every((value) => value === undefined)) {
          throw new UsageError(
            'missing_option',
            'expected at least one option that says what to change',
          );
        }
        const { updateDomain } = await management();
        return updateDomain(await chosenTenant(tenant), host, {
          rpId,
          rpName: rpName === '' ? null : rpName,
          origins,
        });
      },
      say: (domain) =>
        `Changed ${domain.host}, from the next request on.\n\n${domainFacts(domain)}`,
    }),

    ...domainMoves(host),

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
        (await management()).disableDomain(await chosenTenant(values.tenant), values.host),
      say: ({ host, rpId, stranded }, { tenant = 'default' }) =>
        [
          `${host} is disabled: it answers 421 like an unknown host, to people and to applications.`,
          'Users and their passkeys are kept.',
          ...(stranded > 0
            ? [
                `Users whose passkeys no other host of ${tenant} accepts (RP ID ${rpId}): ${stranded}`,
              ]
            : []),
          `\n${next(command('domains', 'enable', '--tenant', tenant, '--host', host))}`,
        ].join('\n'),
    }),

    doctor,
  ],
};

const domainFacts = ({ issuer, rpId, rpName, origins }: ManagedDomain) =>
  facts({ issuer, 'rp id': rpId, 'rp name': rpName ?? "the tenant's", 'further origins': origins });
