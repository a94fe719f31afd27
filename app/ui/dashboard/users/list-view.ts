/** What of the list of users is looked at, as its address says it. */
import { queryOfWords } from './search-query.ts';

export const PAGE_SIZE = 50;
/** The API reaches this many people by pages: whoever is further on is found by a search. */
export const LAST_PAGE = 20;

const sortFields = ['created_at', 'name', 'email', 'last_login'] as const;
export type SortField = (typeof sortFields)[number];

export type ListView = {
  search: string;
  /** Whether the search is a query in Lucene's syntax. */
  isQuery: boolean;
  connection: string;
  blocked: '' | 'true' | 'false';
  sort: SortField;
  isDescending: boolean;
  /** From 1 on. */
  page: number;
};

export const newestFirst: ListView = {
  ...{ search: '', isQuery: false, connection: '', blocked: '' },
  ...{ sort: 'created_at', isDescending: true, page: 1 },
};

/** The view that an address names; what it cannot mean is as if it were not there. */
export function viewIn(query: URLSearchParams): ListView {
  const [field, direction] = (query.get('sort') ?? '').split(':');
  const sort = sortFields.find((name) => name === field);
  const blocked = query.get('blocked');
  const page = Number(query.get('page') ?? 1);
  return {
    search: query.get('search') ?? '',
    isQuery: query.get('syntax') === 'lucene',
    connection: query.get('connection') ?? '',
    blocked: blocked === 'true' || blocked === 'false' ? blocked : '',
    sort: sort ?? newestFirst.sort,
    isDescending: sort === undefined ? newestFirst.isDescending : direction === '-1',
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** The address of a view, without what goes without saying. */
export function addressOf(view: ListView): string {
  const sort = `${view.sort}:${view.isDescending ? '-1' : '1'}`;
  const said = Object.entries({
    search: view.search,
    syntax: view.isQuery ? 'lucene' : '',
    ...{ connection: view.connection, blocked: view.blocked },
    sort: sort === 'created_at:-1' ? '' : sort,
    page: view.page === 1 ? '' : String(view.page),
  }).filter(([, value]) => value !== '');
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/dashboard/users' : `/dashboard/users?${query}`;
}

export const isNarrowed = ({ search, connection, blocked }: ListView): boolean =>
  search.trim() !== '' || connection !== '' || blocked !== '';

/** What `list_users` is asked for a view. */
export function questionOf(view: ListView): Record<string, string> {
  const words = view.isQuery ? view.search.trim() : queryOfWords(view.search);
  const conditions = [
    ...(view.blocked === '' ? [] : [`blocked:${view.blocked}`]),
    ...onlyThoseWith(view.sort),
  ];
  const isSearch = words !== '' && words !== '*';
  // Alone, a query is sent as it was typed: its faults name places in it.
  const search = conditions.length > 0 ? `(${words})` : words;
  const q = [...(isSearch ? [search] : []), ...conditions].join(' AND ');
  return {
    ...(q !== '' && { q }),
    ...(view.connection !== '' && { connection: view.connection }),
    sort: `${view.sort}:${view.isDescending ? '-1' : '1'}`,
    page: String(view.page - 1),
    per_page: String(PAGE_SIZE),
  };
}

/** Whoever has never signed in is at no place in the order of sign-ins; the page says so. */
const onlyThoseWith = (sort: SortField) =>
  sort === 'last_login' ? ['last_login:[1970-01-01 TO *]'] : [];
