/** Schemas of settings that are what they are: saying so is accepted, and changing them is not. */
import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

/** Takes nothing but this value, and says what it is, and why. */
export function exactly(value: unknown, why: string): z.ZodType {
  const message = `expected ${JSON.stringify(value)}: ${why}`;
  if (Array.isArray(value)) {
    return z.array(z.unknown()).refine((sent) => isDeepStrictEqual(sent, value), message);
  }
  if (typeof value === 'object' && value !== null) return exactFields({ ...value }, why).partial();
  return z.literal(value as string | number | boolean | null, message);
}

export const exactFields = (document: Record<string, unknown>, why: string) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(document).map(([name, value]) => [name, exactly(value, why)]),
    ),
  );
