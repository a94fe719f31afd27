/**
 * What an application that signs its user in by itself can do with their ways to sign in: the proof
 * of the exchange counts for a quarter of an hour, and no token that is asked for later renews it.
 */
import type { Answer } from '../support/http-visitor.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { newInstallation } from '../protocol/support/installation.ts';
import type { Cli } from '../protocol/support/site.ts';
import { jsonOf } from '../protocol/support/tokens.ts';
import {
  audienceOf,
  FACTORS,
  METHODS,
  MyAccount,
  refusalOf,
  scopes,
} from './support/my-account.ts';
import {
  API,
  beginSignIn,
  beginSignUp,
  exchange,
  expect,
  GRANT,
  identityOf,
  ORIGIN,
  postJson,
  test,
} from './support/native-site.ts';
import type { NativeClient } from './support/native-site.ts';

const granted = [scopes.create, scopes.read, scopes.update, scopes.delete];
const unmet = [403, 'unmet_authentication_requirements'];

const registerApp = (cli: Cli): Promise<NativeClient> =>
  cli(
    ...['clients', 'create', '--name', 'Phone', '--type', 'native'],
    ...['--grant-type', GRANT, '--grant-type', 'refresh_token'],
  ) as Promise<NativeClient>;

const grantTo = (cli: Cli, { clientId }: NativeClient, origin: string, some = granted) =>
  cli(
    ...['apis', 'grant', '--client-id', clientId, '--audience', audienceOf(origin)],
    ...some.flatMap((scope) => ['--scope', scope]),
  );

/** Somebody with a passkey in an application, and what it asks for with it. */
function phoneAt(origin: string, client: NativeClient, visitor = new HttpVisitor(origin)) {
  const authenticator = new SoftwareAuthenticator();
  const wishes = {
    audience: audienceOf(origin),
    // One more than it was granted.
    scope: ['openid', 'offline_access', ...granted, scopes.factors].join(' '),
  };
  return {
    async signUp(): Promise<Answer> {
      const begun = await beginSignUp(visitor, client);
      const authn_response = authenticator.create(begun.authn_params_public_key, { origin });
      return exchange(visitor, client, {
        ...{ auth_session: begun.auth_session, authn_response },
        ...wishes,
      });
    },
    async signIn(more: Record<string, string> = {}): Promise<Answer> {
      const begun = await beginSignIn(visitor, client);
      const authn_response = authenticator.get(begun.authn_params_public_key, { origin });
      return exchange(visitor, client, {
        ...{ auth_session: begun.auth_session, authn_response },
        ...wishes,
        ...more,
      });
    },
    refresh: (token: unknown, more: Record<string, string> = {}): Promise<Answer> =>
      postJson(visitor, '/oauth/token', {
        grant_type: 'refresh_token',
        ...identityOf(client),
        refresh_token: token,
        ...more,
      }),
    apiOf: (answer: Answer) => new MyAccount(visitor, String(jsonOf(answer).access_token)),
  };
}

const change = async (api: MyAccount, id: string) => [
  refusalOf(await api.send('POST', METHODS, { type: 'passkey' })),
  refusalOf(await api.send('DELETE', `${METHODS}/${id}`)),
];

test('a passkey proves who somebody is for 15 minutes, however often its token is refreshed', async () => {
  test.setTimeout(180_000);
  const { origin, after, remove } = await newInstallation();
  const kept: { phone?: ReturnType<typeof phoneAt>; api?: MyAccount; id?: string; last?: Answer } =
    {};
  await after(0, async (cli) => {
    const client = await registerApp(cli);
    await grantTo(cli, client, origin);
    const phone = phoneAt(origin, client);
    const signedUp = await phone.signUp();
    const scope = String(jsonOf(signedUp).scope).split(' ');
    expect(scope.sort()).toEqual([...granted].sort());
    const api = phone.apiOf(signedUp);
    const { method } = await api.add();
    expect(refusalOf(await api.get(FACTORS))).toEqual([403, 'insufficient_scope']);
    Object.assign(kept, { phone, api, id: method.id, last: signedUp });
  });
  await after(14 * 60, async () => {
    const { phone, api, last } = kept;
    if (!phone || !api || !last) throw new Error('Nobody has signed up');
    expect((await api.begin()).authSession).toBeTruthy();
    kept.last = await phone.refresh(jsonOf(last).refresh_token);
    expect((await phone.apiOf(kept.last).begin()).authSession).toBeTruthy();
  });
  await after(16 * 60, async () => {
    const { phone, api, id = '', last } = kept;
    if (!phone || !api || !last) throw new Error('Nobody has signed up');
    expect(await change(api, id)).toEqual([unmet, unmet]);
    expect(await change(phone.apiOf(last), id)).toEqual([unmet, unmet]);
    const refreshed = await phone.refresh(jsonOf(last).refresh_token, {
      // Nobody believes what is only said.
      auth_time: String(Math.floor(Date.now() / 1000) + 16 * 60),
      authn_response: '{}',
    });
    expect(refreshed.status).toBe(200);
    const later = phone.apiOf(refreshed);
    expect(await change(later, id)).toEqual([unmet, unmet]);
    // What needs no proof goes on.
    expect(await later.list('passkey')).toHaveLength(2);
    expect((await later.send('PATCH', `${METHODS}/${id}`, { name: 'Mine' })).status).toBe(200);

    const proved = phone.apiOf(await phone.signIn());
    expect((await proved.begin()).authSession).toBeTruthy();
    expect((await proved.send('DELETE', `${METHODS}/${id}`)).status).toBe(204);
  });
  remove();
});

