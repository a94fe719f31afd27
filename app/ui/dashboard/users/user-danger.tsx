import { ConfirmAct } from '../confirm-act.tsx';
import { Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { calledAs } from './shown-user.ts';
import type { UserInView } from './shown-user.ts';

type Theirs = { passkeys: number; sessions: number };

/** Blocking somebody, and deleting them. */
export function UserDanger(props: UserInView & Theirs) {
  const may = useMay();
  return (
    <>
      <Block {...props} mayChange={may('update_user')} />
      {may('delete_user') && <Deletion {...props} />}
    </>
  );
}

function Block({ user, version, mayChange }: UserInView & { mayChange: boolean }) {
  const called = calledAs(user);
  const { blocked } = user;
  const asked = { path: { id: user.user_id }, version, body: { blocked: !blocked } };
  return (
    <Panel
      title={blocked ? 'Blocked' : 'Block'}
      lead={
        blocked
          ? 'They cannot sign in. Their passkeys, their password and their data are kept.'
          : 'Keeps somebody out for a while, without losing anything of theirs.'
      }
    >
      {mayChange && (
        <div className="dash-actions">
          {blocked ? (
            <ConfirmAct
              label="Unblock"
              title={`Unblock ${called}?`}
              consequence="They can sign in again at once, with the passkeys and the password that they had."
              isDangerous={false}
              operation="update_user"
              asked={asked}
              done={`${called} can sign in again.`}
            />
          ) : (
            <ConfirmAct
              label="Block"
              title={`Block ${called}?`}
              consequence="They cannot sign in any more, and where they are signed in they get no new tokens. Applications that hold an access token keep it until it expires. Nothing of theirs is deleted."
              operation="update_user"
              asked={asked}
              done={`${called} is blocked.`}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

function Deletion({ user, livesElsewhere, passkeys, sessions }: UserInView & Theirs) {
  const called = calledAs(user);
  return (
    <Panel
      title="Delete"
      isDangerous
      lead="Takes somebody away for good. If you may want them back, block them instead."
    >
      <div className="dash-actions">
        <ConfirmAct
          label="Delete user"
          title={`Delete ${called}?`}
          act="Delete user"
          consequence={
            <ul className="list-disc space-y-2 ps-5">
              <li>
                Gone with them: {counted(passkeys, 'passkey')}, {counted(sessions, 'session')},
                their password, their metadata and what they said about being asked for a passkey.
              </li>
              <li>
                Their devices still offer the deleted passkeys until the next attempt to use one.
              </li>
              {livesElsewhere && (
                <li>
                  Your own database loses them first, by the Delete script of the connection. If it
                  fails, nobody is deleted here either.
                </li>
              )}
              <li>Applications that hold an access token keep it until it expires.</li>
              <li>This cannot be undone.</li>
            </ul>
          }
          operation="delete_user"
          asked={{ path: { id: user.user_id } }}
          done={`${called} is deleted.`}
          leadsTo="/dashboard/users"
        />
      </div>
    </Panel>
  );
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;
