import { Link, useNavigate, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';

import { CheckBox, Select, TextField } from '../fields.tsx';
import { addressOf, newestFirst, viewIn } from './list-view.ts';
import type { ListView, SortField } from './list-view.ts';

type Props = {
  view: ListView;
  connections: readonly string[];
  fault: string | null;
  /** A way back to everybody. */
  hasWayBack: boolean;
};

const orders: readonly { sort: SortField; isDescending: boolean; label: string }[] = [
  { sort: 'created_at', isDescending: true, label: 'Newest first' },
  { sort: 'created_at', isDescending: false, label: 'Oldest first' },
  { sort: 'name', isDescending: false, label: 'Name, A to Z' },
  { sort: 'name', isDescending: true, label: 'Name, Z to A' },
  { sort: 'email', isDescending: false, label: 'Email, A to Z' },
  { sort: 'email', isDescending: true, label: 'Email, Z to A' },
  { sort: 'last_login', isDescending: true, label: 'Signed in most recently' },
  { sort: 'last_login', isDescending: false, label: 'Signed in longest ago' },
];

const keyOf = ({ sort, isDescending }: Pick<ListView, 'sort' | 'isDescending'>) =>
  `${sort}:${isDescending}`;

function orderOf(key: string): Pick<ListView, 'sort' | 'isDescending'> {
  const { sort, isDescending } = orders.find((order) => keyOf(order) === key) ?? newestFirst;
  return { sort, isDescending };
}

const states = [
  { value: '', label: 'Blocked or not' },
  { value: 'true', label: 'Blocked' },
  { value: 'false', label: 'Not blocked' },
] as const;

/** The search, the filters and the order. Filters count at once, words when they are sent. */
export function SearchForm({ view: shown, connections, fault, hasWayBack }: Props) {
  const view = useComingView() ?? shown;
  const navigate = useNavigate();
  const [search, setSearch] = useState(view.search);
  const [isQuery, setQuery] = useState(view.isQuery);
  // The page stays as it is between two searches, and with it whatever has the focus.
  useEffect(() => {
    setSearch(view.search);
    setQuery(view.isQuery);
  }, [view.search, view.isQuery]);
  const look = (part: Partial<ListView>) =>
    navigate(addressOf({ ...view, search, isQuery, page: 1, ...part }));
  return (
    <form
      className="flex flex-col gap-4"
      role="search"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        look({});
      }}
    >
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 grow basis-64">
          <TextField
            label={isQuery ? 'Query' : 'Email, name or user ID'}
            type="search"
            value={search}
            onChange={setSearch}
            error={fault?.replace(/^q: at/, 'At')}
            input={{
              autoComplete: 'off',
              maxLength: 1000,
              placeholder: isQuery ? 'email:ada* AND logins_count:[5 TO *]' : undefined,
            }}
          />
        </div>
        <button className="button button-secondary button-beside-field" type="submit">
          Search
        </button>
        {hasWayBack && (
          <Link className="button button-secondary button-beside-field" to={addressOf(newestFirst)}>
            Show all users
          </Link>
        )}
      </div>
      <CheckBox
        label="Query syntax"
        hint={
          isQuery &&
          'Lucene’s: field:value with AND, OR, NOT, * at the end and [from TO to]. Fields are email, name, username, phone_number, user_id, blocked, logins_count, created_at, last_login and others.'
        }
        checked={isQuery}
        onChange={setQuery}
      />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <Select
          label="Connection"
          value={view.connection}
          choices={[
            { value: '', label: 'All connections' },
            ...connections.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(connection) => look({ connection })}
        />
        <Select
          label="State"
          value={view.blocked}
          choices={states}
          onChange={(blocked) => look({ blocked })}
        />
        <Select
          label="Order"
          value={keyOf(view)}
          choices={orders.map((order) => ({ value: keyOf(order), label: order.label }))}
          hint={view.sort === 'last_login' && 'Users who have never signed in are left out.'}
          onChange={(key) => look(orderOf(key))}
        />
      </div>
    </form>
  );
}

/** The view that is on its way: who changes two things quickly means both. */
function useComingView(): ListView | undefined {
  const { location } = useNavigation();
  if (location?.pathname !== addressOf(newestFirst)) return undefined;
  return viewIn(new URLSearchParams(location.search));
}
