/** Passkeys that applications ask for themselves, request by request: every refusal, and attacks. */
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { beginVisit } from '../attacks/support/application.ts';
import { newEmail } from '../attacks/support/attacked-site.ts';
import { changeRows, expireChallenge } from '../attacks/support/database-file.ts';
import {
  beginSignUp as beginHostedSignUp,
  creationOptions,
  postNewPasskey,
  postPasskey,
  requestOptions,
} from '../attacks/support/passkeys.ts';
import { jsonOf } from '../protocol/support/tokens.ts';
import {
  ANDROID,
  API,
  GRANT,
  HOST,
  ORIGIN,
  askChallenge,
  askRegister,
  beginSignIn,
  beginSignUp,
  begunIn,
  exchange,
  exchangeForm,
  expect,
  identityOf,
  postJson,
  refusalOf,
  signUp,
  test,
  withVerification,
} from './support/native-site.ts';
import type { NativeClient } from './support/native-site.ts';

const invalidGrant = (code: string) => [400, 'invalid_grant', code];
const notFound = invalidGrant('webauthn_challenge_not_found');
const notVerified = invalidGrant('webauthn_verification_failed');

test('both endpoints answer with what the next step needs, and are never kept', async ({
  native,
}) => {
  const visitor = native.visitor();
  const challenge = await askChallenge(visitor, native.web);
  expect(challenge.headers['cache-control']).toBe('no-store');
  expect(challenge.setCookies).toEqual([]);
  expect(jsonOf(challenge)).toEqual({
    auth_session: expect.any(String),
    authn_params_public_key: {
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      timeout: 60_000,
      rpId: HOST,
      userVerification: 'preferred',
    },
  });
  const register = await askRegister(visitor, native.web, {
    email: 'Ada@Example.com',
    name: 'Ada',
  });
  expect(register.headers['cache-control']).toBe('no-store');
  expect(jsonOf(register)).toEqual({
    auth_session: expect.any(String),
    authn_params_public_key: expect.objectContaining({
      rp: { id: HOST, name: expect.any(String) },
      user: { id: expect.any(String), name: 'ada@example.com', displayName: 'Ada' },
      excludeCredentials: [],
    }),
  });
});

