/**
 * Whether a password is somebody's. It is counted, computed and refused the same wherever it is typed.
 */
import { verifyPassword } from '#app/credentials/password.ts';
import { refuse } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import { forgiveLoginAttempt, takeLoginAttempt } from '#app/protection/login-attempts.ts';
import { replacePasswordHash } from '#app/store/password-hashes.ts';
import type { UserForPassword } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';

/** No hash is computed of more than this; nobody's password is as long. */
const MAX_PASSWORD_BYTES = 4096;

/** `findKnown` looks up who is meant, once the attempt is counted. */
export async function provePassword(
  { site, ip }: Caller,
  typed: { identifier: string; password: string },
  findKnown: () => Promise<UserForPassword | undefined>,
): Promise<{ ok: true; userId: string } | Refused> {
  const tenantId = site.tenant.id;
  if (typed.password === '') return refuse('password_required');
  if (Buffer.byteLength(typed.password) > MAX_PASSWORD_BYTES) return refuse('password_too_long');

  const attempt = { identifier: typed.identifier, ip };
  const taken = await takeLoginAttempt(tenantId, attempt);
  if (!taken.ok) return taken;

  const known = await findKnown();
  const verified = await verifyPassword(typed.password, known?.passwordHash ?? null);
  if (!verified.ok) return verified;
  const refusal = refusalOf(known, verified.verified);
  if (!known || refusal) {
    return refuse(refusal ?? 'user_not_found', { userId: known?.user.id });
  }
  if (verified.rehash && known.passwordHash) {
    await replacePasswordHash(tenantId, known.user.id, verified.rehash, known.passwordHash);
  }
  await forgiveLoginAttempt(tenantId, attempt);
  return { ok: true, userId: known.user.id };
}

function refusalOf(known: UserForPassword | undefined, verified: boolean): ErrorCode | undefined {
  if (!known) return 'user_not_found';
  if (!known.passwordHash) return 'no_password';
  if (!verified) return 'wrong_password';
  return known.user.blocked ? 'user_blocked' : undefined;
}
