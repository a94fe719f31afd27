/**
 * Whether a password is somebody's. It is counted and refused the same wherever it is typed.
 */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { forgiveLoginAttempt, takeLoginAttempt } from '#app/protection/login-attempts.ts';

import type { Caller } from '../caller.ts';

/** No hash is computed of more than this; nobody's password is as long. */
const MAX_PASSWORD_BYTES = 4096;

/** `check` looks up who is meant and whose password it is, once the attempt is counted. */
export async function provePassword(
  { site, ip }: Caller,
  typed: { identifier: string; password: string },
  check: () => Promise<{ ok: true; userId: string } | Refused>,
): Promise<{ ok: true; userId: string } | Refused> {
  const tenantId = site.tenant.id;
  if (typed.password === '') return refuse('password_required');
  if (Buffer.byteLength(typed.password) > MAX_PASSWORD_BYTES) return refuse('password_too_long');

  const attempt = { identifier: typed.identifier, ip };
  const taken = await takeLoginAttempt(tenantId, attempt);
  if (!taken.ok) return taken;

  const checked = await check();
  if (checked.ok) await forgiveLoginAttempt(tenantId, attempt);
  return checked;
}
