import { useRef } from 'react';

import type { Refusal } from '../ask-server.ts';
import { TextField } from '../fields.tsx';
import { faultOf } from '../use-operation.ts';
import type { Scope } from './api.ts';

export type ScopeRow = { value: string; description: string };

const isEmpty = ({ value, description }: ScopeRow) => value.trim() === '' && description === '';

/** Without rows in which nothing is. Their places are those of the faults that come back. */
export const scopesToSend = (rows: readonly ScopeRow[]): Scope[] =>
  rows
    .filter((row) => !isEmpty(row))
    .map(({ value, description }) => ({
      value: value.trim(),
      ...(description.trim() !== '' && { description: description.trim() }),
    }));

/** What may stand in a scope (RFC 6749 §3.3). */
const scopeCharacters = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

function faultIn(rows: readonly ScopeRow[], at: number): string | undefined {
  const value = rows[at]?.value.trim() ?? '';
  if (value === '') return undefined;
  if (!scopeCharacters.test(value)) return 'expected a scope such as read:orders, without spaces';
  const isRepeated = rows.some((row, other) => other < at && row.value.trim() === value);
  return isRepeated ? 'expected each scope once' : undefined;
}

/** What an API lets be done, a row each. */
export function ScopeRows({
  rows,
  onChange,
  problem,
  mayChange,
}: {
  rows: readonly ScopeRow[];
  onChange: (rows: ScopeRow[]) => void;
  problem: Refusal | undefined;
  mayChange: boolean;
}) {
  const addButton = useRef<HTMLButtonElement>(null);
  const change = (at: number, part: Partial<ScopeRow>) =>
    onChange(rows.map((row, other) => (other === at ? { ...row, ...part } : row)));
  const remove = (at: number) => {
    onChange(rows.filter((_, other) => other !== at));
    addButton.current?.focus();
  };
  const sentAt = (at: number) => rows.slice(0, at).filter((row) => !isEmpty(row)).length;
  const refused = problem?.faults.find(({ field }) => field === 'scopes')?.message;
  return (
    <fieldset className="dash-field gap-4" disabled={!mayChange}>
      <legend className="dash-legend">Scopes</legend>
      <p className="hint">
        What an application can be allowed to do, such as read:orders. Your API looks for them in
        the token.
      </p>
      {rows.map((row, at) => (
        <div
          className="grid gap-3 border-b border-line pb-4 sm:grid-cols-[1fr_1fr_auto] sm:items-start"
          key={at}
        >
          <TextField
            label={`Scope ${at + 1}`}
            value={row.value}
            onChange={(value) => change(at, { value })}
            error={faultIn(rows, at) ?? faultOf(problem, `scopes.${sentAt(at)}`)}
            input={{ autoComplete: 'off', dir: 'ltr', spellCheck: false, maxLength: 280 }}
          />
          <TextField
            label={`What scope ${at + 1} allows`}
            value={row.description}
            onChange={(description) => change(at, { description })}
            input={{ autoComplete: 'off' }}
          />
          {mayChange && (
            <button
              className="button button-secondary button-small sm:mt-8"
              type="button"
              aria-label={`Remove scope ${row.value || at + 1}`}
              onClick={() => remove(at)}
            >
              Remove
            </button>
          )}
        </div>
      ))}
      {refused !== undefined && (
        <p className="text-sm/5 text-danger" role="alert">
          {refused}
        </p>
      )}
      {mayChange && (
        <div>
          <button
            ref={addButton}
            className="button button-secondary button-small"
            type="button"
            onClick={() => onChange([...rows, { value: '', description: '' }])}
          >
            Add a scope
          </button>
        </div>
      )}
    </fieldset>
  );
}
