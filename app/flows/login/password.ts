/**
 * Signing in with a password.
 *
 * 1. The attempt is counted before anything is looked up, the same for known and unknown identifiers.
 * 2. Every wrong answer costs one hash and takes the same time, whatever was wrong.
 * 3. Blocked users are told only after the right password, and then no more than anybody else.
 */
import { parseIdentifier } from '#app/connections/identifier.ts';
import { verifyPassword } from '#app/credentials/password.ts';
import { refuse } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import { REFUSAL_FLOOR_MS, answerNoSoonerThan } from '#app/protection/constant-time.ts';
import { forgiveLoginAttempt, takeLoginAttempt } from '#app/protection/login-attempts.ts';
import { keepIdentifier } from '#app/store/login-transactions.ts';
import { replacePasswordHash } from '#app/store/password-hashes.ts';
import { findUserForPassword } from '#app/store/users.ts';
import type { UserForPassword } from '#app/store/users.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import type { Visit } from '../visit.ts';
import { completeLogin } from './complete-login.ts';
import type { LoginResult } from './complete-login.ts';
import type { DeviceCapabilities } from './identity-proof.ts';

/** No hash is computed of more than this; nobody's password is as long. */
const MAX_PASSWORD_BYTES = 4096;

export async function signInWithPassword(
  caller: Caller,
  visit: Visit,
  typed: { identifier: string; password: string },
  capabilities: DeviceCapabilities,
): Promise<LoginResult | Refused> {
  const startedAt = performance.now();
  const proof = await provePassword(caller, visit, typed);
  if (proof.ok) {
    return completeLogin(caller, visit, {
      userId: proof.userId,
      method: { kind: 'password' },
      isSignUp: false,
      capabilities,
    });
  }
  await auditRefusal(caller, visit, proof);
  await answerNoSoonerThan(startedAt, REFUSAL_FLOOR_MS);
  return proof;
}

async function provePassword(
  caller: Caller,
  { connection, uid }: Visit,
  typed: { identifier: string; password: string },
): Promise<{ ok: true; userId: string } | Refused> {
  const tenantId = caller.site.tenant.id;
  if (!connection?.options.authentication_methods.password.enabled) {
    return refuse('connection_disabled');
  }
  if (typed.identifier.trim() === '') return refuse('identifier_required');
  const identifier = parseIdentifier(typed.identifier);
  if (!identifier) return refuse('identifier_invalid');
  await keepIdentifier(tenantId, uid, identifier.value);
  if (typed.password === '') return refuse('password_required');
  if (Buffer.byteLength(typed.password) > MAX_PASSWORD_BYTES) return refuse('password_too_long');

  const attempt = { identifier: identifier.value, ip: caller.ip };
  const taken = await takeLoginAttempt(tenantId, attempt);
  if (!taken.ok) return taken;

  const known = await findUserForPassword(tenantId, connection.id, identifier);
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

const auditTypes: Partial<Record<ErrorCode, string>> = {
  user_not_found: 'fu',
  wrong_password: 'fp',
  no_password: 'fp',
};

async function auditRefusal(
  caller: Caller,
  visit: Visit,
  { code, detail }: Refused,
): Promise<void> {
  const { userId, limit, ...details } = detail ?? {};
  await audit(caller, {
    type: typeof limit === 'string' ? limit : (auditTypes[code] ?? 'f'),
    code,
    clientId: visit.application.clientId,
    connectionId: visit.connection?.id,
    ...(typeof userId === 'string' ? { userId } : {}),
    details,
  });
}
