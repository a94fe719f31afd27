import { ConfirmAct } from '../confirm-act.tsx';
import { CopyText } from '../copy-text.tsx';
import { Moment } from '../moment.tsx';
import { Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { people } from './domain.ts';
import type { Move } from './domain.ts';

type Moving = { path: { id: string }; host: string; move: Move };

/** How far a move is, the way back, and its end. */
export function MoveUnderWay({ path, host, move }: Moving) {
  const may = useMay();
  const { from, to, users, moved, stranded, percent, related } = move;
  return (
    <Panel
      title="A move is under way"
      lead={`Passkeys of ${from} and of ${to} are accepted on ${host}. New ones are bound to ${to}.`}
    >
      <div>
        <progress
          className="dash-progress"
          max={100}
          value={percent}
          aria-label="People who have moved"
        />
        <p>
          {users === 0
            ? 'Nobody has to move.'
            : `${moved} of ${people(users)} moved (${percent}%).`}
        </p>
      </div>
      <dl className="dash-facts">
        <dt>Since</dt>
        <dd>
          <Moment at={move.moving_since} />
        </dd>
        <dt>Have passkeys of both</dt>
        <dd>{people(moved)}</dd>
        <dt>Have an old one only</dt>
        <dd>{people(stranded)}</dd>
        <dt>Asked for a new one</dt>
        <dd>{asked(move.renewal)}</dd>
      </dl>
      {related !== null && (
        <p>
          Keep this answering until the move ends:{' '}
          <CopyText
            label="the address that has to be answered"
            text={`https://${related}/.well-known/webauthn`}
          />
        </p>
      )}
      <div className="dash-actions">
        {may('reverse_custom_domain_move') && (
          <ConfirmAct
            label="Go back"
            title={`Go back to ${from}?`}
            consequence={`The two change places: new passkeys are bound to ${from} again. Those of ${to} are still accepted, and nobody is locked out.`}
            isDangerous={false}
            operation="reverse_custom_domain_move"
            asked={{ path }}
            done={`${host} moves back to ${from}.`}
          />
        )}
        {may('finish_custom_domain_move') && <Finish path={path} host={host} move={move} />}
      </div>
    </Panel>
  );
}

const asked = (renewal: Move['renewal']): string => {
  const steps = Object.entries(renewal).map(([step, count]) => `${step} ${count}`);
  return steps.length > 0 ? steps.join(', ') : 'Nobody yet';
};

function Finish({ path, host, move: { from, to, stranded } }: Moving) {
  const without = `${people(stranded)} without a passkey`;
  return (
    <ConfirmAct
      label="Finish the move"
      title={stranded === 0 ? `Accept passkeys of ${to} only?` : `Leave ${without}?`}
      consequence={
        stranded === 0
          ? `Passkeys of ${from} open ${host} no more. Everybody who had one has a new one.`
          : `${people(stranded)} would lose their passkey here: they have one of ${from} and none of ${to}. They sign in another way, or not at all. Their passkeys are kept, so a move back to ${from} would let them in again.`
      }
      act={stranded === 0 ? 'Finish the move' : `Finish, and leave ${without}`}
      operation="finish_custom_domain_move"
      asked={{ path, body: stranded === 0 ? {} : { strand: stranded } }}
      done={`${host} accepts passkeys of ${to} only.`}
    />
  );
}