test('only POST is answered', async ({ native }) => {
  const visitor = native.visitor();
  for (const path of ['/passkey/challenge', '/passkey/register']) {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const answer = await visitor.send(path, { method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST, OPTIONS']);
      expect(jsonOf(answer)).toMatchObject({ code: 'method_not_allowed' });
    }
    const preflight = await visitor.send(path, { method: 'OPTIONS' });
    expect(preflight.headers['access-control-allow-origin']).toBe('*');
  }
});

for (const [form, hand] of [
  ['an object in JSON', exchange],
  ['a JSON text in a form', exchangeForm],
] as const) {
  test(`an answer is taken as ${form}, with scope and audience`, async ({ native }) => {
    const visitor = native.visitor();
    for (const client of [native.app, native.web]) {
      const email = newEmail();
      const authenticator = new SoftwareAuthenticator();
      const begun = await beginSignUp(visitor, client, { email });
      const created = await hand(visitor, client, {
        auth_session: begun.auth_session,
        authn_response: authenticator.create(begun.authn_params_public_key, { origin: ANDROID }),
      });
      expect(created.headers['cache-control']).toBe('no-store');
      // Nothing was asked for, so the token opens nothing.
      expect(Object.keys(jsonOf(created)).sort()).toEqual([
        'access_token',
        'expires_in',
        'token_type',
      ]);
      const { auth_session, authn_params_public_key } = await beginSignIn(visitor, client);
      const answer = await hand(visitor, client, {
        auth_session,
        authn_response: authenticator.get(authn_params_public_key, { origin: ANDROID }),
        scope: 'openid offline_access read:notes',
        audience: API,
      });
      expect(jsonOf(answer)).toEqual({
        access_token: expect.any(String),
        id_token: expect.any(String),
        refresh_token: expect.any(String),
        token_type: 'Bearer',
        scope: 'read:notes',
        expires_in: 86_400,
      });
      expect(answer.setCookies).toEqual([]);
    }
  });
}

test('an application without the refresh grant gets no refresh token', async ({ native }) => {
  const visitor = native.visitor();
  const client = await native.register({ grant_types: [GRANT] });
  const { auth_session, authn_params_public_key } = await beginSignUp(visitor, client);
  const answer = await exchange(visitor, client, {
    auth_session,
    authn_response: new SoftwareAuthenticator().create(authn_params_public_key, { origin: ORIGIN }),
    scope: 'openid offline_access',
  });
  expect(answer.status).toBe(200);
  expect(jsonOf(answer)).not.toHaveProperty('refresh_token');
  expect(jsonOf(answer)).toMatchObject({ scope: 'openid' });
});

test('who signs in is written to the log, and what was said about them to their account', async ({
  native,
}) => {
  const visitor = native.visitor();
  const email = newEmail();
  const authenticator = new SoftwareAuthenticator();
  const begun = await beginSignUp(
    visitor,
    native.app,
    { email, name: 'Ada', given_name: 'Ada', nickname: '' },
    { user_metadata: { plan: 'free' } },
  );
  const answer = await exchange(visitor, native.app, {
    auth_session: begun.auth_session,
    authn_response: authenticator.create(begun.authn_params_public_key, { origin: ORIGIN }),
    scope: 'openid profile',
  });
  const token = String(jsonOf(answer).access_token);
  const claims = await visitor.get('/userinfo', { authorization: `Bearer ${token}` });
  expect(jsonOf(claims)).toMatchObject({ name: 'Ada', given_name: 'Ada' });
  const kept = changeRows(
    native.server,
    `update users set name = name where email = ? and user_metadata = '{"plan":"free"}'`,
    email,
  );
  expect(kept).toBe(1);
  const userId = String(jsonOf(claims).sub);
  const log = (await native.cli('logs', 'list', '--limit', '20')) as {
    type: string;
    userId: string | null;
  }[];
  const types = log.filter((event) => event.userId === userId).map(({ type }) => type);
  expect(types.sort()).toEqual(['s', 'ss']);
});

test.describe('what an application sends at first', () => {
  const faults: [what: string, body: unknown, pointer: string][] = [
    ['no JSON', '{"client_id":', 'expected JSON'],
    ['U+0000', '{"client_id":"a\\u0000b"}', 'without U+0000'],
    [
      'half of a character',
      { client_id: 'x', user_profile: {}, user_metadata: { '\ud800': 'x' } },
      'without halves of characters',
    ],
    ['what nobody can nest so deep', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'JSON'],
    ['a list', [], 'expected object'],
    ['no client', { user_profile: {} }, '/client_id'],
    ['a number for a client', { client_id: 7, user_profile: {} }, '/client_id'],
    ['no profile', { client_id: 'x' }, '/user_profile'],
    ['a long name', { client_id: 'x', user_profile: { name: 'a'.repeat(121) } }, '/name'],
    ['a name that reorders text', { client_id: 'x', user_profile: { name: 'a\u202eb' } }, '/name'],
    ['a name of two lines', { client_id: 'x', user_profile: { name: 'a\nb' } }, '/name'],
    [
      'a long nickname',
      { client_id: 'x', user_profile: { nickname: 'a'.repeat(301) } },
      '/nickname',
    ],
    [
      'a picture that is no address',
      { client_id: 'x', user_profile: { picture: 'javascript:alert(1)' } },
      '/picture',
    ],
    [
      'a picture without TLS',
      { client_id: 'x', user_profile: { picture: 'http://a.example.com/' } },
      '/picture',
    ],
    [
      'eleven members of metadata',
      {
        client_id: 'x',
        user_profile: {},
        user_metadata: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`m${i}`, 'x'])),
      },
      '/user_metadata',
    ],
    [
      'metadata that is no text',
      { client_id: 'x', user_profile: {}, user_metadata: { a: { b: 'c' } } },
      '/user_metadata/a',
    ],
  ];
  for (const [what, body, pointer] of faults) {
    test(`${what} is refused, and the refusal says where`, async ({ native }) => {
      const answer = await postJson(native.visitor(), '/passkey/register', body);
      expect(refusalOf(answer)).toEqual([400, 'invalid_request', 'invalid_request']);
      expect(jsonOf(answer).error_description).toContain(pointer);
    });
  }

  test('a form is refused, and so is a body that is too long', async ({ native }) => {
    const visitor = native.visitor();
    const form = await visitor.post('/passkey/challenge', { client_id: native.app.clientId });
    expect(refusalOf(form)).toEqual([400, 'invalid_request', 'invalid_request']);
    const long = await askChallenge(visitor, native.app, { padding: 'x'.repeat(60_000) });
    expect(long.status).toBe(413);
  });

  test('unknown members are not looked at', async ({ native }) => {
    const captcha = { a: [1], whole: '\ud83d\ude00 C:\\ud800' };
    const answer = await askChallenge(native.visitor(), native.app, { captcha });
    expect(answer.status).toBe(200);
  });

  test('empty and null are as good as absent', async ({ native }) => {
    const visitor = native.visitor();
    for (const nothing of ['', null]) {
      const more = { client_secret: nothing, realm: nothing, organization: nothing };
      expect((await askChallenge(visitor, native.app, more)).status).toBe(200);
      const profile = { email: newEmail(), username: nothing, name: nothing, picture: nothing };
      expect((await askRegister(visitor, native.app, profile, more)).status).toBe(200);
    }
  });

  test('what is refused before anybody reads it is refused in the same form, to pages too', async ({
    native,
  }) => {
    const visitor = native.visitor();
    const path = '/passkey/challenge';
    const headers = { 'content-type': 'application/json', origin: 'https://app.example.test' };
    const body = JSON.stringify(identityOf(native.app));
    const chunked = { 'content-length': undefined, 'transfer-encoding': 'chunked' };
    const refusals: [answer: Awaited<ReturnType<typeof askChallenge>>, code: string][] = [
      [await visitor.send(path, { method: 'PUT', headers, body }), 'method_not_allowed'],
      [await visitor.send(`${path}?a=%00`, { method: 'POST', headers, body }), 'invalid_request'],
      [
        await visitor.send(path, { method: 'POST', headers: { ...headers, ...chunked }, body }),
        'length_required',
      ],
      [
        await visitor.send(path, { method: 'POST', headers, body: ' '.repeat(57 * 1024) }),
        'request_too_large',
      ],
      [await visitor.send(`${path}.data`, { method: 'POST', headers, body }), 'not_found'],
    ];
    for (const [answer, code] of refusals) {
      expect(jsonOf(answer)).toEqual({
        error: 'invalid_request',
        error_description: expect.any(String),
        code,
      });
      expect([code, answer.headers['access-control-allow-origin']]).toEqual([code, '*']);
      expect([code, answer.setCookies]).toEqual([code, []]);
    }
    expect(refusals.map(([{ status }]) => status)).toEqual([405, 400, 411, 413, 404]);
  });

  test('another spelling of an address is the same address', async ({ native }) => {
    const visitor = native.visitor();
    for (const path of ['/passkey/challenge/', '/PASSKEY/Challenge', '/passkey/%63hallenge']) {
      const answer = await visitor.send(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: 'https://app.example.test',
          'sec-fetch-site': 'cross-site',
        },
        body: JSON.stringify(identityOf(native.app)),
      });
      expect([path, answer.status, answer.setCookies]).toEqual([path, 200, []]);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
    }
  });

  test('what goes wrong on the server is said in the same form', async ({ native }) => {
    const visitor = native.visitor();
    const realm = 'broken';
    const options = JSON.stringify({ authentication_methods: { passkey: { enabled: true } } });
    await native.cli('connections', 'create', '--name', realm, '--options', options);
    const client = await native.register({ grant_types: [GRANT] });
    const begun = await beginSignIn(visitor, client, { realm });
    changeRows(native.server, `update connections set options = '5' where name = ?`, realm);
    const handed = { auth_session: begun.auth_session, authn_response: {} };
    for (const answer of [
      await askChallenge(visitor, client, { realm }),
      await askRegister(visitor, client, { email: newEmail() }, { realm }),
    ]) {
      expect(refusalOf(answer)).toEqual([500, 'server_error', 'internal_error']);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    const exchanged = await exchange(visitor, client, handed);
    expect([exchanged.status, jsonOf(exchanged).error]).toEqual([500, 'server_error']);
    changeRows(native.server, 'delete from connections where name = ?', realm);
  });

  test('organizations are refused at every step', async ({ native }) => {
    const visitor = native.visitor();
    const begun = await beginSignIn(visitor, native.app);
    const organization = 'org_1';
    for (const answer of [
      await askChallenge(visitor, native.app, { organization }),
      await askRegister(visitor, native.app, { email: newEmail() }, { organization }),
      await exchange(visitor, native.app, {
        auth_session: begun.auth_session,
        authn_response: {},
        organization,
      }),
    ]) {
      expect(refusalOf(answer)).toEqual([400, 'invalid_request', 'invalid_request']);
      expect(answer.text).toContain('Organizations are not supported yet');
    }
  });
});

