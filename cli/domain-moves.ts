/** The verbs of `domains` that move a host from one RP ID to another. */
import type { MoveProgress } from '#app/management/domain-moves.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { bar, cell, command, facts, next } from './text.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Option, Verb } from './verb.ts';

const management = () => import('#app/management/domain-moves.ts');

export const domainMoves = (host: Option & { kind: 'text'; required: true }): Verb[] => [
  verb({
    name: 'move',
    about: 'Accept passkeys of two RP IDs, until people have new ones: to another RP ID or host',
    options: {
      tenant: tenantOption,
      host,
      'rp-id': {
        kind: 'text',
        value: 'DOMAIN',
        about: 'The RP ID to move to, on the same host: the host itself or a domain above it',
        expected: 'the host itself or a domain above it',
      },
      from: {
        kind: 'text',
        value: 'DOMAIN',
        about: 'The RP ID that people come from, where they had another host until now',
        expected: 'an RP ID such as login.example.com',
      },
    },
    examples: [
      'domains move --tenant acme --host login.acme.com --rp-id acme.com',
      'domains move --tenant acme --host login.new.example --from login.old.example',
    ],
    run: async ({ tenant, host, 'rp-id': rpId, from }) => {
      const { startMove } = await management();
      const owner = await chosenTenant(tenant);
      if (rpId !== undefined && from === undefined) return startMove(owner, host, { rpId });
      if (from !== undefined && rpId === undefined) return startMove(owner, host, { from });
      throw new UsageError('missing_option', 'expected either --rp-id or --from');
    },
    say: (progress, { tenant = 'default' }) =>
      [
        `${progress.host} accepts passkeys of ${progress.from} and ${progress.to} from now on.`,
        `New ones are bound to ${progress.to}; who signs in with an old one is asked for a new one.`,
        ...relatedOrigins(progress),
        `\n${progressText(progress)}\n`,
        next(command('domains', 'progress', '--tenant', tenant, '--host', progress.host)),
      ].join('\n'),
  }),

  verb({
    name: 'progress',
    isReading: true,
    about: 'Show how many users have moved, and how many a move would leave behind',
    options: { tenant: tenantOption, host },
    examples: ['domains progress --tenant acme --host login.acme.com'],
    run: async ({ tenant, host }) =>
      (await management()).moveProgress(await chosenTenant(tenant), host),
    say: (progress, { tenant = 'default' }) =>
      `${progressText(progress)}\n\n${next(wayOn(tenant, progress))}`,
  }),

  verb({
    name: 'move-back',
    about: 'Turn a move around: both RP IDs stay accepted, and they change places',
    options: { tenant: tenantOption, host },
    examples: ['domains move-back --tenant acme --host login.acme.com'],
    run: async ({ tenant, host }) =>
      (await management()).reverseMove(await chosenTenant(tenant), host),
    say: (progress, { tenant = 'default' }) =>
      [
        `${progress.host} moves back to ${progress.to}. Passkeys of ${progress.from} are still accepted.`,
        ...relatedOrigins(progress),
        `\n${progressText(progress)}\n`,
        next(command('domains', 'progress', '--tenant', tenant, '--host', progress.host)),
      ].join('\n'),
  }),

  verb({
    name: 'finish',
    about: 'End a move: the former RP ID is accepted no more',
    options: {
      tenant: tenantOption,
      host,
      strand: {
        kind: 'number',
        value: 'NUMBER',
        about: 'How many users may be left without a passkey here: exactly as many as there are',
        expected: 'a number of users',
      },
    },
    examples: [
      'domains finish --tenant acme --host login.acme.com --yes',
      'domains finish --tenant acme --host login.acme.com --strand 12 --yes',
    ],
    consequence:
      'Passkeys of the former RP ID open nothing on this host any more, and who has no other signs in another way or not at all.',
    run: async ({ tenant, host, strand }) =>
      (await management()).finishMove(await chosenTenant(tenant), host, { strand }),
    say: ({ host, rpId, stranded }) =>
      [
        `${host} accepts passkeys of ${rpId} only.`,
        `Users with passkeys of the former RP ID and no new one: ${stranded}. Their passkeys are kept.`,
      ].join('\n'),
  }),
];

/** What has to stay where it is for the move to work. */
const relatedOrigins = ({ relatedRpId }: MoveProgress): string[] =>
  relatedRpId === null
    ? []
    : [
        `https://${relatedRpId}/.well-known/webauthn must be answered as long as ${relatedRpId} is asked for here.`,
      ];

function progressText({ host, from, to, movingSince, percent, ...counts }: MoveProgress): string {
  const { users, moved, stranded, renewal } = counts;
  const steps = Object.entries(renewal).map(([step, count]) => `${count} ${step}`);
  return [
    `  ${bar(percent)}  ${users === 0 ? 'nobody has to move' : `${moved} of ${users} users`}\n`,
    facts({
      ...{ host, 'moves from': from, to, since: cell(movingSince) },
      'users with a passkey of both': moved,
      'of the former only': stranded,
      'asked for a new one': steps,
    }),
  ].join('\n');
}

/** A move that strands nobody can be finished; of another it is worth knowing that it can be turned. */
const wayOn = (tenant: string, { host, stranded }: MoveProgress): string =>
  command(
    ...['domains', stranded === 0 ? 'finish' : 'move-back'],
    ...['--tenant', tenant, '--host', host],
  );
