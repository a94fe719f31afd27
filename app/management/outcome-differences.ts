/** In what two outcomes of runs differ, field by field. */
import { isDeepStrictEqual } from 'node:util';

/** One of the two is absent where a field is only on the other side. */
export type Difference = { path: string; expected?: unknown; got?: unknown };

type Fields = Record<string, unknown>;

/** What a run came to, beside what was expected of it: fields that are not named may be anything. */
export const missedBy = (expected: Fields, run: Fields): Difference[] =>
  compare(asJson(expected), asJson(run), (one) => Object.keys(one));

/** In what two runs came to something else. */
export const differencesOf = (run: Fields, other: Fields): Difference[] =>
  compare(asJson(essential(run)), asJson(essential(other)), (one, two) => [
    ...new Set([...Object.keys(one), ...Object.keys(two)]),
  ]);

function compare(
  expected: unknown,
  got: unknown,
  fieldsOf: (expected: Fields, got: Fields) => string[],
  path: readonly string[] = [],
): Difference[] {
  if (isFields(expected) && isFields(got)) {
    return fieldsOf(expected, got).flatMap((field) =>
      compare(expected[field], got[field], fieldsOf, [...path, field]),
    );
  }
  if (isDeepStrictEqual(expected, got)) return [];
  return [
    {
      path: path.join('.'),
      ...(expected !== undefined && { expected }),
      ...(got !== undefined && { got }),
    },
  ];
}

/** Without what two runs may differ in and still have come to the same. Databases keep no order. */
function essential({
  outcome,
  console: _,
  modules: _m,
  timing: _t,
  error,
  ...rest
}: Fields): Fields {
  if (!isFields(error)) return { outcome, ...rest };
  const { stack: _stack, ...told } = error;
  return { outcome, error: told, ...rest };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As it is stored and written: dates are text. */
const asJson = (fields: Fields): unknown => JSON.parse(JSON.stringify(fields));
