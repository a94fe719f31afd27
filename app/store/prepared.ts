import { sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';

/**
 * A statement that is built once, on its first use, and run many times: building one from its parts
 * costs more than SQLite needs to answer it. For the questions of every sign-in.
 *
 * `build` ends in `.prepare()`; values are `sql.placeholder(name)` and given to `.execute({ … })`,
 * the one way to run a prepared statement that both engines have. In a comparison a placeholder
 * reaches the driver as it is, so compare text and numbers only, and other things with `given`.
 */
export function prepared<Query>(build: () => Query): () => Query {
  let query: Query | undefined;
  return () => (query ??= build());
}

/** A value given at execution, encoded as the column needs it: for `set`, and to compare dates with. */
export const given = (name: string, column: Column): SQL =>
  sql`${sql.param(sql.placeholder(name), column)}`;

/**
 * A text given at execution, to compare with in a join. SQLite as better-sqlite3 builds it (STAT4)
 * plans a join anew each time that a parameter standing alone is bound, which takes longer than the
 * answer; under a cast it stands alone no more. Constants of a join are written out: sql`'active'`.
 */
export const textToJoin = (name: string): SQL<string> =>
  sql`cast(${sql.placeholder(name)} as text)`;
