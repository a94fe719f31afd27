import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import { CopyText } from '../copy-text.tsx';
import { Moment } from '../moment.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { eventsWith } from './logs.ts';
import type { LoggedEvent } from './logs.ts';

/** One event: all that is known of it. */
export function EventPage({ event }: { event: LoggedEvent }) {
  return (
    <>
      <PageHead
        title={event.description ?? 'Something happened'}
        lead={<Moment at={event.date} />}
        back={{ to: '/dashboard/logs', label: 'Logs' }}
      />
      <Panel title="What is known">
        <dl className="dash-facts">
          <Fact name="Type">
            <code className="dash-code">{event.type}</code>
          </Fact>
          <Fact name="Time (UTC)">
            <code className="dash-code">{event.date}</code>
          </Fact>
          {event.user_id && (
            <Fact name="User">
              <UserLinks userId={event.user_id} name={event.user_name} />
            </Fact>
          )}
          {event.client_id && (
            <Fact name="Application">
              <ClientLinks id={event.client_id} name={event.client_name} />
            </Fact>
          )}
          {event.connection_id && (
            <Fact name="Connection">{event.connection ?? event.connection_id}</Fact>
          )}
          {event.ip && (
            <Fact name="Address">
              {event.ip} <Others to={eventsWith('ip', event.ip)} of="this address" />
            </Fact>
          )}
          {event.user_agent && <Fact name="Browser">{event.user_agent}</Fact>}
          {Object.entries(event.details).map(([name, value]) => (
            <Fact key={name} name={name}>
              {typeof value === 'string' ? value : JSON.stringify(value)}
            </Fact>
          ))}
          <Fact name="Id">
            <CopyText label="the id" text={event.log_id} />
          </Fact>
        </dl>
      </Panel>
      <Panel title="As JSON">
        <EventAsJson event={event} />
      </Panel>
    </>
  );
}

const EventAsJson = ({ event }: { event: LoggedEvent }) => (
  // A region that scrolls has to be within reach of the keyboard (WCAG 2.1.1).
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
  <div className="dash-pre" role="region" aria-label="The event as JSON" tabIndex={0} dir="ltr">
    {JSON.stringify(event, null, 2)}
  </div>
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const Others = ({ to, of }: { to: string; of: string }) => (
  <Link className="dash-link ms-2" to={to}>
    All events of {of}
  </Link>
);

function UserLinks({ userId, name }: { userId: string; name: string | undefined }) {
  const may = useMay();
  const isPerson = !userId.startsWith('admin|');
  return (
    <>
      {name && (
        <>
          <bdi>{name}</bdi>{' '}
        </>
      )}
      {isPerson && may('get_user') ? (
        <Link className="dash-link" to={`/dashboard/users/${encodeURIComponent(userId)}`}>
          {userId}
        </Link>
      ) : (
        userId
      )}
      <Others
        to={eventsWith('user_id', userId)}
        of={isPerson ? 'this user' : 'this administrator'}
      />
    </>
  );
}

function ClientLinks({ id, name }: { id: string; name: string | undefined }) {
  const may = useMay();
  return (
    <>
      {name && may('get_client') ? (
        <Link className="dash-link" to={`/dashboard/applications/${encodeURIComponent(id)}`}>
          {name}
        </Link>
      ) : (
        id
      )}
      <Others to={eventsWith('client_id', id)} of="this application" />
    </>
  );
}
