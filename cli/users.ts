import { chosenTenant } from './chosen-tenant.ts';
import { cell, command, next, table } from './text.ts';
import { UsageError } from './usage-error.ts';
import { exportUsers, importUsers } from './user-jobs.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option } from './verb.ts';

const management = () => import('#app/management/users.ts');

const id = {
  kind: 'text',
  value: 'ID',
  about: 'Which user, such as auth0|…: in quotes, because shells mean something else by |',
  expected: 'the id of a user',
} as const satisfies Option;

const email = {
  kind: 'text',
  value: 'ADDRESS',
  about: 'Their email address',
  expected: 'an email address such as ada@example.com',
} as const satisfies Option;

export const users: Noun = {
  name: 'users',
  about: 'People who can sign in',
  verbs: [
    verb({
      name: 'create',
      about: 'Make a user, in their own database where the connection has one',
      options: {
        tenant: tenantOption,
        email: { ...email, required: true },
        connection: {
          kind: 'text',
          value: 'NAME',
          about: 'The connection that keeps them (default: the oldest)',
        },
        password: {
          kind: 'text',
          value: 'TEXT',
          about: "Must follow the connection's rules. Your shell may remember it",
          expected: 'a password',
          secret: true,
        },
        'password-hash': {
          kind: 'text',
          value: 'HASH',
          about: 'Of an import: bcrypt or argon2id, in single quotes; not for an own database',
          expected: 'a whole bcrypt or argon2id hash of usual cost',
          secret: true,
        },
        name: {
          kind: 'text',
          value: 'TEXT',
          about: 'What they are called (default: the email address)',
          expected: 'a name of 1 to 120 characters',
        },
        'email-verified': { kind: 'flag', about: 'They have proved that the address is theirs' },
      },
      examples: [
        'users create --email ada@example.com --name "Ada"',
        "users create --email ada@example.com --password-hash '$2b$10$…' --email-verified",
      ],
      run: async (values) => {
        const { createUser } = await management();
        const tenant = await chosenTenant(values.tenant);
        return createUser(tenant.id, values.connection, {
          email: values.email,
          name: values.name,
          emailVerified: values['email-verified'],
          password: values.password,
          passwordHash: values['password-hash'],
        });
      },
      say: ({ id, email }, values) => {
        const made = `Made ${cell(email)} with the id ${id}.`;
        if (values.password !== undefined || values['password-hash'] !== undefined) return made;
        const rescue = ['--tenant', values.tenant ?? 'default', '--id', id];
        return [
          made,
          'They have no way to sign in yet: a rescue link lets them make a passkey or a password.\n',
          next(command('users', 'rescue', ...rescue)),
        ].join('\n');
      },
    }),

    verb({
      name: 'list',
      isReading: true,
      about: "List a tenant's users, the oldest first",
      options: {
        tenant: tenantOption,
        limit: {
          kind: 'number',
          value: 'N',
          about: 'At most so many (default: 50)',
          expected: 'a whole number from 1 to 1000',
        },
        offset: {
          kind: 'number',
          value: 'N',
          about: 'Leave out so many at the start',
          expected: 'a whole number from 0',
        },
      },
      examples: ['users list --tenant acme --limit 100 --offset 100'],
      run: async ({ tenant, limit, offset }) => {
        const { listManagedUsers } = await management();
        return listManagedUsers((await chosenTenant(tenant)).id, { limit, offset });
      },
      say: (list, { tenant = 'default', limit = 50, offset = 0 }) => {
        if (list.length === 0 && offset > 0)
          return `${tenant} has no users after the first ${offset}.`;
        if (list.length === 0) return `${tenant} has no users yet.`;
        const rows = table(
          ['id', 'email', 'verified', 'blocked', 'logins', 'last login'],
          list.map((user) => [
            user.id,
            user.email,
            user.emailVerified,
            user.blocked,
            user.loginsCount,
            user.lastLoginAt,
          ]),
        );
        if (list.length < limit) return rows;
        const page = ['--limit', String(limit), '--offset', String(offset + limit)];
        return `${rows}\n\n${next(command('users', 'list', '--tenant', tenant, ...page))}`;
      },
    }),

    importUsers,
    exportUsers,

    verb({
      name: 'update',
      about: 'Change what a user is called, for applications and for the keepers of their passkeys',
      options: {
        tenant: tenantOption,
        id: { ...id, required: true },
        name: {
          kind: 'text',
          value: 'TEXT',
          about: 'Their new name',
          expected: 'a name of 1 to 120 characters',
          required: true,
        },
      },
      examples: ["users update --id 'auth0|…' --name 'Ada Lovelace'"],
      run: async ({ tenant, id, name }) =>
        (await management()).renameUser((await chosenTenant(tenant)).id, id, { name }),
      say: ({ id, email, name }) => `${cell(email ?? id)} is called ${cell(name)} now.`,
    }),

    verb({
      name: 'block',
      about: 'Keep a user out; their sessions and refresh tokens stop working at once',
      options: { tenant: tenantOption, id: { ...id, required: true } },
      examples: ["users block --id 'auth0|…'"],
      run: async ({ tenant, id }) =>
        (await management()).blockUser((await chosenTenant(tenant)).id, id, true),
      say: ({ id, email }, { tenant = 'default' }) =>
        [
          `Blocked ${cell(email ?? id)}: no new sign-in, and their sessions and refresh tokens stopped working.`,
          'Access tokens that applications already hold last until they expire.\n',
          next(command('users', 'unblock', '--tenant', tenant, '--id', id)),
        ].join('\n'),
    }),

    verb({
      name: 'unblock',
      about: 'Let a blocked user in again',
      options: { tenant: tenantOption, id: { ...id, required: true } },
      examples: ["users unblock --id 'auth0|…'"],
      run: async ({ tenant, id }) =>
        (await management()).blockUser((await chosenTenant(tenant)).id, id, false),
      say: ({ id, email }) => `${cell(email ?? id)} can sign in again.`,
    }),

    verb({
      name: 'delete',
      about: 'Delete a user, in their own database too where the connection has one',
      options: { tenant: tenantOption, id: { ...id, required: true } },
      examples: ["users delete --id 'auth0|…'"],
      consequence:
        'The user, their passkeys and their sessions are gone. None of it can be brought back.',
      run: async ({ tenant, id }) => {
        const { deleteUser } = await import('#app/management/user-deletion.ts');
        return deleteUser(await chosenTenant(tenant), id);
      },
      say: ({ id, email, alsoElsewhere }) =>
        [
          `Deleted ${cell(email ?? id)}${alsoElsewhere ? ', by the delete script of their connection too' : ''}.`,
          'Access tokens that applications already hold last until they expire.',
        ].join('\n'),
    }),

    verb({
      name: 'rescue',
      about: 'Print a link with which a locked-out user makes a new passkey or password, once',
      options: { tenant: tenantOption, id, email },
      examples: ['users rescue --email ada@example.com'],
      run: async (values) => {
        if ((values.id === undefined) === (values.email === undefined)) {
          throw new UsageError('missing_option', '--id or --email: expected exactly one of them');
        }
        const { createRescueLink, getUserIdByEmail } = await management();
        const tenant = await chosenTenant(values.tenant);
        const userId = values.id ?? (await getUserIdByEmail(tenant.id, values.email ?? ''));
        return createRescueLink(tenant, userId);
      },
      say: ({ url, expiresAt }) =>
        [
          `\n  ${url}\n`,
          `The link works once, until ${cell(expiresAt)}.`,
          'Whoever has it becomes this user: hand it to nobody else, and be sure of who is asking.',
        ].join('\n'),
    }),
  ],
};
