/**
 * The My Account API, from outside: what an application can do with its user's ways to sign in, and
 * all that it cannot. Tokens come from a real sign-in, passkeys are really made.
 */
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { passkeysOf, logOf, signedIn as onAccountPage } from '../account/support/visitor.ts';
import { asksNobody } from '../account/support/story.ts';
import { askForTokens } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { changeRows, expireChallenge } from '../attacks/support/database-file.ts';
import { ask, arrive, typePassword } from '../protocol/support/sign-in.ts';
import { register } from '../protocol/support/site.ts';
import { goodPassword } from '../support/hosted-pages.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { sharedServer } from '../support/server.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import {
  asking,
  audienceOf,
  everyScope,
  FACTORS,
  faultsOf,
  grant,
  grantedApplication,
  made,
  METHODS,
  MyAccount,
  refusalOf,
  scopes,
  signedIn,
  VERIFY,
} from './support/my-account.ts';
import { expect, test } from './support/story.ts';

const appOf = ({ cli, origin }: Tenant, ...rest: [settings?: object, granted?: string[]]) =>
  grantedApplication(cli, origin, ...rest);

const personOf = async (tenant: Tenant) => tenant.newUser(goodPassword);

/** Every request that the API knows, with the scope that it needs. */
const requests: [method: string, path: string, body: object | undefined, scope: string][] = [
  ['GET', METHODS, undefined, scopes.read],
  ['GET', `${METHODS}/passkey%7Cdev_x`, undefined, scopes.read],
  ['POST', METHODS, { type: 'passkey' }, scopes.create],
  ['POST', VERIFY, { auth_session: 'x', authn_response: {} }, scopes.create],
  ['PATCH', `${METHODS}/passkey%7Cdev_x`, { name: 'Mine' }, scopes.update],
  ['DELETE', `${METHODS}/passkey%7Cdev_x`, undefined, scopes.delete],
  ['GET', FACTORS, undefined, scopes.factors],
];

test.describe('what it is for', () => {
  test('an application adds a passkey that signs its user in, renames it and deletes it', async ({
    tenant,
    application,
  }) => {
    const person = await personOf(tenant);
    const { api } = await signedIn(application, person);
    const identity = person.id.replace(/^auth0\|/, '');
    expect(await api.list()).toEqual([
      {
        id: `password|${identity}`,
        type: 'password',
        created_at: expect.any(String),
        usage: ['primary'],
        identity_user_id: identity,
      },
    ]);

    const begun = await api.begin({ connection: 'people', identity_user_id: identity });
    expect(begun.answer.headers.location).toBe(`${tenant.origin}${METHODS}/passkey%7Cnew`);
    expect(begun.options).toMatchObject({
      rp: { id: tenant.rpId, name: 'Acme' },
      user: { name: person.email, displayName: person.email },
      timeout: 60_000,
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
    const authenticator = new SoftwareAuthenticator({ transports: ['internal'] });
    const created = authenticator.create(begun.options, { origin: tenant.origin });
    const answer = await api.verify(begun.authSession, created);
    expect(answer.status).toBe(201);
    const [credential] = authenticator.credentials;
    const method = JSON.parse(answer.text) as Record<string, unknown>;
    expect(method).toEqual({
      id: expect.stringMatching(/^passkey\|dev_[A-Za-z0-9]{16}$/),
      type: 'passkey',
      name: expect.any(String),
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      usage: ['primary'],
      identity_user_id: identity,
      key_id: credential?.id,
      public_key: credential?.publicKey.toString('base64'),
      user_handle: credential?.userHandle,
      credential_device_type: 'multi_device',
      credential_backed_up: true,
      transports: ['internal'],
      aaguid: '00000000-0000-0000-0000-000000000000',
      relying_party_id: tenant.rpId,
    });
    expect(await api.list('passkey')).toEqual([method]);

    // It opens the door, and that is told.
    const visitor = new HttpVisitor(tenant.origin);
    const { said } = await ask(visitor, await register(tenant.cli, tenant.origin));
    const challenge = await visitor.post('/login/passkey/challenge', { state: said.state ?? '' });
    const { options } = JSON.parse(challenge.text) as { options: never };
    const signed = authenticator.get(options, { origin: tenant.origin });
    const home = await visitor.post('/login/passkey', {
      state: said.state ?? '',
      passkey: JSON.stringify(signed),
    });
    expect((await arrive(visitor, home)).said.code).toBeTruthy();
    const path = `${METHODS}/${encodeURIComponent(String(method.id))}`;
    expect(JSON.parse((await api.get(path)).text)).toEqual({
      ...method,
      last_auth_at: expect.any(String),
    });
    // The id may come as it is written.
    expect((await api.get(`${METHODS}/${String(method.id)}`)).status).toBe(200);

    const renamed = await api.send('PATCH', path, { name: '  Blue key 🔑 ' });
    expect([renamed.status, JSON.parse(renamed.text)]).toEqual([
      200,
      expect.objectContaining({ id: method.id, name: 'Blue key 🔑' }),
    ]);
    const deleted = await api.send('DELETE', path);
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    expect(await api.list('passkey')).toEqual([]);
    expect(refusalOf(await api.get(path))).toEqual([404, 'webauthn_credential_not_found']);

    const log = (await logOf(tenant, person)).map(({ type }) => type);
    expect(log).toEqual(
      expect.arrayContaining([
        'gd_enrollment_complete',
        'passkey_renamed',
        'passkey_deleted',
        'my_account_authentication_method_succeeded',
      ]),
    );
  });

  test('factors are what the connection takes', async ({ tenant, application }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const { status, text } = await api.get(FACTORS);
    expect([status, JSON.parse(text)]).toEqual([
      200,
      {
        factors: [
          { type: 'password', usage: ['primary'] },
          { type: 'passkey', usage: ['primary'] },
        ],
      },
    ]);
  });

  test('a page of the application may call it: every origin, no cookies', async ({
    tenant,
    application,
  }) => {
    const visitor = new HttpVisitor(tenant.origin);
    const origin = 'https://app.example.com';
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const { status, headers } = await visitor.send(METHODS, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'authorization, content-type',
        },
      });
      expect(status).toBe(204);
      expect(headers['access-control-allow-methods']).toContain(method);
      expect(headers['access-control-allow-headers']).toMatch(/Authorization.*Content-Type/);
      expect(headers['access-control-allow-origin']).toBe('*');
    }
    const { api } = await signedIn(application, await personOf(tenant));
    const answer = await api.visitor.send(METHODS, {
      headers: {
        authorization: `Bearer ${api.token ?? ''}`,
        origin,
        'sec-fetch-site': 'cross-site',
      },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers['access-control-expose-headers']).toContain('Location');
    expect(answer.setCookies).toEqual([]);
  });

  test('signing a passkey on an origin of the application counts where the domain lists it', async ({}) => {
    const tenant = await newTenant(asksNobody);
    const { api } = await signedIn(await appOf(tenant), await personOf(tenant));
    const listed = [`http://app.${tenant.rpId}:9000`, 'android:apk-key-hash:abc-_123'];
    changeRows(
      sharedServer(),
      'update domains set origins = ? where host = ?',
      JSON.stringify(listed),
      new URL(tenant.origin).host,
    );
    for (const origin of listed) {
      const { authSession, options } = await api.begin();
      expect((await api.verify(authSession, made(options, { origin }))).status).toBe(201);
    }
    for (const origin of ['android:apk-key-hash:other', `http://other.${tenant.rpId}:9000`]) {
      const { authSession, options } = await api.begin();
      const refused = await api.verify(authSession, made(options, { origin }));
      expect(refusalOf(refused)).toEqual([400, 'webauthn_verification_failed']);
    }
    await tenant.stop();
  });
});

