/** What the types of events mean, in a sentence, by what they are about. */
const sentences = {
  sign_in: {
    s: 'Signed in',
    ssa: 'Signed in without a question',
    f: 'A sign-in failed',
    fp: 'The password was wrong',
    fu: 'Nobody is called so',
    fsa: 'Could not be signed in without a question',
    new_device: 'Signed in on a new device',
    dashboard_session_begun: 'Came to the dashboard',
    rescue_used: 'Came back in with a link of an administrator',
    passkey_autofill_failed: 'A passkey that the browser suggested could not be used',
  },
  sign_up: {
    ss: 'Signed up',
    fs: 'A sign-up failed',
  },
  sign_out: {
    slo: 'Signed out',
    flo: 'Could not be signed out',
    dashboard_session_ended: 'Left the dashboard',
    session_revoked: 'A session was ended',
    oidc_backchannel_logout_succeeded: 'An application was told of a sign-out',
    oidc_backchannel_logout_failed: 'An application could not be told of a sign-out',
  },
  passkeys: {
    gd_enrollment_complete: 'A passkey was added',
    passkey_renamed: 'A passkey was renamed',
    passkey_deleted: 'A passkey was deleted',
    passkey_not_added: 'A passkey could not be added',
    passkey_not_deleted: 'A passkey could not be deleted',
    passkey_tested: 'A passkey was tried out',
    passkey_suggestions_allowed: 'May be asked for a passkey again',
    passkey_backup_state_changed: 'Whether a passkey is backed up has changed',
    passkey_challenge_started: 'An application asked for a passkey',
    passkey_challenge_failed: 'A passkey of an application was refused',
    my_account_authentication_method_succeeded:
      'An application added, changed or removed a passkey',
    my_account_authentication_method_failed:
      'An application could not add, change or remove a passkey',
  },
  account: {
    user_renamed: 'A name was changed',
  },
  tokens: {
    seacft: 'A code was exchanged for tokens',
    feacft: 'A code could not be exchanged for tokens',
    seccft: 'A machine got an access token',
    feccft: 'A machine got no access token',
    sertft: 'A refresh token was exchanged',
    fertft: 'A refresh token could not be exchanged',
    sede: 'A device code was exchanged for tokens',
    fede: 'A device code could not be exchanged for tokens',
  },
  protection: {
    limit_wc: 'Too many attempts with one identifier from one address',
    limit_mu: 'Too many attempts from one address',
    fapi: 'A request was refused',
    ferrt: 'A refresh token came twice',
    session_of_another_browser: 'A session was used by another browser',
    passkey_counter_went_back: 'A passkey may have been copied',
  },
} as const satisfies Record<string, Record<string, string>>;

export type LogCategory = keyof typeof sentences;

export type LogType = { type: string; category: LogCategory; description: string };

export const logTypes: readonly LogType[] = Object.entries(sentences).flatMap(([category, types]) =>
  Object.entries(types).map(([type, description]) => ({
    ...{ type, category: category as LogCategory, description },
  })),
);

const descriptions = new Map(logTypes.map(({ type, description }) => [type, description]));

export const describeLogType = (type: string): string | undefined => descriptions.get(type);
