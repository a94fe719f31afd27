import { Link } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import { Moment } from '../moment.tsx';
import { Table } from '../table.tsx';
import { addressOf } from './trail-view.ts';

/** Something that an administrator did, or tried to do. */
export type ShownAct = {
  number: number;
  at: string;
  actor: { id: string; name: string; role: string | null };
  operation: string;
  summary: string;
  target: string | null;
  /** JSON, where there is more to tell. */
  details: string | null;
  /** Why act number `of` was not done. */
  refusal: { code: string; of: number } | null;
};

export const ActsTable = ({ acts }: { acts: ShownAct[] }) => (
  <Table
    caption="Acts, the newest first"
    rows={acts}
    keyOf={({ number }) => String(number)}
    columns={[
      { title: 'Number', cell: ({ number }) => number },
      { title: 'When', cell: ({ at }) => <Moment at={at} /> },
      { title: 'Who', cell: ({ actor }) => <Who {...actor} /> },
      { title: 'What', cell: (act) => <What {...act} /> },
      { title: 'Details', cell: (act) => <Details {...act} /> },
    ]}
  />
);

/** Each name leads to all that they have done. */
const Who = ({ id, name, role }: ShownAct['actor']) => (
  <>
    <Link className="dash-link" to={addressOf({ actor: id })}>
      <bdi>{name}</bdi>
    </Link>
    {role && <p className="hint first-letter:uppercase">{role}</p>}
  </>
);

const What = ({ summary, operation, target, refusal }: ShownAct) => (
  <div className="min-w-56">
    {refusal && <Badge tone="bad">Refused</Badge>} {summary}
    {refusal && (
      <p>
        Act {refusal.of} was not done: <code>{refusal.code}</code>
      </p>
    )}
    <p className="hint">
      <Link className="dash-link" to={addressOf({ operation })}>
        <code>{operation}</code>
      </Link>
      {target && (
        <>
          {' '}
          of <code className="break-all">{target}</code>
        </>
      )}
    </p>
  </div>
);

const Details = ({ number, details }: ShownAct) =>
  details === null ? (
    <span className="hint">None</span>
  ) : (
    <details>
      <summary className="relative min-h-6 cursor-pointer">
        Show<span className="sr-only"> the details of act {number}</span>
      </summary>
      <pre className="dash-pre max-w-md" dir="ltr">
        {details}
      </pre>
    </details>
  );
