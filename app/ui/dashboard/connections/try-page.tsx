import { Link } from '@remix-run/react';
import { useEffect, useState } from 'react';

import { Panel } from '../panel.tsx';
import { useSigned } from '../signed.ts';
import { ConnectionHead } from './connection-head.tsx';
import type { Connection } from './connection.ts';
import { beginTrial } from './trial.ts';

/** /dashboard/connections/:id/try: the pages that people meet, and what an application learns. */
export function TryPage({ connection }: { connection: Connection }) {
  const { origin } = useSigned();
  const { id, name } = connection;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    void beginTrial(origin, { id, name }).then(setAddress);
  }, [origin, id, name]);
  return (
    <>
      <ConnectionHead {...connection} />
      <Panel
        title="Try this connection"
        lead="Sign in as one of its users. You see the pages that they see, and then what an application learns of them."
      >
        <ul className="dash-notes">
          <li>It is a real sign-in of a real user, and the log shows it.</li>
          <li>You stay signed in to the dashboard.</li>
          <li>
            Nobody there yet? Sign up on the way, or make a user under{' '}
            <Link className="dash-link" to="/dashboard/users">
              Users
            </Link>
            .
          </li>
        </ul>
        <div className="dash-actions">
          {/* The new window needs what this one keeps: its opener shares the session storage. */}
          <a
            className="button button-primary button-fit"
            href={address}
            target="_blank"
            rel="opener"
            aria-disabled={address === undefined}
          >
            Try in a new window
          </a>
        </div>
      </Panel>
    </>
  );
}
