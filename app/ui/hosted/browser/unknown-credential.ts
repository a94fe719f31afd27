import { passkeyApi } from './browser-facts.ts';

/**
 * Tells the passkey's provider that the server does not know a credential, so that it is not
 * offered again. Only the server decides when that is said; here it is passed on, quietly.
 *
 * Where the page tells how to remove the passkey by hand, that text gives way once this is done.
 */
export async function signalUnknownCredential(element: HTMLElement): Promise<void> {
  const { unknownCredentialId: credentialId, unknownCredentialRpId: rpId } = element.dataset;
  const api = passkeyApi();
  if (!credentialId || !rpId || !api?.signalUnknownCredential) return;
  try {
    await api.signalUnknownCredential({ rpId, credentialId });
  } catch {
    // A provider that does not take the hint keeps its passkey; nothing is lost.
    return;
  }
  for (const text of element.querySelectorAll<HTMLElement>('[data-when-signalled]')) {
    text.hidden = text.dataset.whenSignalled !== 'shown';
  }
}
