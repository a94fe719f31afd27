import { Link } from '@remix-run/react';
import { useState } from 'react';

import { EventName } from '../logs/event-name.tsx';
import { Moment } from '../moment.tsx';
import { Panel } from '../panel.tsx';
import type { LoggedEvent } from './overview.ts';
import { useNewestEvents } from './use-newest-events.ts';

/** The application and whoever it was, by their names where they are known. */
function About({ client_name: application, user_id: id, user_name: name }: LoggedEvent) {
  const user = name ?? id;
  return (
    <>
      {application && <bdi>{application}</bdi>}
      {application && user && ', '}
      {user && <bdi>{user}</bdi>}
    </>
  );
}

/** The newest events, as they come. */
export function LiveLog({ events: known }: { events: readonly LoggedEvent[] }) {
  const [isPaused, setPaused] = useState(false);
  const { events, said, isLost } = useNewestEvents(known, isPaused);
  return (
    <Panel title="Live log" lead="The newest events. The list grows by itself every few seconds.">
      <div className="dash-actions">
        <button
          className="button button-secondary button-small"
          type="button"
          onClick={() => setPaused(!isPaused)}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </button>
        <Link className="dash-link inline-flex min-h-11 items-center" to="/dashboard/logs">
          Search the log
        </Link>
        <span className="hint" role="status">
          {isPaused ? 'Paused.' : isLost ? 'Not reached. Trying again.' : said}
        </span>
      </div>
      {events.length === 0 ? (
        <p className="hint">Nothing has happened yet. Sign in to an application to see it here.</p>
      ) : (
        <ul className="plot-log">
          {events.map((event) => (
            <li key={event.log_id}>
              <span className="hint">
                <Moment at={event.date} />
              </span>
              <Link className="dash-link" to={`/dashboard/logs/${event.log_id}`}>
                <EventName {...event} />
              </Link>
              <span className="hint">
                <About {...event} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
