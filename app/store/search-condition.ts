/** What is searched for, as a tree, and its translation to SQL. Every value is a parameter. */
import { and, eq, gt, gte, isNotNull, like, lt, lte, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

import { engine } from '#db/engine.ts';
import type { AnyColumn } from '#db/columns.ts';

export type Searched = string | number | boolean | Date;
export type SearchBound = { value: Searched; isInclusive: boolean };

export type SearchCondition<Field extends string> =
  | { kind: 'and' | 'or'; of: readonly SearchCondition<Field>[] }
  | { kind: 'not'; of: SearchCondition<Field> }
  | { kind: 'equals'; field: Field; value: Searched }
  | { kind: 'starts'; field: Field; text: string }
  | { kind: 'between'; field: Field; from: SearchBound | null; to: SearchBound | null }
  | { kind: 'exists'; field: Field };

/** Asks a question about the column of a field, wherever that column is. */
export type SearchFields<Field extends string> = Record<
  Field,
  (test: (column: AnyColumn) => SQL | undefined) => SQL | undefined
>;

export function conditionSql<Field extends string>(
  condition: SearchCondition<Field>,
  fields: SearchFields<Field>,
): SQL | undefined {
  switch (condition.kind) {
    case 'and':
      return and(...condition.of.map((part) => conditionSql(part, fields)));
    case 'or':
      return or(...condition.of.map((part) => conditionSql(part, fields)));
    case 'not':
      // What is not known is not so, too.
      return sql`(${conditionSql(condition.of, fields)}) is not true`;
    case 'equals':
      return fields[condition.field]((column) => isEqual(column, condition.value));
    case 'starts':
      return fields[condition.field]((column) => startsWith(column, condition.text));
    case 'between':
      return fields[condition.field]((column) =>
        and(
          condition.from ? fromBound(column, condition.from) : undefined,
          condition.to ? toBound(column, condition.to) : undefined,
          isNotNull(column),
        ),
      );
    case 'exists':
      return fields[condition.field]((column) => isNotNull(column));
  }
}

/** Truth is written out: an index of what is true is taken for no parameter. */
function isEqual(column: AnyColumn, value: Searched): SQL {
  if (typeof value !== 'boolean') return eq(column, value);
  return value ? sql`${column}` : sql`not ${column}`;
}

const fromBound = (column: AnyColumn, { value, isInclusive }: SearchBound) =>
  isInclusive ? gte(column, value) : gt(column, value);

const toBound = (column: AnyColumn, { value, isInclusive }: SearchBound) =>
  isInclusive ? lte(column, value) : lt(column, value);

/**
 * SQLite compares bytes, and finds a range in an index. How PostgreSQL compares is its database's
 * affair; `like` is right for all, and finds its range where the collation is `C`.
 */
function startsWith(column: AnyColumn, text: string): SQL | undefined {
  if (engine === 'postgresql') return like(column, `${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return and(gte(column, text), lt(column, `${text}\u{10ffff}`));
}
