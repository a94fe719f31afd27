import { Link } from '@remix-run/react';

import { CopyText } from '../copy-text.tsx';
import { PageHead } from '../page-head.tsx';
import { Pager } from '../pager.tsx';
import type { PageOfList } from '../pager.tsx';
import { Empty } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import type { Application } from './application.ts';
import { kindNames } from './kinds.ts';

export type ListedApplication = Pick<Application, 'client_id' | 'name' | 'app_type'>;

/** /dashboard/applications: what sends people here to sign in, and machines that ask for tokens. */
export function ApplicationsPage({
  applications,
  page,
}: {
  applications: ListedApplication[];
  page: PageOfList;
}) {
  const mayCreate = useMay()('create_client');
  const create = mayCreate && (
    <Link className="button button-primary button-fit" to="/dashboard/applications/new">
      Create an application
    </Link>
  );
  return (
    <>
      <PageHead
        title="Applications"
        lead="Each one sends people here to sign in, or asks for tokens by itself."
      >
        {applications.length > 0 && create}
      </PageHead>
      {applications.length === 0 ? (
        <Empty title="Nothing signs people in yet">
          <p>
            An application is whatever you have built: a website, an app, a service. Create one and
            you get its client id and code to paste, so that people can sign in to it with a
            passkey.
          </p>
          {create}
        </Empty>
      ) : (
        <>
          <Table
            caption="Applications"
            rows={applications}
            keyOf={({ client_id }) => client_id}
            columns={[
              { title: 'Name', cell: (application) => <Name {...application} /> },
              { title: 'Kind', cell: ({ app_type }) => kindNames[app_type] },
              {
                title: 'Client id',
                cell: ({ client_id, name }) => (
                  <CopyText label={`the client id of ${name}`} text={client_id} />
                ),
              },
            ]}
          />
          <Pager page={page} label="Pages of applications" />
        </>
      )}
    </>
  );
}

const Name = ({ client_id, name }: ListedApplication) => (
  <Link className="dash-link" to={`/dashboard/applications/${client_id}`}>
    <bdi>{name}</bdi>
  </Link>
);
