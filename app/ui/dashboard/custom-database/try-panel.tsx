import { useState } from 'react';

import { CheckBox, TextArea, TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { faultOf, useOperation } from '../use-operation.ts';
import { RunOutcome } from './run-outcome.tsx';
import { pathOf } from './script-state.ts';
import type { ScriptAt, Trial } from './script-state.ts';
import type { ScriptKind, TriedField } from './scripts.ts';
import { faultInRefusal, faultInRun } from './source-fault.ts';
import type { SourceFault } from './source-fault.ts';
import { inputOf } from './tried-input.ts';
import type { Typed } from './tried-input.ts';

/** What is tried: the text of the editor, or the newest version where nothing was changed. */
export type Tried = { source: string } | { version: 'draft' };

type Tested = { input: Record<string, unknown>; trial: Trial };

const notJson = 'Expected an object in JSON, such as {"username": "ada"}.';

/** Runs a script with what is typed here, for real, and says what came of it. */
export function TryPanel({
  at,
  kind,
  hasContext,
  tried,
  onFault,
}: {
  at: ScriptAt;
  kind: ScriptKind;
  hasContext: boolean;
  tried: Tried;
  onFault: (fault: SourceFault | undefined) => void;
}) {
  const [typed, setTyped] = useState<Typed>({});
  const [wrong, setWrong] = useState<string>();
  const [tested, setTested] = useState<Tested>();
  const { run, isBusy, problem } = useOperation();
  const fields = kind.fields.filter(({ name }) => hasContext || !name.startsWith('context'));
  const tryIt = async () => {
    const read = inputOf(fields, typed);
    setWrong(read.ok ? undefined : read.field);
    if (!read.ok) return;
    setTested(undefined);
    const body = { input: read.input, ...tried };
    const answer = await run<Trial>('try_script', { path: pathOf(at), body });
    if (!answer.ok) return onFault(faultInRefusal(answer));
    setTested({ input: read.input, trial: answer.body });
    onFault(faultInRun(answer.body.run));
  };
  return (
    <Panel
      title="Try"
      lead={
        kind.changes
          ? 'It runs for real: what it changes in your database is changed.'
          : 'It runs for real, in your database. It only looks.'
      }
    >
      <form
        className="dash-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void tryIt();
        }}
      >
        <RefusalMessage problem={problem} fields={fields.map(({ name }) => `input.${name}`)} />
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={typed[field.name]}
            error={wrong === field.name ? notJson : faultOf(problem, `input.${field.name}`)}
            onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        <div className="dash-actions">
          <button
            className="button button-secondary button-fit"
            type="submit"
            aria-busy={isBusy || undefined}
          >
            Try
          </button>
        </div>
      </form>
      <div role="status">{tested && <RunOutcome run={tested.trial.run} />}</div>
      {tested && <KeepAsFixture key={JSON.stringify(tested.input)} at={at} {...tested} />}
    </Panel>
  );
}

function Field({
  field: { label, kind, hint },
  value,
  error,
  onChange,
}: {
  field: TriedField;
  value: string | boolean | undefined;
  error: string | undefined;
  onChange: (value: string | boolean) => void;
}) {
  if (kind === 'check') {
    return <CheckBox label={label} hint={hint} checked={value === true} onChange={onChange} />;
  }
  const text = typeof value === 'string' ? value : '';
  if (kind === 'json') {
    return <TextArea {...{ label, hint, error, onChange }} value={text} isCode />;
  }
  return (
    <TextField
      {...{ label, hint, error, onChange }}
      type={kind}
      value={text}
      input={{ autoComplete: kind === 'password' ? 'new-password' : 'off' }}
    />
  );
}

/** Keeps what was tried under a name, to be run again with every later version. */
function KeepAsFixture({ at, input, trial }: Tested & { at: ScriptAt }) {
  const [name, setName] = useState('');
  const [isSame, setSame] = useState(true);
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const { outcome, answer } = trial.run;
  const keep = async () => {
    const expected = { outcome, ...(answer !== undefined && { answer }) };
    const saved = await run('save_script_fixture', {
      path: { ...pathOf(at), name: name.trim() },
      body: { input, ...(isSame && { expected }) },
    });
    if (!saved.ok) return;
    say(`The fixture ${name.trim()} is saved.`);
    setName('');
  };
  return (
    <form
      className="dash-form border-t border-line pt-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && name.trim() !== '') void keep();
      }}
    >
      <RefusalMessage problem={problem} />
      <TextField
        label="Keep this as a fixture"
        hint="A name, such as “Ada by her ID”. Passwords are kept encrypted and never shown again."
        value={name}
        onChange={setName}
        input={{ autoComplete: 'off', maxLength: 100 }}
      />
      <CheckBox
        label="Expect the same outcome again"
        hint="Otherwise any answer will do."
        checked={isSame}
        onChange={setSame}
      />
      <div className="dash-actions">
        <button
          className="button button-secondary button-fit"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          Save the fixture
        </button>
      </div>
    </form>
  );
}