test('it is let do what it was granted, and gets no more by asking again', async ({ native }) => {
  const client = await registerApp(native.cli);
  const phone = phoneAt(ORIGIN, client, native.visitor());
  const denied = await phone.signUp();
  expect([denied.status, jsonOf(denied).error]).toEqual([403, 'access_denied']);

  await grantTo(native.cli, client, ORIGIN);
  expect((await phone.signUp()).status).toBe(200);
  const little = await phone.signIn({ scope: `offline_access ${scopes.read}` });
  expect(jsonOf(little).scope).toBe(scopes.read);
  const first = jsonOf(little).refresh_token;
  for (const [more, error] of [
    [{ scope: granted.join(' ') }, 'invalid_scope'],
    [{ resource: API }, 'invalid_target'],
  ] as const) {
    const again = await phone.signIn({ scope: `offline_access ${scopes.read}` });
    const refused = await phone.refresh(jsonOf(again).refresh_token, more);
    expect([more, refused.status, jsonOf(refused).error]).toEqual([more, 400, error]);
  }
  const refreshed = await phone.refresh(first, { audience: API });
  expect(jsonOf(refreshed).scope).toBe(scopes.read);
  const api = phone.apiOf(refreshed);
  expect(await api.list('passkey')).toHaveLength(1);
  expect(refusalOf(await api.send('POST', METHODS, { type: 'passkey' }))).toEqual([
    403,
    'insufficient_scope',
  ]);
  const elsewhere = await phone.signIn({ audience: 'https://second.example.test/me/' });
  expect([elsewhere.status, jsonOf(elsewhere).error]).toEqual([400, 'invalid_target']);

  // What an administrator takes back is gone from the tokens that are out there.
  const whole = await phone.signIn();
  const able = phone.apiOf(whole);
  expect((await able.begin()).authSession).toBeTruthy();
  await grantTo(native.cli, client, ORIGIN, [scopes.read]);
  expect(refusalOf(await able.send('POST', METHODS, { type: 'passkey' }))).toEqual([
    403,
    'insufficient_scope',
  ]);
  const less = await phone.refresh(jsonOf(whole).refresh_token);
  expect(jsonOf(less).scope).toBe(scopes.read);
});

test('whoever is blocked meanwhile is refused by their token, and gets no other', async ({
  native,
}) => {
  const client = await registerApp(native.cli);
  await grantTo(native.cli, client, ORIGIN);
  const phone = phoneAt(ORIGIN, client, native.visitor());
  const signedUp = await phone.signUp();
  const api = phone.apiOf(signedUp);
  const { authSession, options } = await api.begin();
  const created = new SoftwareAuthenticator().create(options, { origin: ORIGIN });
  const claims = String(jsonOf(signedUp).id_token).split('.')[1] ?? '';
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string };
  await native.cli('users', 'block', '--id', sub);
  expect(refusalOf(await api.verify(authSession, created))).toEqual([403, 'user_banned']);
  const refreshed = await phone.refresh(jsonOf(signedUp).refresh_token);
  expect([refreshed.status, jsonOf(refreshed).error]).toEqual([400, 'invalid_grant']);
  expect(jsonOf(await phone.signIn())).toMatchObject({
    error: 'access_denied',
    code: 'user_banned',
  });
  await native.cli('users', 'unblock', '--id', sub);
  expect(await api.list('passkey')).toHaveLength(1);
});