test.describe('which application asks', () => {
  test('an unknown one, a wrong secret, none, or one too many: invalid_client', async ({
    native,
  }) => {
    const visitor = native.visitor();
    const { app, web } = native;
    const strangers: NativeClient[] = [
      { clientId: 'nobody', clientSecret: null },
      { ...web, clientSecret: 'wrong' },
      { ...web, clientSecret: null },
      { ...app, clientSecret: 'too many' },
    ];
    const { auth_session } = await beginSignIn(visitor, native.app);
    for (const client of strangers) {
      for (const ask of [askChallenge, askRegister]) {
        expect(refusalOf(await ask(visitor, client))).toEqual([
          401,
          'invalid_client',
          'invalid_client',
        ]);
      }
      const answer = await exchange(visitor, client, { auth_session, authn_response: {} });
      expect([answer.status, jsonOf(answer).error]).toEqual([401, 'invalid_client']);
    }
  });

  test('one without the grant, and one of somebody else: unauthorized_client', async ({
    native,
  }) => {
    const visitor = native.visitor();
    const without = await native.register({ grant_types: ['refresh_token'] });
    const foreign = await native.register({ grant_types: [GRANT], is_first_party: false });
    const begun = await beginSignIn(visitor, native.app);
    for (const client of [without, foreign]) {
      for (const ask of [askChallenge, askRegister]) {
        expect(refusalOf(await ask(visitor, client))).toEqual([
          400,
          'unauthorized_client',
          'unauthorized_client',
        ]);
      }
    }
    const handed = { auth_session: begun.auth_session, authn_response: {} };
    expect(refusalOf(await exchange(visitor, foreign, handed))).toEqual([
      400,
      'unauthorized_client',
      'unauthorized_client',
    ]);
    const refused = await exchange(visitor, without, handed);
    expect([refused.status, jsonOf(refused).error]).toEqual([400, 'invalid_request']);
    // Each is in the log: two challenges that were not issued, and an answer that was not looked at.
    const log = (await native.cli('logs', 'list', '--limit', '30')) as {
      type: string;
      code: string | null;
      clientId: string | null;
      details: { error?: string };
    }[];
    const ofForeign = log.filter(({ clientId }) => clientId === foreign.clientId);
    expect(
      ofForeign.map(({ type, code, details }) => [type, details.error ?? code]).sort(),
    ).toEqual([
      ['f', 'unauthorized_client'],
      ['passkey_challenge_failed', 'unauthorized_client'],
      ['passkey_challenge_failed', 'unauthorized_client'],
    ]);
  });
});

