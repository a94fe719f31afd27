import { startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';

import { tellStep } from './ceremony-steps.ts';

/** A browser that creates silently does so at once; nobody is kept waiting for one that does not. */
const giveUpAfterMs = 4_000;

/**
 * Has the browser try once to create a passkey without a dialog, and goes on whatever comes of it:
 * the form is sent with the passkey, or empty.
 */
export async function tryAutomaticPasskey(form: HTMLFormElement): Promise<void> {
  const field = form.elements.namedItem('passkey');
  const optionsJSON = JSON.parse(
    form.dataset.automaticPasskey ?? 'null',
  ) as PublicKeyCredentialCreationOptionsJSON | null;
  if (optionsJSON && field instanceof HTMLInputElement) {
    await fillSilently(form, field, optionsJSON);
  }
  form.requestSubmit();
}

async function fillSilently(
  form: HTMLFormElement,
  field: HTMLInputElement,
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<void> {
  const timer = setTimeout(() => WebAuthnAbortService.cancelCeremony(), giveUpAfterMs);
  const told = [tellStep(form, 'started')];
  try {
    const passkey = await startRegistration({ optionsJSON, useAutoRegister: true });
    field.value = JSON.stringify(passkey);
  } catch (error) {
    // Refused, unknown, too slow: the person never asked for it, so they never hear of it.
    told.push(tellStep(form, 'failed', error instanceof Error ? error.name : 'UnknownError'));
  }
  clearTimeout(timer);
  // Sending the form ends the attempt, and what is told after that belongs to nothing any more.
  await Promise.all(told);
}
