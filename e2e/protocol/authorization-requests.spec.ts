/** What `/authorize` takes, what it refuses, and on which road the answer travels. */
import { authorizationPath, newVerifier } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { ask, tokensOf } from './support/sign-in.ts';
import { expect, test } from './support/site.ts';
import { claimsOf, jsonOf, refusalOf } from './support/tokens.ts';

const basic = ({ clientId, clientSecret }: Application) => ({
  authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret ?? ''}`).toString('base64')}`,
});

test('the discovery document is the one that Auth0 clients expect', async ({ site }) => {
  const visitor = site.visitor();
  const answer = await visitor.get('/.well-known/openid-configuration');
  const document = jsonOf(answer);
  expect(document).toMatchObject({
    issuer: `${site.origin}/`,
    authorization_endpoint: `${site.origin}/authorize`,
    token_endpoint: `${site.origin}/oauth/token`,
    userinfo_endpoint: `${site.origin}/userinfo`,
    jwks_uri: `${site.origin}/.well-known/jwks.json`,
    revocation_endpoint: `${site.origin}/oauth/revoke`,
    pushed_authorization_request_endpoint: `${site.origin}/oauth/par`,
    device_authorization_endpoint: `${site.origin}/oauth/device/code`,
    end_session_endpoint: `${site.origin}/oidc/logout`,
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    authorization_response_iss_parameter_supported: true,
    subject_types_supported: ['public'],
  });
  expect(document.response_modes_supported).toEqual(
    expect.arrayContaining(['query', 'fragment', 'form_post', 'web_message']),
  );
  const responseTypes = ['code', 'id_token', 'code id_token', 'none'];
  expect(document.response_types_supported).toEqual(responseTypes);
  expect(document.scopes_supported).toEqual(
    expect.arrayContaining(['openid', 'profile', 'email', 'offline_access']),
  );
  expect(answer.headers['access-control-allow-origin']).toBe('*');

  const oauth = await visitor.get('/.well-known/oauth-authorization-server');
  expect(jsonOf(oauth)).toEqual(document);
  expect((await visitor.send('/.well-known/jwks.json', { method: 'HEAD' })).status).toBe(200);
});

test('the published keys hold nothing private', async ({ site }) => {
  const { keys } = jsonOf(await site.visitor().get('/.well-known/jwks.json')) as {
    keys: Record<string, string>[];
  };
  expect(keys.length).toBeGreaterThanOrEqual(2);
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
  }
});

test('a code needs PKCE, by S256 and nothing less', async ({ site }) => {
  const visitor = await site.signedIn();
  const refused: Record<string, Record<string, string>> = {
    missing: { code_challenge: '', code_challenge_method: '' },
    plain: { code_challenge: newVerifier(), code_challenge_method: 'plain' },
    'plain by default': { code_challenge_method: '' },
    'too short': { code_challenge: 'short' },
  };
  for (const [name, parameters] of Object.entries(refused)) {
    const { said } = await ask(visitor, site.client, parameters);
    expect([name, said.error, said.code]).toEqual([name, 'invalid_request', undefined]);
  }
});

test('people are sent to the registered address and to nothing that resembles it', async ({
  site,
}) => {
  const callback = 'https://app.example.com/callback';
  const visitor = await site.signedIn();
  const nearMisses = [
    `${callback}/`,
    `${callback}?next=1`,
    `${callback}#`,
    `${callback}/..%2fcallback`,
    'https://app.example.com/Callback',
    'https://APP.example.com/callback',
    'https://app.example.com:443/callback',
    'https://app.example.com./callback',
    'https://app.example.com//callback',
    'https://app.example.com/a/../callback',
    'https://app.example.com\\callback',
    'https://app.example.com@evil.example/callback',
    'https://evil.example/https://app.example.com/callback',
    'https://evil.example#app.example.com/callback',
    'https://sub.app.example.com/callback',
    'http://app.example.com/callback',
    '//app.example.com/callback',
    '/callback',
    'javascript:alert(1)//app.example.com/callback',
    ` ${callback}`,
    `${callback}%00`,
  ];
  for (const redirect_uri of nearMisses) {
    const { answer } = await ask(visitor, site.client, { redirect_uri });
    expect([redirect_uri, answer.status, answer.location]).toEqual([redirect_uri, 400, undefined]);
    expect(answer.text, redirect_uri).toContain('invalid_redirect_uri');
  }
  expect((await ask(visitor, site.client, { redirect_uri: callback })).said.code).toBeTruthy();

  // The only registered address needs no naming.
  expect((await ask(visitor, site.client, { redirect_uri: '' })).said.code).toBeTruthy();
});

