import { ConfirmAct } from '../confirm-act.tsx';
import { Moment } from '../moment.tsx';
import { Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { ReplayRun } from './replay-run.tsx';
import { Differences, RunOutcome, sentenceOf } from './run-outcome.tsx';
import { ScriptFrame } from './script-frame.tsx';
import { pathOf } from './script-state.ts';
import type { Difference, Run, ScriptAt, ScriptVersion } from './script-state.ts';
import { isWithoutEffect } from './scripts.ts';
import { StartShadow } from './start-shadow.tsx';

export type FailedRun = {
  id: string;
  version: number;
  at: string;
  input: Record<string, unknown>;
  outcome: Run;
};

type Beside = { version: number; run: Run };

export type Shadow = {
  shadow: number | null;
  counts: { published: string; shadow: string; runs: number }[];
  differences: {
    run_id: string;
    at: string;
    published: Beside;
    shadow: Beside;
    differences: Difference[];
  }[];
};

/** …/custom-database/:script/runs: what failed lately, and what a version in the shadow did otherwise. */
export function RunsPage({
  at,
  runs,
  versions,
  shadow,
}: {
  at: ScriptAt;
  runs: FailedRun[];
  versions: ScriptVersion[];
  shadow: Shadow | null;
}) {
  const may = useMay();
  return (
    <ScriptFrame at={at}>
      <Panel
        title="Failed runs"
        lead="Of the last seven days, the newest first. Passwords are not kept, and settings are masked."
      >
        {runs.length === 0 && <p>None has failed.</p>}
        {runs.map((run) => (
          <details key={run.id} className="border-t border-line pt-3">
            <summary className="min-h-11 cursor-pointer">
              <Moment at={run.at} /> · version {run.version} · {sentenceOf(run.outcome)}
            </summary>
            <div className="flex min-w-0 flex-col gap-3 pt-2">
              <p>
                Called with{' '}
                <code className="font-mono text-xs">{JSON.stringify(run.input.action)}</code>
              </p>
              <RunOutcome run={run.outcome} />
              {may('replay_script_run') && <ReplayRun at={at} run={run} />}
            </div>
          </details>
        ))}
      </Panel>
      {isWithoutEffect(at.script) && shadow && (
        <ShadowPanel at={at} versions={versions} report={shadow} />
      )}
    </ScriptFrame>
  );
}

function ShadowPanel({
  at,
  versions,
  report: { shadow, counts, differences },
}: {
  at: ScriptAt;
  versions: readonly ScriptVersion[];
  report: Shadow;
}) {
  const may = useMay();
  const { published } = at.state;
  return (
    <Panel
      title="Shadow"
      lead="A version that runs beside the published one at every sign-in. Nobody waits for it, and nothing comes of it but the differences below."
    >
      {shadow !== null && <p>Version {shadow} runs in the shadow.</p>}
      {shadow === null && may('start_script_shadow') && (
        <StartShadow at={at} versions={versions.filter(({ version }) => version !== published)} />
      )}
      {shadow === null && !may('start_script_shadow') && <p>None runs in the shadow.</p>}
      {shadow !== null && may('end_script_shadow') && (
        <div className="dash-actions">
          <ConfirmAct
            label="End the shadow"
            title="End the shadow?"
            consequence="The version stops running beside the published one. The differences below stay for a week."
            isDangerous={false}
            isSmall
            operation="end_script_shadow"
            asked={{ path: pathOf(at) }}
            done="The shadow has ended."
          />
        </div>
      )}
      {counts.length > 0 && (
        <Table
          caption="How often they differed"
          rows={counts}
          keyOf={({ published, shadow }) => `${published} ${shadow}`}
          columns={[
            { title: 'Published came to', cell: (count) => count.published },
            { title: 'Shadow came to', cell: (count) => count.shadow },
            { title: 'Runs', cell: ({ runs }) => runs, isNumber: true },
          ]}
        />
      )}
      {differences.map((one) => (
        <div key={one.run_id} className="flex flex-col gap-1 border-t border-line pt-3">
          <p>
            <Moment at={one.at} /> · version {one.published.version}:{' '}
            {sentenceOf(one.published.run)} · version {one.shadow.version}:{' '}
            {sentenceOf(one.shadow.run)}
          </p>
          <Differences differences={one.differences} names={['published', 'shadow']} />
        </div>
      ))}
      {differences.length === 0 && <p>No differences in the last seven days.</p>}
    </Panel>
  );
}
