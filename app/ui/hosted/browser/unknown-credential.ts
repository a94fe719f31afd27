import { passkeyApi } from './browser-facts.ts';

/**
 * Tells the passkey's provider that the server does not know a credential, so that it is not
 * offered again. Only the server decides when that is said; here it is passed on, quietly.
 */
export async function signalUnknownCredential(form: HTMLFormElement): Promise<void> {
  const { unknownCredentialId: credentialId, unknownCredentialRpId: rpId } = form.dataset;
  if (!credentialId || !rpId) return;
  try {
    await passkeyApi()?.signalUnknownCredential?.({ rpId, credentialId });
  } catch {
    // A provider that does not take the hint keeps its passkey; nothing is lost.
  }
}
