import { STATUS_CODES } from 'node:http';

import { apiCodeOf, statusOf } from '#app/errors.ts';
import type { ErrorCode } from '#app/errors.ts';

import { apiErrorText } from '../copy/api-errors.ts';

/** One thing that is wrong with a body, for whoever wrote the application. */
export type ValidationError = { detail: string; field?: string; pointer?: string };

/** What the My Account API refuses with, in the form of Auth0's. `type` ends with the code. */
type MyAccountProblem = {
  type: string;
  status: number;
  title: string;
  detail: string;
  validation_errors?: ValidationError[];
};

export function myAccountProblem(
  code: ErrorCode,
  validationErrors: ValidationError[] = [],
): MyAccountProblem {
  const status = myAccountStatusOf(code);
  return {
    type: `urn:latchkey:error:${apiCodeOf(code)}`,
    status,
    title: STATUS_CODES[status] ?? 'Error',
    detail: apiErrorText(code),
    ...(validationErrors.length > 0 && { validation_errors: validationErrors }),
  };
}

/**
 * The token of a user who is blocked is in order: to ask for another one is no way out. So it is
 * not the status of a refused sign-in.
 */
export const myAccountStatusOf = (code: ErrorCode): number =>
  code === 'user_blocked' ? 403 : statusOf(code);
