import { Link } from '@remix-run/react';
import { useState } from 'react';

import { SECRET_PLACE, machineToken } from '../applications/quick-start-code.ts';
import { Select } from '../fields.tsx';
import { Empty, Panel } from '../panel.tsx';
import { useSigned } from '../signed.ts';
import { Snippet } from '../snippet.tsx';
import { useApi } from './api-frame.tsx';
import { apiAddress } from './api.ts';
import type { ApiGrant } from './api.ts';

/** How a machine gets a token for an API, and what it does with it. */
export function TokenTab({ grants }: { grants: ApiGrant[] }) {
  const { api } = useApi();
  const [first] = grants;
  if (!first) {
    return (
      <Empty title="No application gets a token yet">
        <p>Allow an application first: then this page has the lines with which it asks for one.</p>
        <Link className="button button-primary button-fit" to={apiAddress(api, '/applications')}>
          Go to the applications
        </Link>
      </Empty>
    );
  }
  return <Lines grants={grants} first={first} />;
}

function Lines({ grants, first }: { grants: ApiGrant[]; first: ApiGrant }) {
  const { api } = useApi();
  const { origin } = useSigned();
  const [clientId, setClientId] = useState(first.clientId);
  const callee = api.isBuiltIn ? `${api.identifier}clients` : api.identifier;
  return (
    <Panel title="Get a token" lead="An application asks for it with its secret. Nobody signs in.">
      <div className="flex max-w-3xl flex-col gap-5">
        <Select
          label="Application"
          value={clientId}
          choices={grants.map((grant) => ({ value: grant.clientId, label: grant.clientName }))}
          onChange={setClientId}
        />
        <Snippet
          title="1. Ask for a token"
          code={machineToken({ origin, clientId, clientSecret: SECRET_PLACE }, api.identifier)}
        />
        <p>
          Its secret is under Credentials of{' '}
          <Link className="dash-link" to={`/dashboard/applications/${clientId}`}>
            the application
          </Link>
          . The answer has the token as <code className="dash-code">access_token</code>.
        </p>
        <Snippet
          title="2. Call the API with it"
          code={`curl ${callee} -H 'authorization: Bearer ACCESS_TOKEN'`}
        />
      </div>
    </Panel>
  );
}