test.describe('which connection is meant', () => {
  test('one that is not there, and one without passkeys', async ({ native }) => {
    const visitor = native.visitor();
    const refusals: [realm: string, refusal: unknown[]][] = [
      ['nothing', [400, 'invalid_request', 'connection_disabled']],
      ['plain', [404, 'unauthorized_client', 'passkey_disabled']],
    ];
    for (const [realm, refusal] of refusals) {
      const challenge = await askChallenge(visitor, native.app, { realm });
      expect(refusalOf(challenge)).toEqual(refusal);
      const register = await askRegister(visitor, native.app, { email: newEmail() }, { realm });
      expect(refusalOf(register)).toEqual(refusal);
    }
  });

  test('passkeys and connections that were switched off meanwhile', async ({ native }) => {
    const visitor = native.visitor();
    const realm = 'switching';
    const { authenticator } = await signUp(visitor, native.app, { realm });
    const handed = async () => {
      const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app, {
        realm,
      });
      const signed = authenticator.get(authn_params_public_key, { origin: ORIGIN });
      return { auth_session, authn_response: signed };
    };
    const [first, second] = [await handed(), await handed()];
    await native.cli('connections', 'update', '--name', realm, '--options', '{}');
    expect(refusalOf(await exchange(visitor, native.app, first))).toEqual([
      400,
      'unauthorized_client',
      'passkey_disabled',
    ]);
    await native.cli(
      ...['connections', 'disable', '--name', realm],
      ...['--client-id', native.app.clientId],
    );
    expect(refusalOf(await exchange(visitor, native.app, second))).toEqual([
      400,
      'invalid_request',
      'connection_disabled',
    ]);
  });

  test('S10: a passkey of another connection does not open this one', async ({ native }) => {
    const visitor = native.visitor();
    const { authenticator } = await signUp(visitor, native.app, { realm: 'other' });
    const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
    const authn_response = authenticator.get(authn_params_public_key, { origin: ORIGIN });
    const refused = await exchange(visitor, native.app, { auth_session, authn_response });
    expect(refusalOf(refused)).toEqual(notVerified);
  });

  test('a realm at the end that is not the one of the beginning', async ({ native }) => {
    const visitor = native.visitor();
    const { authenticator } = await signUp(visitor, native.app);
    const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
    const authn_response = authenticator.get(authn_params_public_key, { origin: ORIGIN });
    const handed = { auth_session, authn_response };
    const refused = await exchange(visitor, native.app, { ...handed, realm: 'other' });
    expect(refusalOf(refused)).toEqual(notFound);
  });
});

