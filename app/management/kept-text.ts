import { z } from 'zod';

/** Text that every engine gives back as it went in: PostgreSQL takes no NUL, and nobody takes halves of characters. */
export const keptText = z
  .string()
  .refine(
    (text) => text.isWellFormed() && !text.includes('\0'),
    'expected valid Unicode without NUL',
  );
