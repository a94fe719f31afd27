import { useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';

import { Select } from '../fields.tsx';
import type { Choice } from '../fields.tsx';
import { addressOf, isFiltered } from './trail-view.ts';
import type { TrailView } from './trail-view.ts';

export type Choices = readonly Choice<string>[];

/** Whose acts are shown, and which. Nothing is asked before it is sent; then it stands in the address. */
export function TrailFilters({
  view,
  actors,
  operations,
}: {
  view: TrailView;
  actors: Choices;
  operations: Choices;
}) {
  const { actor, operation } = view;
  const [draft, setDraft] = useState({ actor, operation });
  const navigate = useNavigate();
  // The form stays as it is between two addresses, and with it whatever has the focus.
  useEffect(() => setDraft({ actor, operation }), [actor, operation]);
  return (
    <form
      role="search"
      className="dash-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        navigate(addressOf(draft));
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Who"
          value={draft.actor}
          choices={[{ value: '', label: 'Anyone' }, ...actors]}
          onChange={(chosen) => setDraft({ ...draft, actor: chosen })}
        />
        <Select
          label="What"
          value={draft.operation}
          choices={[{ value: '', label: 'Anything' }, ...operations]}
          onChange={(chosen) => setDraft({ ...draft, operation: chosen })}
        />
      </div>
      <div className="dash-actions">
        <button className="button button-primary button-fit" type="submit">
          Filter
        </button>
        {isFiltered(view) && (
          <button
            className="button button-secondary button-fit"
            type="button"
            onClick={() => navigate(addressOf({}))}
          >
            Clear
          </button>
        )}
      </div>
    </form>
  );
}