test.describe('who gets a token', () => {
  test('an application that was not granted the API is refused it, a machine always', async ({
    tenant,
  }) => {
    const { cli, origin } = tenant;
    const stranger = await register(cli, origin);
    const asked = await ask(new HttpVisitor(origin), stranger, asking(origin));
    expect(asked.said.error).toBe('access_denied');

    const machine = await register(cli, origin, { app_type: 'non_interactive', callbacks: [] });
    const ofMachine = async () => {
      const answer = await askForTokens(new HttpVisitor(origin), machine, {
        grant_type: 'client_credentials',
        audience: audienceOf(origin),
      });
      return [answer.status, (JSON.parse(answer.text) as { error: string }).error];
    };
    expect(await ofMachine()).toEqual([403, 'access_denied']);
    await grant(cli, machine, everyScope);
    expect(await ofMachine()).toEqual([403, 'access_denied']);
  });

  test('the API of another host is nobody’s here', async ({ tenant }) => {
    const { cli, origin } = tenant;
    const second = `second-${tenant.name}.localhost:${new URL(origin).port}`;
    await cli('domains', 'create', '--host', second);
    const application = await grantedApplication(cli, origin);
    const elsewhere = { ...application, origin: `http://${second}` };
    const person = await personOf(tenant);
    for (const audience of [
      audienceOf(elsewhere.origin),
      `${origin}/me`,
      `${origin}/me/v1`,
      audienceOf('https://evil.example'),
    ]) {
      const asked = await ask(new HttpVisitor(origin), application, { audience });
      expect([audience, asked.said.error]).toEqual([audience, 'invalid_target']);
    }
    // A token of one host opens nothing on the tenant's other one.
    await grant(cli, elsewhere, everyScope);
    const { api } = await signedIn(application, person);
    const there = new MyAccount(new HttpVisitor(elsewhere.origin), api.token);
    expect(refusalOf(await there.get(METHODS))).toEqual([401, 'invalid_token']);
    const home = await signedIn(elsewhere, person);
    expect(await home.api.list('password')).toHaveLength(1);
  });

  test('it has the scopes that were asked for and granted, and no others', async ({ tenant }) => {
    const { cli } = tenant;
    const application = await appOf(tenant, {}, [scopes.read, scopes.update]);
    const person = await personOf(tenant);
    const all = await signedIn(application, person);
    expect(all.tokens.scope?.split(' ').sort()).toEqual([scopes.read, scopes.update].sort());
    expect(all.tokens.access_token.split('.')).toHaveLength(1);
    expect(all.tokens.expires_in).toBe(3600);
    const some = await signedIn(application, person, { scope: scopes.read });
    expect(some.tokens.scope).toBe(scopes.read);
    const none = await signedIn(application, person, { scope: '' });
    expect(refusalOf(await none.api.get(METHODS))).toEqual([403, 'insufficient_scope']);

    // What the administrator takes back counts with the next request.
    expect((await all.api.get(METHODS)).status).toBe(200);
    await grant(cli, application, [scopes.update]);
    expect(refusalOf(await all.api.get(METHODS))).toEqual([403, 'insufficient_scope']);
  });

  test('somebody else’s application has to be allowed, and its page says what', async ({
    tenant,
  }) => {
    const application = await appOf(tenant, { is_first_party: false });
    const person = await personOf(tenant);
    const visitor = new HttpVisitor(tenant.origin);
    const wanted = asking(tenant.origin, { scope: `${scopes.read} ${scopes.delete}` });
    const asked = await typePassword(visitor, await ask(visitor, application, wanted), {
      ...person,
      password: goodPassword,
    });
    expect(asked.address.pathname).toBe('/consent');
    expect(asked.answer.text).toContain('See the ways in which you sign in');
    expect(asked.answer.text).toContain('Remove ways to sign in from your account');
    expect(asked.answer.text).not.toContain('Add ways to sign in');
    const { state = '' } = asked.said;
    const accepted = await visitor.post('/consent', { state, action: 'accept' });
    const { said } = await arrive(visitor, accepted);
    const answer = await askForTokens(visitor, application, {
      grant_type: 'authorization_code',
      code: said.code ?? '',
      redirect_uri: application.callback,
      code_verifier: asked.verifier,
    });
    const { access_token, scope } = JSON.parse(answer.text) as Record<string, string>;
    expect(scope?.split(' ').sort()).toEqual([scopes.read, scopes.delete].sort());
    expect(await new MyAccount(visitor, access_token).list()).toHaveLength(1);
  });
});

