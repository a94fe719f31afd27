import {
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';

import { autofillRequest } from './autofill-request.ts';
import { hasUserVerifyingPlatformAuthenticator, readBrowserFacts } from './browser-facts.ts';
import { outcomeOfError } from './ceremony-outcome.ts';
import type { Ceremony, Outcome } from './ceremony-outcome.ts';
import { tellStep } from './ceremony-steps.ts';
import { holdChallenge } from './challenge.ts';
import { decidePasskeyOffer } from './passkey-offer.ts';
import type { ChallengeUi } from './passkey-offer.ts';
import { holdRpIdField } from './rp-id-field.ts';
import { sendPasskey } from './send-passkey.ts';
import { statusLine } from './status-line.ts';
import { keepBusy } from './submit-once.ts';

/** Brings a passkey form to life, as far as this browser allows. */
export async function enablePasskeyForm(form: HTMLFormElement): Promise<void> {
  const ceremony: Ceremony = form.dataset.passkey === 'create' ? 'create' : 'authenticate';
  const button = form.querySelector<HTMLButtonElement>('[data-passkey-button]');
  const section = form.closest<HTMLElement>('[data-passkey-section]');
  const field = form.elements.namedItem('passkey');
  if (!button || !section || !(field instanceof HTMLInputElement)) return;

  const otherButton = form.querySelector<HTMLButtonElement>('[data-other-passkey-button]');

  const challenge = holdChallenge(form);
  const status = statusLine(form);
  const facts = await readBrowserFacts();
  const rpIds = holdRpIdField(form, facts);
  const offerNow = () =>
    decidePasskeyOffer(
      {
        ui: challengeUi(form.dataset.ui),
        rpId: rpIds.asked() ?? challenge.current()?.rpId,
        hasAutofillField: document.querySelector('input[autocomplete$="webauthn"]') !== null,
      },
      facts,
    );
  const offer = offerNow();
  if (offer.explain) {
    const selector = `[data-passkey-unsupported="${offer.explain}"]`;
    for (const text of document.querySelectorAll<HTMLElement>(selector)) text.hidden = false;
    return;
  }
  button.hidden = !offer.button;
  // The suggestions are of one RP ID: while there are two, the other has an entry of its own.
  section.hidden = !offer.button && !rpIds.hasOther();
  const showOther = () => {
    if (otherButton) otherButton.hidden = !rpIds.hasOther();
  };
  showOther();
  if (offer.button && form.hasAttribute('data-tells-offer')) void tellStep(form, 'offered');

  const platformAuthenticator = hasUserVerifyingPlatformAuthenticator();
  const autofill = autofillRequest(challenge, (passkey) => void deliver(passkey), fallBack);
  if (!isForAskedRpId()) await challenge.refresh();
  if (offer.autofill) autofill.arm();

  function isForAskedRpId(): boolean {
    const asked = rpIds.asked();
    return asked === undefined || challenge.current()?.rpId === asked;
  }

  /** Leaves an RP ID that the browser does not let this host ask with, if there is another. */
  function fallBack(): boolean {
    const isLeft = rpIds.fallBack();
    showOther();
    return isLeft;
  }

  async function deliver(passkey: AuthenticationResponseJSON | RegistrationResponseJSON) {
    challenge.spend();
    if (!(field instanceof HTMLInputElement)) return;
    field.value = JSON.stringify({
      ...passkey,
      isUserVerifyingPlatformAuthenticatorAvailable: await platformAuthenticator,
    });
    form.requestSubmit();
  }

  /** Whoever has shown a passkey hears what became of it, also where there is no button. */
  const say = (outcome: Outcome) => {
    section.hidden = false;
    status.say(outcome);
  };

  let lastPressed = button;
  const focusOn = (pressed: HTMLButtonElement) => (pressed.hidden ? button : pressed).focus();

  /** Sends the form, unless another one of the page is on its way. */
  async function sendByModule(event: SubmitEvent): Promise<void> {
    if (event.target !== form || event.defaultPrevented) return;
    event.preventDefault();
    const busy = keepBusy();
    const problem = await sendPasskey(form, say);
    if (!problem) return busy.releaseSoon();
    busy.release();
    if (field instanceof HTMLInputElement) field.value = '';
    say(problem);
    focusOn(lastPressed);
    void startOver();
  }
  // The last of all listeners: the others see an ordinary form.
  if (form.hasAttribute('data-sent-by-module')) {
    addEventListener('submit', (event) => void sendByModule(event));
  }

  /** Fresh challenge, suggestions back: after a ceremony that led nowhere. */
  const startOver = () => (offerNow().autofill ? autofill.renew() : challenge.refresh());

  async function openDialog(): Promise<void> {
    await autofill.disarm();
    const problem = challenge.isFresh() ? null : await challenge.refresh();
    const optionsJSON = challenge.current();
    if (!optionsJSON) return status.say(problem ?? { sentence: 'offline' });
    status.say({ sentence: 'waiting' });
    void tellStep(form, 'started');
    try {
      const passkey =
        ceremony === 'create'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON });
      status.clear();
      await deliver(passkey);
    } catch (error) {
      challenge.spend();
      const name = error instanceof Error ? error.name : 'UnknownError';
      void tellStep(form, 'failed', name);
      if (name === 'SecurityError' && fallBack()) return openDialog();
      const outcome = outcomeOfError(name, ceremony);
      status.say(outcome);
      if (outcome.sentence === 'exists') showAsEnrolled();
      void startOver();
    }
  }

  const opensDialog = (pressed: HTMLButtonElement, prepare?: () => void) =>
    pressed.addEventListener('click', (event) => {
      // A password manager's scripted click must not open a dialog that nobody asked for.
      if (!event.isTrusted || isBusy(button) || isBusy(pressed) || isBusy(form)) return;
      pressed.setAttribute('aria-busy', 'true');
      lastPressed = pressed;
      prepare?.();
      void openDialog().finally(() => {
        // A form that is on its way keeps its marks until the next page.
        if (!isBusy(form)) pressed.removeAttribute('aria-busy');
        focusOn(pressed);
      });
    });
  opensDialog(button);
  if (otherButton) {
    opensDialog(otherButton, () => {
      rpIds.swap();
      challenge.spend();
    });
  }

  addEventListener('pagehide', () => WebAuthnAbortService.cancelCeremony());
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    // Back from the browser's page cache: the challenge was probably used on the way out.
    field.value = '';
    status.clear();
    void startOver();
  });
}

/** There is nothing left to turn down on a device that has a passkey: only the way on. */
function showAsEnrolled(): void {
  const select = (name: string) => document.querySelectorAll<HTMLElement>(`[data-${name}]`);
  for (const element of select('unless-passkey-exists')) element.hidden = true;
  for (const element of select('when-passkey-exists')) element.hidden = false;
}

const isBusy = (element: HTMLElement): boolean => element.getAttribute('aria-busy') === 'true';

const challengeUi = (value: string | undefined): ChallengeUi =>
  value === 'autofill' || value === 'button' ? value : 'both';
