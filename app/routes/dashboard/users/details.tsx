import type { MetaFunction } from '@remix-run/node';

import { UserDetails } from '../../../ui/dashboard/users/user-details.tsx';
import { useShownUser } from '../../../ui/dashboard/users/shown-user.ts';

export const meta: MetaFunction = () => [{ title: 'User | Latchkey' }];

export default function Details() {
  return <UserDetails {...useShownUser()} />;
}
