import { needsRelatedOrigin, rpIdsInReach } from './passkey-offer.ts';
import type { BrowserFacts, RpIds } from './passkey-offer.ts';

export type RpIdField = {
  /** The RP ID that the form asks with; undefined where it has no choice. */
  asked: () => string | undefined;
  /** Whether there is another one that this browser can ask with. */
  hasOther: () => boolean;
  /** Asks with the other one from now on. */
  swap: () => void;
  /** Gives one up that the browser does not let this host ask with. False where nothing is left. */
  fallBack: () => boolean;
};

const noChoice: RpIdField = {
  asked: () => undefined,
  hasOther: () => false,
  swap: () => undefined,
  fallBack: () => false,
};

/**
 * A form's choice between the two RP IDs of a domain that moves. The field is sent with every request
 * for a challenge; whether it counts, the server decides.
 */
export function holdRpIdField(
  form: HTMLFormElement,
  facts: Pick<BrowserFacts, 'relatedOrigins' | 'host'>,
): RpIdField {
  const field = form.elements.namedItem('rp_id');
  const { rpId, otherRpId } = form.dataset;
  if (!rpId || !otherRpId || !(field instanceof HTMLInputElement)) return noChoice;

  let rpIds = rpIdsInReach({ asked: rpId, other: otherRpId }, facts);
  const take = (next: RpIds) => {
    rpIds = next;
    field.value = next.asked;
  };
  // Also because a browser that reloads a page may bring back what the field was before.
  take(rpIds);
  return {
    asked: () => rpIds.asked,
    hasOther: () => rpIds.other !== undefined,
    swap: () => {
      if (rpIds.other !== undefined) take({ asked: rpIds.other, other: rpIds.asked });
    },
    fallBack: () => {
      const { other } = rpIds;
      if (other === undefined || needsRelatedOrigin(other, facts.host)) return false;
      take({ asked: other, other: undefined });
      return true;
    },
  };
}
