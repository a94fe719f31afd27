import { Link } from '@remix-run/react';
import { useState } from 'react';

import { Select } from '../fields.tsx';
import { OperationForm } from '../operation-form.tsx';
import { Empty, Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import { useApi } from './api-frame.tsx';
import { apiAddress } from './api.ts';
import { ScopeChoice } from './scope-choice.tsx';

/** An application that could be allowed to call an API. */
export type Candidate = { clientId: string; name: string };

/** Lets an application call an API. */
export function NewGrantTab({ candidates }: { candidates: Candidate[] }) {
  const { api } = useApi();
  const [first] = candidates;
  if (!first) {
    return (
      <Empty title="There is no application that could be allowed">
        <p>
          {api.isForPeople
            ? 'Create an application that people sign in to.'
            : 'Create a machine to machine application: it calls APIs by itself.'}
        </p>
        <Link className="button button-primary button-fit" to="/dashboard/applications/new">
          Create an application
        </Link>
      </Empty>
    );
  }
  return <GrantForm candidates={candidates} first={first} />;
}

function GrantForm({ candidates, first }: { candidates: Candidate[]; first: Candidate }) {
  const { api } = useApi();
  const [clientId, setClientId] = useState(first.clientId);
  const [scopes, setScopes] = useState<string[]>([]);
  const name = candidates.find((candidate) => candidate.clientId === clientId)?.name;
  return (
    <Panel title="Allow an application">
      <OperationForm
        operation="create_client_grant"
        asked={{ body: { client_id: clientId, audience: api.identifier, scope: scopes } }}
        fields={['scope', 'client_id']}
        act="Allow"
        done={`${name ?? clientId} may call the ${api.name} now.`}
        leadsTo={() => apiAddress(api, '/applications')}
      >
        {(problem) => (
          <>
            <Select
              label="Application"
              value={clientId}
              choices={candidates.map((candidate) => ({
                value: candidate.clientId,
                label: candidate.name,
              }))}
              onChange={setClientId}
              error={faultOf(problem, 'client_id')}
            />
            <ScopeChoice
              scopes={api.scopes}
              chosen={scopes}
              onChange={setScopes}
              error={faultOf(problem, 'scope')}
            />
          </>
        )}
      </OperationForm>
    </Panel>
  );
}
