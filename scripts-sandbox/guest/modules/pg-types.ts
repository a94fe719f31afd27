/** Parsers of types that a script brings itself: `pg.types.setTypeParser`. */
import type { PgResult } from '../../child/capabilities/pg.ts';

type Parser = (text: string) => unknown;

const parsers = new Map<number, Parser>();

/** Types, by number, that come as their text because the script parses them. */
export const typesAsText = (): number[] => [...parsers.keys()];

export const types = {
  /** `(oid, parser)` or `(oid, 'text', parser)`. */
  setTypeParser(oid: number, ...rest: unknown[]): void {
    const parser = rest.find((value) => typeof value === 'function');
    if (!parser) throw new TypeError('A parser of a type is a function');
    parsers.set(oid, parser as Parser);
  },
  getTypeParser: (oid: number): Parser => parsers.get(oid) ?? ((text) => text),
  /** The types that scripts name, by the numbers of PostgreSQL's catalogue (`pg_type`). */
  builtins: {
    BOOL: 16,
    BYTEA: 17,
    INT8: 20,
    INT2: 21,
    INT4: 23,
    TEXT: 25,
    JSON: 114,
    FLOAT4: 700,
    FLOAT8: 701,
    VARCHAR: 1043,
    DATE: 1082,
    TIME: 1083,
    TIMESTAMP: 1114,
    TIMESTAMPTZ: 1184,
    INTERVAL: 1186,
    NUMERIC: 1700,
    UUID: 2950,
    JSONB: 3802,
  },
};

/** A result with the script's own parsers applied. */
export function parsed(result: PgResult): PgResult {
  const own = result.fields.flatMap(({ name, dataTypeID }, at) => {
    const parser = parsers.get(dataTypeID);
    return parser ? [{ name, at, parser }] : [];
  });
  for (const row of own.length > 0 ? result.rows : []) {
    for (const { name, at, parser } of own) {
      const cells = row as Record<string | number, unknown>;
      const cell = Array.isArray(row) ? at : name;
      if (typeof cells[cell] === 'string') cells[cell] = parser(cells[cell]);
    }
  }
  return result;
}
