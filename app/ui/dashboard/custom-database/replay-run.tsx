import { useState } from 'react';

import { CheckBox, Select, TextField } from '../fields.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useOperation } from '../use-operation.ts';
import { RunOutcome } from './run-outcome.tsx';
import type { FailedRun } from './runs-page.tsx';
import { pathOf } from './script-state.ts';
import type { ScriptAt, Trial } from './script-state.ts';
import { isWithoutEffect } from './scripts.ts';

/** Runs again what a run was called with: with what runs now, or with what waits. */
export function ReplayRun({ at, run: failed }: { at: ScriptAt; run: FailedRun }) {
  const [version, setVersion] = useState<'published' | 'draft'>('draft');
  const [password, setPassword] = useState('');
  const [mayChange, setMayChange] = useState(false);
  const [trial, setTrial] = useState<Trial>();
  const { run, isBusy, problem } = useOperation();
  const needsPassword = failed.input.hadPassword === true;
  const replay = async () => {
    setTrial(undefined);
    const answer = await run<Trial>('replay_script_run', {
      path: { ...pathOf(at), run_id: failed.id },
      body: { version, may_change: mayChange, ...(needsPassword && { password }) },
    });
    if (answer.ok) setTrial(answer.body);
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void replay();
      }}
    >
      <RefusalMessage problem={problem} />
      <Select
        label="Run it again with"
        value={version}
        choices={[
          { value: 'draft', label: 'The newest version' },
          { value: 'published', label: 'What runs now' },
        ]}
        onChange={setVersion}
      />
      {needsPassword && (
        <TextField
          label="Password of that run"
          hint="It was not kept, and is not kept now."
          type="password"
          value={password}
          onChange={setPassword}
          input={{ autoComplete: 'new-password' }}
        />
      )}
      {!isWithoutEffect(at.script) && (
        <CheckBox
          label="It may change my database again"
          hint="This script does more than look. Who is there may have changed since."
          checked={mayChange}
          onChange={setMayChange}
        />
      )}
      <div className="dash-actions">
        <button
          className="button button-secondary button-fit"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          Run it again
        </button>
      </div>
      <div role="status">{trial && <RunOutcome run={trial.run} />}</div>
    </form>
  );
}
