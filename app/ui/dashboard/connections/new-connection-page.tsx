import { useState } from 'react';

import { CheckBox, TextField } from '../fields.tsx';
import { OperationForm } from '../operation-form.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import { counted } from './connection.ts';

/** /dashboard/connections/new. */
export function NewConnectionPage({ clientIds }: { clientIds: string[] }) {
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [isForAll, setForAll] = useState(true);
  const shown = displayName.trim();
  const body = {
    ...{ name: name.trim(), strategy: 'auth0' },
    ...(shown !== '' && { display_name: shown }),
    enabled_clients: isForAll ? clientIds : [],
  };
  return (
    <>
      <PageHead
        title="Create connection"
        back={{ to: '/dashboard/connections', label: 'Database connections' }}
      />
      <Panel title="What it is called">
        <OperationForm<{ id: string }>
          operation="create_connection"
          asked={{ body }}
          fields={['name', 'display_name']}
          act="Create connection"
          done="The connection is made. People sign in with a password so far; add passkeys here."
          leadsTo={({ id }) => `/dashboard/connections/${id}/authentication`}
        >
          {(problem) => (
            <>
              <TextField
                label="Name"
                hint="Letters, digits and inner hyphens. Applications ask for it by this name, and it cannot be changed later."
                value={name}
                onChange={setName}
                error={faultOf(problem, 'name')}
                input={{ autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' }}
              />
              <TextField
                label="Display name"
                hint="Shown to administrators. The name, where it is left empty."
                value={displayName}
                onChange={setDisplayName}
                error={faultOf(problem, 'display_name')}
                input={{ autoComplete: 'off' }}
              />
              {clientIds.length > 0 && (
                <CheckBox
                  label="All applications may use it"
                  hint={`There ${clientIds.length === 1 ? 'is' : 'are'} ${counted(clientIds.length, 'application')}. You can choose some of them later.`}
                  checked={isForAll}
                  onChange={setForAll}
                />
              )}
            </>
          )}
        </OperationForm>
      </Panel>
    </>
  );
}
