import { startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';

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
  const timer = setTimeout(() => WebAuthnAbortService.cancelCeremony(), giveUpAfterMs);
  try {
    if (optionsJSON && field instanceof HTMLInputElement) {
      const passkey = await startRegistration({ optionsJSON, useAutoRegister: true });
      field.value = JSON.stringify(passkey);
    }
  } catch {
    // Refused, unknown, too slow: the person never asked for it, so they never hear of it.
  }
  clearTimeout(timer);
  form.requestSubmit();
}