test.describe('what opens nothing', () => {
  test('nothing, nonsense and everything that is no access token of this API', async ({
    tenant,
    application,
  }) => {
    const { cli, origin } = tenant;
    const person = await personOf(tenant);
    const api = `https://${tenant.name}.example.com/`;
    await cli('apis', 'create', '--identifier', api, '--name', 'Orders', '--scope', 'read:orders');
    const { tokens, visitor } = await signedIn(application, person, {
      scope: `${everyScope.join(' ')} offline_access`,
    });
    const tokensFor = async (parameters: Record<string, string>) => {
      const { said, verifier } = await ask(visitor, application, parameters);
      const answer = await askForTokens(visitor, application, {
        grant_type: 'authorization_code',
        code: said.code ?? '',
        redirect_uri: application.callback,
        code_verifier: verifier,
      });
      return { ...(JSON.parse(answer.text) as { access_token: string }), code: said.code };
    };
    const forUserinfo = await tokensFor({ scope: `openid ${everyScope.join(' ')}` });
    const forApi = await tokensFor({ audience: api, scope: 'openid read:orders' });
    const { said } = await ask(visitor, application, asking(origin));
    const wrong = {
      'an ID token': tokens.id_token,
      'a refresh token': tokens.refresh_token,
      'an unused code': said.code,
      'a token for userinfo': forUserinfo.access_token,
      'a JWT of another API': forApi.access_token,
      'a session': visitor.cookie('latchkey_session'),
      'another case': tokens.access_token.toUpperCase(),
      'a longer one': `${tokens.access_token}x`,
      'a long one': 'x'.repeat(4000),
      nonsense: 'nonsense',
    };
    for (const [what, token] of Object.entries(wrong)) {
      expect(token, what).toBeTruthy();
      const answer = await new MyAccount(visitor, token).get(METHODS);
      expect([what, ...refusalOf(answer)]).toEqual([what, 401, 'invalid_token']);
      expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    }
    const asked = async (headers: Record<string, string>, path = METHODS) => {
      const answer = await visitor.send(path, { headers });
      expect(refusalOf(answer)).toEqual([401, 'invalid_token']);
      return answer.headers['www-authenticate'];
    };
    // The cookies of the person's own browser say nothing here, and neither does an address.
    expect(await asked({})).toBe('Bearer');
    const { access_token } = tokens;
    expect(await asked({}, `${METHODS}?access_token=${access_token}`)).toBe('Bearer');
    for (const authorization of [
      access_token,
      `Basic ${access_token}`,
      'Bearer',
      `Bearer ${access_token} x`,
      `Bearer "${access_token}"`,
      `DPoP ${access_token}`,
    ]) {
      expect(await asked({ authorization })).toBe('Bearer error="invalid_token"');
    }
    expect(await new MyAccount(visitor, access_token).list()).toHaveLength(1);
    // And this API's token is for nothing else.
    const userinfo = await visitor.get('/userinfo', { authorization: `Bearer ${access_token}` });
    expect([userinfo.status, userinfo.text]).toEqual([
      403,
      expect.stringContaining('insufficient_scope'),
    ]);
  });

  test('a token of another tenant', async ({ tenant }) => {
    const other = await newTenant(asksNobody);
    const theirs = await signedIn(await appOf(other), await personOf(other));
    const here = new MyAccount(new HttpVisitor(tenant.origin), theirs.api.token);
    for (const [method, path, body] of requests) {
      expect(refusalOf(await here.send(method, path, body))).toEqual([401, 'invalid_token']);
    }
    expect(await theirs.api.list()).toHaveLength(1);
    await other.stop();
  });

  test('a token that was revoked, one whose user has signed out, one that is too old', async ({
    tenant,
    application,
  }) => {
    const person = await personOf(tenant);
    const gone = async (api: MyAccount) =>
      expect(refusalOf(await api.get(METHODS))).toEqual([401, 'invalid_token']);

    const revoked = await signedIn(application, person);
    await revoked.visitor.send('/oauth/revoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: revoked.tokens.access_token,
        client_id: application.clientId,
        client_secret: application.clientSecret,
      }),
    });
    await gone(revoked.api);

    const left = await signedIn(application, person);
    expect((await left.api.get(METHODS)).status).toBe(200);
    await left.visitor.get(`/v2/logout?client_id=${application.clientId}`);
    await gone(left.api);

    const old = await signedIn(application, person);
    const expired = changeRows(
      sharedServer(),
      `update provider_artifacts set expires_at = ? where model = 'AccessToken' and account_id = ?`,
      Date.now() - 1,
      person.id,
    );
    expect(expired).toBeGreaterThan(0);
    await gone(old.api);
  });

  test('what a code brought is gone when the code comes a second time', async ({
    tenant,
    application,
  }) => {
    const visitor = new HttpVisitor(tenant.origin);
    const person = await personOf(tenant);
    const visit = await typePassword(
      visitor,
      await ask(visitor, application, asking(tenant.origin)),
      { ...person, password: goodPassword },
    );
    const fields = {
      grant_type: 'authorization_code',
      code: visit.said.code ?? '',
      redirect_uri: application.callback,
      code_verifier: visit.verifier,
    };
    const first = await askForTokens(visitor, application, fields);
    const { access_token } = JSON.parse(first.text) as { access_token: string };
    const api = new MyAccount(visitor, access_token);
    expect((await api.get(METHODS)).status).toBe(200);
    expect((await askForTokens(visitor, application, fields)).status).toBe(400);
    expect(refusalOf(await api.get(METHODS))).toEqual([401, 'invalid_token']);
  });

  test('a token of a user who is blocked, for as long as they are', async ({
    tenant,
    application,
  }) => {
    const person = await personOf(tenant);
    const { api } = await signedIn(application, person);
    const { authSession, options } = await api.begin();
    const created = made(options, { origin: tenant.origin });
    await tenant.cli('users', 'block', '--id', person.id);
    for (const [method, path, body] of requests) {
      expect(refusalOf(await api.send(method, path, body))).toEqual([403, 'user_banned']);
    }
    expect(refusalOf(await api.verify(authSession, created))).toEqual([403, 'user_banned']);
    await tenant.cli('users', 'unblock', '--id', person.id);
    expect(await api.list('passkey')).toEqual([]);
    const codes = (await logOf(tenant, person))
      .filter(({ type }) => type === 'my_account_authentication_method_failed')
      .map(({ code }) => code);
    expect(codes).toEqual(Array(requests.length + 1).fill('user_blocked'));
  });

  test('a token of an application that the user’s connection was taken from', async ({
    tenant,
  }) => {
    const application = await appOf(tenant);
    const { api } = await signedIn(application, await personOf(tenant));
    await tenant.cli(
      ...['connections', 'disable', '--name', 'people', '--client-id', application.clientId],
    );
    expect(refusalOf(await api.get(METHODS))).toEqual([403, 'connection_disabled']);
  });

  test('a token without the scope, whatever is asked for', async ({ tenant, application }) => {
    const person = await personOf(tenant);
    for (const [method, path, body, scope] of requests) {
      const others = everyScope.filter((each) => each !== scope).join(' ');
      const { api } = await signedIn(application, person, { scope: others });
      const answer = await api.send(method, path, body);
      expect([method, path, ...refusalOf(answer)]).toEqual([
        method,
        path,
        403,
        'insufficient_scope',
      ]);
      expect(answer.headers['www-authenticate']).toBe(
        `Bearer error="insufficient_scope", scope="${scope}"`,
      );
    }
  });
});

