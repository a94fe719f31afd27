import { ConfirmAct } from '../confirm-act.tsx';
import { Empty, Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { calledAs } from './shown-user.ts';
import type { ShownUser } from './shown-user.ts';
import { When } from './when.tsx';

export type Session = {
  id: string;
  created_at: string;
  last_interacted_at: string;
  expires_at: string | null;
  device: { initial_user_agent?: string; initial_ip?: string };
  /** Names of the applications that it was used for. */
  applications: string[];
};

/** A name that is refused from an address after too many failed attempts. */
export type Refused = { identifier: string; ip: string };

type Props = { user: ShownUser; sessions: Session[]; refused: Refused[] };

/** Where a user is signed in, and from where they are refused. */
export function UserSessions({ user, sessions, refused }: Props) {
  const mayEnd = useMay()('delete_session');
  return (
    <>
      {refused.length > 0 && <RefusedAddresses user={user} refused={refused} />}
      {sessions.length === 0 ? (
        <Empty title="Not signed in anywhere">
          <p>
            Each browser in which they sign in is shown here, until they sign out or it expires.
          </p>
        </Empty>
      ) : (
        <Table
          caption="Sessions"
          rows={sessions}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Browser', cell: ({ device }) => browserOf(device) },
            { title: 'Applications', cell: ({ applications }) => applications.join(', ') },
            { title: 'Signed in', cell: ({ created_at }) => <When at={created_at} /> },
            { title: 'Last used', cell: (session) => <When at={session.last_interacted_at} /> },
            ...(mayEnd
              ? [{ title: 'Actions', cell: (session: Session) => <SignOut session={session} /> }]
              : []),
          ]}
        />
      )}
      {sessions.length > 0 && mayEnd && (
        <div className="dash-actions">
          <ConfirmAct
            label="Sign out everywhere"
            title={`Sign ${calledAs(user)} out everywhere?`}
            consequence={`All ${sessions.length} sessions end, and their refresh tokens with them. They sign in again with what they have now.`}
            operation="delete_user_sessions"
            asked={{ path: { id: user.user_id } }}
            done={`${calledAs(user)} is signed out everywhere.`}
          />
        </div>
      )}
    </>
  );
}

const browserOf = ({ initial_user_agent: browser, initial_ip: ip }: Session['device']) => (
  <div className="min-w-32">
    <bdi>{browser ?? 'Unknown browser'}</bdi>
    {ip !== undefined && <p className="hint">{ip}</p>}
  </div>
);

const SignOut = ({ session }: { session: Session }) => (
  <ConfirmAct
    label="Sign out"
    title="End this session?"
    consequence="They are signed out in that browser. Applications that hold an access token keep it until it expires."
    isSmall
    operation="delete_session"
    asked={{ path: { id: session.id } }}
    done="The session is ended."
  />
);

const RefusedAddresses = ({ user, refused }: Pick<Props, 'user' | 'refused'>) => (
  <Panel
    title="Refused after failed attempts"
    lead="Too many attempts failed from these addresses. They are let in again by themselves within a quarter of an hour."
  >
    <ul className="list-disc space-y-1 ps-5">
      {refused.map(({ identifier, ip }) => (
        <li key={`${identifier} ${ip}`}>
          <bdi>{identifier}</bdi> from <bdi>{ip}</bdi>
        </li>
      ))}
    </ul>
    {useMay()('delete_user_blocks') && (
      <div className="dash-actions">
        <ConfirmAct
          label="Let them try again"
          title={`Let ${calledAs(user)} try again?`}
          consequence="Attempts from these addresses are counted anew. Be sure that it was them who failed."
          isDangerous={false}
          operation="delete_user_blocks"
          asked={{ path: { id: user.user_id } }}
          done={`${calledAs(user)} can try again.`}
        />
      </div>
    )}
  </Panel>
);
