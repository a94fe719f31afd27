/**
 * Clients that we did not write sign people up and in, unchanged.
 *
 * Auth0's client for servers and native programs begins every ceremony. It hands an answer in for
 * confidential applications only (`MissingClientAuthError`); for public ones openid-client does.
 */
import { AuthClient } from '@auth0/auth0-auth-js';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import * as openid from 'openid-client';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { newEmail } from '../attacks/support/attacked-site.ts';
import { claimsOf } from '../protocol/support/tokens.ts';
import {
  ANDROID,
  API,
  GRANT,
  HOST,
  ORIGIN,
  expect,
  fetchFor,
  test,
} from './support/native-site.ts';
import type { NativeClient, NativeSite } from './support/native-site.ts';

type Creation = Parameters<SoftwareAuthenticator['create']>[0];
type Handing = Parameters<AuthClient['passkey']['getTokenByPasskey']>[0];
type Credential = Handing['credential'];
type Tokens = {
  accessToken: string;
  refreshToken?: string | undefined;
  claims?: Record<string, unknown> | undefined;
};
type TokenClient = {
  exchange: (handing: Handing) => Promise<Tokens>;
  refresh: (refreshToken: string) => Promise<Tokens>;
};

const clientOf = ({ visitor }: NativeSite, { clientId, clientSecret }: NativeClient) =>
  new AuthClient({
    domain: HOST,
    clientId,
    ...(clientSecret && { clientSecret }),
    customFetch: fetchFor(visitor()),
  });

const ofAuth0 = (auth0: AuthClient): TokenClient => ({
  exchange: (handing) => auth0.passkey.getTokenByPasskey(handing),
  refresh: (refreshToken) => auth0.getTokenByRefreshToken({ refreshToken }),
});

async function ofOpenidClient(
  { visitor }: NativeSite,
  { clientId }: NativeClient,
): Promise<TokenClient> {
  const send = fetchFor(visitor());
  const config = await openid.discovery(new URL(ORIGIN), clientId, undefined, openid.None(), {
    [openid.customFetch]: (url, options) => send(url, options as RequestInit),
  });
  const read = (answer: Awaited<ReturnType<typeof openid.refreshTokenGrant>>): Tokens => ({
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    claims: answer.claims(),
  });
  return {
    exchange: async ({ authSession, credential, scope, audience, realm }) =>
      read(
        await openid.genericGrantRequest(config, GRANT, {
          auth_session: authSession,
          authn_response: JSON.stringify(credential),
          ...(scope && { scope }),
          ...(audience && { audience }),
          ...(realm && { realm }),
        }),
      ),
    refresh: async (refreshToken) => read(await openid.refreshTokenGrant(config, refreshToken)),
  };
}

for (const kind of ['public', 'confidential'] as const) {
  for (const [place, origin] of [
    ['an Android app', ANDROID],
    ['the site itself', ORIGIN],
  ] as const) {
    test(`${kind} application, ${place}: signs up, signs in, asks for an API and refreshes`, async ({
      native,
    }) => {
      const registered = kind === 'public' ? native.app : native.web;
      const auth0 = clientOf(native, registered);
      const tokenClient =
        kind === 'public' ? await ofOpenidClient(native, registered) : ofAuth0(auth0);
      const authenticator = new SoftwareAuthenticator();
      const email = newEmail();

      const signUp = await auth0.passkey.register({
        email,
        name: 'Ada',
        givenName: 'Ada',
        familyName: 'L',
        nickname: 'countess',
        picture: 'https://pictures.example.com/ada.png',
        userMetadata: { plan: 'free' },
      });
      expect(signUp.authnParamsPublicKey).toMatchObject({
        rp: { id: HOST },
        user: { name: email, displayName: 'Ada' },
        timeout: 60_000,
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      });
      const created = authenticator.create(signUp.authnParamsPublicKey as unknown as Creation, {
        origin,
      });
      const first = await tokenClient.exchange({
        authSession: signUp.authSession,
        credential: created as unknown as Credential,
        scope: 'openid profile email',
      });
      expect(first.refreshToken).toBeUndefined();
      expect(first.claims).toMatchObject({
        iss: `${ORIGIN}/`,
        aud: registered.clientId,
        name: 'Ada',
        given_name: 'Ada',
        family_name: 'L',
        nickname: 'countess',
        picture: 'https://pictures.example.com/ada.png',
        email,
        email_verified: false,
        acr: 'phr',
        amr: ['pop', 'user', 'mfa'],
      });
      expect(first.claims).not.toHaveProperty('sid');
      expect(first.claims).not.toHaveProperty('nonce');

      const challenge = await auth0.passkey.challenge();
      expect(challenge.authnParamsPublicKey).toEqual({
        challenge: expect.stringMatching(/^[\w-]{43}$/),
        timeout: 60_000,
        rpId: HOST,
        userVerification: 'preferred',
      });
      const signed = authenticator.get(
        challenge.authnParamsPublicKey as PublicKeyCredentialRequestOptionsJSON,
        { origin, form: 'native' },
      );
      const tokens = await tokenClient.exchange({
        authSession: challenge.authSession,
        credential: signed as unknown as Credential,
        scope: 'openid profile offline_access read:notes write:notes',
        audience: API,
        realm: 'Username-Password-Authentication',
      });
      expect(tokens.claims?.sub).toBe(first.claims?.sub);
      const visitor = native.visitor();
      const access = await claimsOf(visitor, tokens.accessToken, API);
      expect(access).toMatchObject({
        sub: first.claims?.sub,
        azp: registered.clientId,
        scope: 'read:notes',
      });

      const again = await tokenClient.refresh(tokens.refreshToken ?? 'none');
      expect(again.refreshToken).not.toBe(tokens.refreshToken);
      expect(await claimsOf(visitor, again.accessToken, API)).toMatchObject({
        sub: first.claims?.sub,
        scope: 'read:notes',
      });
      expect(again.claims).toMatchObject({
        sub: first.claims?.sub,
        auth_time: tokens.claims?.auth_time,
        amr: ['pop', 'user', 'mfa'],
      });
      // Whoever uses the rotated token once more ends the family (RFC 9700 §4.14.2).
      const reuse = tokenClient.refresh(tokens.refreshToken ?? 'none');
      await expect(reuse).rejects.toThrow();
    });
  }
}

test('what a refusal says reaches the developer of an application', async ({ native }) => {
  const auth0 = clientOf(native, native.web);
  const email = newEmail();
  const { authSession, authnParamsPublicKey } = await auth0.passkey.register({ email });
  const authenticator = new SoftwareAuthenticator();
  const created = authenticator.create(authnParamsPublicKey as unknown as Creation, {
    origin: 'https://elsewhere.example.test',
  });
  const refused = auth0.passkey.getTokenByPasskey({
    authSession,
    credential: created as unknown as Credential,
  });
  await expect(refused).rejects.toMatchObject({
    code: 'passkey_get_token_error',
    message: 'The credential did not verify against the challenge.',
    cause: { error: 'invalid_grant' },
  });
  const wrong = new AuthClient({
    domain: HOST,
    clientId: 'nobody',
    customFetch: fetchFor(native.visitor()),
  });
  await expect(wrong.passkey.challenge()).rejects.toMatchObject({
    statusCode: 401,
    cause: { error: 'invalid_client' },
  });
});