test.describe('one answer, one passkey', () => {
  test('of fifty that send one answer at once, one gets a passkey', async ({
    tenant,
    application,
  }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const { authSession, options } = await api.begin();
    const created = made(options, { origin: tenant.origin });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => api.verify(authSession, created)),
    );
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status !== 201).map(refusalOf);
    expect(won).toHaveLength(1);
    expect(lost).toEqual(Array(49).fill([400, 'webauthn_challenge_not_found']));
    expect(await api.list('passkey')).toHaveLength(1);
  });

  test('an answer counts for the application, the person and the session that asked', async ({
    tenant,
    application,
  }) => {
    const other = await appOf(tenant);
    const [person, neighbour] = await Promise.all([personOf(tenant), personOf(tenant)]);
    const { api } = await signedIn(application, person);
    const sameButElsewhere = await signedIn(other, person);
    const somebodyElse = await signedIn(application, neighbour);
    const stolen: [string, MyAccount][] = [
      ['another application', sameButElsewhere.api],
      ['another person', somebodyElse.api],
    ];
    for (const [what, thief] of stolen) {
      const { authSession, options } = await api.begin();
      const created = made(options, { origin: tenant.origin });
      const refused = refusalOf(await thief.verify(authSession, created));
      expect([what, ...refused]).toEqual([what, 400, 'webauthn_challenge_not_found']);
      // It is used up.
      const late = refusalOf(await api.verify(authSession, created));
      expect(late).toEqual([400, 'webauthn_challenge_not_found']);
    }
    const [first, second] = [await api.begin(), await api.begin()];
    const created = made(first.options, { origin: tenant.origin });
    expect(refusalOf(await api.verify(second.authSession, created))).toEqual([
      400,
      'webauthn_challenge_not_found',
    ]);
    // The other token of the same application and person is as good.
    const again = await signedIn(application, person);
    const third = await api.begin();
    const answer = await again.api.verify(
      third.authSession,
      made(third.options, { origin: tenant.origin }),
    );
    expect(answer.status).toBe(201);
    expect(await somebodyElse.api.list('passkey')).toEqual([]);
    expect(await api.list('passkey')).toHaveLength(1);
  });

  test('challenges of the account page and of the API are not exchanged', async ({
    tenant,
    application,
  }) => {
    const person = await personOf(tenant);
    const { api } = await signedIn(application, person);
    const visitor = await onAccountPage(tenant, person);
    const forAdding = { for: 'add_passkey', password: goodPassword };
    await visitor.post('/account/confirm?for=add_passkey', forAdding);
    const page = await visitor.post('/account/passkeys/new/challenge', {});
    const { options } = JSON.parse(page.text) as { options: Parameters<typeof made>[0] };
    const begun = await api.begin();
    const { origin } = tenant;
    expect(refusalOf(await api.verify(begun.authSession, made(options, { origin })))).toEqual([
      400,
      'webauthn_challenge_not_found',
    ]);
    const posted = await visitor.post('/account/passkeys/new', {
      passkey: JSON.stringify(made(begun.options, { origin })),
    });
    expect(posted.status).toBe(400);
    expect(await passkeysOf(tenant, person)).toEqual([]);
  });
});

