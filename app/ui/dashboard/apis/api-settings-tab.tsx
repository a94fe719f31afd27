import { LifetimeField } from '../applications/lifetime-field.tsx';
import { secondsToSend } from '../applications/lifetime.ts';
import { ConfirmAct } from '../confirm-act.tsx';
import { TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { faultOf } from '../use-operation.ts';
import { useApi } from './api-frame.tsx';
import type { Api } from './api.ts';
import { ScopeRows, scopesToSend } from './scope-rows.tsx';
import type { ScopeRow } from './scope-rows.tsx';

type Draft = { name: string; lifetime: string; scopes: ScopeRow[] };

const draftOf = ({ name, tokenLifetime, scopes }: Api): Draft => ({
  name,
  lifetime: String(tokenLifetime),
  scopes: scopes.map(({ value, description = '' }) => ({ value, description })),
});

const bodyOf = ({ name, lifetime, scopes }: Draft) => ({
  name,
  token_lifetime: secondsToSend(lifetime),
  scopes: scopesToSend(scopes),
});

/** What an API is, and the end of it. `grants`: how many applications may call it. */
export function ApiSettingsTab({ grants }: { grants: number }) {
  const { api, version } = useApi();
  const may = useMay();
  if (api.isBuiltIn) return <BuiltIn />;
  return (
    <>
      <Panel title="Settings">
        <SettingsForm
          operation="update_resource_server"
          path={{ id: api.id }}
          read={draftOf(api)}
          version={version}
          bodyOf={bodyOf}
          fields={['name', 'token_lifetime', 'tokenLifetimeSeconds', 'scopes']}
          mayChange={may('update_resource_server')}
        >
          {({ draft, change, problem, mayChange }) => (
            <>
              <TextField
                label="Name"
                hint="People read it where they are asked for their consent."
                value={draft.name}
                onChange={(name) => change({ name })}
                error={faultOf(problem, 'name')}
                readOnly={!mayChange}
                input={{ autoComplete: 'off', maxLength: 100 }}
              />
              <LifetimeField
                label="Access token lifetime (seconds)"
                hint="A token that was given out is valid that long, whatever happens meanwhile."
                value={draft.lifetime}
                most={2_592_000}
                onChange={(lifetime) => change({ lifetime })}
                refused={faultOf(problem, 'token_lifetime')}
                mayChange={mayChange}
              />
              <ScopeRows
                rows={draft.scopes}
                onChange={(scopes) => change({ scopes })}
                problem={problem}
                mayChange={mayChange}
              />
            </>
          )}
        </SettingsForm>
      </Panel>
      {may('delete_resource_server') && <Deletion grants={grants} />}
    </>
  );
}

function BuiltIn() {
  const { api } = useApi();
  return (
    <Panel
      title="Scopes"
      lead={
        api.isForPeople
          ? 'Every host has this API: what people can do with their own ways to sign in. Nothing about it can be changed.'
          : 'Every host has this API: what this dashboard does, for programs. Nothing about it can be changed.'
      }
    >
      <Table
        caption={`Scopes of the ${api.name}`}
        rows={api.scopes}
        keyOf={({ value }) => value}
        columns={[
          { title: 'Scope', cell: ({ value }) => <code className="dash-code">{value}</code> },
          { title: 'What it allows', cell: ({ description }) => description },
        ]}
      />
    </Panel>
  );
}

function Deletion({ grants }: { grants: number }) {
  const { api } = useApi();
  const who = grants === 1 ? '1 application loses' : `${grants} applications lose`;
  return (
    <Panel
      title="Delete this API"
      lead="Tokens that were given out stay valid until they expire."
      isDangerous
    >
      <div>
        <ConfirmAct
          label="Delete this API"
          title={`Delete ${api.name}?`}
          consequence={`Nobody gets a token for it any more.${grants > 0 ? ` ${who} what they were granted.` : ''}`}
          act={`Delete ${api.name}`}
          operation="delete_resource_server"
          asked={{ path: { id: api.id } }}
          done={`${api.name} is deleted.`}
          leadsTo="/dashboard/apis"
        />
      </div>
    </Panel>
  );
}
