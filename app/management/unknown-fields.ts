import { z } from 'zod';

/**
 * Refuses a document with a field that parsing dropped. What is stored is read leniently, so that an
 * older version can read a newer one's rows; what an administrator writes is not, so that a
 * misspelt field is told instead of ignored.
 */
export function requireKnownFields(name: string, written: unknown, parsed: unknown): void {
  const path = unknownField(written, parsed);
  if (!path) return;
  throw new z.ZodError([
    { code: 'custom', path: [name, ...path], message: 'is not a known field', input: written },
  ]);
}

function unknownField(written: unknown, parsed: unknown): string[] | undefined {
  if (!isDocument(written) || !isDocument(parsed)) return undefined;
  for (const [field, value] of Object.entries(written)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(parsed, field)) return [field];
    const inside = unknownField(value, parsed[field]);
    if (inside) return [field, ...inside];
  }
  return undefined;
}

const isDocument = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
