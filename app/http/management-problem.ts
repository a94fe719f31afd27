import { STATUS_CODES } from 'node:http';

import { statusOf } from '#app/errors.ts';
import type { ErrorCode } from '#app/errors.ts';

import { apiErrorText } from '../copy/api-errors.ts';

/** What the Management API refuses with before an operation is found, in the form of Auth0's. */
export function managementProblem(code: ErrorCode) {
  const statusCode = statusOf(code);
  return {
    statusCode,
    error: STATUS_CODES[statusCode] ?? 'Error',
    message: apiErrorText(code),
    errorCode: code,
  };
}
