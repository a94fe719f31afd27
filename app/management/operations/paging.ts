/**
 * Lists come in pages: by number (`page`, `per_page`, and with `include_totals` in an envelope), or
 * from a place on (`from`, `take`, answered with `next`), which does not slow down with the place.
 */
import { z } from 'zod';

import { ApiRefusal } from './refusal.ts';

const wholeNumber = (least: number, most: number) =>
  z.coerce.number().int().min(least).max(most, `expected a whole number of at most ${most}`);

export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Which fields of an answer are wanted, or with `include_fields=false`, not wanted. */
export const fieldsQuery = {
  fields: z.string().max(2000).optional(),
  include_fields: flag.optional(),
};

export const pageQuery = {
  page: wholeNumber(0, 1_000_000).optional(),
  per_page: wholeNumber(0, 100).optional(),
  include_totals: flag.optional(),
};

export const checkpointQuery = {
  from: z.string().max(500).optional(),
  take: wholeNumber(1, 100).optional(),
};

/** Which end of a list in the order of time comes first, in Auth0's words. */
export const dateSort = z
  .enum(['date:1', 'date:-1'], 'expected date:1 or date:-1')
  .transform((text) => ({ isOldestFirst: text === 'date:1' }))
  .optional();

export type ListQuery = {
  page?: number | undefined;
  per_page?: number | undefined;
  include_totals?: boolean | undefined;
  from?: string | undefined;
  take?: number | undefined;
};

export type FieldsQuery = { fields?: string | undefined; include_fields?: boolean | undefined };

/** A part of a list, as the store is asked for it. */
export type Slice =
  { limit: number; offset: number } | { limit: number; after: string | undefined };

export function sliceOf(query: ListQuery): Slice {
  const isCheckpoint = query.from !== undefined || query.take !== undefined;
  if (isCheckpoint && query.page !== undefined) {
    throw new ApiRefusal('invalid_paging', 'expected either page and per_page, or from and take');
  }
  if (isCheckpoint) {
    return { limit: query.take ?? 50, after: query.from && readCheckpoint(query.from) };
  }
  const limit = query.per_page ?? 50;
  return { limit, offset: (query.page ?? 0) * limit };
}

/** A page of a list that is short enough to be read whole: settings, not people. */
export function pageOf(
  name: string,
  all: readonly Record<string, unknown>[],
  query: ListQuery & FieldsQuery,
  keyOf: (row: Record<string, unknown>) => string = (row) => String(row.id),
): unknown {
  return presentList(name, partOf(all, query, keyOf), { query, total: all.length, keyOf });
}

/** The rows of such a page, and one more where there are more. */
export function partOf<Row>(
  all: readonly Row[],
  query: ListQuery,
  keyOf: (row: Row) => string,
): Row[] {
  const slice = sliceOf(query);
  const start = 'offset' in slice ? slice.offset : placeAfter(all, slice.after, keyOf);
  return all.slice(start, start + slice.limit + 1);
}

function placeAfter<Row>(
  all: readonly Row[],
  after: string | undefined,
  keyOf: (row: Row) => string,
): number {
  if (after === undefined) return 0;
  const place = all.findIndex((row) => keyOf(row) === after);
  if (place < 0) throw new ApiRefusal('invalid_paging', 'from: what it names is gone; begin anew');
  return place + 1;
}

/** What a list is answered as: bare, or in an envelope. */
export function listOf<Schema extends z.ZodObject>(name: string, row: Schema) {
  const rows = z.array(row.partial());
  return z.union([
    rows,
    z.strictObject({ [name]: rows, next: z.string().optional() }),
    z.strictObject({
      ...{ [name]: rows, start: z.number(), limit: z.number(), length: z.number() },
      total: z.number(),
    }),
  ]);
}

/** Rows of one more than asked for tell whether there is a next page. */
export function presentList(
  name: string,
  rows: readonly Record<string, unknown>[],
  {
    query,
    total,
    keyOf,
  }: {
    query: ListQuery & FieldsQuery;
    total?: number;
    keyOf?: (row: Record<string, unknown>) => string;
  },
): unknown {
  const slice = sliceOf(query);
  const whole = rows.slice(0, slice.limit);
  const page = whole.map((row) => selectFields(row, query));
  if (!('offset' in slice)) {
    const last = whole.at(-1);
    const hasNext = rows.length > slice.limit && last && keyOf;
    return { [name]: page, ...(hasNext && { next: writeCheckpoint(keyOf(last)) }) };
  }
  if (!query.include_totals) return page;
  return { [name]: page, start: slice.offset, limit: slice.limit, length: page.length, total };
}

/** `from` of what comes behind the row with this key. */
export const writeCheckpoint = (key: string) => Buffer.from(key).toString('base64url');

function readCheckpoint(text: string): string {
  const key = Buffer.from(text, 'base64url').toString();
  if (/^[A-Za-z0-9_-]+$/.test(text) && !key.includes('\0')) return key;
  throw new ApiRefusal('invalid_paging', 'from: expected what an answer had as next');
}

/** The fields of a document that were asked for. */
export function selectFields(
  document: Record<string, unknown>,
  { fields, include_fields: isIncluded = true }: FieldsQuery,
): Record<string, unknown> {
  if (!fields) return document;
  const named = new Set(fields.split(',').map((field) => field.trim()));
  return Object.fromEntries(
    Object.entries(document).filter(([name]) => named.has(name) === isIncluded),
  );
}
