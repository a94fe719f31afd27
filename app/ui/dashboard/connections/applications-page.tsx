import { Link } from '@remix-run/react';

import { CheckBox } from '../fields.tsx';
import { Empty, Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { ConnectionHead } from './connection-head.tsx';
import type { Connection } from './connection.ts';

/** /dashboard/connections/:id/applications: which applications sign people in through it. */
export function ApplicationsPage({
  connection,
  version,
  applications,
}: {
  connection: Connection;
  version: string;
  applications: { client_id: string; name: string }[];
}) {
  const mayChange = useMay()('update_connection');
  return (
    <>
      <ConnectionHead {...connection} />
      {applications.length === 0 ? (
        <Empty title="There are no applications yet">
          <p>
            An application is what your users sign in to. Make one, then let it use this connection.
          </p>
          <Link className="button button-primary button-fit" to="/dashboard/applications">
            Go to applications
          </Link>
        </Empty>
      ) : (
        <Panel
          title="Applications"
          lead="Those that are checked sign people in through this connection. Taken away, its users are asked to sign in again there, and cannot."
        >
          <SettingsForm
            operation="update_connection"
            path={{ id: connection.id }}
            read={{ enabled: connection.enabled_clients }}
            version={version}
            bodyOf={({ enabled }) => ({ enabled_clients: enabled })}
            mayChange={mayChange}
          >
            {({ draft: { enabled }, change }) =>
              applications.map(({ client_id: id, name }) => (
                <CheckBox
                  key={id}
                  label={name}
                  hint={<code>{id}</code>}
                  checked={enabled.includes(id)}
                  disabled={!mayChange}
                  onChange={(isOn) =>
                    change({
                      enabled: isOn ? [...enabled, id] : enabled.filter((one) => one !== id),
                    })
                  }
                />
              ))
            }
          </SettingsForm>
        </Panel>
      )}
    </>
  );
}
