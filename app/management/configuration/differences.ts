/** What a document that is wanted changes in the one that is there. What it leaves out stays. */
import { isDeepStrictEqual } from 'node:util';

import type { Json } from './administration.ts';

export type Difference = { field: string; from: unknown; to: unknown };

/** Values of these are told to nobody, and nobody knows whether they differ from what is stored. */
const secretFields = /(^|\.)(httpAuthorization|configuration\..*)$/;

const MASK = '********';

export function differencesOf(wanted: unknown, present: unknown, field = ''): Difference[] {
  if (secretFields.test(field)) {
    return wanted === present ? [] : [{ field, from: MASK, to: MASK }];
  }
  if (!isDocument(wanted) || !isDocument(present)) {
    if (isDocument(wanted)) return differencesOf(wanted, {}, field);
    return isDeepStrictEqual(wanted, present) ? [] : [{ field, from: present, to: wanted }];
  }
  return Object.entries(wanted).flatMap(([name, value]) =>
    differencesOf(value, present[name], field === '' ? name : `${field}.${name}`),
  );
}

/** A document with what is wanted written over it. */
export const merged = (present: Json, wanted: Json): Json =>
  Object.fromEntries(
    Object.entries({ ...present, ...wanted }).map(([name, value]) => {
      const before = present[name];
      return [name, isDocument(before) && isDocument(value) ? merged(before, value) : value];
    }),
  );

const isDocument = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
