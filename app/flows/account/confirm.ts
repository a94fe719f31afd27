/**
 * Confirming who is there, for one act on the account page.
 *
 * 1. A sign-in, however fresh, is no confirmation: it says nothing about what it is to be used for.
 * 2. A proof is for one purpose of one person in one session, counts for five minutes and once.
 * 3. Only a passkey of this very person answers. The password is always in reach beside it, and
 *    counts with the same limiter as at sign-in.
 */
import { refuse } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import { REFUSAL_FLOOR_MS, answerNoSoonerThan } from '#app/protection/constant-time.ts';
import { consumeStepUp, findStepUp, saveStepUp } from '#app/store/step-ups.ts';
import type { StepUp } from '#app/store/step-ups.ts';
import { hasPassword } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';
import { checkOwnPassword } from '../login/check-password.ts';
import { provePassword } from '../login/prove-password.ts';
import { auditAct } from './account.ts';
import type { Account } from './account.ts';
import { askForPasskey, listPasskeysHere, takePasskey } from './own-passkey.ts';
import { purposeName } from './purpose.ts';
import type { Purpose } from './purpose.ts';

const PROOF_MS = 5 * 60 * 1000;

const act = (purpose: Purpose) => `confirm:${purposeName(purpose)}`;

/** The ways in which this person can confirm; with none of them there is nothing to confirm with. */
export async function offerConfirmation(caller: Caller, account: Account, purpose: Purpose) {
  const { password } = account.connection.options.authentication_methods;
  const [passkey, mayUsePassword] = await Promise.all([
    offerPasskey(caller, account, purpose),
    hasPassword(caller.site.tenant.id, account.user.id),
  ]);
  return { passkey, password: password.enabled && mayUsePassword };
}

/**
 * A fresh challenge for the person's passkeys; null where none of them can be used here. `wish` is
 * the RP ID that a page would like to ask with.
 */
export async function offerPasskey(
  caller: Caller,
  account: Account,
  purpose: Purpose,
  wish?: string,
) {
  const { passkey } = account.connection.options.authentication_methods;
  const own = passkey.enabled ? await listPasskeysHere(caller, account) : [];
  return own.length > 0 ? askForPasskey(caller, account, act(purpose), own, wish) : null;
}

export const confirmWithPasskey = (
  caller: Caller,
  account: Account,
  purpose: Purpose,
  response: unknown,
): Promise<{ ok: true } | Refused> =>
  confirm(caller, account, purpose, 'passkey', async () => {
    const { passkey } = account.connection.options.authentication_methods;
    if (!passkey.enabled) return refuse('passkey_disabled');
    const own = await listPasskeysHere(caller, account);
    return takePasskey(caller, account, act(purpose), response, own);
  });

export const confirmWithPassword = (
  caller: Caller,
  account: Account,
  purpose: Purpose,
  password: string,
): Promise<{ ok: true } | Refused> =>
  confirm(caller, account, purpose, 'password', async () => {
    const startedAt = performance.now();
    const proved = await proveOwnPassword(caller, account, password);
    if (!proved.ok) await answerNoSoonerThan(startedAt, REFUSAL_FLOOR_MS);
    return proved;
  });

async function proveOwnPassword(
  caller: Caller,
  { user, identifier, connection }: Account,
  password: string,
): Promise<{ ok: true } | Refused> {
  if (!connection.options.authentication_methods.password.enabled) {
    return refuse('connection_disabled');
  }
  return provePassword(caller, { identifier, password }, () =>
    checkOwnPassword(caller, { user, identifier, connection }, password),
  );
}

const auditTypes: Partial<Record<ErrorCode, string>> = { wrong_password: 'fp', no_password: 'fp' };

/** Keeps the proof, or notes why there is none. */
async function confirm(
  caller: Caller,
  account: Account,
  purpose: Purpose,
  method: StepUp['method'],
  prove: () => Promise<{ ok: true } | Refused>,
): Promise<{ ok: true } | Refused> {
  const proved = await prove();
  const details = { method, purpose: purposeName(purpose) };
  if (!proved.ok) {
    const { limit, userId: _userId, ...detail } = proved.detail ?? {};
    await auditAct(caller, account, {
      type: typeof limit === 'string' ? limit : (auditTypes[proved.code] ?? 'confirmation_failed'),
      code: proved.code,
      details: { ...details, ...detail },
    });
    return proved;
  }
  await saveStepUp(caller.site.tenant.id, {
    ...claimOf(account, purpose),
    method,
    expiresAt: new Date(Date.now() + PROOF_MS),
  });
  await auditAct(caller, account, { type: 'confirmed', details });
  return { ok: true };
}

const claimOf = ({ session, user }: Account, purpose: Purpose) => ({
  sessionHash: session.id,
  purpose: purposeName(purpose),
  userId: user.id,
});

/** Whether the person has confirmed this very act. */
export async function isConfirmed({ site }: Caller, account: Account, purpose: Purpose) {
  return (await findStepUp(site.tenant.id, claimOf(account, purpose))) !== undefined;
}

/** Uses the confirmation of an act up. False where there is none; of many at once, one gets true. */
export async function takeConfirmation({ site }: Caller, account: Account, purpose: Purpose) {
  return (await consumeStepUp(site.tenant.id, claimOf(account, purpose))) !== undefined;
}
