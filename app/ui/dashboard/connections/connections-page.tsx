import { Link } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import { PageHead } from '../page-head.tsx';
import { Empty } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { titleOf } from './connection.ts';

export type ListedConnection = {
  id: string;
  name: string;
  display_name?: string;
  users: number;
  hasPasskeys: boolean;
  home: string;
  applications: number;
};

const CreateLink = () => (
  <Link className="button button-primary button-fit" to="/dashboard/connections/new">
    Create connection
  </Link>
);

/** /dashboard/connections: where people come from. */
export function ConnectionsPage({ connections }: { connections: ListedConnection[] }) {
  const mayCreate = useMay()('create_connection');
  return (
    <>
      <PageHead
        title="Database connections"
        lead="Each one is a set of people with the ways in which they sign in: passkeys, passwords, sign-up."
      >
        {mayCreate && connections.length > 0 && <CreateLink />}
      </PageHead>
      {connections.length === 0 ? (
        <Empty title="Nobody can sign in yet">
          <p>
            A database connection keeps your users, or reaches those of a database that you have
            already. Applications sign people in through it.
          </p>
          {mayCreate && <CreateLink />}
        </Empty>
      ) : (
        <Table
          caption="Database connections"
          rows={connections}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Name', cell: (connection) => <Name {...connection} /> },
            { title: 'Users', cell: ({ users }) => users.toLocaleString('en'), isNumber: true },
            { title: 'Passkeys', cell: ({ hasPasskeys }) => <OnOrOff isOn={hasPasskeys} /> },
            { title: 'Users are kept', cell: ({ home }) => home },
            { title: 'Applications', cell: ({ applications }) => applications, isNumber: true },
          ]}
        />
      )}
    </>
  );
}

const Name = (connection: ListedConnection) => (
  <div>
    <Link className="dash-link" to={`/dashboard/connections/${connection.id}`}>
      {titleOf(connection)}
    </Link>
    {connection.display_name !== undefined && <p className="hint">{connection.name}</p>}
  </div>
);

const OnOrOff = ({ isOn }: { isOn: boolean }) => (
  <Badge tone={isOn ? 'good' : 'plain'}>{isOn ? 'On' : 'Off'}</Badge>
);
