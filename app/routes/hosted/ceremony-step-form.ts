import { z } from 'zod';

/** What a page tells of a ceremony that is under way in its browser. */
export const ceremonyStepForm = z.object({
  step: z.enum(['started', 'failed']),
  /** Name of the error that ended the ceremony. */
  error: z
    .string()
    .regex(/^[A-Za-z]{1,40}$/)
    .optional(),
});
