import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';

import { renewAfter } from './challenge.ts';
import type { Challenge } from './challenge.ts';

export type AutofillRequest = {
  /** Starts waiting for a choice from the field's suggestions, once per challenge. */
  arm: () => void;
  /** Stops waiting; resolves when a modal ceremony may start. */
  disarm: () => Promise<void>;
  /** Replaces the challenge and waits again. */
  renew: () => Promise<void>;
};

/**
 * The one conditional request of a page. It waits in the background, so whatever goes wrong with it
 * is not the person's business: no text, no navigation, only a line in the server's log.
 */
export function autofillRequest(
  challenge: Challenge,
  deliver: (passkey: AuthenticationResponseJSON) => void,
  /** Where a browser does not let this site ask: whether there is another RP ID to ask with. */
  fallBack: () => boolean,
): AutofillRequest {
  let armedFor: string | undefined;
  let signalTaken: Promise<unknown> = Promise.resolve();
  let renewal: ReturnType<typeof setTimeout> | undefined;
  // Counts the times somebody else took over, so that a late answer starts nothing any more.
  let turn = 0;

  async function wait(): Promise<void> {
    const options = challenge.current();
    if (!options || options.challenge === armedFor) return;
    armedFor = options.challenge;
    scheduleRenewal();
    const myTurn = turn;
    const startedAt = Date.now();
    try {
      const answer = startAuthentication({ optionsJSON: options, useBrowserAutofill: true });
      // The library looks once more whether autofill exists before it takes its abort signal. Asking
      // the same question after it tells when that is over.
      signalTaken = browserSupportsWebAuthnAutofill().catch(() => undefined);
      deliver(await answer);
    } catch (error) {
      if (myTurn !== turn || (error instanceof Error && error.name === 'AbortError')) return;
      challenge.spend();
      const failure = error instanceof Error ? error.name : 'UnknownError';
      // The person turned away from the device's dialog: offer it again. A request that fails at
      // once would fail again at once, for ever, and so would one that is not allowed here, which
      // browsers may take their time to find out.
      const mayWorkAgain =
        failure === 'SecurityError' ? fallBack() : Date.now() - startedAt > 1_000;
      if (mayWorkAgain) await renew(failure);
      else await challenge.refresh(failure);
    }
  }

  async function renew(failure?: string): Promise<void> {
    const myTurn = ++turn;
    WebAuthnAbortService.cancelCeremony();
    const problem = await challenge.refresh(failure);
    if (problem === null && myTurn === turn) await wait();
  }

  /** Replaces the challenge shortly before it runs out, but never for a tab that nobody sees. */
  function scheduleRenewal(): void {
    clearTimeout(renewal);
    renewal = setTimeout(() => {
      if (document.visibilityState === 'visible') void renew();
    }, renewAfter);
  }

  document.addEventListener('visibilitychange', () => {
    const isWaiting = renewal !== undefined && document.visibilityState === 'visible';
    if (isWaiting && !challenge.isFresh()) void renew();
  });

  return {
    arm: () => void wait(),
    disarm: async () => {
      turn += 1;
      clearTimeout(renewal);
      renewal = undefined;
      await signalTaken;
      WebAuthnAbortService.cancelCeremony();
    },
    renew: () => renew(),
  };
}
