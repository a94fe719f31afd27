/**
 * A site on an https host, behind a proxy that has ended TLS, with applications that ask for
 * passkeys themselves. Every visitor has an address of their own, as far as limiters can tell.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { test as base } from '@playwright/test';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { newAddress, newEmail } from '../../attacks/support/attacked-site.ts';
import { HttpVisitor } from '../../support/http-visitor.ts';
import type { Answer } from '../../support/http-visitor.ts';
import { freePort, startServer } from '../../support/server.ts';
import type { StartedServer } from '../../support/server.ts';

export const HOST = 'login.example.test';
export const ORIGIN = `https://${HOST}`;
/** Of an app that the domain knows; Android's credential manager answers with it. */
export const ANDROID = `android:apk-key-hash:${'A'.repeat(43)}`;
export const API = 'https://api.example.test/';
export const GRANT = 'urn:okta:params:oauth:grant-type:webauthn';

const passkeysOn = { authentication_methods: { passkey: { enabled: true } } };

export type NativeClient = { clientId: string; clientSecret: string | null };

export type NativeSite = {
  server: StartedServer;
  visitor: (origin?: string) => HttpVisitor;
  cli: (...args: readonly string[]) => Promise<unknown>;
  /** A public application, as on a phone. */
  app: NativeClient;
  /** A confidential one. */
  web: NativeClient;
  register: (settings: object) => Promise<NativeClient>;
};

/** Connections beside the first, which has passkeys on. Applications of the site may use all. */
const connections: Record<string, object> = {
  plain: {},
  closed: { ...passkeysOn, disable_signup: true },
  confirming: passkeysOn,
  switching: passkeysOn,
  other: passkeysOn,
};

export const withVerification = {
  ...passkeysOn,
  attributes: {
    email: { identifier: { active: true }, signup: { verification: { active: true } } },
  },
};

export const test = base.extend<{ patience: void }, { native: NativeSite }>({
  patience: [
    async ({}, use, testInfo) => {
      testInfo.setTimeout(90_000);
      await use();
    },
    { auto: true },
  ],
  native: [
    async ({}, use) => {
      const port = await freePort();
      const server = await startServer({
        port,
        env: { LATCHKEY_ORIGIN: ORIGIN, LATCHKEY_TRUSTED_PROXIES: 'loopback' },
      });
      const cli = (...args: readonly string[]) => server.cli(args);
      await cli('domains', 'update', '--host', HOST, '--origin', ANDROID);
      await Promise.all(
        Object.entries(connections).map(([name, options]) =>
          cli('connections', 'create', '--name', name, '--options', JSON.stringify(options)),
        ),
      );
      await cli('apis', 'create', '--identifier', API, '--name', 'Notes', '--scope', 'read:notes');
      const register = async (settings: object) =>
        (await cli(
          ...['clients', 'create', '--name', 'Native story'],
          ...['--settings', JSON.stringify({ app_type: 'native', ...settings })],
        )) as NativeClient;
      const grants = [GRANT, 'refresh_token'];
      await use({
        server,
        cli,
        register,
        visitor: (origin = ORIGIN) => new HttpVisitor(origin, { port, address: newAddress() }),
        app: await register({ grant_types: grants }),
        web: await register({
          grant_types: grants,
          token_endpoint_auth_method: 'client_secret_post',
        }),
      });
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';

type Fields = Record<string, unknown>;

export const identityOf = ({ clientId, clientSecret }: NativeClient): Fields => ({
  client_id: clientId,
  ...(clientSecret && { client_secret: clientSecret }),
});

export const postJson = (visitor: HttpVisitor, path: string, body: unknown): Promise<Answer> =>
  visitor.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: '*/*' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

export const askChallenge = (visitor: HttpVisitor, client: NativeClient, more: Fields = {}) =>
  postJson(visitor, '/passkey/challenge', { ...identityOf(client), ...more });

export const askRegister = (
  visitor: HttpVisitor,
  client: NativeClient,
  profile: Fields = { email: newEmail() },
  more: Fields = {},
) =>
  postJson(visitor, '/passkey/register', { ...identityOf(client), user_profile: profile, ...more });

type Begun<Options> = { auth_session: string; authn_params_public_key: Options };

export function begunIn<Options = PublicKeyCredentialRequestOptionsJSON>(
  answer: Answer,
): Begun<Options> {
  if (answer.status !== 200) throw new Error(`No challenge: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as Begun<Options>;
}

export const beginSignIn = async (visitor: HttpVisitor, client: NativeClient, more: Fields = {}) =>
  begunIn(await askChallenge(visitor, client, more));

export const beginSignUp = async (
  visitor: HttpVisitor,
  client: NativeClient,
  profile: Fields = { email: newEmail() },
  more: Fields = {},
) =>
  begunIn<PublicKeyCredentialCreationOptionsJSON>(
    await askRegister(visitor, client, profile, more),
  );

type Signed = AuthenticationResponseJSON | RegistrationResponseJSON;

export type Handed = { auth_session: string; authn_response: Signed | Fields | string } & Fields;

/** Hands an answer in, as an object in JSON. */
export const exchange = (visitor: HttpVisitor, client: NativeClient, handed: Handed) =>
  postJson(visitor, '/oauth/token', { grant_type: GRANT, ...identityOf(client), ...handed });

/** The same as a form, with the answer as a JSON text. */
export const exchangeForm = (
  visitor: HttpVisitor,
  client: NativeClient,
  { authn_response, ...handed }: Handed,
): Promise<Answer> =>
  visitor.send('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' },
    body: new URLSearchParams({
      grant_type: GRANT,
      ...(identityOf(client) as Record<string, string>),
      ...(handed as Record<string, string>),
      authn_response: JSON.stringify(authn_response),
    }).toString(),
  });

export type Person = { email: string; userId: string; authenticator: SoftwareAuthenticator };

/** A new user with a passkey, made through the API. */
export async function signUp(
  visitor: HttpVisitor,
  client: NativeClient,
  more: Fields = {},
  authenticator = new SoftwareAuthenticator(),
): Promise<Person> {
  const email = newEmail();
  const begun = await beginSignUp(visitor, client, { email }, more);
  const answer = await exchange(visitor, client, {
    auth_session: begun.auth_session,
    authn_response: authenticator.create(begun.authn_params_public_key, { origin: ORIGIN }),
    scope: 'openid',
  });
  if (answer.status !== 200) throw new Error(`No tokens: ${answer.status} ${answer.text}`);
  const { id_token: idToken } = JSON.parse(answer.text) as { id_token: string };
  const claims = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString();
  return { email, authenticator, userId: (JSON.parse(claims) as { sub: string }).sub };
}

/** What a refusal says, in the form that stories compare. */
export function refusalOf(answer: Answer): [status: number, error: unknown, code: unknown] {
  const { error, code } = JSON.parse(answer.text) as { error?: unknown; code?: unknown };
  return [answer.status, error, code];
}

/** `fetch` where TLS ends: requests to the site go to its server, and nowhere else. */
export const fetchFor =
  (visitor: HttpVisitor): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    const answer = await visitor.send(request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      ...(body.length > 0 && { body }),
    });
    const received = new Response(answer.text, { status: answer.status });
    for (const [name, value] of Object.entries(answer.headers)) {
      if (typeof value === 'string') received.headers.set(name, value);
    }
    return received;
  };