test('with two registered addresses a request has to name one', async ({ site }) => {
  const callbacks = ['https://one.example.com/cb', 'https://two.example.com/cb'];
  const client = await site.register({ callbacks });
  const { answer } = await ask(await site.signedIn(), client, { redirect_uri: '' });
  expect([answer.status, answer.location]).toEqual([400, undefined]);
});

test('an error before the address is known ends on our own page', async ({ site }) => {
  const stranger = { ...site.client, clientId: 'nobody' };
  const { answer } = await ask(site.visitor(), stranger);
  expect(answer.status).toBe(400);
  expect(answer.headers['content-type']).toMatch(/^text\/html/);
  expect(answer.text).toContain('invalid_client');
  expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");

  const head = await site.visitor().send('/authorize?client_id=nobody', { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([400, '']);
  const twice = await site.visitor().get('/authorize?client_id=a&client_id=b');
  expect(twice.status).toBe(400);
});

test('what is wrong with a request is told to the application', async ({ site }) => {
  const visitor = await site.signedIn();
  const refusals: [Record<string, string>, string][] = [
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: 'none' }, 'invalid_request'],
    [{ response_type: '' }, 'invalid_request'],
    [{ response_mode: 'carrier-pigeon' }, 'unsupported_response_mode'],
    [{ request: 'a.b.c' }, 'request_not_supported'],
    [{ request_uri: 'https://evil.example/request' }, 'request_uri_not_supported'],
    [{ audience: 'https://nowhere.example.com' }, 'invalid_target'],
    [{ scope: 'openid "quoted"' }, 'invalid_scope'],
  ];
  for (const [parameters, error] of refusals) {
    const { said, address } = await ask(visitor, site.client, parameters);
    expect([parameters, said.error]).toEqual([parameters, error]);
    expect(address.origin).toBe('https://app.example.com');
  }
});

