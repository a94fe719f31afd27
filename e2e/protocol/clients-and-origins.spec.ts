/** How applications prove who they are, how they send it, and whose scripts may read the answer. */
import { askForTokens, redeem } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { ask, tokensOf } from './support/sign-in.ts';
import type { Visit } from './support/sign-in.ts';
import { expect, test } from './support/site.ts';
import { claimsOf, jsonOf, refusalOf } from './support/tokens.ts';

const codeGrant = ({ said, verifier }: Visit, { callback }: Application) => ({
  grant_type: 'authorization_code',
  code: said.code ?? '',
  redirect_uri: callback,
  code_verifier: verifier,
});

test('a confidential application proves itself by header or by form', async ({ site }) => {
  const visitor = await site.signedIn();
  const { clientId, clientSecret } = site.client;
  const byHeader = await redeem(
    visitor,
    site.client,
    ...codeAndVerifier(await ask(visitor, site.client)),
  );
  expect(byHeader.status).toBe(200);

  const byForm = (secret: string, visit: Visit) =>
    askForTokens(
      visitor,
      { ...site.client, clientSecret: null },
      { ...codeGrant(visit, site.client), client_id: clientId, client_secret: secret },
    );
  const visit = await ask(visitor, site.client);
  expect(refusalOf(await byForm('wrong', visit))).toEqual([401, 'invalid_client']);
  expect((await byForm(clientSecret ?? '', visit)).status).toBe(200);

  const none = await askForTokens(
    visitor,
    { ...site.client, clientSecret: null },
    codeGrant(await ask(visitor, site.client), site.client),
  );
  expect(refusalOf(none)).toEqual([401, 'invalid_client']);

  function codeAndVerifier({ said, verifier }: Visit): [string, string] {
    return [said.code ?? '', verifier];
  }
});

test('a public application has no secret and needs none', async ({ site }) => {
  const visitor = await site.signedIn();
  const client = await site.register({ app_type: 'spa' });
  expect(client.clientSecret).toBeNull();
  const { id_token } = await tokensOf(visitor, client, await ask(visitor, client));
  expect((await claimsOf(visitor, id_token, client.clientId)).aud).toBe(client.clientId);
});

test('bodies may be JSON, as the clients of Auth0 send them', async ({ site }) => {
  const visitor = await site.signedIn();
  const { clientId: client_id, clientSecret: client_secret } = site.client;
  const send = (body: string, headers: Record<string, string> = {}) =>
    visitor.send('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const grant = {
    client_id,
    client_secret,
    ...codeGrant(await ask(visitor, site.client), site.client),
  };
  const answer = await send(JSON.stringify({ ...grant, organization: null }), {
    'auth0-client': Buffer.from('{"name":"auth0-spa-js"}').toString('base64'),
  });
  expect(answer.status).toBe(200);

  const malformed = [
    '{',
    '"text"',
    '[1]',
    'null',
    '{"grant_type":{"a":1}}',
    '{"code":["a","b"]}',
    '',
  ];
  for (const body of malformed) {
    const { status, text } = await send(body);
    expect([body, status, (JSON.parse(text) as { error: string }).error]).toEqual([
      body,
      400,
      'invalid_request',
    ]);
  }
});

test('a body is a form or JSON, and a parameter comes once', async ({ site }) => {
  const send = (type: string, body: string) =>
    site.visitor().send('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
  expect(refusalOf(await send('text/plain', 'grant_type=refresh_token'))).toEqual([
    400,
    'invalid_request',
  ]);
  const twice = 'grant_type=a&grant_type=b&client_id=x&client_id=y';
  expect(refusalOf(await send('application/x-www-form-urlencoded', twice))).toEqual([
    400,
    'invalid_request',
  ]);
  const unknown = await askForTokens(site.visitor(), site.client, { grant_type: 'password' });
  expect(refusalOf(unknown)).toEqual([400, 'unsupported_grant_type']);
});

test('scripts of a listed origin may ask for tokens, and others may not', async ({ site }) => {
  const origin = 'https://spa.example.com';
  const client = await site.register({ app_type: 'spa', web_origins: [origin] });
  const visitor = await site.signedIn();
  const preflight = await visitor.send('/oauth/token', {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'auth0-client,content-type',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': expect.stringContaining('POST'),
    'access-control-allow-headers': 'auth0-client,content-type',
  });

  const exchange = async (from: string) => {
    const visit = await ask(visitor, client);
    return visitor.send('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: from },
      body: JSON.stringify({ client_id: client.clientId, ...codeGrant(visit, client) }),
    });
  };
  for (const allowed of [origin, 'https://app.example.com']) {
    const answer = await exchange(allowed);
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, allowed]);
  }
  for (const foreign of ['https://evil.example', `${origin}.evil.example`, 'null']) {
    const answer = await exchange(foreign);
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([
      400,
      undefined,
    ]);
    expect(jsonOf(answer)).not.toHaveProperty('access_token');
  }
});

test('/userinfo answers scripts of a listed origin only', async ({ site }) => {
  const origin = 'https://spa.example.com';
  const client = await site.register({ app_type: 'spa', web_origins: [origin] });
  const visitor = await site.signedIn();
  const { access_token } = await tokensOf(visitor, client, await ask(visitor, client));
  const from = (sender: string) =>
    visitor.get('/userinfo', { origin: sender, authorization: `Bearer ${access_token}` });
  const answer = await from(origin);
  expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, origin]);
  const refused = await from('https://evil.example');
  expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([
    400,
    undefined,
  ]);
});

test('a change of settings works at the next request', async ({ site }) => {
  const client = await site.register();
  const visitor = await site.signedIn();
  const moved = { redirect_uri: 'https://new.example.com/callback' };
  expect((await ask(visitor, client, moved)).answer.status).toBe(400);
  await site.tenant.cli(
    ...['clients', 'update', '--client-id', client.clientId],
    ...['--settings', JSON.stringify({ callbacks: [client.callback, moved.redirect_uri] })],
  );
  expect((await ask(visitor, client, moved)).said.code).toBeTruthy();
  expect((await ask(visitor, client)).said.code).toBeTruthy();
});
