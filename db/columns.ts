/**
 * Where the two dialects meet: every table is written once with these builders.
 *
 * The builders are typed as SQLite's, whatever the engine, so that the schema and
 * all queries have one type. Both engines hand back identical values: dates as
 * `Date`, bytes as `Buffer`, JSON parsed, integers as `number` (PostgreSQL's are 64 bits wide,
 * because a WebAuthn sign count does not fit a signed 32-bit column).
 */
import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

import { engine } from './engine.ts';
import { keepableJson } from './keepable-json.ts';

const onPostgres = engine === 'postgresql';

const bytea = pg.customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * PostgreSQL's documents can hold neither U+0000 nor half a surrogate pair. Both can be in what a
 * client sends and a log keeps; they become U+FFFD.
 */
const jsonb = pg.customType<{ data: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (document) => keepableJson(JSON.stringify(document)),
});

/** A column of any table. */
export type AnyColumn = sqlite.AnySQLiteColumn;

/** Several columns that name a row of another table together. */
type Reference = {
  columns: [AnyColumn, ...AnyColumn[]];
  foreignColumns: [AnyColumn, ...AnyColumn[]];
};

const sqliteColumns = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  foreignKey: (reference: Reference) => sqlite.foreignKey(reference),
  text: () => sqlite.text(),
  integer: () => sqlite.integer(),
  boolean: () => sqlite.integer({ mode: 'boolean' }),
  bytes: () => sqlite.blob({ mode: 'buffer' }),
  timestamp: () => sqlite.integer({ mode: 'timestamp_ms' }),
  json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
};

const postgresColumns = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  foreignKey: (reference: never) => pg.foreignKey(reference),
  text: () => pg.text(),
  integer: () => pg.bigint({ mode: 'number' }),
  boolean: () => pg.boolean(),
  bytes: () => bytea(),
  timestamp: () => pg.timestamp({ mode: 'date', precision: 3, withTimezone: true }),
  json: <T>() => jsonb().$type<T>(),
};

/**
 * An index for what texts begin with. Ordinary ones of PostgreSQL are in the order of a collation,
 * in which `like` finds nothing; those of SQLite are in the order of bytes, and do both.
 */
export const beginningsIndex = (name: string, owner: AnyColumn, column: AnyColumn) =>
  onPostgres
    ? [
        pg
          .index(name)
          .on(
            owner as unknown as pg.ExtraConfigColumn,
            (column as unknown as pg.ExtraConfigColumn).op('text_pattern_ops'),
          ) as unknown as sqlite.IndexBuilder,
      ]
    : [];

const columns = (onPostgres ? postgresColumns : sqliteColumns) as typeof sqliteColumns;

export const {
  table,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  text,
  integer,
  boolean,
  bytes,
  timestamp,
} = columns;

/** A JSON document; stored as text in SQLite and as `jsonb` in PostgreSQL. */
export const json = <T>() => columns.json<T>();
