import { isRouteErrorResponse } from '@remix-run/react';

import { isCopyKey } from '../../copy/index.ts';
import type { ErrorCode } from '../../errors.ts';

/** The code of whatever ended a page: a refusal names its own, a fault is never named. */
export function thrownCode(error: unknown): ErrorCode {
  if (!isRouteErrorResponse(error)) return 'internal_error';
  const { code } = (error.data ?? {}) as { code?: ErrorCode };
  if (code && isCopyKey(`error.${code}`)) return code;
  if (error.status === 404) return 'not_found';
  return error.status === 405 ? 'method_not_allowed' : 'invalid_request';
}
