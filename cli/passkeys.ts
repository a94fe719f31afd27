import { chosenTenant } from './chosen-tenant.ts';
import { cell, command, next, table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option } from './verb.ts';

const management = () => import('#app/management/passkeys.ts');

const user = {
  kind: 'text',
  value: 'USER_ID',
  about: 'Whose, such as auth0|…: in quotes',
  expected: 'the id of a user',
  required: true,
} as const satisfies Option;

export const passkeys: Noun = {
  name: 'passkeys',
  about: 'What users sign in with instead of a password',
  verbs: [
    verb({
      name: 'list',
      isReading: true,
      about: "List a user's passkeys, the oldest first",
      options: { tenant: tenantOption, user },
      examples: ["passkeys list --user 'auth0|…'"],
      run: async ({ tenant, user }) =>
        (await management()).listPasskeysOfUser((await chosenTenant(tenant)).id, user),
      say: (list, { tenant = 'default', user }) =>
        list.length === 0
          ? `The user has no passkeys.\n\n${next(
              command('users', 'rescue', '--tenant', tenant, '--id', user),
            )}`
          : table(
              ['id', 'name', 'rp id', 'synced', 'verifies the user', 'created', 'last used'],
              list.map((passkey) => [
                passkey.id,
                passkey.name,
                passkey.rpId,
                passkey.backedUp,
                passkey.userVerified,
                passkey.createdAt,
                passkey.lastUsedAt,
              ]),
            ),
    }),

    verb({
      name: 'delete',
      about: 'Forget a passkey, for instance of a lost device',
      options: {
        tenant: tenantOption,
        user,
        id: {
          kind: 'text',
          value: 'PASSKEY_ID',
          about: 'Which one, from passkeys list',
          expected: 'the id of a passkey',
          required: true,
        },
      },
      examples: ["passkeys delete --user 'auth0|…' --id dev_…"],
      consequence:
        'The user cannot sign in with this passkey any more. It cannot be brought back: they would have to make a new one.',
      run: async ({ tenant, user, id }) =>
        (await management()).removePasskey((await chosenTenant(tenant)).id, user, id),
      say: ({ name, id }, { tenant = 'default', user }) =>
        [
          `Forgot ${cell(name)} (${id}): nobody can sign in with it again.`,
          "It may still be offered by the user's device, where only they can delete it.",
          'Sessions that it began go on. If they have no other way in, give them a rescue link.\n',
          next(command('users', 'rescue', '--tenant', tenant, '--id', user)),
        ].join('\n'),
    }),
  ],
};
