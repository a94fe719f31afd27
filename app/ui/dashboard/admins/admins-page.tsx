import { useState } from 'react';

import { Badge } from '../badge.tsx';
import { ConfirmAct } from '../confirm-act.tsx';
import { Moment } from '../moment.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { useMay, useSigned } from '../signed.ts';
import type { Role } from '../signed.ts';
import { Table } from '../table.tsx';
import { ChangeRole } from './change-role.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { InviteForm } from './invite-form.tsx';
import { roleNames } from './roles.ts';

export type Admin = {
  user_id: string;
  name: string | null;
  email: string | null;
  role: Role;
  created_at: string;
  joined_at: string | null;
  last_login: string | null;
};

/** A link that was just made: it is told once. */
export type MadeLink = { whom: string; url: string };

/** /dashboard/admins: who may use the dashboard, and the way in for others. */
export function AdminsPage({ admins }: { admins: Admin[] }) {
  const mayInvite = useMay()('invite_administrator');
  const [link, setLink] = useState<MadeLink>();
  return (
    <>
      <PageHead
        title="Admins"
        lead="Everybody here signs in to this dashboard with a passkey. What they may do depends on their role."
      />
      {link && <InvitationLink {...link} />}
      <Table
        caption="Admins"
        rows={admins}
        keyOf={({ user_id }) => user_id}
        columns={[
          { title: 'Who', cell: (admin) => <Who {...admin} /> },
          { title: 'Role', cell: ({ role }) => roleNames[role] },
          { title: 'Came', cell: ({ joined_at }) => <Came at={joined_at} /> },
          { title: 'Last sign-in', cell: ({ last_login }) => <Moment at={last_login} /> },
          ...(mayInvite
            ? [
                {
                  title: 'Actions',
                  cell: (admin: Admin) => <Actions admin={admin} onLink={setLink} />,
                },
              ]
            : []),
        ]}
      />
      {mayInvite && (
        <Panel
          title="Invite somebody"
          lead="You get a link that works once. Send it to them yourself."
        >
          <InviteForm onLink={setLink} />
        </Panel>
      )}
    </>
  );
}

const nameOf = ({ name, email }: Admin): string => name ?? email ?? 'The first owner';

function Who(admin: Admin) {
  const { userId } = useSigned();
  return (
    <div>
      <bdi>{nameOf(admin)}</bdi> {admin.user_id === userId && <Badge>You</Badge>}
      {admin.name !== null && (
        <p className="hint">
          <bdi>{admin.email}</bdi>
        </p>
      )}
    </div>
  );
}

const Came = ({ at }: { at: string | null }) =>
  at === null ? <Badge>Invited</Badge> : <Moment at={at} />;

function Actions({ admin, onLink }: { admin: Admin; onLink: (link: MadeLink) => void }) {
  const whom = nameOf(admin);
  const path = { id: admin.user_id };
  return (
    <div className="dash-actions">
      <ChangeRole whom={whom} admin={admin} />
      <ConfirmAct
        label="New link"
        title={`Make a new link for ${whom}?`}
        consequence="With it they create a new passkey here. A link that was made before stops working."
        act="Make the link"
        isDangerous={false}
        isSmall
        operation="renew_administrator_invitation"
        asked={{ path }}
        done={`There is a new link for ${whom}.`}
        onDone={(body) => onLink({ whom, url: (body as { url: string }).url })}
      />
      <ConfirmAct
        label="Remove"
        title={`Remove ${whom}?`}
        consequence="They are signed out at once, and their passkeys for this dashboard are deleted. What they have done stays in the audit trail."
        isSmall
        operation="delete_administrator"
        asked={{ path }}
        done={`${whom} is removed.`}
      />
    </div>
  );
}
