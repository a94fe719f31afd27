/** What administrators ask about many people, in the words of the API and of the database. */
export type PeopleQuestion = {
  what: string;
  /** What the API is asked; `n` is somebody's number. */
  path: (n: number, ids: readonly string[]) => string;
  /** The one query that an index answers, with its parameters behind the tenant. */
  sql: (engine: 'sqlite' | 'postgresql') => string;
  values: (n: number, ids: readonly string[]) => string[];
  /** How many people there are, too. */
  isCounted?: true;
};

export const emailOf = (n: number): string => `user-${n}@example.com`;
export const nameOf = (n: number): string => `Ada ${n} Lovelace`;

const prefixOf = (n: number) => `user-${10_000 + (n % 80_000)}`;
const somebody = (n: number, ids: readonly string[]) => ids[n % ids.length] ?? '';

/** PostgreSQL finds what begins so in an index of that kind alone, SQLite in every index. */
const startsWith = (engine: 'sqlite' | 'postgresql') =>
  engine === 'postgresql' ? "email like $2 || '%'" : 'email >= $2 and email < $2 || char(1114111)';

export const peopleQuestions: Readonly<Record<string, PeopleQuestion>> = {
  address: {
    what: 'search for an address',
    path: (n) => `/users?q=email:"${emailOf(n)}"`,
    sql: () => 'select * from users where tenant_id = $1 and email = $2 limit 50',
    values: (n) => [emailOf(n)],
  },
  beginning: {
    what: 'search for what addresses begin with',
    path: (n) => `/users?q=email:${prefixOf(n)}*`,
    sql: (engine) => `select * from users where tenant_id = $1 and ${startsWith(engine)} limit 50`,
    values: (n) => [prefixOf(n)],
  },
  name: {
    what: 'search for a name or an address',
    path: (n) => `/users?q=name:"${nameOf(n)}" OR email:"${emailOf(n + 1)}"`,
    sql: () => 'select * from users where tenant_id = $1 and (name = $2 or email = $3) limit 50',
    values: (n) => [nameOf(n), emailOf(n + 1)],
  },
  newest: {
    what: 'the 50 newest',
    path: () => '/users?sort=created_at:-1',
    sql: () => 'select * from users where tenant_id = $1 order by created_at desc limit 50',
    values: () => [],
  },
  total: {
    what: 'the 50 newest, and how many there are',
    path: () => '/users?sort=created_at:-1&include_totals=true',
    sql: () => 'select * from users where tenant_id = $1 order by created_at desc limit 50',
    values: () => [],
    isCounted: true,
  },
  next: {
    what: 'the 50 after somebody',
    path: (n, ids) => `/users?take=50&from=${Buffer.from(somebody(n, ids)).toString('base64url')}`,
    sql: () => 'select * from users where tenant_id = $1 and id > $2 order by id limit 50',
    values: (n, ids) => [somebody(n, ids)],
  },
};
