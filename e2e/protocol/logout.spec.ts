/** The ways out: Auth0's own, OpenID Connect's, and what applications hear of it. */
import { askForTokens } from '../attacks/support/application.ts';
import type { HttpVisitor } from '../support/http-visitor.ts';
import { freePort } from '../support/server.ts';
import {
  expectSignedIn,
  heading,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { startLogoutReceiver } from './support/logout-receiver.ts';
import { startRegistered } from './support/second-application.ts';
import { ask, signIn, tokensOf } from './support/sign-in.ts';
import type { Tokens } from './support/sign-in.ts';
import { expect, test } from './support/site.ts';
import type { ProtocolSite } from './support/site.ts';
import { claimsOf, refusalOf, userinfo } from './support/tokens.ts';

const home = 'https://app.example.com/signed-out';

const withHome = (site: ProtocolSite) => site.register({ allowed_logout_urls: [home] });

async function isSignedIn(visitor: HttpVisitor, site: ProtocolSite): Promise<boolean> {
  const { said } = await ask(visitor, site.client, { prompt: 'none' });
  return said.code !== undefined;
}

const logoutPath = (path: string, query: Record<string, string>) =>
  `${path}?${new URLSearchParams(query).toString()}`;

test('/v2/logout ends the session without a question and returns to a registered address', async ({
  site,
}) => {
  const client = await withHome(site);
  const visitor = site.visitor();
  const plain = await tokensOf(visitor, client, await signIn(visitor, client, site.person));
  const offline = await ask(visitor, site.client, { scope: 'openid offline_access' });
  const { refresh_token } = await tokensOf(visitor, site.client, offline);

  const path = logoutPath('/v2/logout', { client_id: client.clientId, returnTo: home });
  const answer = await visitor.get(path);
  expect([answer.status, answer.location]).toEqual([302, home]);
  expect(await isSignedIn(visitor, site)).toBe(false);
  expect((await userinfo(visitor, plain.access_token)).status).toBe(401);
  // A refresh token was asked for to outlive the session.
  const refreshed = { grant_type: 'refresh_token', refresh_token };
  expect((await askForTokens(visitor, site.client, refreshed)).status).toBe(200);
  expect(await site.logOf(client)).toContain('slo');
});

test('/v2/logout refuses every other address, and then nobody is signed out', async ({ site }) => {
  const client = await withHome(site);
  const visitor = await site.signedIn();
  const refused = [
    'https://evil.example/signed-out',
    `${home}/more`,
    `${home}/`,
    'https://app.example.com/Signed-Out',
    'http://app.example.com/signed-out',
    'https://app.example.com:8443/signed-out',
    'https://app.example.com@evil.example/signed-out',
    '//app.example.com/signed-out',
    '/\\evil.example',
    'javascript:alert(1)',
    '/oidc/logout',
    '',
  ];
  for (const returnTo of refused) {
    const path = logoutPath('/v2/logout', { client_id: client.clientId, returnTo });
    const answer = await visitor.get(path);
    expect([returnTo, answer.status, answer.location]).toEqual([returnTo, 400, undefined]);
    expect(answer.text).toContain('invalid_return_to');
  }
  const twice = await visitor.get(`/v2/logout?returnTo=${home}&returnTo=https://evil.example`);
  expect(twice.status).toBe(400);
  expect(await isSignedIn(visitor, site)).toBe(true);
  expect(await site.logOf(client)).toContain('flo');

  const query = logoutPath('/v2/logout', { client_id: client.clientId, returnTo: `${home}?a=1` });
  expect((await visitor.get(query)).location).toBe(`${home}?a=1`);
});

test('/v2/logout knows where to go by itself', async ({ site }) => {
  const client = await withHome(site);
  const visitor = await site.signedIn();
  const byDefault = await visitor.get(logoutPath('/v2/logout', { client_id: client.clientId }));
  expect(byDefault.location).toBe(home);

  const nowhere = await site.register();
  const page = await visitor.get(logoutPath('/v2/logout', { client_id: nowhere.clientId }));
  expect(page.location).toBe(`${site.origin}/oidc/logout/success`);
  expect((await visitor.get(page.location ?? '')).text).toContain('signed out');

  // Without a client_id an address of any of the tenant's applications will do.
  expect((await visitor.get(logoutPath('/v2/logout', { returnTo: home }))).location).toBe(home);
  const unknown = logoutPath('/v2/logout', { client_id: 'nobody', returnTo: home });
  expect((await visitor.get(unknown)).status).toBe(400);
});

test('/oidc/logout with an ID token as a hint asks nothing and comes back with state', async ({
  site,
}) => {
  const client = await withHome(site);
  const visitor = site.visitor();
  const { id_token } = await tokensOf(visitor, client, await signIn(visitor, client, site.person));
  const answer = await visitor.get(
    logoutPath('/oidc/logout', {
      id_token_hint: id_token,
      post_logout_redirect_uri: home,
      state: 'and back',
    }),
  );
  expect([answer.status, answer.location]).toEqual([303, `${home}?state=and+back`]);
  expect(await isSignedIn(visitor, site)).toBe(false);
});

test('/oidc/logout with the session id as a hint asks nothing either', async ({ site }) => {
  const client = await withHome(site);
  const visitor = site.visitor();
  const { id_token } = await tokensOf(visitor, client, await signIn(visitor, client, site.person));
  const { sid } = await claimsOf(visitor, id_token, client.clientId);
  const query = { client_id: client.clientId, post_logout_redirect_uri: home };

  const wrong = await visitor.get(logoutPath('/oidc/logout', { ...query, logout_hint: 'other' }));
  expect([wrong.status, wrong.location]).toEqual([200, undefined]);
  const right = logoutPath('/oidc/logout', { ...query, logout_hint: String(sid) });
  expect((await visitor.get(right)).location).toBe(home);
  expect(await isSignedIn(visitor, site)).toBe(false);
});

test("somebody else's ID token is no reason not to ask", async ({ site }) => {
  const stranger = site.visitor();
  const person = await site.newPerson();
  const { id_token } = await tokensOf(
    stranger,
    site.client,
    await signIn(stranger, site.client, person),
  );
  const visitor = await site.signedIn();
  const answer = await visitor.get(logoutPath('/oidc/logout', { id_token_hint: id_token }));
  expect(answer.text).toContain('Do you want to sign out?');
  expect(await isSignedIn(visitor, site)).toBe(true);
});

test('/oidc/logout refuses what does not fit together, and unregistered addresses', async ({
  site,
}) => {
  const client = await withHome(site);
  const visitor = site.visitor();
  const { id_token } = await tokensOf(visitor, client, await signIn(visitor, client, site.person));
  const refused: Record<string, string>[] = [
    { id_token_hint: id_token, post_logout_redirect_uri: 'https://evil.example/' },
    { id_token_hint: id_token, post_logout_redirect_uri: `${home}/` },
    { id_token_hint: id_token, client_id: site.client.clientId },
    { id_token_hint: `${id_token.slice(0, -4)}AAAA` },
    { id_token_hint: 'not a token' },
    { client_id: 'nobody' },
  ];
  for (const query of refused) {
    const answer = await visitor.send(logoutPath('/oidc/logout', query), {
      headers: { accept: 'text/html' },
    });
    expect([query, answer.status, answer.location]).toEqual([query, 400, undefined]);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
  }
  expect(await isSignedIn(visitor, site)).toBe(true);

  // Nobody's address: it is left out, and the question is asked.
  const anonymous = logoutPath('/oidc/logout', { post_logout_redirect_uri: home });
  expect((await visitor.get(anonymous)).text).toContain('Do you want to sign out?');
});

test('with nobody signed in there is nothing to ask', async ({ site }) => {
  const client = await withHome(site);
  const query = { client_id: client.clientId, post_logout_redirect_uri: home };
  const answer = await site.visitor().get(logoutPath('/oidc/logout', query));
  expect([answer.status, answer.location]).toEqual([303, home]);
  const bare = await site.visitor().get('/oidc/logout');
  expect(bare.location).toBe(`${site.origin}/oidc/logout/success`);
});

test('without a hint people are asked, and may stay', async ({ page, site }) => {
  const app = await startRegistered(site.tenant.cli, site.origin, 'Notes');
  await page.goto(app.loginUrl());
  await submitIdentifier(page, site.person.email);
  await submitPassword(page, site.person.password);
  await expectSignedIn(page);

  await page.goto(`${site.origin}/logout`);
  await expect(heading(page, 'Do you want to sign out?')).toBeVisible();
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(heading(page, "You're still signed in")).toBeVisible();
  await page.goto(app.loginUrl({ prompt: 'none' }));
  await expectSignedIn(page);

  await page.goto(`${site.origin}/oidc/logout`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(heading(page, "You're signed out")).toBeVisible();
  await page.goto(app.loginUrl({ prompt: 'none' }));
  await expect(heading(page, 'Not signed in')).toBeVisible();
  expect(app.answers.at(-1)).toMatchObject({ ok: false, error: 'login_required' });
  await app.stop();
});

test('applications of the session are told over the back channel, whichever way it ends', async ({
  site,
}) => {
  const receiver = await startLogoutReceiver();
  const client = await site.register({
    allowed_logout_urls: [home],
    oidc_logout: { backchannel_logout_urls: [receiver.url] },
  });
  const ways: ((visitor: HttpVisitor, tokens: Tokens) => Promise<unknown>)[] = [
    (visitor) => visitor.get(logoutPath('/v2/logout', { client_id: site.client.clientId })),
    (visitor, { id_token }) => visitor.get(logoutPath('/oidc/logout', { id_token_hint: id_token })),
    async (visitor) => {
      const { text } = await visitor.get('/oidc/logout');
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
      return visitor.post('/oidc/logout/confirm', { xsrf, logout: 'yes' });
    },
  ];
  for (const [index, leave] of ways.entries()) {
    const visitor = site.visitor();
    await signIn(visitor, site.client, site.person);
    const tokens = await tokensOf(visitor, client, await ask(visitor, client));
    const { sid, sub } = await claimsOf(visitor, tokens.id_token, client.clientId);
    await leave(visitor, tokens);

    expect(receiver.tokens).toHaveLength(index + 1);
    const token = receiver.tokens[index] ?? '';
    expect(
      JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()),
    ).toMatchObject({ typ: 'logout+jwt', alg: 'RS256' });
    const claims = await claimsOf(visitor, token, client.clientId);
    expect(claims).toMatchObject({
      sub,
      sid,
      jti: expect.any(String),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(claims).not.toHaveProperty('nonce');
    expect(await isSignedIn(visitor, site)).toBe(false);
  }
  expect(await site.logOf(client)).toContain('oidc_backchannel_logout_succeeded');
  await receiver.stop();
});

test('an application that cannot be told does not keep anybody signed in', async ({ site }) => {
  const refusing = await startLogoutReceiver({ status: 500 });
  const silent = await startLogoutReceiver({ silent: true });
  const urls = [`http://localhost:${await freePort()}/`, refusing.url, silent.url];
  const clients = await Promise.all(
    urls.map((url) => site.register({ oidc_logout: { backchannel_logout_urls: [url] } })),
  );
  const visitor = await site.signedIn();
  for (const client of clients) expect((await ask(visitor, client)).said.code).toBeTruthy();

  const answer = await visitor.get(logoutPath('/v2/logout', { client_id: site.client.clientId }));
  expect(answer.status).toBe(302);
  expect(await isSignedIn(visitor, site)).toBe(false);
  for (const client of clients) {
    expect(await site.logOf(client)).toContain('oidc_backchannel_logout_failed');
  }
  await refusing.stop();
  await silent.stop();
});

test('a logout form from elsewhere does nothing', async ({ site }) => {
  const visitor = await site.signedIn();
  await visitor.get('/oidc/logout');
  const forged = await visitor.post(
    '/oidc/logout/confirm',
    { xsrf: 'guessed', logout: 'yes' },
    { accept: 'application/json' },
  );
  expect(refusalOf(forged)).toEqual([400, 'invalid_request']);
  expect(await isSignedIn(visitor, site)).toBe(true);
});
