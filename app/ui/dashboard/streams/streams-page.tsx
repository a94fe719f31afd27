import { Link } from '@remix-run/react';

import { PageHead } from '../page-head.tsx';
import { Empty } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { StreamState } from './stream-state.tsx';
import { kindNames } from './streams.ts';
import type { Stream } from './streams.ts';

/** Where the log is sent. */
export function StreamsPage({ streams }: { streams: readonly Stream[] }) {
  const may = useMay();
  const create = may('create_log_stream') && (
    <Link className="button button-primary button-fit" to="/dashboard/streams/new">
      Create a log stream
    </Link>
  );
  return (
    <>
      <PageHead title="Log streams" lead="Where the log is sent as it grows.">
        {streams.length > 0 && create}
      </PageHead>
      {streams.length === 0 ? (
        <Empty title="The log is sent nowhere">
          <p>
            A log stream sends each event, within seconds, to a service that searches, watches or
            archives logs. If the receiver is away, events wait for it and arrive in order.
          </p>
          {create}
        </Empty>
      ) : (
        <Table
          caption="Log streams"
          rows={streams}
          keyOf={({ id }) => id}
          columns={[
            {
              title: 'Name',
              cell: ({ id, name }) => (
                <Link className="dash-link" to={`/dashboard/streams/${id}`}>
                  {name}
                </Link>
              ),
            },
            { title: 'State', cell: (stream) => <StreamState {...stream} /> },
            { title: 'To', cell: ({ type, endpoint }) => endpoint || kindNames[type] },
            {
              title: 'Events',
              cell: ({ types }) => (types.length === 0 ? 'All' : `${types.length} types`),
            },
          ]}
        />
      )}
    </>
  );
}
