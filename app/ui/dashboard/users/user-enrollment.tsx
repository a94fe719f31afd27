import { Badge } from '../badge.tsx';
import { ConfirmAct } from '../confirm-act.tsx';
import { Empty, Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { calledAs } from './shown-user.ts';
import type { ShownUser } from './shown-user.ts';
import { When } from './when.tsx';

export type Decision = {
  id: string;
  at: string;
  application: string;
  what: string;
  isAsked: boolean;
  /** Sentences: why not, or why nothing else. */
  reasons: string[];
};

/** Why a user was asked for a passkey or was not, and the way to have them asked again. */
export function UserEnrollment({ user, decisions }: { user: ShownUser; decisions: Decision[] }) {
  const called = calledAs(user);
  return (
    <>
      {decisions.length === 0 ? (
        <Empty title="Nothing was decided yet">
          <p>
            With every sign-in it is decided whether somebody is asked to make a passkey. What was
            decided, and why, is shown here.
          </p>
        </Empty>
      ) : (
        <Table
          caption="Decisions to ask for a passkey, the newest first"
          rows={decisions}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Decision', cell: (decision) => <What decision={decision} /> },
            { title: 'Reasons', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
            { title: 'Application', cell: ({ application }) => <bdi>{application}</bdi> },
            { title: 'When', cell: ({ at }) => <When at={at} /> },
          ]}
        />
      )}
      {useMay()('reset_enrollment') && (
        <Panel
          title="Ask again"
          lead="Whoever said “not now” or “don't ask again” is asked again only after a while, or never."
        >
          <div className="dash-actions">
            <ConfirmAct
              label="Ask again"
              title={`Ask ${called} again?`}
              consequence="What they said to being asked for a passkey is forgotten, on all their devices. They may be asked at their next sign-in."
              isDangerous={false}
              operation="reset_enrollment"
              asked={{ path: { id: user.user_id } }}
              done={`${called} may be asked again.`}
            />
          </div>
        </Panel>
      )}
    </>
  );
}

const What = ({ decision: { what, isAsked } }: { decision: Decision }) => (
  <div className="flex min-w-40 flex-col items-start gap-1">
    <Badge tone={isAsked ? 'good' : 'plain'}>{isAsked ? 'Asked' : 'Not asked'}</Badge>
    {isAsked && <span className="font-normal">{what}</span>}
  </div>
);

const Reasons = ({ reasons }: { reasons: readonly string[] }) => (
  <ul className="min-w-64 list-disc space-y-1 ps-4">
    {reasons.map((reason) => (
      <li key={reason}>{reason}</li>
    ))}
  </ul>
);
