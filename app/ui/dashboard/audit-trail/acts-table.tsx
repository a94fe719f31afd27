import { Badge } from '../badge.tsx';
import { Moment } from '../moment.tsx';
import { Table } from '../table.tsx';

/** Something that an administrator did, or tried to do. */
export type ShownAct = {
  number: number;
  at: string;
  actor: { name: string; role: string | null };
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

const Who = ({ name, role }: ShownAct['actor']) => (
  <>
    <bdi>{name}</bdi>
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
      <code>{operation}</code>
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
