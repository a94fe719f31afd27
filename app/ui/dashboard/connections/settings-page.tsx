import { ConfirmAct } from '../confirm-act.tsx';
import { CopyText } from '../copy-text.tsx';
import { Flag, TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import { ConnectionHead } from './connection-head.tsx';
import { counted, titleOf } from './connection.ts';
import type { Connection, Usage } from './connection.ts';
import { IdentifiersPanel } from './identifiers-panel.tsx';
import { PasswordPolicyPanel } from './password-policy-panel.tsx';
import { settingsBody, settingsDraftOf } from './settings-draft.ts';

const fieldsWithFaults = [
  'display_name',
  'options.requires_username',
  'options.attributes',
  'options.password_options.complexity.min_length',
  'options.password_options.dictionary.custom',
];

/** /dashboard/connections/:id: what it is called, who may come, what people are known by. */
export function SettingsPage({
  connection,
  version,
  usage,
}: {
  connection: Connection;
  version: string;
  usage: Usage;
}) {
  const may = useMay();
  const mayChange = may('update_connection');
  return (
    <>
      <ConnectionHead {...connection} />
      <SettingsForm
        operation="update_connection"
        path={{ id: connection.id }}
        read={settingsDraftOf(connection)}
        version={version}
        bodyOf={(draft) => settingsBody(connection, draft)}
        fields={fieldsWithFaults}
        mayChange={mayChange}
      >
        {({ draft, change, problem }) => (
          <>
            <Panel title="Basics">
              <dl className="dash-facts">
                <dt>Name</dt>
                <dd>
                  <CopyText label="the name" text={connection.name} />
                </dd>
                <dt>ID</dt>
                <dd>
                  <CopyText label="the ID" text={connection.id} />
                </dd>
                <dt>In it</dt>
                <dd>
                  {counted(usage.users, 'user')}, {counted(usage.passkeys, 'passkey')}
                </dd>
              </dl>
              <TextField
                label="Display name"
                hint="Shown to administrators."
                value={draft.displayName}
                disabled={!mayChange}
                error={faultOf(problem, 'display_name')}
                onChange={(displayName) => change({ displayName })}
              />
              <Flag
                name="isSignUpOpen"
                {...{ draft, change }}
                label="People may sign up"
                hint="Otherwise accounts are made by administrators and by applications."
                disabled={!mayChange}
              />
            </Panel>
            <IdentifiersPanel {...{ draft, change, problem, mayChange }} />
            <PasswordPolicyPanel {...{ draft, change, problem, mayChange }} />
          </>
        )}
      </SettingsForm>
      {may('delete_connection') && (
        <div className="max-w-2xl">
          <Delete connection={connection} usage={usage} />
        </div>
      )}
    </>
  );
}

function Delete({ connection, usage }: { connection: Connection; usage: Usage }) {
  const title = titleOf(connection);
  const { users, passkeys, applications } = usage;
  return (
    <Panel
      title="Delete this connection"
      lead="Its users go with it. This cannot be undone."
      isDangerous
    >
      <div className="dash-actions">
        <ConfirmAct
          label="Delete connection"
          title={`Delete ${title}?`}
          consequence={
            <>
              <p>
                {counted(users, 'user')} and {counted(passkeys, 'passkey')} are deleted, and whoever
                is signed in is signed out.
              </p>
              <p>
                {applications.length === 0
                  ? 'No application uses it.'
                  : `Nobody can sign in through it to ${applications.map(({ name }) => name).join(', ')}.`}
              </p>
            </>
          }
          operation="delete_connection"
          asked={{ path: { id: connection.id } }}
          done={`${title} is deleted.`}
          leadsTo="/dashboard/connections"
        />
      </div>
    </Panel>
  );
}
