import type { ReactNode } from 'react';

import { Badge } from '../badge.tsx';
import { PageHead } from '../page-head.tsx';
import { Tabs } from '../tabs.tsx';
import { calledAs } from './shown-user.ts';
import type { ShownUser } from './shown-user.ts';
import { userPath } from './user-path.ts';

/** Who it is, and the ways to all that is theirs. */
export function UserFrame({ user, children }: { user: ShownUser; children: ReactNode }) {
  const { user_id: id, email, blocked } = user;
  const called = calledAs(user);
  return (
    <>
      <PageHead
        title={called}
        back={{ to: '/dashboard/users', label: 'Users' }}
        lead={email !== undefined && email !== called && <bdi>{email}</bdi>}
      >
        {blocked && <Badge tone="bad">Blocked</Badge>}
      </PageHead>
      <Tabs
        label={`Parts of ${called}`}
        tabs={[
          { to: userPath(id), label: 'Details', isEnd: true },
          { to: userPath(id, 'passkeys'), label: 'Passkeys' },
          { to: userPath(id, 'sessions'), label: 'Sessions' },
          { to: userPath(id, 'events'), label: 'Events' },
          { to: userPath(id, 'enrollment'), label: 'Passkey prompts' },
          { to: userPath(id, 'danger'), label: 'Block or delete' },
        ]}
      />
      {children}
    </>
  );
}
