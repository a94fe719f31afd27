import type { Choice } from '../fields.tsx';

export const PASSKEY_GRANT = 'urn:okta:params:oauth:grant-type:webauthn';

/** How an application may come to tokens, most usual first. */
export const grantTypes: readonly Choice<string>[] = [
  {
    value: 'authorization_code',
    label: 'Sign-in with a code',
    hint: 'authorization_code. People sign in here and come back with a code. What most applications need.',
  },
  {
    value: 'refresh_token',
    label: 'Refresh tokens',
    hint: 'refresh_token. New tokens without a new sign-in, where the scope has offline_access.',
  },
  {
    value: 'client_credentials',
    label: 'By itself',
    hint: 'client_credentials. Tokens for APIs that it was granted, with its secret and without a person.',
  },
  {
    value: PASSKEY_GRANT,
    label: 'Passkeys in the app itself',
    hint: `${PASSKEY_GRANT}. The app shows the passkey sheet and none of our pages.`,
  },
  {
    value: 'urn:ietf:params:oauth:grant-type:device_code',
    label: 'On a device without a keyboard',
    hint: 'urn:ietf:params:oauth:grant-type:device_code. People enter a code on their phone.',
  },
  {
    value: 'implicit',
    label: 'ID token without a code',
    hint: 'implicit. Only for older libraries: the token passes through the browser.',
  },
];
