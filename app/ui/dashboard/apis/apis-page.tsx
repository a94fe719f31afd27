import { Link } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import { CopyText } from '../copy-text.tsx';
import { PageHead } from '../page-head.tsx';
import { Empty } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { apiAddress } from './api.ts';
import type { Api } from './api.ts';

export type ListedApi = Pick<Api, 'id' | 'identifier' | 'name' | 'isBuiltIn'> & { scopes: number };

/** /dashboard/apis: what tokens are for. */
export function ApisPage({ apis }: { apis: ListedApi[] }) {
  const mayCreate = useMay()('create_resource_server');
  const create = mayCreate && (
    <Link className="button button-primary button-fit" to="/dashboard/apis/new">
      Create an API
    </Link>
  );
  const hasOwn = apis.some(({ isBuiltIn }) => !isBuiltIn);
  return (
    <>
      <PageHead
        title="APIs"
        lead="What applications get access tokens for, and what each may do there."
      >
        {hasOwn && create}
      </PageHead>
      {!hasOwn && (
        <Empty title="You have no API of your own yet">
          <p>
            An API is a service of yours that applications call. Register it here, and it can tell
            by a signed token who calls and what they may do.
          </p>
          {create}
        </Empty>
      )}
      <Table
        caption="APIs"
        rows={apis}
        keyOf={({ id }) => id}
        columns={[
          { title: 'Name', cell: (api) => <Name {...api} /> },
          {
            title: 'Identifier (audience)',
            cell: ({ identifier, name }) => (
              <CopyText label={`the identifier of ${name}`} text={identifier} />
            ),
          },
          { title: 'Scopes', cell: ({ scopes }) => scopes, isNumber: true },
        ]}
      />
    </>
  );
}

const Name = (api: ListedApi) => (
  <>
    <Link className="dash-link" to={apiAddress(api)}>
      <bdi>{api.name}</bdi>
    </Link>{' '}
    {api.isBuiltIn && <Badge>Built in</Badge>}
  </>
);