test('an answer travels as it was asked: query, fragment, form or message', async ({ site }) => {
  const visitor = await site.signedIn();
  const query = await ask(visitor, site.client, { response_mode: 'query' });
  expect(query.address.hash).toBe('');
  expect(query.said.code).toBeTruthy();

  const fragment = await ask(visitor, site.client, { response_mode: 'fragment' });
  expect(fragment.address.search).toBe('');
  expect(fragment.said.code).toBeTruthy();

  const form = await ask(visitor, site.client, { response_mode: 'form_post' });
  expect(form.answer.status).toBe(200);
  expect(form.answer.text).toContain('action="https://app.example.com/callback"');
  expect(form.answer.text).toMatch(/name="code" value="[^"]{20,}"/);
  expect(form.answer.headers['content-security-policy']).toMatch(/script-src [^;]*'sha256-/);
  expect(form.answer.headers['x-frame-options']).toBe('DENY');

  const message = await ask(visitor, site.client, { response_mode: 'web_message' });
  expect(message.answer.status).toBe(200);
  expect(message.answer.text).toContain("type: 'authorization_response'");
  expect(message.answer.headers['x-frame-options']).toBeUndefined();
  expect(message.answer.headers['content-security-policy']).toContain(
    'frame-ancestors https://app.example.com',
  );
  const refused = await ask(site.visitor(), site.client, {
    response_mode: 'web_message',
    prompt: 'none',
  });
  expect(refused.answer.text).toContain('"error":"login_required"');
  const elsewhere = await ask(visitor, site.client, {
    response_mode: 'web_message',
    redirect_uri: 'https://evil.example/callback',
  });
  expect(elsewhere.answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(elsewhere.answer.headers['x-frame-options']).toBe('DENY');
});

test('what an application puts in state comes back as text, never as markup', async ({ site }) => {
  const state = '"><script>alert(1)</script>';
  const visitor = await site.signedIn();
  const form = await ask(visitor, site.client, { response_mode: 'form_post', state });
  expect(form.answer.text).not.toContain('<script>alert');
  const message = await ask(visitor, site.client, { response_mode: 'web_message', state });
  expect(message.answer.text).not.toContain('<script>alert');
});

test('the implicit flow gives an ID token to an application that has the grant', async ({
  site,
}) => {
  const visitor = await site.signedIn();
  const request = {
    response_type: 'id_token',
    response_mode: 'form_post',
    code_challenge: '',
    code_challenge_method: '',
  };
  const { answer } = await ask(visitor, site.client, request);
  const token = /name="id_token" value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
  expect(await claimsOf(visitor, token, site.client.clientId)).toMatchObject({
    nonce: 'nonce-of-the-application',
    email: site.person.email,
  });
  expect((await ask(visitor, site.client, { ...request, nonce: '' })).answer.text).toContain(
    'invalid_request',
  );

  const without = await site.register({ grant_types: ['authorization_code'] });
  const refused = await ask(visitor, without, request);
  expect(refused.answer.text).toContain('name="error" value="invalid_request"');
  expect(refused.answer.text).not.toContain('id_token"');
});

test('a native application returns to its own scheme, and to any port of this machine', async ({
  site,
}) => {
  const callback = 'com.example.app:/callback';
  const client = await site.register({
    app_type: 'native',
    callbacks: [callback, 'http://127.0.0.1/callback'],
  });
  const visitor = await site.signedIn();
  const visit = await ask(visitor, client);
  expect(visit.address.protocol).toBe('com.example.app:');
  const { id_token } = await tokensOf(visitor, client, visit);
  expect((await claimsOf(visitor, id_token, client.clientId)).sub).toBe(site.person.id);

  const loopback = await ask(visitor, client, { redirect_uri: 'http://127.0.0.1:51004/callback' });
  expect(loopback.said.code).toBeTruthy();
  const framed = await ask(visitor, client, { response_mode: 'web_message' });
  expect(framed.answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('a pushed request is used once, and only by the application that pushed it', async ({
  site,
}) => {
  const visitor = await site.signedIn();
  const push = async (changes: Record<string, string> = {}) => {
    const verifier = newVerifier();
    const path = authorizationPath(site.client, verifier, {
      scope: 'openid offline_access',
      ...changes,
    });
    const answer = await visitor.send('/oauth/par', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...basic(site.client) },
      body: path.slice(path.indexOf('?') + 1),
    });
    return { verifier, answer };
  };
  const { verifier, answer } = await push();
  expect(answer.status).toBe(201);
  const { request_uri, expires_in } = jsonOf(answer) as { request_uri: string; expires_in: number };
  expect(expires_in).toBe(60);
  const use = (clientId: string) =>
    visitor.get(
      `/authorize?${new URLSearchParams({ client_id: clientId, request_uri }).toString()}`,
    );

  const other = await site.register();
  expect((await use(other.clientId)).location ?? '').not.toContain('code=');
  const home = new URL((await use(site.client.clientId)).location ?? '');
  const said = Object.fromEntries(home.searchParams);
  const tokens = await tokensOf(visitor, site.client, { address: home, said, answer, verifier });
  expect(tokens.refresh_token).toBeTruthy();
  expect((await use(site.client.clientId)).location ?? '').not.toContain('code=');

  const misdirected = await push({ redirect_uri: 'https://evil.example/callback' });
  expect(refusalOf(misdirected.answer)).toEqual([400, 'invalid_request']);
  const anonymous = await visitor.send('/oauth/par', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: authorizationPath(site.client, newVerifier()).split('?')[1],
  });
  expect(refusalOf(anonymous)).toEqual([401, 'invalid_client']);
});

test('a pushed request survives the sign-in that it leads to', async ({ site }) => {
  const visitor = site.visitor();
  const verifier = newVerifier();
  const pushed = await visitor.send('/oauth/par', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...basic(site.client) },
    body: authorizationPath(site.client, verifier).split('?')[1],
  });
  const { request_uri } = jsonOf(pushed) as { request_uri: string };
  const query = new URLSearchParams({ client_id: site.client.clientId, request_uri });
  const first = await visitor.get(`/authorize?${query.toString()}`);
  const state = new URL(first.location ?? '').searchParams.get('state') ?? '';
  const typed = await visitor.post('/login/password', {
    state,
    identifier: site.person.email,
    password: site.person.password,
  });
  const back = await visitor.get(typed.location ?? '');
  expect(new URL(back.location ?? '').searchParams.get('code')).toBeTruthy();
});