test.describe('who cannot sign up', () => {
  test('who has an account gets the answer of whoever was faster', async ({ native }) => {
    const visitor = native.visitor();
    const { email } = await signUp(visitor, native.app);
    const before = performance.now();
    const refused = await askRegister(visitor, native.app, { email: email.toUpperCase() });
    expect(performance.now() - before).toBeGreaterThanOrEqual(300);
    expect(refusalOf(refused)).toEqual([400, 'invalid_request', 'signup_refused']);

    const late = newEmail();
    const [one, two] = [
      await beginSignUp(visitor, native.app, { email: late }),
      await beginSignUp(visitor, native.app, { email: late }),
    ];
    const hand = ({ auth_session, authn_params_public_key }: typeof one) =>
      exchange(visitor, native.app, {
        auth_session,
        authn_response: new SoftwareAuthenticator().create(authn_params_public_key, {
          origin: ORIGIN,
        }),
      });
    expect((await hand(one)).status).toBe(200);
    const second = await hand(two);
    expect(second.text).toBe(refused.text);
  });

  test('identifiers that no new account can have', async ({ native }) => {
    const visitor = native.visitor();
    const refusals: [profile: Record<string, unknown>, code: string][] = [
      [{}, 'identifier_required'],
      [{ email: ' ' }, 'identifier_required'],
      [{ email: 'no address' }, 'identifier_invalid'],
      [{ phone_number: '+15550100' }, 'identifier_invalid'],
      [{ email: newEmail(), username: 'ada' }, 'identifier_invalid'],
    ];
    for (const [profile, code] of refusals) {
      const refused = await askRegister(visitor, native.app, profile);
      expect(refusalOf(refused)).toEqual([400, 'invalid_request', code]);
    }
  });

  test('a connection that takes no sign-ups, and one that wants a confirmed address', async ({
    native,
  }) => {
    const visitor = native.visitor();
    const profile = { email: newEmail() };
    const closed = await askRegister(visitor, native.app, profile, { realm: 'closed' });
    expect(refusalOf(closed)).toEqual([400, 'access_denied', 'signup_disabled']);

    const realm = 'confirming';
    const { authenticator } = await signUp(visitor, native.app, { realm });
    const late = await beginSignUp(visitor, native.app, profile, { realm });
    const options = JSON.stringify(withVerification);
    await native.cli('connections', 'update', '--name', realm, '--options', options);
    const unconfirmed = await askRegister(visitor, native.app, profile, { realm });
    const made = new SoftwareAuthenticator();
    const finished = await exchange(visitor, native.app, {
      auth_session: late.auth_session,
      authn_response: made.create(late.authn_params_public_key, { origin: ORIGIN }),
    });
    for (const answer of [unconfirmed, finished]) {
      expect(refusalOf(answer)).toEqual([400, 'invalid_request', 'invalid_request']);
      expect(answer.text).toContain('hosted pages');
    }

    const begun = await beginSignIn(visitor, native.app, { realm });
    const signIn = await exchange(visitor, native.app, {
      auth_session: begun.auth_session,
      authn_response: authenticator.get(begun.authn_params_public_key, { origin: ORIGIN }),
    });
    expect(refusalOf(signIn)).toEqual([400, 'access_denied', 'email_not_confirmed']);
  });
});

test('a blocked user is refused by name', async ({ native }) => {
  const visitor = native.visitor();
  const { authenticator, userId } = await signUp(visitor, native.app);
  await native.cli('users', 'block', '--id', userId);
  const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
  const authn_response = authenticator.get(authn_params_public_key, { origin: ORIGIN });
  const refused = await exchange(visitor, native.app, { auth_session, authn_response });
  expect(refusalOf(refused)).toEqual([400, 'access_denied', 'user_banned']);
});

test('a passkey that was removed, and one that is there already', async ({ native }) => {
  const visitor = native.visitor();
  const { authenticator, userId } = await signUp(visitor, native.app);
  const known = authenticator.credentials[0]?.id ?? '';
  const again = await beginSignUp(visitor, native.app);
  const copy = new SoftwareAuthenticator().create(again.authn_params_public_key, {
    origin: ORIGIN,
    credentialId: Buffer.from(known, 'base64url'),
  });
  const exists = await exchange(visitor, native.app, {
    auth_session: again.auth_session,
    authn_response: copy,
  });
  expect(refusalOf(exists)).toEqual(invalidGrant('webauthn_credential_exists'));

  changeRows(native.server, 'delete from passkeys where user_id = ?', userId);
  const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
  const authn_response = authenticator.get(authn_params_public_key, { origin: ORIGIN });
  const removed = await exchange(visitor, native.app, { auth_session, authn_response });
  expect(refusalOf(removed)).toEqual(invalidGrant('webauthn_credential_not_found'));
});

test('a passkey of another tenant under the same RP ID is not called unknown: it would be forgotten', async ({
  native,
}) => {
  const rpId = 'shared.example.test';
  const [ours, theirs] = [`a.${rpId}`, `b.${rpId}`];
  const tenant = ['--tenant', 'second'];
  await native.cli('tenants', 'create', '--name', 'second', '--display-name', 'Second');
  await native.cli('domains', 'create', '--host', ours, '--rp-id', rpId);
  await native.cli('domains', 'create', ...tenant, '--host', theirs, '--rp-id', rpId);
  const options = JSON.stringify({ authentication_methods: { passkey: { enabled: true } } });
  await native.cli('connections', 'create', ...tenant, '--name', 'people', '--options', options);
  const client = (await native.cli(
    ...['clients', 'create', ...tenant, '--name', 'Theirs', '--type', 'native'],
    ...['--grant-type', GRANT],
  )) as NativeClient;

  const authenticator = new SoftwareAuthenticator();
  const there = native.visitor(`https://${theirs}`);
  const begun = await beginSignUp(there, client);
  const made = await exchange(there, client, {
    auth_session: begun.auth_session,
    authn_response: authenticator.create(begun.authn_params_public_key, {
      origin: `https://${theirs}`,
    }),
  });
  expect(made.status).toBe(200);

  const here = native.visitor(`https://${ours}`);
  const signIn = async () => {
    const { auth_session, authn_params_public_key } = await beginSignIn(here, native.app);
    const origin = `https://${ours}`;
    const authn_response = authenticator.get(authn_params_public_key, { origin });
    return refusalOf(await exchange(here, native.app, { auth_session, authn_response }));
  };
  expect(await signIn()).toEqual(notVerified);
  const [credential] = authenticator.credentials;
  changeRows(native.server, 'delete from passkeys where credential_id = ?', credential?.id ?? '');
  expect(await signIn()).toEqual(invalidGrant('webauthn_credential_not_found'));
});