test.describe('a recent sign-in', () => {
  test('adding and deleting need one; neither a silent sign-in nor a refreshed token is one', async () => {
    test.setTimeout(180_000);
    const { newInstallation } = await import('../protocol/support/installation.ts');
    const { origin, after, remove } = await newInstallation();
    const person = { email: 'ada@example.com', password: goodPassword };
    const visitor = new HttpVisitor(origin);
    const kept: { application?: Application; refreshToken?: string; api?: MyAccount; id?: string } =
      {};
    const change = async (api: MyAccount, id: string) => {
      const path = `${METHODS}/${encodeURIComponent(id)}`;
      return [
        refusalOf(await api.send('POST', METHODS, { type: 'passkey' })),
        refusalOf(await api.send('DELETE', path)),
      ];
    };
    const unmet = [403, 'unmet_authentication_requirements'];
    await after(0, async (cli) => {
      await cli(
        ...['users', 'create', '--email', person.email, '--password', person.password],
        ...['--connection', 'Username-Password-Authentication'],
      );
      await cli(
        ...['connections', 'update', '--name', 'Username-Password-Authentication'],
        ...['--options', JSON.stringify(asksNobody)],
      );
      kept.application = await grantedApplication(cli, origin);
      const scope = `${everyScope.join(' ')} offline_access`;
      const { tokens, api } = await signedIn(kept.application, person, { scope }, visitor);
      kept.refreshToken = tokens.refresh_token;
      kept.api = api;
      kept.id = (await api.add()).method.id;
    });
    await after(16 * 60, async () => {
      const { application, refreshToken = '', api, id = '' } = kept;
      if (!application || !api) throw new Error('Nobody has signed in');
      expect(await change(api, id)).toEqual([unmet, unmet]);
      // What needs none goes on.
      expect(await api.list('passkey')).toHaveLength(1);
      const renamed = await api.send('PATCH', `${METHODS}/${id}`, { name: 'Still mine' });
      expect(renamed.status).toBe(200);

      const refreshed = await askForTokens(visitor, application, {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      });
      const { access_token } = JSON.parse(refreshed.text) as { access_token: string };
      expect(access_token).toBeTruthy();
      expect(await change(new MyAccount(visitor, access_token), id)).toEqual([unmet, unmet]);

      const silent = await ask(visitor, application, { ...asking(origin), prompt: 'none' });
      const answer = await askForTokens(visitor, application, {
        grant_type: 'authorization_code',
        code: silent.said.code ?? '',
        redirect_uri: application.callback,
        code_verifier: silent.verifier,
        // Nobody believes what is only said.
        auth_time: String(Math.floor(Date.now() / 1000) + 16 * 60),
      });
      const quiet = JSON.parse(answer.text) as { access_token: string };
      expect(await change(new MyAccount(visitor, quiet.access_token), id)).toEqual([unmet, unmet]);

      const again = await typePassword(
        visitor,
        await ask(visitor, application, { ...asking(origin), prompt: 'login' }),
        person,
      );
      const fresh = await askForTokens(visitor, application, {
        grant_type: 'authorization_code',
        code: again.said.code ?? '',
        redirect_uri: application.callback,
        code_verifier: again.verifier,
      });
      const proved = JSON.parse(fresh.text) as { access_token: string };
      const able = new MyAccount(visitor, proved.access_token);
      expect((await able.begin()).authSession).toBeTruthy();
      expect((await able.send('DELETE', `${METHODS}/${id}`)).status).toBe(204);
    });
    remove();
  });

  test('a challenge may be answered a little later, as long as it lives', async () => {
    test.setTimeout(180_000);
    const { newInstallation } = await import('../protocol/support/installation.ts');
    const { origin, after, remove } = await newInstallation();
    const person = { email: 'ada@example.com', password: goodPassword };
    const kept: { api?: MyAccount; begun?: Awaited<ReturnType<MyAccount['begin']>> } = {};
    await after(0, async (cli) => {
      await cli(
        ...['connections', 'update', '--name', 'Username-Password-Authentication'],
        ...['--options', JSON.stringify(asksNobody)],
      );
      await cli(
        ...['users', 'create', '--email', person.email, '--password', person.password],
        ...['--connection', 'Username-Password-Authentication'],
      );
      kept.api = (await signedIn(await grantedApplication(cli, origin), person)).api;
    });
    await after(14 * 60, async () => {
      kept.begun = await kept.api?.begin();
    });
    await after(17 * 60, async () => {
      const { api, begun } = kept;
      if (!api || !begun) throw new Error('Nothing was begun');
      const answer = await api.verify(begun.authSession, made(begun.options, { origin }));
      expect(answer.status).toBe(201);
      expect(refusalOf(await api.send('POST', METHODS, { type: 'passkey' }))).toEqual([
        403,
        'unmet_authentication_requirements',
      ]);
    });
    remove();
  });

  test('who has signed out is not there, even where the application keeps its tokens', async ({
    tenant,
    application,
  }) => {
    const person = await personOf(tenant);
    const scope = `${everyScope.join(' ')} offline_access`;
    const { api, visitor } = await signedIn(application, person, { scope });
    const { method } = await api.add();
    await visitor.get(`/v2/logout?client_id=${application.clientId}`);
    const unmet = [403, 'unmet_authentication_requirements'];
    expect(await api.list('passkey')).toHaveLength(1);
    expect(refusalOf(await api.send('POST', METHODS, { type: 'passkey' }))).toEqual(unmet);
    expect(refusalOf(await api.send('DELETE', `${METHODS}/${method.id}`))).toEqual(unmet);
  });
});

