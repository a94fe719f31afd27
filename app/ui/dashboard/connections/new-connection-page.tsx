import { useNavigate } from '@remix-run/react';
import { useState } from 'react';

import { CheckBox, TextField } from '../fields.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { faultOf, useOperation } from '../use-operation.ts';
import { counted } from './connection.ts';

/** /dashboard/connections/new. */
export function NewConnectionPage({ clientIds }: { clientIds: string[] }) {
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [isForAll, setForAll] = useState(true);
  const { run, isBusy, problem } = useOperation();
  const navigate = useNavigate();
  const say = useToast();
  const create = async () => {
    const shown = displayName.trim();
    const body = {
      ...{ name: name.trim(), strategy: 'auth0' },
      ...(shown !== '' && { display_name: shown }),
      enabled_clients: isForAll ? clientIds : [],
    };
    const answer = await run<{ id: string }>('create_connection', { body });
    if (!answer.ok) return;
    say('The connection is made. People sign in with a password so far; add passkeys here.');
    void navigate(`/dashboard/connections/${answer.body.id}/authentication`);
  };
  return (
    <>
      <PageHead
        title="Create connection"
        back={{ to: '/dashboard/connections', label: 'Database connections' }}
      />
      <Panel title="What it is called">
        <form
          className="dash-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) void create();
          }}
        >
          <RefusalMessage problem={problem} fields={['name', 'display_name']} />
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
          <div className="dash-actions">
            <button
              className="button button-primary button-fit"
              type="submit"
              aria-busy={isBusy || undefined}
            >
              Create connection
            </button>
          </div>
        </form>
      </Panel>
    </>
  );
}
