import { useState } from 'react';

import { Badge } from '../badge.tsx';
import { ConfirmAct } from '../confirm-act.tsx';
import { Moment } from '../moment.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { useOperation } from '../use-operation.ts';
import { Differences, sentenceOf } from './run-outcome.tsx';
import { pathOf } from './script-state.ts';
import type { Difference, Run, ScriptAt } from './script-state.ts';
import type { Tried } from './try-panel.tsx';

export type Fixture = {
  name: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown> | null;
  updated_at: string;
  updated_by: string;
};

type Result = { name: string; passed: boolean; missed: Difference[]; run: Run };

type Results = { version: number | null; results: Result[] };

/** What was kept to try a script with, and whether it still comes to what is expected. */
export function FixturesPanel({
  at,
  fixtures,
  tried,
}: {
  at: ScriptAt;
  fixtures: readonly Fixture[];
  tried: Tried;
}) {
  const may = useMay();
  const [results, setResults] = useState<Results>();
  const { run, isBusy, problem } = useOperation();
  const runAll = async () => {
    const answer = await run<Results>('run_script_fixtures', { path: pathOf(at), body: tried });
    if (answer.ok) setResults(answer.body);
  };
  const resultOf = (name: string) => results?.results.find((result) => result.name === name);
  return (
    <Panel
      title="Fixtures"
      lead="What you tried and kept. Run all of them before you publish: they run for real, one after the other."
    >
      <RefusalMessage problem={problem} />
      {fixtures.length === 0 && (
        <p>There are none yet. Try the script above, then keep what you tried under a name.</p>
      )}
      {fixtures.length > 0 && (
        <Table
          caption="Kept fixtures"
          rows={fixtures}
          keyOf={({ name }) => name}
          columns={[
            { title: 'Name', cell: ({ name }) => <bdi>{name}</bdi> },
            {
              title: 'Input',
              cell: ({ input }) => (
                <code className="font-mono text-xs">{JSON.stringify(input)}</code>
              ),
            },
            {
              title: 'Expected',
              cell: ({ expected }) => (expected ? JSON.stringify(expected) : 'Any answer'),
            },
            { title: 'Result', cell: ({ name }) => <ShownResult result={resultOf(name)} /> },
            { title: 'Kept', cell: ({ updated_at }) => <Moment at={updated_at} /> },
            ...(may('delete_script_fixture')
              ? [
                  {
                    title: 'Actions',
                    cell: ({ name }: Fixture) => (
                      <ConfirmAct
                        label="Delete"
                        title={`Delete the fixture ${name}?`}
                        consequence="Its input and what was expected of it are gone. Nothing in your database changes."
                        isSmall
                        operation="delete_script_fixture"
                        asked={{ path: { ...pathOf(at), name } }}
                        done={`The fixture ${name} is deleted.`}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {fixtures.length > 0 && may('run_script_fixtures') && (
        <div className="dash-actions">
          <button
            className="button button-secondary button-fit"
            type="button"
            aria-busy={isBusy || undefined}
            onClick={() => {
              if (!isBusy) void runAll();
            }}
          >
            Run all fixtures
          </button>
          <p role="status">{results && summaryOf(results)}</p>
        </div>
      )}
    </Panel>
  );
}

function summaryOf({ version, results }: Results): string {
  const passed = results.filter((result) => result.passed).length;
  const what = version === null ? 'the text in the editor' : `version ${String(version)}`;
  return `${String(passed)} of ${String(results.length)} passed with ${what}.`;
}

function ShownResult({ result }: { result: Result | undefined }) {
  if (!result) return <span className="text-soft">Not run</span>;
  if (result.passed) return <Badge tone="good">Passed</Badge>;
  return (
    <div className="flex min-w-64 flex-col items-start gap-1">
      <Badge tone="bad">Missed</Badge>
      <span>{sentenceOf(result.run)}</span>
      <Differences differences={result.missed} />
    </div>
  );
}
