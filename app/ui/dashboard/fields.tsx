/** The fields of the dashboard's forms: each says beside itself what is wrong and what is expected. */
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';

import { asSentence } from './as-sentence.ts';

type Shown = { label: string; hint?: ReactNode; error?: string | undefined; disabled?: boolean };

type TextFieldProps = Shown & {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'url' | 'number' | 'password' | 'search' | 'date';
  readOnly?: boolean;
  input?: Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'>;
};

export function TextField(props: TextFieldProps) {
  const { label, hint, error, value, onChange, type = 'text', disabled, readOnly, input } = props;
  const id = useId();
  return (
    <div className="dash-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        {...{ id, type, value, disabled, readOnly }}
        className="dash-input"
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <Notes id={`${id}-hint`} hint={hint} error={error} />
    </div>
  );
}

export function TextArea(
  props: Shown & { value: string; onChange: (value: string) => void; isCode?: boolean },
) {
  const { label, hint, error, value, onChange, disabled, isCode = false } = props;
  const id = useId();
  return (
    <div className="dash-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        {...{ id, value, disabled }}
        className={isCode ? 'dash-input font-mono text-sm' : 'dash-input'}
        spellCheck={!isCode}
        aria-describedby={`${id}-hint`}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <Notes id={`${id}-hint`} hint={hint} error={error} />
    </div>
  );
}

export type Choice<Value extends string> = { value: Value; label: string; hint?: string };

export function Select<Value extends string>(
  props: Shown & {
    value: Value;
    choices: readonly Choice<Value>[];
    onChange: (value: Value) => void;
  },
) {
  const { label, hint, error, value, choices, onChange, disabled } = props;
  const id = useId();
  return (
    <div className="dash-field">
      <label htmlFor={id}>{label}</label>
      <select
        {...{ id, value, disabled }}
        className="dash-input"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Notes id={`${id}-hint`} hint={hint} error={error} />
    </div>
  );
}

/** A few choices that are worth reading, as radio buttons. */
export function Choices<Value extends string>(
  props: Shown & {
    value: Value;
    choices: readonly Choice<Value>[];
    onChange: (value: Value) => void;
  },
) {
  const { label, hint, error, value, choices, onChange, disabled } = props;
  const id = useId();
  return (
    <fieldset className="dash-field" disabled={disabled} aria-describedby={`${id}-hint`}>
      <legend className="dash-legend">{label}</legend>
      {choices.map((choice) => (
        <div className="dash-check" key={choice.value}>
          <input
            type="radio"
            id={`${id}-${choice.value}`}
            name={id}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <div>
            <label htmlFor={`${id}-${choice.value}`}>{choice.label}</label>
            {choice.hint && <p className="hint">{choice.hint}</p>}
          </div>
        </div>
      ))}
      <Notes id={`${id}-hint`} hint={hint} error={error} />
    </fieldset>
  );
}

export function CheckBox(
  props: Shown & { checked: boolean; onChange: (checked: boolean) => void },
) {
  const { label, hint, error, checked, onChange, disabled } = props;
  const id = useId();
  return (
    <div className="dash-check">
      <input
        {...{ id, checked, disabled }}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <Notes id={`${id}-hint`} hint={hint} error={error} />
      </div>
    </div>
  );
}

/** A yes or no of a draft, by its name there. */
export const Flag = <Name extends string>({
  name,
  draft,
  change,
  ...shown
}: Shown & {
  name: Name;
  draft: Record<Name, boolean>;
  change: (part: Record<Name, boolean>) => void;
}) => (
  <CheckBox
    {...shown}
    checked={draft[name]}
    onChange={(isOn) => change({ [name]: isOn } as Record<Name, boolean>)}
  />
);

/** Addresses and the like, one a line; what is wrong with a line is said as it is typed. */
export function Lines(
  props: Shown & {
    values: readonly string[];
    onChange: (values: string[]) => void;
    /** What is wrong with a line, or undefined. */
    check?: (line: string) => string | undefined;
  },
) {
  const { values, onChange, check, error, ...rest } = props;
  const wrong = values.flatMap((line) => {
    const fault = line.trim() === '' ? undefined : check?.(line.trim());
    return fault === undefined ? [] : [`${line.trim()}: ${fault}`];
  });
  return (
    <TextArea
      {...rest}
      isCode
      value={values.join('\n')}
      error={wrong[0] ?? error}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
    />
  );
}

/** Lines as they are sent: without what stands around them, and without empty ones. */
export const linesToSend = (values: readonly string[]): string[] =>
  values.map((line) => line.trim()).filter((line) => line !== '');

function Notes({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <div id={id}>
      {hint && <p className="hint">{hint}</p>}
      {error !== undefined && (
        <p className="text-sm/5 text-danger" role="alert">
          {asSentence(error)}
        </p>
      )}
    </div>
  );
}
