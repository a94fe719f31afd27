/**
 * What the hosted pages do with a script, beyond what they can do without one. Loaded as a
 * standalone module (`./passkeys?worker&url`); it has no sentences of its own and builds no HTML
 * from text.
 */
import { markLastMethod } from './browser/last-method.ts';
import { enablePasskeyForm } from './browser/passkey-form.ts';
import { enablePasswordToggles } from './browser/password-toggle.ts';
import { submitOnce } from './browser/submit-once.ts';
import { guardTrustedOnly } from './browser/trusted-only.ts';
import { signalUnknownCredential } from './browser/unknown-credential.ts';

submitOnce();
guardTrustedOnly();
markLastMethod();
enablePasswordToggles();

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  void enablePasskeyForm(form);
  void signalUnknownCredential(form);
}
