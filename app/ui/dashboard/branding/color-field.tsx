import { useId } from 'react';

import { TextField } from '../fields.tsx';

const full = /^#[0-9a-f]{6}$/i;

/** A colour as a text, and the browser's own way to choose one beside it. */
export function ColorField({
  label,
  value,
  onChange,
  hint,
  error,
  readOnly,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint: string;
  error: string | undefined;
  readOnly: boolean;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 grow">
        <TextField
          {...{ label, value, onChange, hint, error, readOnly }}
          input={{ dir: 'ltr', placeholder: '#17594a', maxLength: 7 }}
        />
      </div>
      {!readOnly && (
        <div className="dash-field shrink-0">
          <label htmlFor={id}>
            Choose<span className="sr-only"> {label}</span>
          </label>
          <input
            id={id}
            type="color"
            className="h-11 w-18 cursor-pointer rounded-lg border border-edge bg-card p-1"
            value={full.test(value.trim()) ? value.trim() : '#17594a'}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </div>
  );
}
