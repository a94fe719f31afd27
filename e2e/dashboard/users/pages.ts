import type { Tenant } from '../../support/tenant.ts';
import type { PageOf } from '../support/page-of.ts';
import { pathOf } from './theirs.ts';

const partOfSomebody = (part?: string) => async (tenant: Tenant) =>
  pathOf((await tenant.newUser()).id, part);

export const pages: PageOf[] = [
  {
    name: 'users',
    path: async (tenant) => {
      await tenant.newUser();
      return '/dashboard/users';
    },
  },
  { name: 'users: nobody found', path: () => '/dashboard/users?search=nobody&sort=name%3A1' },
  { name: 'users: a mistyped query', path: () => '/dashboard/users?search=%28a&syntax=lucene' },
  { name: 'a new user', path: () => '/dashboard/users/new' },
  { name: 'a user', path: partOfSomebody() },
  { name: 'the passkeys of a user', path: partOfSomebody('passkeys') },
  { name: 'the sessions of a user', path: partOfSomebody('sessions') },
  { name: 'the events of a user', path: partOfSomebody('events') },
  { name: 'the passkey prompts of a user', path: partOfSomebody('enrollment') },
  { name: 'blocking and deleting a user', path: partOfSomebody('danger') },
];
