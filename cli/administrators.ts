import { chosenTenant } from './chosen-tenant.ts';
import { cell, table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun } from './verb.ts';

const management = () => import('#app/management/administrators.ts');

export const administrators: Noun = {
  name: 'admins',
  about: 'Who may use the dashboard',
  verbs: [
    verb({
      name: 'first-link',
      about: 'Make the one-time link for the first owner, as long as nobody has come',
      options: { tenant: tenantOption },
      examples: ['admins first-link --tenant acme'],
      run: async ({ tenant }) => {
        const { firstOwnersLink } = await management();
        return (await firstOwnersLink(await chosenTenant(tenant))) ?? { url: null };
      },
      say: (link) =>
        'expiresAt' in link
          ? `${link.url}\n\nOpen it once, until ${link.expiresAt.toISOString()}. Older links work no more.`
          : 'There is an owner already. Ask them for an invitation, or make a link with "admins link".',
    }),
    verb({
      name: 'link',
      about: 'Make a one-time link for an administrator who has lost their passkeys',
      options: {
        tenant: tenantOption,
        id: {
          kind: 'text',
          value: 'ID',
          about: 'Which administrator, such as admin|…: in quotes',
          expected: 'the id of an administrator',
          required: true,
        },
      },
      examples: ["admins link --id 'admin|…'"],
      run: async ({ tenant, id }) => {
        const { renewInvitation } = await management();
        return renewInvitation(await chosenTenant(tenant), id);
      },
      say: ({ url, expiresAt }) =>
        `${url}\n\nOpen it once, until ${expiresAt.toISOString()}. Older links work no more.`,
    }),
    verb({
      name: 'list',
      isReading: true,
      about: 'List who may use the dashboard, the first first',
      options: { tenant: tenantOption },
      examples: ['admins list --tenant acme'],
      run: async ({ tenant }) => {
        const { listAdministrators } = await management();
        return listAdministrators((await chosenTenant(tenant)).id);
      },
      say: (list, { tenant = 'default' }) =>
        list.length === 0
          ? `${cell(tenant)} has no administrators yet.`
          : table(
              ['id', 'name', 'email', 'role', 'joined', 'last login'],
              list.map(({ userId, name, email, role, joinedAt, lastLoginAt }) => [
                userId,
                name,
                email,
                role,
                joinedAt,
                lastLoginAt,
              ]),
            ),
    }),
  ],
};
