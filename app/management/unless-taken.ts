import { isUniqueViolation } from '#app/store/unique-violation.ts';

import type { ManagementError } from './management-error.ts';

/** Of two who take a name at once, the second is told what they would be told later. */
export async function unlessTaken<Answer>(
  writing: Promise<Answer>,
  taken: () => ManagementError,
): Promise<Answer> {
  try {
    return await writing;
  } catch (error) {
    throw isUniqueViolation(error) ? taken() : error;
  }
}
