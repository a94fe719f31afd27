import { Link } from '@remix-run/react';
import { useEffect, useState } from 'react';

import { CheckBox } from '../fields.tsx';
import { Empty, Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useMay } from '../signed.ts';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';
import { useApplication } from './application-frame.tsx';

/** A connection, and whether the application may use it. */
export type Enablement = { id: string; name: string; displayName: string | null; isOn: boolean };

/** Whose people may sign in to an application. */
export function ConnectionsTab({ connections }: { connections: Enablement[] }) {
  const { application } = useApplication();
  if (connections.length === 0) {
    return (
      <Empty title="There are no connections yet">
        <p>A connection is where people come from: our own database, or yours.</p>
        <Link className="button button-primary button-fit" to="/dashboard/connections">
          Create a connection
        </Link>
      </Empty>
    );
  }
  const isNobodys = connections.every(({ isOn }) => !isOn);
  return (
    <Panel
      title="Connections"
      lead={`People of the connections that are switched on can sign in to ${application.name}.`}
    >
      {isNobodys && (
        <p className="message">Nobody can sign in yet: switch on at least one connection.</p>
      )}
      {connections.map((connection) => (
        <Switch key={connection.id} connection={connection} />
      ))}
    </Panel>
  );
}

function Switch({ connection }: { connection: Enablement }) {
  const { application } = useApplication();
  const mayChange = useMay()('update_connection_clients');
  const { run, isBusy, problem } = useOperation();
  const { id, name, displayName, isOn } = connection;
  // What was chosen is shown until the server tells the same.
  const [wanted, setWanted] = useState<boolean>();
  useEffect(() => setWanted(undefined), [isOn]);
  const say = useToast();
  const choose = async (status: boolean) => {
    setWanted(status);
    const answer = await run('update_connection_clients', {
      path: { id },
      body: [{ client_id: application.client_id, status }],
    });
    if (!answer.ok) return setWanted(undefined);
    say(`${displayName ?? name} is switched ${status ? 'on' : 'off'}.`);
  };
  return (
    <div className="flex flex-col gap-2">
      <CheckBox
        label={displayName ?? name}
        hint={displayName === null ? undefined : name}
        checked={wanted ?? isOn}
        onChange={(status) => void choose(status)}
        disabled={!mayChange || isBusy}
      />
      <RefusalMessage problem={problem} />
    </div>
  );
}