test.describe('S9: a challenge counts once, in time, for one ceremony of one application', () => {
  test('of fifty that hand the same answer in at once, one gets tokens', async ({ native }) => {
    const visitor = native.visitor();
    const { authenticator } = await signUp(visitor, native.app);
    const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
    const handed = {
      auth_session,
      authn_response: authenticator.get(authn_params_public_key, { origin: ORIGIN }),
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => exchange(visitor, native.app, handed)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const refused of answers.filter(({ status }) => status !== 200)) {
      expect(refusalOf(refused)).toEqual(notFound);
    }
    expect(refusalOf(await exchangeForm(visitor, native.app, handed))).toEqual(notFound);
  });

  test('an answer that comes too late', async ({ native }) => {
    const visitor = native.visitor();
    const { authenticator } = await signUp(visitor, native.app);
    const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
    expireChallenge(native.server, authn_params_public_key.challenge);
    const authn_response = authenticator.get(authn_params_public_key, { origin: ORIGIN });
    const refused = await exchange(visitor, native.app, { auth_session, authn_response });
    expect(refusalOf(refused)).toEqual(invalidGrant('webauthn_challenge_expired'));
  });

  test('another application’s auth session, a changed one, and none of ours', async ({
    native,
  }) => {
    const visitor = native.visitor();
    const { authenticator } = await signUp(visitor, native.app);
    const hand = async (change: (authSession: string) => string, client = native.app) => {
      const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
      const authn_response = authenticator.get(authn_params_public_key, { origin: ORIGIN });
      const handed = { auth_session: change(auth_session), authn_response };
      return refusalOf(await exchange(visitor, client, handed));
    };
    expect(await hand((session) => session, native.web)).toEqual(notFound);
    expect(await hand((session) => `${'A'.repeat(43)}${session.slice(43)}`)).toEqual(notFound);
    expect(await hand(() => 'x')).toEqual(notFound);
    expect(await hand(() => 'x'.repeat(5000))).toEqual(notFound);
    // Two answers of the same person, the one with the session of the other.
    const other = await beginSignIn(visitor, native.app);
    expect(await hand(() => other.auth_session)).toEqual(notFound);
  });

  test('a new passkey for a sign-in, and a sign-in for a sign-up', async ({ native }) => {
    const visitor = native.visitor();
    const { authenticator } = await signUp(visitor, native.app);
    const signIn = await beginSignIn(visitor, native.app);
    const signUpOptions = await beginSignUp(visitor, native.app);
    const { challenge } = signIn.authn_params_public_key;
    const created = await exchange(visitor, native.app, {
      auth_session: signIn.auth_session,
      authn_response: new SoftwareAuthenticator().create(signUpOptions.authn_params_public_key, {
        origin: ORIGIN,
        challenge,
      }),
    });
    expect(refusalOf(created)).toEqual(notFound);
    const signed = await exchange(visitor, native.app, {
      auth_session: signUpOptions.auth_session,
      authn_response: authenticator.get(
        { challenge: signUpOptions.authn_params_public_key.challenge, rpId: HOST },
        { origin: ORIGIN },
      ),
    });
    expect(refusalOf(signed)).toEqual(notFound);
  });

  test('S10: a challenge of another host of the tenant, and of another tenant', async ({
    native,
  }) => {
    const { authenticator } = await signUp(native.visitor(), native.app);
    const second = 'second.example.test';
    await native.cli('domains', 'create', '--host', second);
    const there = native.visitor(`https://${second}`);
    const { auth_session, authn_params_public_key } = await beginSignIn(there, native.app);
    const authn_response = authenticator.get(
      { ...authn_params_public_key, rpId: HOST },
      { origin: ORIGIN },
    );
    const handed = { auth_session, authn_response };
    expect(refusalOf(await exchange(native.visitor(), native.app, handed))).toEqual(notFound);

    await native.cli('tenants', 'create', '--name', 'neighbour', '--display-name', 'Neighbour');
    const third = 'third.example.test';
    await native.cli('domains', 'create', '--tenant', 'neighbour', '--host', third);
    const ofNeighbour = ['--tenant', 'neighbour', '--name'];
    const options = JSON.stringify({ authentication_methods: { passkey: { enabled: true } } });
    await native.cli('connections', 'create', ...ofNeighbour, 'people', '--options', options);
    const theirs = (await native.cli(
      ...['clients', 'create', ...ofNeighbour, 'Theirs', '--type', 'native', '--grant-type', GRANT],
    )) as NativeClient;
    const neighbour = native.visitor(`https://${third}`);
    const stranger = await exchange(neighbour, native.app, handed);
    expect(jsonOf(stranger).error).toBe('invalid_client');
    // With the neighbour's own session, and an answer that is good where it was asked for.
    const own = await beginSignIn(neighbour, theirs);
    const asked = await beginSignIn(native.visitor(), native.app);
    const carried = await exchange(neighbour, theirs, {
      auth_session: own.auth_session,
      authn_response: authenticator.get(asked.authn_params_public_key, { origin: ORIGIN }),
    });
    expect(refusalOf(carried)).toEqual(notFound);
    const claimed = await exchange(neighbour, theirs, {
      auth_session: own.auth_session,
      authn_response: authenticator.get(
        { ...own.authn_params_public_key, rpId: HOST },
        { origin: `https://${third}`, rpId: third },
      ),
    });
    expect(refusalOf(claimed)).toEqual(invalidGrant('webauthn_credential_not_found'));
  });
});

