import { Link } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import { PageHead } from '../page-head.tsx';
import { Empty } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { LAST_PAGE, addressOf, isNarrowed, newestFirst } from './list-view.ts';
import type { ListView } from './list-view.ts';
import { SearchForm } from './search-form.tsx';
import { userPath } from './user-path.ts';
import { When } from './when.tsx';

export type ListedUser = {
  user_id: string;
  email?: string;
  name?: string;
  blocked: boolean;
  last_login?: string;
  created_at: string;
  identities: { connection: string }[];
};

type Props = {
  view: ListView;
  connections: string[];
  users: ListedUser[];
  hasMore: boolean;
  /** What is wrong with the search. */
  fault: string | null;
};

/** /dashboard/users: everybody who can sign in, the newest first. */
export function UsersPage({ view, connections, users, hasMore, fault }: Props) {
  const may = useMay();
  const isEmptyTenant = users.length === 0 && !isNarrowed(view) && view.page === 1;
  const isNobodyYet = isEmptyTenant && view.sort !== 'last_login';
  return (
    <>
      <PageHead title="Users" lead="Everybody who can sign in to your applications.">
        {may('create_user') && (
          <Link className="button button-primary button-fit" to="/dashboard/users/new">
            Create user
          </Link>
        )}
      </PageHead>
      {isNobodyYet ? (
        <NobodyYet />
      ) : (
        <>
          <SearchForm
            view={view}
            connections={connections}
            fault={fault}
            hasWayBack={isNarrowed(view) && (users.length > 0 || fault !== null)}
          />
          {users.length > 0 && <Found users={users} />}
          {users.length === 0 && fault === null && <NothingFound view={view} />}
          <Pages view={view} hasMore={hasMore} />
        </>
      )}
    </>
  );
}

function NobodyYet() {
  const mayCreate = useMay()('create_user');
  return (
    <Empty title="No users yet">
      <p>
        People appear here when they sign up, when you create them, or when their first sign-in
        brings them over from your own database.
      </p>
      {mayCreate && (
        <Link className="button button-primary button-fit" to="/dashboard/users/new">
          Create the first user
        </Link>
      )}
    </Empty>
  );
}

const NothingFound = ({ view }: { view: ListView }) => (
  <Empty title={view.page > 1 ? 'Nobody is on this page' : 'Nobody found'}>
    <p>
      {view.isQuery
        ? 'No user fits this query and these filters.'
        : 'A search finds the beginning of an email address or a name, or a whole user ID.'}
    </p>
    <Link className="button button-secondary button-fit" to={addressOf(newestFirst)}>
      Show all users
    </Link>
  </Empty>
);

const Found = ({ users }: { users: readonly ListedUser[] }) => (
  <Table
    caption="Users"
    rows={users}
    keyOf={({ user_id }) => user_id}
    columns={[
      { title: 'User', cell: (user) => <Who user={user} /> },
      { title: 'Connection', cell: ({ identities }) => <bdi>{identities[0]?.connection}</bdi> },
      { title: 'Last sign-in', cell: ({ last_login }) => <When at={last_login} /> },
      { title: 'Created', cell: ({ created_at }) => <When at={created_at} /> },
    ]}
  />
);

function Who({ user }: { user: ListedUser }) {
  const { user_id: id, name, email, blocked } = user;
  const called = name ?? email ?? id;
  return (
    <div className="min-w-40">
      <Link className="dash-link" to={userPath(id)}>
        <bdi>{called}</bdi>
      </Link>{' '}
      {blocked && <Badge tone="bad">Blocked</Badge>}
      {email !== undefined && email !== called && (
        <p className="hint">
          <bdi>{email}</bdi>
        </p>
      )}
    </div>
  );
}

function Pages({ view, hasMore }: { view: ListView; hasMore: boolean }) {
  const isLast = view.page === LAST_PAGE;
  const to = (page: number) => addressOf({ ...view, page });
  if (view.page === 1 && !hasMore) return null;
  return (
    <nav className="dash-actions" aria-label="Pages of users">
      {view.page > 1 && (
        <Link className="button button-secondary button-fit" to={to(view.page - 1)} rel="prev">
          Previous
        </Link>
      )}
      <span className="text-sm text-soft">Page {view.page}</span>
      {hasMore && !isLast && (
        <Link className="button button-secondary button-fit" to={to(view.page + 1)} rel="next">
          Next
        </Link>
      )}
      {hasMore && isLast && (
        <p className="hint">Pages end here. Search or filter to reach the users after these.</p>
      )}
    </nav>
  );
}
