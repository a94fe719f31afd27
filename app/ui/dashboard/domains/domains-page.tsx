import { Link } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import { Moment } from '../moment.tsx';
import { PageHead } from '../page-head.tsx';
import { useMay, useSigned } from '../signed.ts';
import { Table } from '../table.tsx';
import type { Domain, Move } from './domain.ts';
import { DomainState } from './domain-state.tsx';

type Row = Domain & { move: Move | null };

/** /dashboard/domains: the hosts that the tenant answers on, and what passkeys are bound to there. */
export function DomainsPage({ domains }: { domains: Row[] }) {
  const may = useMay();
  const { origin } = useSigned();
  return (
    <>
      <PageHead
        title="Domains"
        lead="The hosts that your pages answer on. Each has an RP ID: the domain name that its passkeys belong to."
      >
        {may('create_custom_domain') && (
          <Link className="button button-primary button-fit" to="/dashboard/domains/new">
            Add a domain
          </Link>
        )}
      </PageHead>
      <Table
        caption="Domains"
        rows={domains}
        keyOf={({ custom_domain_id: id }) => id}
        columns={[
          {
            title: 'Host',
            cell: ({ custom_domain_id: id, domain }) => (
              <>
                <Link className="dash-link" to={`/dashboard/domains/${id}`}>
                  <bdi>{domain}</bdi>
                </Link>{' '}
                {new URL(origin).host === domain && <Badge>You are here</Badge>}
              </>
            ),
          },
          { title: 'RP ID', cell: (row) => <bdi>{row.relying_party_identifier}</bdi> },
          { title: 'State', cell: (row) => <DomainState {...row} /> },
          {
            title: 'Move',
            cell: ({ move }) =>
              move ? (
                <>
                  from <bdi>{move.from}</bdi>: {move.percent}%
                </>
              ) : (
                'None'
              ),
          },
          { title: 'Added', cell: (row) => <Moment at={row.created_at} /> },
        ]}
      />
    </>
  );
}