test('S27: a challenge of the pages is not one of the API, and the other way round', async ({
  native,
}) => {
  const client = (await native.cli(
    ...['clients', 'create', '--name', 'Both', '--callback', 'https://app.example.com/callback'],
    ...['--auth-method', 'none', '--grant-type', 'authorization_code', '--grant-type', GRANT],
  )) as NativeClient;
  const application = { ...client, origin: ORIGIN, callback: 'https://app.example.com/callback' };
  const visitor = native.visitor();
  const { authenticator } = await signUp(visitor, client);
  const { state } = await beginVisit(visitor, application);
  const hosted = await requestOptions(visitor, state);
  const begun = await beginSignIn(visitor, client);
  const atTheApi = await exchange(visitor, client, {
    auth_session: begun.auth_session,
    authn_response: authenticator.get(hosted, { origin: ORIGIN }),
  });
  expect(refusalOf(atTheApi)).toEqual(notFound);
  const onThePage = await postPasskey(
    visitor,
    state,
    authenticator.get(begun.authn_params_public_key, { origin: ORIGIN }),
  );
  expect(onThePage.status).toBe(400);
  expect(onThePage.location).toBeUndefined();

  // A page takes no answer of an app, though the API takes it.
  const fresh = await requestOptions(visitor, state);
  const fromApp = await postPasskey(visitor, state, authenticator.get(fresh, { origin: ANDROID }));
  expect(fromApp.status).toBe(400);

  // The same of sign-ups.
  const signUpVisit = await beginHostedSignUp(visitor, application);
  const ofPage = await creationOptions(visitor, signUpVisit.state);
  const ofApi = await beginSignUp(visitor, client);
  const newAuthenticator = new SoftwareAuthenticator();
  const madeForPage = await exchange(visitor, client, {
    auth_session: ofApi.auth_session,
    authn_response: newAuthenticator.create(ofPage, { origin: ORIGIN }),
  });
  expect(refusalOf(madeForPage)).toEqual(notFound);
  const madeForApi = newAuthenticator.create(ofApi.authn_params_public_key, { origin: ORIGIN });
  const signedUp = await postNewPasskey(visitor, signUpVisit.state, madeForApi);
  expect([signedUp.status, signedUp.location]).toEqual([400, undefined]);
});

