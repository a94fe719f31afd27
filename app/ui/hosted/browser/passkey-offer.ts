/** The tenant's wish: passkeys in the field's suggestions, as a button, or both. */
export type ChallengeUi = 'both' | 'autofill' | 'button';

/** What the page found out about the browser that it is in. */
export type BrowserFacts = {
  /** PublicKeyCredential exists. */
  hasWebAuthn: boolean;
  /** getClientCapabilities().conditionalGet; undefined where the browser does not say. */
  conditionalGet: boolean | undefined;
  /** getClientCapabilities().relatedOrigins; undefined where the browser does not say. */
  relatedOrigins: boolean | undefined;
  /** isConditionalMediationAvailable(); undefined where it does not exist. */
  conditionalMediation: boolean | undefined;
  isFirefox: boolean;
  /** Inside another app's web view or another page's frame. */
  isEmbedded: boolean;
  host: string;
};

export type PasskeyOffer = {
  autofill: boolean;
  button: boolean;
  /** Which explanation to show when there is nothing to offer. */
  explain: 'embedded' | 'browser' | null;
};

/** Decides how a page offers passkeys. */
export function decidePasskeyOffer(
  wish: { ui: ChallengeUi; rpId: string | undefined; hasAutofillField: boolean },
  facts: BrowserFacts,
): PasskeyOffer {
  if (!facts.hasWebAuthn) {
    return { autofill: false, button: false, explain: facts.isEmbedded ? 'embedded' : 'browser' };
  }
  const autofill =
    wish.ui !== 'button' &&
    wish.hasAutofillField &&
    hasAutofill(facts) &&
    // Firefox refuses a conditional request that needs Related Origins.
    !(facts.isFirefox && needsRelatedOrigin(wish.rpId, facts.host));
  // A tenant that leaves the button out means it: without suggestions the password is the way in.
  return { autofill, button: wish.ui !== 'autofill', explain: null };
}

/** The newer answer counts where there is one; "undefined" is no answer, not a no. */
const hasAutofill = ({ conditionalGet, conditionalMediation }: BrowserFacts): boolean =>
  conditionalGet ?? conditionalMediation ?? false;

/** The RP ID that a page asks with, and the one of its second entry, if it has one. */
export type RpIds = { asked: string; other: string | undefined };

/**
 * What is left of two RP IDs in a browser. Asking with one that is not the host's own ends in an
 * error where Related Origins are not known (WebAuthn L3 §5.11), so a browser that does not say that
 * it knows them asks with the host's own, and with no other.
 */
export function rpIdsInReach(
  { asked, other }: RpIds,
  { relatedOrigins, host }: Pick<BrowserFacts, 'relatedOrigins' | 'host'>,
): RpIds {
  if (relatedOrigins === true) return { asked, other };
  const [own, second] = [asked, other].filter(
    (rpId) => rpId !== undefined && !needsRelatedOrigin(rpId, host),
  );
  return { asked: own ?? asked, other: second };
}

/** Whether the page's host is neither the RP ID nor below it. */
export const needsRelatedOrigin = (rpId: string | undefined, host: string): boolean =>
  rpId !== undefined && host !== rpId && !host.endsWith(`.${rpId}`);
