import { useState } from 'react';

import { CheckBox, TextField } from '../fields.tsx';
import type { Scope } from './api.ts';

/** From this many on, one looks for a scope by a part of its name. */
const MANY = 12;

/** Which scopes of an API an application may have. */
export function ScopeChoice({
  scopes,
  chosen,
  onChange,
  error,
  mayChange = true,
}: {
  scopes: readonly Scope[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
  mayChange?: boolean;
}) {
  const [sought, setSought] = useState('');
  const shown = scopes.filter(({ value }) => value.includes(sought.trim()));
  const names = shown.map(({ value }) => value);
  return (
    <fieldset className="dash-field gap-4" disabled={!mayChange}>
      <legend className="dash-legend">
        What it may do ({chosen.length} of {scopes.length})
      </legend>
      {scopes.length === 0 && <p className="hint">This API has no scopes. It may be called.</p>}
      {scopes.length >= MANY && (
        <TextField
          label="Show scopes with"
          type="search"
          value={sought}
          onChange={setSought}
          input={{ autoComplete: 'off', spellCheck: false }}
        />
      )}
      {mayChange && scopes.length > 1 && (
        <div className="dash-actions">
          <button
            className="button button-secondary button-small"
            type="button"
            onClick={() => onChange([...new Set([...chosen, ...names])])}
          >
            Choose {sought.trim() ? 'these' : 'all'}
          </button>
          <button
            className="button button-secondary button-small"
            type="button"
            onClick={() => onChange(chosen.filter((scope) => !names.includes(scope)))}
          >
            Choose none
          </button>
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {shown.map(({ value, description }) => (
          <CheckBox
            key={value}
            label={value}
            hint={description}
            checked={chosen.includes(value)}
            onChange={(isWanted) =>
              onChange(isWanted ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
        ))}
      </div>
      {error !== undefined && (
        <p className="text-sm/5 text-danger" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
