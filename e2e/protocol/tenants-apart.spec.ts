/** Two tenants on two hosts of one process have nothing in common, and their keys turn on their own. */
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';

import { askForTokens, redeem } from '../attacks/support/application.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { newTenant } from '../support/tenant.ts';
import { ask, signIn, tokensOf } from './support/sign-in.ts';
import { expect, register, test } from './support/site.ts';
import { claimsOf, jsonOf, publishedKeys, refusalOf, userinfo } from './support/tokens.ts';

const offline = { scope: 'openid email offline_access' };
const kidsOf = async (visitor: HttpVisitor) =>
  (await publishedKeys(visitor)).keys.map(({ kid }) => kid);

test('each tenant has its own issuer, keys and cookies', async ({ site }) => {
  const other = await newTenant();
  const [here, there] = [site.visitor(), new HttpVisitor(other.origin)];
  for (const visitor of [here, there]) {
    const document = jsonOf(await visitor.get('/.well-known/openid-configuration'));
    expect(document.issuer).toBe(`${visitor.site.origin}/`);
  }
  const [keysHere, keysThere] = [await kidsOf(here), await kidsOf(there)];
  expect(keysHere.filter((kid) => keysThere.includes(kid))).toEqual([]);
  await other.stop();
});

test('nothing of one tenant is worth anything at another', async ({ site }) => {
  const other = await newTenant();
  const clientThere = await register(other.cli, other.origin);
  const visitor = site.visitor();
  const visit = await signIn(visitor, site.client, site.person, offline);
  const tokens = await tokensOf(visitor, site.client, visit);
  const there = visitor.twin(other.origin);

  expect((await ask(there, clientThere, { prompt: 'none' })).said.error).toBe('login_required');
  expect((await ask(there, site.client)).answer.text).toContain('invalid_client');
  expect((await userinfo(there, tokens.access_token)).status).toBe(401);

  const next = await ask(visitor, site.client, offline);
  const code = await redeem(there, clientThere, next.said.code ?? '', next.verifier);
  expect(refusalOf(code)).toEqual([400, 'invalid_grant']);
  const refreshing = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
  expect(refusalOf(await askForTokens(there, clientThere, refreshing))).toEqual([
    400,
    'invalid_grant',
  ]);
  expect(refusalOf(await askForTokens(there, site.client, refreshing))).toEqual([
    401,
    'invalid_client',
  ]);
  const hint = new URLSearchParams({ id_token_hint: tokens.id_token });
  expect((await there.get(`/oidc/logout?${hint.toString()}`)).status).toBe(400);

  const waiting = await ask(site.visitor(), site.client);
  const state = waiting.said.state ?? '';
  const elsewhere = await there.get(`/login?state=${state}`);
  expect([elsewhere.status, elsewhere.text.includes('transaction_not_found')]).toEqual([404, true]);

  const open = await ask(there, clientThere);
  const typed = await there.post('/login/password', {
    state: open.said.state ?? '',
    identifier: site.person.email,
    password: site.person.password,
  });
  expect(typed.status).toBe(401);

  // Everything still works at home, where nobody has used it up.
  expect((await redeem(visitor, site.client, next.said.code ?? '', next.verifier)).status).toBe(
    200,
  );
  expect((await askForTokens(visitor, site.client, refreshing)).status).toBe(200);
  await other.stop();
});

test('keys are rotated at work: new tokens use the next key, old ones stay verifiable', async () => {
  const tenant = await newTenant();
  const visitor = new HttpVisitor(tenant.origin);
  const client = await register(tenant.cli, tenant.origin, {
    allowed_logout_urls: ['https://app.example.com/'],
  });
  const password = 'correct horse battery staple';
  const person = { ...(await tenant.newUser(password)), password };
  const idToken = async () =>
    (await tokensOf(visitor, client, await ask(visitor, client))).id_token;

  const first = (await tokensOf(visitor, client, await signIn(visitor, client, person))).id_token;
  const [current, next] = await kidsOf(visitor);
  expect(decodeProtectedHeader(first).kid).toBe(current);

  await tenant.cli('keys', 'rotate');
  const second = await idToken();
  expect(decodeProtectedHeader(second).kid).toBe(next);
  const published = await kidsOf(visitor);
  expect(published).toHaveLength(3);
  expect(published).toEqual(expect.arrayContaining([current, next]));
  for (const token of [first, second]) {
    expect((await claimsOf(visitor, token, client.clientId)).sub).toBe(person.id);
  }
  // An application that fetched the keys before the rotation knew the next one already.
  const keys = createLocalJWKSet({
    keys: (await publishedKeys(visitor)).keys.filter(({ kid }) => kid === current || kid === next),
  });
  await expect(jwtVerify(second, keys)).resolves.toMatchObject({ payload: { sub: person.id } });

  await tenant.cli('keys', 'rotate');
  expect(await kidsOf(visitor)).not.toContain(current);
  expect(decodeProtectedHeader(await idToken()).kid).not.toBe(next);
  await expect(claimsOf(visitor, first, client.clientId)).rejects.toThrow();
  expect((await claimsOf(visitor, second, client.clientId)).sub).toBe(person.id);

  const logout = new URLSearchParams({
    id_token_hint: second,
    post_logout_redirect_uri: 'https://app.example.com/',
  });
  expect((await visitor.get(`/oidc/logout?${logout.toString()}`)).location).toBe(
    'https://app.example.com/',
  );
  await tenant.stop();
});

test("a blocked user's session, access token and refresh token stop working at once", async ({
  site,
}) => {
  const person = await site.newPerson();
  const visitor = site.visitor();
  const visit = await signIn(visitor, site.client, person, offline);
  const tokens = await tokensOf(visitor, site.client, visit);
  const waiting = await ask(visitor, site.client, offline);
  await site.tenant.cli('users', 'block', '--id', person.id);

  expect((await ask(visitor, site.client, { prompt: 'none' })).said.error).toBe('login_required');
  expect((await ask(visitor, site.client)).address.pathname).toBe('/login');
  expect((await userinfo(visitor, tokens.access_token)).status).toBe(401);
  const refresh = () =>
    askForTokens(visitor, site.client, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    });
  expect(refusalOf(await refresh())).toEqual([400, 'invalid_grant']);
  const code = await redeem(visitor, site.client, waiting.said.code ?? '', waiting.verifier);
  expect(refusalOf(code)).toEqual([400, 'invalid_grant']);

  const again = await ask(site.visitor(), site.client);
  expect(again.address.pathname).toBe('/login');
  await site.tenant.cli('users', 'unblock', '--id', person.id);
  expect((await signIn(site.visitor(), site.client, person)).said.code).toBeTruthy();
});
