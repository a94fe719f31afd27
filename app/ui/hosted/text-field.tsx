import type { InputHTMLAttributes, ReactNode } from 'react';

import { AlertIcon } from './icons.tsx';

export type TextFieldProps = {
  name: string;
  label: string;
  /** Already a sentence; it is tied to the input and announced with it. */
  error?: string | undefined;
  /** Id of a text elsewhere that describes the input too. */
  describedBy?: string | undefined;
  /** The field a person types in first. */
  startsFocused?: boolean;
  /** What stands at the end of the label's line. */
  aside?: ReactNode;
  /** What stands inside the box, after the text. */
  after?: ReactNode;
  input: Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>;
};

/** A labelled input with its error below it. The id is the name: no page has a name twice. */
export function TextField(props: TextFieldProps) {
  const { name, label, error, describedBy, startsFocused = false, aside, after, input } = props;
  const errorId = `${name}-error`;
  const description = [error && errorId, describedBy].filter(Boolean).join(' ');
  const attributes = {
    ...input,
    autoFocus: startsFocused,
    'aria-describedby': description || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={name}>{label}</label>
        {aside}
      </div>
      <div className="field-box">
        <input id={name} name={name} required {...attributes} />
        {after}
      </div>
      {error && (
        <p className="field-error" id={errorId} role="alert">
          <AlertIcon />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
