import { useNavigate } from '@remix-run/react';
import { useId, useState } from 'react';

import { Select, TextField } from '../fields.tsx';
import { noSearch, searchParamsOf } from './logs.ts';
import type { LogSearch, LogType, When } from './logs.ts';
import { SearchHelp } from './search-help.tsx';
import { TypeChoice, chosenText } from './type-choice.tsx';

const choices: readonly { value: When; label: string }[] = [
  { value: 'any', label: 'Any time' },
  { value: '1h', label: 'The last hour' },
  { value: '24h', label: 'The last 24 hours' },
  { value: '7d', label: 'The last 7 days' },
  { value: '30d', label: 'The last 30 days' },
  { value: 'days', label: 'Between two days' },
];

export type SearchFaults = { q?: string; days?: string };

/** What is looked for. Nothing is asked before it is sent, and it stands in the address then. */
export function LogFilters({
  search,
  faults,
  types,
}: {
  search: LogSearch;
  faults: SearchFaults;
  types: readonly LogType[];
}) {
  const [draft, setDraft] = useState(search);
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const moreId = useId();
  const change = (part: Partial<LogSearch>) => setDraft({ ...draft, ...part });
  const filters = (draft.types.length > 0 ? 1 : 0) + (draft.when === 'any' ? 0 : 1);
  return (
    <form
      role="search"
      className="dash-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        navigate(`?${searchParamsOf(draft)}`);
      }}
    >
      <TextField
        label="Search"
        type="search"
        value={draft.q}
        onChange={(q) => change({ q })}
        error={faults.q}
        hint="Such as type:fp AND ip:203.0.113.7"
        input={{ spellCheck: false, autoComplete: 'off', dir: 'ltr' }}
      />
      <SearchHelp />
      <button
        className="button button-secondary button-small sm:hidden"
        type="button"
        aria-expanded={isOpen}
        aria-controls={moreId}
        onClick={() => setOpen(!isOpen)}
      >
        {filters === 0 ? 'Filters' : `Filters (${filters})`}
      </button>
      <div id={moreId} className={`${isOpen ? 'flex' : 'hidden sm:flex'} flex-col gap-4`}>
        <div className="grid gap-4 sm:grid-cols-3">
          <Select
            label="When"
            value={draft.when}
            choices={choices}
            onChange={(when) => change({ when })}
            {...(draft.when === 'days' && { hint: 'A day begins at midnight UTC.' })}
          />
          {draft.when === 'days' && (
            <>
              <TextField
                label="First day"
                type="date"
                value={draft.from}
                onChange={(from) => change({ from })}
                error={faults.days}
              />
              <TextField
                label="Last day"
                type="date"
                value={draft.until}
                onChange={(until) => change({ until })}
              />
            </>
          )}
        </div>
        <details className="plot-numbers">
          <summary>Types of events: {chosenText(draft.types)}</summary>
          <div className="pt-3">
            <TypeChoice
              {...{ types, chosen: draft.types }}
              onChange={(chosen) => change({ types: chosen })}
            />
          </div>
        </details>
      </div>
      <div className="dash-actions">
        <button className="button button-primary button-fit" type="submit">
          Search
        </button>
        {searchParamsOf(draft).size > 0 && (
          <button
            className="button button-secondary button-fit"
            type="button"
            onClick={() => {
              setDraft(noSearch);
              navigate('?');
            }}
          >
            Clear
          </button>
        )}
      </div>
    </form>
  );
}