test.describe('answers that do not verify', () => {
  type Lies = Partial<Parameters<SoftwareAuthenticator['get']>[1]>;
  const lies: [what: string, lie: Lies][] = [
    ['S11: another site', { origin: 'https://elsewhere.example.test' }],
    ['S11: an app that is not listed', { origin: `android:apk-key-hash:${'B'.repeat(43)}` }],
    ['S11: the site without TLS', { origin: `http://${HOST}` }],
    ['S28: a frame', { crossOrigin: true }],
    ['another RP ID', { rpId: 'example.test' }],
    ['nobody present', { flags: { up: false } }],
    ['S8: a user who was verified before, and is not now', { flags: { uv: false } }],
    ['a broken signature', { breakSignature: true }],
    ['S10: somebody else’s user handle', { userHandle: 'A'.repeat(43) }],
    ['no user handle', { userHandle: null }],
    ['two ids', { rawId: 'AAAA' }],
  ];
  for (const [what, lie] of lies) {
    test(what, async ({ native }) => {
      const visitor = native.visitor();
      const { authenticator } = await signUp(visitor, native.app);
      const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
      const authn_response = authenticator.get(authn_params_public_key, { origin: ORIGIN, ...lie });
      const refused = await exchange(visitor, native.app, { auth_session, authn_response });
      expect(refusalOf(refused)).toEqual(notVerified);
      expect(jsonOf(refused)).toEqual({
        error: 'invalid_grant',
        error_description: expect.any(String),
        code: 'webauthn_verification_failed',
      });
    });
  }

  test('bodies that are no answer', async ({ native }) => {
    const visitor = native.visitor();
    const { auth_session } = await beginSignIn(visitor, native.app);
    const odd: [response: Record<string, unknown> | string, refusal: unknown[]][] = [
      [{}, notVerified],
      ['{', notVerified],
      [{ response: { attestationObject: 'AAAA' } }, notVerified],
      [{ response: { attestationObject: null } }, notVerified],
      ['', [400, 'invalid_request', undefined]],
    ];
    for (const [authn_response, refusal] of odd) {
      const refused = await exchange(visitor, native.app, { auth_session, authn_response });
      expect(refusalOf(refused)).toEqual(refusal);
    }
    const without = await postJson(visitor, '/oauth/token', {
      grant_type: GRANT,
      ...identityOf(native.app),
    });
    expect(refusalOf(without)).toEqual([400, 'invalid_request', undefined]);
    const nested = await postJson(visitor, '/oauth/token', {
      grant_type: GRANT,
      ...identityOf(native.app),
      auth_session: { a: 1 },
      authn_response: {},
    });
    expect(refusalOf(nested)).toEqual([400, 'invalid_request', undefined]);
    const list = await postJson(visitor, '/oauth/token', {
      grant_type: GRANT,
      ...identityOf(native.app),
      auth_session,
      authn_response: [1],
    });
    expect(refusalOf(list)).toEqual([400, 'invalid_request', undefined]);
  });

  test('an API that nobody registered costs no challenge', async ({ native }) => {
    const visitor = native.visitor();
    const { authenticator } = await signUp(visitor, native.app);
    const { auth_session, authn_params_public_key } = await beginSignIn(visitor, native.app);
    const handed = {
      auth_session,
      authn_response: authenticator.get(authn_params_public_key, { origin: ORIGIN }),
    };
    const audience = 'https://nobody.example.test/';
    const refused = await exchange(visitor, native.app, { ...handed, audience });
    expect(refusalOf(refused)).toEqual([400, 'invalid_target', undefined]);
    expect((await exchange(visitor, native.app, handed)).status).toBe(200);
  });
});

test('while a domain moves, both of its RP IDs open it, and the one that it leaves is asked for', async ({
  native,
}) => {
  const visitor = native.visitor();
  const host = 'moving.example.test';
  await native.cli('domains', 'create', '--host', host);
  const there = native.visitor(`https://${host}`);
  const origin = `https://${host}`;
  const authenticator = new SoftwareAuthenticator();
  const begun = await beginSignUp(there, native.app);
  const made = await exchange(there, native.app, {
    auth_session: begun.auth_session,
    authn_response: authenticator.create(begun.authn_params_public_key, { origin }),
  });
  expect(made.status).toBe(200);
  changeRows(
    native.server,
    `update domains set rp_id = 'example.test', previous_rp_id = host, moving_since = ? where host = ?`,
    Date.now(),
    host,
  );
  const old = await beginSignIn(there, native.app);
  expect(old.authn_params_public_key.rpId).toBe(host);
  const opened = await exchange(there, native.app, {
    auth_session: old.auth_session,
    authn_response: authenticator.get(old.authn_params_public_key, { origin }),
  });
  expect(opened.status).toBe(200);
  const wanted = { relying_party_identifier: 'example.test' };
  const fresh = begunIn(await askChallenge(there, native.app, wanted));
  expect(fresh.authn_params_public_key.rpId).toBe('example.test');
  const stranger = await askChallenge(visitor, native.app, wanted);
  expect(refusalOf(stranger)).toEqual([400, 'invalid_request', 'invalid_request']);
});

test.describe('too many requests from one network', () => {
  const tooMany = [429, 'too_many_requests', 'too_many_attempts'];

  test('for challenges, new accounts and refused answers, with the time to wait', async ({
    native,
  }) => {
    const limited: [
      allowed: number,
      ask: () => Promise<Awaited<ReturnType<typeof askChallenge>>>,
    ][] = [];
    const [one, two, three] = [native.visitor(), native.visitor(), native.visitor()];
    limited.push([600, () => askChallenge(one, { clientId: 'nobody', clientSecret: null })]);
    limited.push([50, () => askRegister(two, native.app)]);
    const handed = { auth_session: 'x', authn_response: {} };
    limited.push([200, () => exchange(three, native.app, handed)]);
    for (const [allowed, ask] of limited) {
      let last = await ask();
      for (let asked = 1; asked < allowed; asked += 1) {
        expect(last.status).not.toBe(429);
        last = await ask();
      }
      expect(last.status).not.toBe(429);
      const refused = await ask();
      expect(refusalOf(refused)).toEqual(tooMany);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    }
    // Another network is not held back.
    expect((await askChallenge(native.visitor(), native.app)).status).toBe(200);
  });
});
