import { ConnectionHead } from '../connections/connection-head.tsx';
import { Panel } from '../panel.tsx';
import { ConfigurationPanel } from './configuration-panel.tsx';
import { HomeForm } from './home-form.tsx';
import type { Change, Home } from './home-form.tsx';
import { PrerequisitesPanel } from './prerequisites-panel.tsx';
import type { Prerequisites } from './prerequisites-panel.tsx';
import { ScriptTable } from './script-table.tsx';
import type { ScriptState } from './script-state.ts';

export type DatabasePageProps = {
  connection: { id: string; name: string };
  home: Home;
  states: ScriptState[];
  prerequisites: Prerequisites;
  configuration: string[];
  /** Names that scripts read and nobody has set. */
  missing: string[];
  /** For whoever may change the connection. */
  change: Change | null;
};

/** /dashboard/connections/:id/custom-database: where people live, the scripts, and what they are told. */
export function DatabasePage(props: DatabasePageProps) {
  const { connection, home, states, prerequisites, configuration, missing, change } = props;
  const { id } = connection;
  return (
    <>
      <ConnectionHead {...connection} />
      <p className="text-soft">
        Leave people in a database of yours, which Latchkey asks through scripts that you write.
      </p>
      <Panel title="Where people live">
        {change ? (
          <HomeForm connectionId={id} home={home} change={change} />
        ) : (
          <p>{sentenceOf(home)}</p>
        )}
      </Panel>
      <Panel
        title="Scripts"
        lead={
          home.isOwn
            ? 'Each is one function. Nothing runs before you publish it.'
            : 'They can be written and tried now, and run once your own database is used.'
        }
      >
        <ScriptTable connectionId={id} states={states} />
      </Panel>
      <PrerequisitesPanel connectionId={id} read={prerequisites} change={change} />
      <ConfigurationPanel connectionId={id} names={configuration} missing={missing} />
    </>
  );
}

function sentenceOf({ isOwn, isMoving }: Home): string {
  if (!isOwn) return 'People are kept here. The connection uses no database of its own.';
  return isMoving
    ? 'People live in a database of your own until they move here, each at their first sign-in with a password.'
    : 'People live in a database of your own, and stay there.';
}
