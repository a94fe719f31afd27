import type { UserCondition, UserField } from '#app/store/user-search.ts';

import { conditionOf } from './conditions.ts';
import type { SearchableFields } from './conditions.ts';

const fields: SearchableFields<UserField> = {
  user_id: { field: 'user_id', kind: 'text' },
  email: { field: 'email', kind: 'email' },
  'email.raw': { field: 'email', kind: 'text' },
  email_verified: { field: 'email_verified', kind: 'boolean' },
  name: { field: 'name', kind: 'text' },
  'name.raw': { field: 'name', kind: 'text' },
  nickname: { field: 'nickname', kind: 'text' },
  username: { field: 'username', kind: 'text' },
  phone_number: { field: 'phone_number', kind: 'text' },
  blocked: { field: 'blocked', kind: 'boolean' },
  logins_count: { field: 'logins_count', kind: 'number' },
  created_at: { field: 'created_at', kind: 'date' },
  updated_at: { field: 'updated_at', kind: 'date' },
  last_login: { field: 'last_login', kind: 'date' },
  last_ip: { field: 'last_ip', kind: 'text' },
  'identities.connection': { field: 'connection', kind: 'text' },
};

/** What `q` asks of people. @throws ManagementError `search_query_invalid` */
export const userQuery = (text: string): UserCondition => conditionOf(text, fields);
