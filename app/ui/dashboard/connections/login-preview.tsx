import type { MethodsDraft } from './methods-draft.ts';

const onOrOff = (isOn: boolean) => (isOn ? 'on' : 'off');

/** The first page of a sign-in as it will be with what is in the form, saved or not. */
export function LoginPreview({
  hasPasskeys,
  challengeUi,
  hasPasswords,
}: Pick<MethodsDraft, 'hasPasskeys' | 'challengeUi' | 'hasPasswords'>) {
  const query = new URLSearchParams({
    passkeys: onOrOff(hasPasskeys),
    passkey_ui: challengeUi,
    password: onOrOff(hasPasswords),
  });
  const address = `/dashboard/preview/login?${query.toString()}`;
  return (
    <section className="dash-login-preview" aria-labelledby="preview">
      <h2 id="preview">Preview</h2>
      {/* Another frame for another address: one that navigates would fill the browser's history. */}
      <iframe key={address} tabIndex={-1} title="Preview of the login page" src={address} />
      <p className="hint">What people will see, before you save.</p>
    </section>
  );
}
