import { chosenTenant } from './chosen-tenant.ts';
import { table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun } from './verb.ts';

const management = () => import('#app/management/signing-keys.ts');

type Key = { kid: string; status: string; createdAt: Date };

const keyTable = (keys: readonly Key[]) =>
  table(
    ['key id', 'status', 'created'],
    keys.map(({ kid, status, createdAt }) => [kid, status, createdAt]),
  );

export const keys: Noun = {
  name: 'keys',
  about: 'What tokens are signed with; all that are listed are published, without their secrets',
  verbs: [
    verb({
      name: 'list',
      isReading: true,
      about: "List a tenant's signing keys",
      options: { tenant: tenantOption },
      examples: ['keys list'],
      run: async ({ tenant }) => (await management()).listKeys((await chosenTenant(tenant)).id),
      say: keyTable,
    }),

    verb({
      name: 'rotate',
      about: 'Sign with the next key from now on, and publish a new one to follow it',
      options: { tenant: tenantOption },
      examples: ['keys rotate --tenant acme'],
      run: async ({ tenant }) =>
        (await management()).rotateSigningKeysOf((await chosenTenant(tenant)).id),
      say: (keys) =>
        [
          `${keyTable(keys)}\n`,
          'Tokens are signed with the current key from now on. Those of the previous key stay valid',
          'until you rotate again: wait until they have expired, or rotate twice if it was stolen.',
        ].join('\n'),
    }),
  ],
};
