/** Every hosted page as previews know it: its id, what it is called here, and whose words it says. */
export const previewedPages = [
  { id: 'login', title: 'Sign in', prompt: 'login' },
  { id: 'login-one-step', title: 'Sign in, everything on one page', prompt: 'login' },
  { id: 'login-password', title: 'Password', prompt: 'login-password' },
  { id: 'passkey-removed', title: 'A removed passkey', prompt: 'login' },
  { id: 'already-signed-in', title: 'Already signed in', prompt: 'login' },
  { id: 'signup', title: 'Sign up', prompt: 'signup' },
  { id: 'signup-passkey', title: 'Sign up with a passkey', prompt: 'passkeys' },
  { id: 'signup-password', title: 'Sign up with a password', prompt: 'signup-password' },
  { id: 'enroll', title: 'The offer of a first passkey', prompt: 'passkeys' },
  { id: 'enroll-local', title: 'The offer of a passkey on this device', prompt: 'passkeys' },
  { id: 'enroll-renewal', title: 'The offer of a passkey for a new address', prompt: 'passkeys' },
  { id: 'upgrade', title: 'A moment for an automatic passkey', prompt: 'passkeys' },
  { id: 'enrolled', title: 'A passkey was created', prompt: 'passkeys' },
  { id: 'enrolled-automatic', title: 'A passkey was created by itself', prompt: 'passkeys' },
  { id: 'enrolled-undone', title: 'A new passkey was taken back', prompt: 'passkeys' },
  { id: 'continue', title: 'On the way to the application', prompt: 'passkeys' },
  { id: 'consent', title: 'Consent', prompt: 'consent' },
  { id: 'logout', title: 'Log out', prompt: 'logout' },
  { id: 'logout-done', title: 'Logged out', prompt: 'logout' },
  { id: 'logout-stayed', title: 'Still signed in', prompt: 'logout' },
  { id: 'device-code', title: 'The code of a device', prompt: 'device-flow' },
  { id: 'device-confirm', title: 'Confirm a device', prompt: 'device-flow' },
  { id: 'device-done', title: 'A device is connected', prompt: 'device-flow' },
  { id: 'rescue', title: 'A link back in', prompt: 'reset-password' },
  { id: 'rescue-done', title: 'Back in', prompt: 'reset-password' },
  { id: 'error', title: 'Something went wrong', prompt: 'common' },
  { id: 'account', title: 'Account', prompt: 'account' },
  { id: 'account-empty', title: 'Account without a passkey', prompt: 'account' },
  { id: 'account-name', title: 'Account: name', prompt: 'account' },
  { id: 'account-confirm', title: "Account: confirm it's you", prompt: 'account' },
  { id: 'account-new-passkey', title: 'Account: add a passkey', prompt: 'account' },
  { id: 'account-rename-passkey', title: 'Account: rename a passkey', prompt: 'account' },
  { id: 'account-test-passkey', title: 'Account: test a passkey', prompt: 'account' },
  { id: 'account-delete-passkey', title: 'Account: delete a passkey', prompt: 'account' },
  { id: 'account-deleted-passkey', title: 'Account: a passkey was deleted', prompt: 'account' },
] as const satisfies readonly { id: string; title: string; prompt: string }[];

export type PreviewedPage = (typeof previewedPages)[number]['id'];

export const findPreviewedPage = (id: string | undefined) =>
  previewedPages.find((page) => page.id === id);
