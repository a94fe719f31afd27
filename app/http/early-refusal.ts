import type { Request, Response } from 'express';

import { statusOf } from '#app/errors.ts';
import type { ErrorCode } from '#app/errors.ts';
import { recordAuditEvent } from '#app/store/audit-events.ts';
import { auditOrigin, getRequestContext } from '#app/tenancy/request-context.ts';

import { refusalAt } from './refusal-form.ts';

/** Refuses a request before anything looks at its content, and notes it in the tenant's log. */
export async function refuseEarly(
  request: Request,
  response: Response,
  code: ErrorCode,
  details: Record<string, unknown> = {},
): Promise<void> {
  const context = getRequestContext(request);
  await recordAuditEvent(context.site.tenant.id, {
    type: 'fapi',
    code,
    ...auditOrigin(context),
    details: { method: request.method, path: request.path.slice(0, 300), ...details },
  });
  response
    .status(statusOf(code))
    .set('Cache-Control', 'no-store')
    .json(refusalAt(request.path, code));
}
