/**
 * Signing in with a password.
 *
 * 1. The attempt is counted before anything is looked up, the same for known and unknown identifiers.
 * 2. Where we keep the passwords, every wrong answer costs one hash and takes the same time, whatever
 *    was wrong. How long a tenant's own database takes is its own affair.
 * 3. Blocked users are told only after the right password, and then no more than anybody else.
 */
import { parseIdentifier } from '#app/connections/identifier.ts';
import { refuse } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import { REFUSAL_FLOOR_MS, answerNoSoonerThan } from '#app/protection/constant-time.ts';
import { keepIdentifier } from '#app/store/login-transactions.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import type { Visit } from '../visit.ts';
import { checkPassword } from './check-password.ts';
import { completeLogin } from './complete-login.ts';
import type { LoginResult } from './complete-login.ts';
import type { DeviceCapabilities } from './identity-proof.ts';
import { provePassword } from './prove-password.ts';

export async function signInWithPassword(
  caller: Caller,
  visit: Visit,
  typed: { identifier: string; password: string },
  capabilities: DeviceCapabilities,
): Promise<LoginResult | Refused> {
  const startedAt = performance.now();
  const proof = await proveIdentity(caller, visit, typed);
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

async function proveIdentity(
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
  const { password } = typed;
  return provePassword(caller, { identifier: identifier.value, password }, () =>
    checkPassword(caller, connection, identifier, password),
  );
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
