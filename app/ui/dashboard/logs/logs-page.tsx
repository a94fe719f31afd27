import { Link } from '@remix-run/react';

import { Moment } from '../moment.tsx';
import { Empty } from '../panel.tsx';
import { Table } from '../table.tsx';
import { EventName } from './event-name.tsx';
import { LogFilters } from './log-filters.tsx';
import type { SearchFaults } from './log-filters.tsx';
import { LogsFrame } from './logs-frame.tsx';
import { eventsWith, searchParamsOf } from './logs.ts';
import type { LogSearch, LoggedEvent, LogType } from './logs.ts';

export type LogsView = {
  search: LogSearch;
  faults: SearchFaults;
  types: LogType[];
  events: LoggedEvent[];
  page: number;
  hasNext: boolean;
  /** Further back than pages go there may be more. */
  isAtLimit: boolean;
};

/** The log: what is looked for, and what was found, the newest first. */
export function LogsPage(view: LogsView) {
  const { search, faults, types } = view;
  const asked = searchParamsOf(search).toString();
  const isRefused = faults.q !== undefined || faults.days !== undefined;
  return (
    <LogsFrame actions={!isRefused && <Export asked={asked} />}>
      <LogFilters key={asked} {...{ search, faults, types }} />
      {!isRefused && <Found {...view} asked={asked} />}
    </LogsFrame>
  );
}

/** All that is found, as a file; it may be more than pages show. */
const Export = ({ asked }: { asked: string }) => (
  <>
    {(['csv', 'ndjson'] as const).map((format) => (
      <a
        key={format}
        className="button button-secondary button-fit"
        href={`/dashboard/logs/export?format=${format}${asked && `&${asked}`}`}
        download
      >
        Export {format.toUpperCase()}
      </a>
    ))}
  </>
);

function Found({ events, page, hasNext, isAtLimit, asked }: LogsView & { asked: string }) {
  if (events.length === 0) return <NothingFound isSearched={asked !== ''} page={page} />;
  return (
    <>
      <Table
        caption="Events"
        keyOf={({ log_id: id }) => id}
        rows={events}
        columns={[
          {
            title: 'Event',
            cell: ({ log_id: id, ...event }) => (
              <Link className="dash-link" to={`/dashboard/logs/${id}`}>
                <EventName {...event} />
              </Link>
            ),
          },
          {
            title: 'When',
            cell: ({ date }) => (
              <span className="whitespace-nowrap">
                <Moment at={date} />
              </span>
            ),
          },
          {
            title: 'User',
            cell: ({ user_id: user, user_name: name }) =>
              user && (
                <Link className="dash-link" to={eventsWith('user_id', user)}>
                  <bdi>{name ?? user}</bdi>
                </Link>
              ),
          },
          {
            title: 'Application',
            cell: ({ client_id: client, client_name: name }) =>
              client && (
                <Link className="dash-link" to={eventsWith('client_id', client)}>
                  {name ?? client}
                </Link>
              ),
          },
          { title: 'Connection', cell: ({ connection, connection_id: id }) => connection ?? id },
          {
            title: 'Address',
            cell: ({ ip }) =>
              ip && (
                <Link className="dash-link" to={eventsWith('ip', ip)}>
                  {ip}
                </Link>
              ),
          },
        ]}
      />
      <Turning {...{ page, hasNext, asked }} />
      {isAtLimit && (
        <p className="hint">
          Pages end after 1,000 events. Narrow the time to see older ones, or export them all.
        </p>
      )}
    </>
  );
}

const Turning = ({ page, hasNext, asked }: { page: number; hasNext: boolean; asked: string }) => {
  const to = (other: number) => `?${asked && `${asked}&`}page=${other}`;
  if (page === 0 && !hasNext) return null;
  return (
    <nav className="dash-actions" aria-label="Pages of events">
      {page > 0 && (
        <Link className="button button-secondary button-fit" to={to(page - 1)}>
          Previous
        </Link>
      )}
      <span className="hint">Page {page + 1}</span>
      {hasNext && (
        <Link className="button button-secondary button-fit" to={to(page + 1)}>
          Next
        </Link>
      )}
    </nav>
  );
};

const NothingFound = ({ isSearched, page }: { isSearched: boolean; page: number }) =>
  isSearched || page > 0 ? (
    <Empty title="No event fits">
      <p>Nothing like it happened, or it is older than the log is kept. Look for less, or clear.</p>
      <Link className="button button-secondary button-fit" to="/dashboard/logs">
        Show all events
      </Link>
    </Empty>
  ) : (
    <Empty title="Nothing has happened yet">
      <p>
        Each sign-in, sign-up and token is written here, with what went wrong where something did.
        Sign in to an application to see the first event.
      </p>
      <Link className="button button-secondary button-fit" to="/dashboard">
        See the first steps
      </Link>
    </Empty>
  );
