import { Link } from '@remix-run/react';

import { ConfirmAct } from '../confirm-act.tsx';
import { Empty } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { useApi } from './api-frame.tsx';
import { apiAddress } from './api.ts';
import type { Api, ApiGrant } from './api.ts';

/** Who may call an API, and what they may do there. */
export function GrantsTab({ grants }: { grants: ApiGrant[] }) {
  const { api } = useApi();
  const may = useMay();
  const allow = may('create_client_grant') && (
    <Link className="button button-primary button-fit" to={apiAddress(api, '/applications/new')}>
      Allow an application
    </Link>
  );
  if (grants.length === 0) {
    return (
      <Empty title={`No application may call the ${api.name} yet`}>
        <p>
          {api.isForPeople
            ? 'Applications call it for people who have signed in to them. Allow one, and choose what it may do.'
            : 'A machine to machine application gets tokens for it by itself. Allow one, and choose what it may do.'}
        </p>
        {allow}
      </Empty>
    );
  }
  return (
    <>
      {allow && <div className="dash-actions">{allow}</div>}
      <Table
        caption={`Applications that may call the ${api.name}`}
        rows={grants}
        keyOf={({ id }) => id}
        columns={[
          { title: 'Application', cell: (grant) => <Who {...grant} /> },
          { title: 'Scopes', cell: ({ scopes }) => <Scopes scopes={scopes} /> },
          ...(may('delete_client_grant')
            ? [{ title: 'Actions', cell: (grant: ApiGrant) => <Actions {...{ api, grant }} /> }]
            : []),
        ]}
      />
    </>
  );
}

const Who = ({ clientId, clientName }: ApiGrant) => (
  <Link className="dash-link" to={`/dashboard/applications/${clientId}`}>
    <bdi>{clientName}</bdi>
  </Link>
);

const MOST_SHOWN = 6;

const Scopes = ({ scopes }: { scopes: string[] }) => (
  <div className="flex flex-wrap gap-1">
    {scopes.length === 0 && 'None: it may call it, and nothing more'}
    {scopes.slice(0, MOST_SHOWN).map((scope) => (
      <code key={scope} className="dash-code">
        {scope}
      </code>
    ))}
    {scopes.length > MOST_SHOWN && <span>and {scopes.length - MOST_SHOWN} more</span>}
  </div>
);

const Actions = ({ api, grant }: { api: Api; grant: ApiGrant }) => (
  <div className="dash-actions">
    <Link
      className="button button-secondary button-small"
      aria-label={`Change what ${grant.clientName} may do`}
      to={apiAddress(api, `/applications/${grant.id}`)}
    >
      Change
    </Link>
    <ConfirmAct
      label="Remove"
      title={`Remove ${grant.clientName}?`}
      consequence={`${grant.clientName} gets no tokens for the ${api.name} any more.${
        api.isBuiltIn
          ? ' Those that it has open nothing from now on.'
          : ' Those that it has are valid until they expire.'
      }`}
      isSmall
      operation="delete_client_grant"
      asked={{ path: { id: grant.id } }}
      done={`${grant.clientName} is removed.`}
    />
  </div>
);
