/**
 * What the hosted pages do with a script, beyond what they can do without one. Loaded as a
 * standalone module (`./passkeys?worker&url`); it has no sentences of its own and builds no HTML
 * from text.
 */
import { tryAutomaticPasskey } from './browser/automatic-passkey.ts';
import { fillCapabilities } from './browser/device-capabilities.ts';
import { markLastMethod } from './browser/last-method.ts';
import { showLocalTimes } from './browser/local-times.ts';
import { enablePasskeyForm } from './browser/passkey-form.ts';
import { passOnSignals } from './browser/passkey-signals.ts';
import { enablePasswordToggles } from './browser/password-toggle.ts';
import { submitOnce } from './browser/submit-once.ts';
import { guardTrustedOnly } from './browser/trusted-only.ts';
import { signalUnknownCredential } from './browser/unknown-credential.ts';

submitOnce();
guardTrustedOnly();
markLastMethod();
enablePasswordToggles();
showLocalTimes();

fillCapabilities();

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  void enablePasskeyForm(form);
}
for (const element of document.querySelectorAll<HTMLElement>('[data-unknown-credential-id]')) {
  void signalUnknownCredential(element);
}
for (const element of document.querySelectorAll<HTMLElement>('[data-passkey-signals]')) {
  void passOnSignals(element);
}
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-automatic-passkey]')) {
  void tryAutomaticPasskey(form);
}
