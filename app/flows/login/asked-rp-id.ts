/**
 * Which RP ID a page asks with. A browser asks for passkeys of one at a time, so while a domain moves
 * from one to another, every page that asks has a second entry for the other.
 *
 * 1. Nothing but an RP ID that the domain accepts is ever asked with, whatever a page sends.
 * 2. What an answer counts for is read from its challenge, not from here.
 */
import { browserHoldsPasskey } from '#app/store/devices.ts';
import { acceptedRpIds } from '#app/tenancy/site.ts';

import type { Caller } from '../caller.ts';

/** The RP ID that a page asks with, and the one of its second entry. */
export type RpIdChoice = { asked: string; other: string };

/** Undefined where a domain has one RP ID: there is nothing to choose. `wish` is what a page sent. */
export async function chooseRpId(
  { site, browserHash }: Caller,
  wish: string | undefined,
): Promise<RpIdChoice | undefined> {
  const { rpId, previousRpId } = site.domain;
  if (previousRpId === null) return undefined;
  const isAccepted = wish !== undefined && acceptedRpIds(site.domain).includes(wish);
  if (isAccepted) return choiceOf(wish, { rpId, previousRpId });
  // Most people have their passkey from before the move; who has renewed it here is asked for that.
  const hasRenewed = await browserHoldsPasskey(site.tenant.id, browserHash, rpId);
  return choiceOf(hasRenewed ? rpId : previousRpId, { rpId, previousRpId });
}

/** Of the two RP IDs of a domain that moves. */
const choiceOf = (
  asked: string,
  { rpId, previousRpId }: { rpId: string; previousRpId: string },
): RpIdChoice => ({ asked, other: asked === rpId ? previousRpId : rpId });
