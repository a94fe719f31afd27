import { Link } from '@remix-run/react';

import { Empty } from '../panel.tsx';
import { Table } from '../table.tsx';
import type { ShownUser } from './shown-user.ts';
import { userPath } from './user-path.ts';
import { When } from './when.tsx';

export type UserEvent = {
  log_id: string;
  date: string;
  type: string;
  description?: string;
  client_name?: string;
  ip?: string;
  user_agent?: string;
  details: Record<string, unknown>;
};

type Props = { user: ShownUser; events: UserEvent[]; page: number; hasMore: boolean };

/** What happened to a user, the newest first. */
export function UserEvents({ user, events, page, hasMore }: Props) {
  return (
    <>
      {events.length === 0 ? (
        <Empty title="Nothing has happened yet">
          <p>Sign-ins, passkeys and refusals of this user are written down here as they happen.</p>
        </Empty>
      ) : (
        <Table
          caption="Events"
          rows={events}
          keyOf={({ log_id }) => log_id}
          columns={[
            { title: 'What', cell: (event) => <What event={event} /> },
            { title: 'When', cell: ({ date }) => <When at={date} /> },
            { title: 'Application', cell: ({ client_name }) => <bdi>{client_name ?? '–'}</bdi> },
            { title: 'From', cell: (event) => <From event={event} /> },
          ]}
        />
      )}
      {(page > 1 || hasMore) && <Pages user={user} page={page} hasMore={hasMore} />}
    </>
  );
}

const What = ({ event: { type, description, details } }: { event: UserEvent }) => (
  <div className="min-w-48">
    {description ?? type} <code className="dash-code">{type}</code>
    {Object.keys(details).length > 0 && (
      <details className="hint">
        <summary>Details</summary>
        <pre className="dash-pre">{JSON.stringify(details, null, 2)}</pre>
      </details>
    )}
  </div>
);

const From = ({ event: { ip, user_agent } }: { event: UserEvent }) => (
  <div className="min-w-32">
    {ip ?? '–'}
    {user_agent !== undefined && <p className="hint">{user_agent}</p>}
  </div>
);

function Pages({ user, page, hasMore }: Omit<Props, 'events'>) {
  const to = (number: number) => `${userPath(user.user_id, 'events')}?page=${number}`;
  return (
    <nav className="dash-actions" aria-label="Pages of events">
      {page > 1 && (
        <Link className="button button-secondary button-fit" to={to(page - 1)} rel="prev">
          Newer
        </Link>
      )}
      <span className="text-sm text-soft">Page {page}</span>
      {hasMore && (
        <Link className="button button-secondary button-fit" to={to(page + 1)} rel="next">
          Older
        </Link>
      )}
    </nav>
  );
}
