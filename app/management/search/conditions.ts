/** What a query means, by the fields that there are. */
import type { SearchBound, SearchCondition } from '#app/store/search-condition.ts';

import { parseQuery } from './parse-query.ts';
import type { Bound, Query, Value } from './parse-query.ts';
import { queryFault } from './query-fault.ts';

/** `email` is text that is kept in lower case, unless a tenant's own database wrote it otherwise. */
export type FieldKind = 'text' | 'email' | 'boolean' | 'number' | 'date';

/** Fields by the names that queries have for them. */
export type SearchableFields<Field extends string> = Readonly<
  Record<string, { field: Field; kind: FieldKind }>
>;

/** @throws ManagementError `search_query_invalid` */
export function conditionOf<Field extends string>(
  text: string,
  fields: SearchableFields<Field>,
): SearchCondition<Field> {
  return translated(parseQuery(text), fields);
}

function translated<Field extends string>(
  query: Query,
  fields: SearchableFields<Field>,
): SearchCondition<Field> {
  if (query.kind === 'not') return { kind: 'not', of: translated(query.of, fields) };
  if (query.kind !== 'term') {
    return { kind: query.kind, of: query.of.map((part) => translated(part, fields)) };
  }
  const known = Object.hasOwn(fields, query.field) ? fields[query.field] : undefined;
  if (known) return leaf(known, query.value);
  const names = Object.keys(fields).join(', ');
  throw queryFault(query.at, `${query.field} is not searched; expected one of ${names}`);
}

function leaf<Field extends string>(
  { field, kind }: { field: Field; kind: FieldKind },
  value: Value,
): SearchCondition<Field> {
  switch (value.kind) {
    case 'any':
      return { kind: 'exists', field };
    case 'prefix':
      return prefix(field, kind, value);
    case 'range':
      if (kind === 'boolean') throw queryFault(value.at, 'expected true or false');
      return {
        ...{ kind: 'between', field },
        from: value.from && lowerBound(kind, value.from),
        to: value.to && upperBound(kind, value.to),
      };
    case 'exact':
      return exact(field, kind, value);
  }
}

type Written = { text: string; at: number };

function prefix<Field extends string>(
  field: Field,
  kind: FieldKind,
  { text, at }: Written,
): SearchCondition<Field> {
  if (kind !== 'text' && kind !== 'email') throw queryFault(at, 'expected no *');
  return eitherCase(kind, text, (spelled) => ({ kind: 'starts', field, text: spelled }));
}

function exact<Field extends string>(
  field: Field,
  kind: FieldKind,
  written: Written,
): SearchCondition<Field> {
  const { text, at } = written;
  if (kind === 'number') return { kind: 'equals', field, value: numberIn(written) };
  if (kind === 'boolean') {
    if (text !== 'true' && text !== 'false') throw queryFault(at, 'expected true or false');
    return { kind: 'equals', field, value: text === 'true' };
  }
  if (kind === 'date') {
    const { start, end } = periodIn(written);
    const from = { value: start, isInclusive: true };
    return { kind: 'between', field, from, to: { value: end, isInclusive: false } };
  }
  return eitherCase(kind, text, (value) => ({ kind: 'equals', field, value }));
}

function eitherCase<Field extends string>(
  kind: FieldKind,
  text: string,
  make: (spelled: string) => SearchCondition<Field>,
): SearchCondition<Field> {
  const lower = text.toLowerCase();
  if (kind !== 'email' || lower === text) return make(text);
  return { kind: 'or', of: [make(lower), make(text)] };
}

function lowerBound(kind: FieldKind, bound: Bound): SearchBound {
  if (kind !== 'date') return { value: plain(kind, bound), isInclusive: bound.isInclusive };
  const { start, end } = periodIn(bound);
  return { value: bound.isInclusive ? start : end, isInclusive: true };
}

function upperBound(kind: FieldKind, bound: Bound): SearchBound {
  if (kind !== 'date') return { value: plain(kind, bound), isInclusive: bound.isInclusive };
  const { start, end } = periodIn(bound);
  return { value: bound.isInclusive ? end : start, isInclusive: false };
}

const plain = (kind: FieldKind, written: Written): string | number =>
  kind === 'number' ? numberIn(written) : written.text;

function numberIn({ text, at }: Written): number {
  if (!/^\d{1,15}$/.test(text)) throw queryFault(at, 'expected a whole number');
  return Number(text);
}

const written =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?Z?)?)?)?$/;

/** A date is all the time that it names: `2026-01` is all of January, in UTC. */
function periodIn({ text, at }: Written): { start: Date; end: Date } {
  const parts: (string | undefined)[] | undefined = written.exec(text)?.slice(1);
  if (!parts) throw queryFault(at, 'expected a date such as 2026-01-31 or 2026-01-31T12:00:00Z');
  const [
    year = '',
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '0',
  ] = parts;
  const start = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`,
  );
  // The parser of dates takes the 30th of February for the 2nd of March.
  if (Number.isNaN(start.getTime()) || start.getUTCDate() !== Number(day)) {
    throw queryFault(at, 'there is no such date');
  }
  const end = new Date(start);
  const precision = parts.findLastIndex((part) => part !== undefined);
  if (precision === 0) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (precision === 1) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setTime(end.getTime() + (lengths[precision] ?? 1));
  return { start, end };
}

/** Of a day, an hour, a minute, a second and a millisecond, by their place in a date. */
const lengths: Record<number, number> = { 2: 86_400_000, 3: 3_600_000, 4: 60_000, 5: 1000, 6: 1 };
