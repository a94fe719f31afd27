/**
 * A refused passkey whose answer went to the page's module, until the next page tells the person.
 *
 * 1. It is told once, in the visit that it belongs to.
 * 2. A challenge that is used up may mean that the same answer came twice and the first one counted:
 *    then the visit goes on.
 */
import { errorCodes, refuse } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import {
  keepIdentifier,
  setPendingRefusal,
  takePendingRefusal,
} from '#app/store/login-transactions.ts';

import type { Caller } from '../caller.ts';
import { unlessInUse } from '../dead-passkey.ts';
import type { DeadPasskey } from '../dead-passkey.ts';
import type { Visit } from '../visit.ts';
import { findWayOn } from './continue-login.ts';

const MAX_IDENTIFIER = 254;

const usedUp: ErrorCode = 'passkey_challenge_not_found';

/** `typed` is what stands in the page's field, however unfinished. */
export async function keepRefusal(
  { site }: Caller,
  { uid }: Visit,
  { code, retryAfterSeconds, sentence }: Refused,
  { deadPasskey, typed }: { deadPasskey: DeadPasskey | null; typed: string },
): Promise<void> {
  const { id: tenantId } = site.tenant;
  const identifier = typed.trim();
  if (identifier !== '' && identifier.length <= MAX_IDENTIFIER && !/\p{Cc}/u.test(identifier)) {
    await keepIdentifier(tenantId, uid, identifier);
  }
  const refusal = {
    code,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(sentence && { sentence }),
    ...(deadPasskey && { deadPasskey }),
  };
  // The first of two that were the same says more: its answer may have been lost.
  await setPendingRefusal(tenantId, uid, refusal, { unlessOneWaits: code === usedUp });
}

/** What the page has to tell, or where else the visit goes on; undefined where nothing waits. */
export async function takeRefusal(
  caller: Caller,
  visit: Visit,
): Promise<{ refused: Refused; deadPasskey: DeadPasskey | null } | { wayOn: string } | undefined> {
  const kept = await takePendingRefusal(caller.site.tenant.id, visit.uid);
  const code = errorCodes.find((each) => each === kept?.code);
  if (!kept || !code) return undefined;
  if (code === usedUp) {
    const wayOn = await findWayOn(caller, visit);
    if (wayOn) return { wayOn };
  }
  const { retryAfterSeconds, sentence } = kept;
  // Asked anew: what nobody had then, somebody may have by now.
  const deadPasskey = kept.deadPasskey ? await unlessInUse(kept.deadPasskey) : null;
  return { refused: { ...refuse(code), retryAfterSeconds, sentence }, deadPasskey };
}