test.describe('refusals', () => {
  test('an answer that does not verify: webauthn_verification_failed', async ({
    tenant,
    application,
  }) => {
    const person = await personOf(tenant);
    const { api } = await signedIn(application, person);
    const { origin } = tenant;
    const failed = [400, 'webauthn_verification_failed'];
    for (const lies of [
      { origin: 'https://evil.example' },
      { origin, crossOrigin: true },
      { origin, rpId: 'evil.example' },
      { origin, flags: { up: false } },
      { origin, attestation: 'forged' as const },
      { origin, id: 'AAAA' },
      { origin, flags: { be: false, bs: true } },
    ]) {
      const { authSession, options } = await api.begin();
      const answer = await api.verify(authSession, made(options, lies));
      expect([lies, refusalOf(answer)]).toEqual([lies, failed]);
    }
    const { authSession } = await api.begin();
    expect(refusalOf(await api.verify(authSession, { id: 'x' }))).toEqual(failed);
    expect(await api.list('passkey')).toEqual([]);
    const codes = (await logOf(tenant, person))
      .filter(({ type }) => type === 'my_account_authentication_method_failed')
      .map(({ code }) => code);
    expect(codes).toContain('passkey_origin_mismatch');
  });

  test('a challenge that is unknown or too old', async ({ tenant, application }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const { authSession, options } = await api.begin();
    const { origin } = tenant;
    const unknown = made(options, { origin, challenge: 'AAAA' });
    expect(refusalOf(await api.verify(authSession, unknown))).toEqual([
      400,
      'webauthn_challenge_not_found',
    ]);
    expireChallenge(sharedServer(), options.challenge);
    expect(refusalOf(await api.verify(authSession, made(options, { origin })))).toEqual([
      400,
      'webauthn_challenge_expired',
    ]);
  });

  test('a credential that is registered already: webauthn_credential_exists', async ({
    tenant,
    application,
  }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const { authenticator } = await api.add();
    const [known] = authenticator.credentials;
    const neighbour = await signedIn(application, await personOf(tenant));
    for (const who of [api, neighbour.api]) {
      const { authSession, options } = await who.begin();
      const created = made(options, {
        origin: tenant.origin,
        credentialId: Buffer.from(known?.id ?? '', 'base64url'),
      });
      expect(refusalOf(await who.verify(authSession, created))).toEqual([
        400,
        'webauthn_credential_exists',
      ]);
    }
    // Browsers are told which ones there are.
    const { options } = await api.begin();
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([known?.id]);
  });

  test('twenty are enough: too_many_passkeys, also for the one that was begun before', async ({
    tenant,
    application,
  }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const early = await api.begin();
    for (let count = 0; count < 20; count += 1) await api.add();
    const refused = [409, 'too_many_passkeys'];
    expect(refusalOf(await api.send('POST', METHODS, { type: 'passkey' }))).toEqual(refused);
    const late = await api.verify(
      early.authSession,
      made(early.options, { origin: tenant.origin }),
    );
    expect(refusalOf(late)).toEqual(refused);
    expect(await api.list('passkey')).toHaveLength(20);
  });

  test('more challenges than anybody needs: too_many_attempts, until the window ends', async ({
    tenant,
    application,
  }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const answers = await Promise.all(
      Array.from({ length: 35 }, () => api.send('POST', METHODS, { type: 'passkey' })),
    );
    const refused = answers.filter(({ status }) => status !== 202);
    expect(refused.map(refusalOf)).toEqual(Array(5).fill([429, 'too_many_attempts']));
    for (const { headers } of refused) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(600);
    }
    const neighbour = await signedIn(application, await personOf(tenant));
    expect((await neighbour.api.begin()).authSession).toBeTruthy();
  });

  test('a connection without passkeys, and a user who has not confirmed their address', async ({}) => {
    const tenant = await newTenant({});
    const unconfirming = await tenant.newConnection({
      ...asksNobody,
      attributes: {
        email: { identifier: { active: true }, signup: { verification: { active: true } } },
      },
    });
    const application = await appOf(tenant);
    const without = await signedIn(application, await personOf(tenant));
    expect(refusalOf(await without.api.send('POST', METHODS, { type: 'passkey' }))).toEqual([
      403,
      'passkey_disabled',
    ]);
    await tenant.cli(
      ...['connections', 'enable', '--name', unconfirming, '--client-id', application.clientId],
    );
    const person = await tenant.newUserOf(unconfirming, goodPassword);
    const { api } = await signedIn(application, person, { connection: unconfirming });
    expect(refusalOf(await api.send('POST', METHODS, { type: 'passkey' }))).toEqual([
      403,
      'email_not_confirmed',
    ]);
    changeRows(sharedServer(), 'update users set email_verified = 1 where id = ?', person.id);
    const { authSession, options } = await api.begin();
    changeRows(sharedServer(), 'update users set email_verified = 0 where id = ?', person.id);
    expect(
      refusalOf(await api.verify(authSession, made(options, { origin: tenant.origin }))),
    ).toEqual([403, 'email_not_confirmed']);
    await tenant.stop();
  });

  test('the last way in stays: last_way_in', async ({ tenant, application }) => {
    const person = await personOf(tenant);
    const { api } = await signedIn(application, person);
    const { method } = await api.add();
    changeRows(sharedServer(), 'delete from password_hashes where user_id = ?', person.id);
    const path = `${METHODS}/${method.id}`;
    expect(refusalOf(await api.send('DELETE', path))).toEqual([409, 'last_way_in']);
    await api.add();
    expect((await api.send('DELETE', path)).status).toBe(204);
    expect(await api.list()).toHaveLength(1);
  });

  test('somebody else’s passkey is not found, and neither is one that never was', async ({
    tenant,
    application,
  }) => {
    const owner = await signedIn(application, await personOf(tenant));
    const { method } = await owner.api.add();
    const before = await owner.api.list();
    const { api } = await signedIn(application, await personOf(tenant));
    for (const id of [
      method.id,
      encodeURIComponent(method.id),
      `passkey%7C${String(method.key_id)}`,
      'passkey%7Cnew',
      'passkey%7Cdev_%27--',
      'passkey%7C',
      'dev_x',
      'x'.repeat(3000),
      '%E0%A4%A',
    ]) {
      const path = `${METHODS}/${id}`;
      for (const answer of [
        await api.get(path),
        await api.send('PATCH', path, { name: 'Mine now' }),
        await api.send('DELETE', path),
      ]) {
        expect([id, ...refusalOf(answer)]).toEqual([id, 404, 'webauthn_credential_not_found']);
        expect(answer.text).not.toContain(String(method.key_id));
      }
    }
    expect(await owner.api.list()).toEqual(before);
  });

  test('a password is read here and changed elsewhere', async ({ tenant, application }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const [password] = await api.list('password');
    const path = `${METHODS}/${encodeURIComponent(password?.id ?? '')}`;
    expect(JSON.parse((await api.get(path)).text)).toEqual(password);
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await api.send(method, path, { name: 'x' });
      expect(refusalOf(answer)).toEqual([405, 'method_not_allowed']);
      expect(answer.headers.allow).toBe('GET');
    }
  });

  test('a body that means nothing is refused with what is wrong with it', async ({
    tenant,
    application,
  }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const { method } = await api.add();
    const one = `${METHODS}/${method.id}`;
    const bodies: [verb: string, path: string, body: unknown, pointers: (string | undefined)[]][] =
      [
        ['POST', METHODS, {}, ['/type']],
        ['POST', METHODS, { type: 'totp' }, ['/type']],
        ['POST', METHODS, { type: ['passkey'] }, ['/type']],
        ['POST', METHODS, { type: 'passkey', connection: 'other' }, ['/connection']],
        ['POST', METHODS, { type: 'passkey', connection: 1 }, ['/connection']],
        [
          'POST',
          METHODS,
          { type: 'passkey', connection: 'x', identity_user_id: 'y' },
          ['/connection', '/identity_user_id'],
        ],
        ['POST', METHODS, [], [undefined]],
        ['POST', METHODS, null, [undefined]],
        ['POST', METHODS, { type: 'passkey', connection: 'a\u0000' }, [undefined]],
        ['POST', METHODS, { type: 'passkey', connection: 'a\ud800' }, [undefined]],
        ['POST', VERIFY, {}, ['/auth_session', '/authn_response']],
        ['POST', VERIFY, { auth_session: 'x' }, ['/authn_response']],
        [
          'POST',
          VERIFY,
          { auth_session: '', authn_response: [] },
          ['/auth_session', '/authn_response'],
        ],
        ['PATCH', one, {}, ['/name']],
        ['PATCH', one, { name: 5 }, ['/name']],
        ['PATCH', one, { name: 'x'.repeat(1001) }, ['/name']],
        [
          'PATCH',
          one,
          { name: 'x', preferred_authentication_method: 'sms' },
          ['/preferred_authentication_method'],
        ],
      ];
    for (const [verb, path, body, pointers] of bodies) {
      const answer = await api.send(verb, path, body);
      const what = JSON.stringify([verb, path, body]).slice(0, 200);
      expect([what, ...refusalOf(answer)]).toEqual([what, 400, 'invalid_request']);
      expect([what, faultsOf(answer).map(({ pointer }) => pointer)]).toEqual([what, pointers]);
    }
    for (const name of ['', ' ', '\u200b', 'two\nlines', 'x'.repeat(121)]) {
      const answer = await api.send('PATCH', one, { name });
      expect(refusalOf(answer)).toEqual([400, 'passkey_name_invalid']);
      expect(faultsOf(answer)).toEqual([
        { pointer: '/name', field: 'name', detail: expect.any(String) },
      ]);
    }
    const { visitor, token = '' } = api;
    for (const [type, body] of [
      ['application/x-www-form-urlencoded', 'type=passkey'],
      ['text/plain', '{"type":"passkey"}'],
      ['application/json', '{'],
      ['application/json', ''],
    ] as const) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type };
      const answer = await visitor.send(METHODS, { method: 'POST', headers, body });
      expect([type, ...refusalOf(answer)]).toEqual([type, 400, 'invalid_request']);
      expect(faultsOf(answer)).toHaveLength(1);
    }
    expect(await api.list('passkey')).toEqual([method]);
  });

  test('what is refused before anybody reads it is refused in the same form', async ({
    tenant,
    application,
  }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const { visitor, token = '' } = api;
    const authorization = `Bearer ${token}`;
    const long = { type: 'passkey', connection: 'x'.repeat(57 * 1024) };
    expect(refusalOf(await api.send('POST', METHODS, long))).toEqual([413, 'request_too_large']);
    const chunked = await visitor.send(METHODS, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        'content-length': undefined,
        'transfer-encoding': 'chunked',
      },
      body: '{}',
    });
    expect(refusalOf(chunked)).toEqual([411, 'length_required']);
    expect(refusalOf(await api.get(`${METHODS}/%00`))).toEqual([400, 'invalid_request']);
    for (const [method, allowed] of [
      ['PROPFIND', 'PATCH'],
      ['PUT', 'GET, POST'],
    ] as const) {
      const refused = await api.send(method, METHODS);
      expect(refusalOf(refused)).toEqual([405, 'method_not_allowed']);
      expect(refused.headers.allow).toContain(allowed);
      // A page of the application can read why.
      expect(refused.headers['access-control-allow-origin']).toBe('*');
    }
  });

  test('another spelling of an address is the same address', async ({ tenant, application }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    const known = await api.get(FACTORS);
    for (const path of ['/ME/v1/factors', '/%6de/v1/factors/', '/me/x/../v1/factors']) {
      const answer = await api.get(path);
      expect([path, answer.status, answer.setCookies]).toEqual([path, 200, []]);
      expect(answer.text).toBe(known.text);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      const data = await api.get(`${path.replace(/\/$/, '')}.data`);
      expect(refusalOf(data)).toEqual([404, 'not_found']);
    }
  });

  test('other addresses are not found, and other methods not allowed', async ({
    tenant,
    application,
  }) => {
    const { api } = await signedIn(application, await personOf(tenant));
    for (const path of [
      ...['/me', '/me/', '/me/v1', '/me/v2/factors', '/me/v1/connected-accounts', '/me/v1/x/y/z'],
      ...[`${METHODS}/passkey%7Cdev_x/verify/x`, `${METHODS}.data`, `${FACTORS}.data`],
      ...[`${METHODS}/passkey%7Cdev_x.data`, '/me/_root.data'],
    ]) {
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
        const answer = await api.send(method, path, method === 'GET' ? undefined : {});
        expect([method, path, ...refusalOf(answer)]).toEqual([method, path, 404, 'not_found']);
      }
    }
    const notHere = `${METHODS}/passkey%7Cdev_x/verify`;
    const body = { auth_session: 'x', authn_response: {} };
    expect(refusalOf(await api.send('POST', notHere, body))).toEqual([404, 'not_found']);

    const allowed: [path: string, allow: string, refused: string[]][] = [
      [METHODS, 'GET, POST', ['PATCH', 'DELETE']],
      [`${METHODS}/passkey%7Cdev_x`, 'GET, PATCH, DELETE', ['POST']],
      [VERIFY, 'POST', ['GET', 'PATCH', 'DELETE']],
      [FACTORS, 'GET', ['POST', 'PATCH', 'DELETE']],
    ];
    for (const [path, allow, methods] of allowed) {
      for (const method of methods) {
        const answer = await api.send(method, path, method === 'GET' ? undefined : {});
        expect([method, path, ...refusalOf(answer)]).toEqual([
          method,
          path,
          405,
          'method_not_allowed',
        ]);
        expect(answer.headers.allow).toBe(allow);
      }
    }
    const head = await api.send('HEAD', METHODS);
    expect([head.status, head.text]).toEqual([200, '']);
  });
});
