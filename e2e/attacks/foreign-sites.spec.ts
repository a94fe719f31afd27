/**
 * What another site can make a browser do here: post a form, frame a page, plant a visit
 * (checklist S3, S25, S27, S28, S30), and the headers and cookies that stop it.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import type { Answer } from '../support/http-visitor.ts';
import { authorizationPath, beginVisit, newVerifier } from './support/application.ts';
import { newEmail, newPassword } from './support/attacked-site.ts';
import { expect, newApplication, test } from './support/neighbours.ts';
import { postPasskey, requestOptions, signUp } from './support/passkeys.ts';
import { expectRefusal, readLog } from './support/refusals.ts';

const forms = [
  '/login',
  '/login/password',
  '/login/passkey',
  '/login/passkey/answer',
  '/login/passkey/challenge',
  '/consent',
  '/signup',
  '/signup/password',
  '/signup/passkey',
  '/signup/passkey/challenge',
  '/passkey/enroll',
  '/passkey/enroll/challenge',
  '/passkey/upgrade',
  '/passkey/enrolled',
  '/passkey/step',
  '/account',
  '/account/name',
  '/account/confirm',
  '/account/confirm/challenge',
  '/account/passkeys/new',
  '/account/passkeys/new/challenge',
  '/account/passkeys/:id/rename',
  '/account/passkeys/:id/delete',
  '/account/passkeys/:id/test',
  '/account/passkeys/:id/test/challenge',
  '/account/sessions/revoke',
  '/account/suggestions',
  '/account/step',
  '/rescue/password',
  '/rescue/passkey',
  '/rescue/passkey/challenge',
  '/activate',
  '/oidc/logout/confirm',
];

/** What browsers say of a form that another page has sent. */
const foreignSenders: Record<string, string | undefined>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': undefined },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'null', 'sec-fetch-site': undefined },
  { origin: undefined, 'sec-fetch-site': 'cross-site' },
  { origin: undefined, 'sec-fetch-site': 'same-site' },
  { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
  { origin: 'http://localhost:1', 'sec-fetch-site': 'same-origin' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'none' },
];

test('S27: a form that another site posts is refused and logged, on every action', async ({
  site,
}) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  for (const path of forms) {
    for (const sender of foreignSenders) {
      const answer = await visitor.post(path, { state, identifier: 'a' }, sender);
      expectRefusal(answer, 403, 'cross_site_request');
    }
  }
  // Nothing was taken in.
  expect((await visitor.get(`/login?state=${state}`)).text).not.toContain('value="a"');
  const events = await readLog(site.server, { type: 'fapi', ip: visitor.options.address });
  expect(events.map(({ code }) => code)).toEqual(
    Array(forms.length * foreignSenders.length).fill('cross_site_request'),
  );
  expect(new Set(events.map(({ details }) => details.path))).toEqual(new Set(forms));
});

test('S27: an address that only begins like one of an API is none', async ({ site }) => {
  const visitor = site.visitor();
  for (const path of ['/me/../account', '/me/%2e%2e/account', '/passkey/challenge/../enroll']) {
    const page = await visitor.get(path);
    expect([path, page.headers['access-control-allow-origin']]).toEqual([path, undefined]);
    const foreign = await visitor.post(path, {}, { origin: 'https://evil.example' });
    expectRefusal(foreign, 403, 'cross_site_request');
    expect((await visitor.send(path, { method: 'DELETE' })).status).toBe(405);
  }
});

test('a form of another site does not give the browser a new name', async ({ site }) => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  // Browsers leave the cookie out of it (`Lax`): an answer with another would replace it.
  const answer = await site.visitor().post('/login', { state: 'any' }, foreign);
  expect(answer.status).toBe(403);
  expect(answer.setCookies).toEqual([]);
  const own = await site.visitor().post('/login', { state: 'any' });
  expect(own.setCookies.join()).toContain('latchkey_browser=');
});

test('the site’s own forms pass, from browsers that say who sent them and from those that do not', async ({
  site,
}) => {
  const visitor = site.visitor();
  const own = visitor.site.origin;
  for (const sender of [
    { origin: own, 'sec-fetch-site': 'same-origin' },
    { origin: own, 'sec-fetch-site': undefined },
    { origin: undefined, 'sec-fetch-site': 'same-origin' },
    { origin: undefined, 'sec-fetch-site': undefined },
  ]) {
    const { state } = await beginVisit(visitor, site.application);
    const answer = await visitor.post('/login', { state, identifier: 'ada@example.com' }, sender);
    expect(answer.location).toContain('/login/password');
  }
});

test('S27: without the browser’s cookie a visit does not exist, for anybody', async ({ site }) => {
  const victim = site.visitor();
  const attacker = site.visitor();
  const { state } = await beginVisit(attacker, site.application);
  await attacker.post('/login', { state, identifier: 'attacker@example.com' });
  for (const path of ['/login', '/login/password', '/signup', '/signup/passkey', '/consent']) {
    const page = await victim.get(`${path}?state=${state}`);
    expectRefusal(page, 404, 'transaction_not_found');
    expect(page.text).not.toContain('attacker@example.com');
  }
  for (const path of forms.filter((path) => /^\/(login|signup)/.test(path))) {
    const answer = await victim.post(path, {
      state,
      identifier: 'a',
      password: 'b',
      passkey: '{}',
    });
    expectRefusal(answer, 404, 'transaction_not_found');
  }
  const events = await readLog(site.server, { ip: victim.options.address });
  expect(new Set(events.map(({ code }) => code))).toEqual(new Set(['transaction_not_found']));
  // A forged or damaged cookie is no cookie: the browser gets a new one.
  for (const value of ['x', 'A'.repeat(42), 'A'.repeat(44), '', '../..']) {
    const answer = await site.visitor().get('/login', { cookie: `latchkey_browser=${value}` });
    expect(answer.setCookies.some((cookie) => cookie.startsWith('latchkey_browser='))).toBe(true);
  }
});

test('S27: an attacker’s finished sign-in cannot be handed to a victim', async ({ site }) => {
  const { application, server } = site;
  const attacker = site.visitor();
  const person = await signUp(site.visitor(), application);
  const { state } = await beginVisit(attacker, application);
  const signed = person.authenticator.get(await requestOptions(attacker, state), {
    origin: server.origin,
  });
  const { location } = await postPasskey(attacker, state, signed);
  const resume = new URL(location ?? '').pathname;
  expect(resume).toMatch(/^\/authorize\//);

  const victim = site.visitor();
  await beginVisit(victim, application);
  const answer = await victim.get(resume);
  expect(answer.location ?? `${server.origin}/login?state=${state}`).toBe(
    `${server.origin}/login?state=${state}`,
  );
  expect(answer.setCookies.join()).not.toContain('latchkey_session');
  expect((await victim.get(`/login?state=${state}`)).status).toBe(404);
  const silent = await victim.get(
    authorizationPath(application, newVerifier(), { prompt: 'none' }),
  );
  expect(silent.location).toContain('error=login_required');
});

test('S27: signing in gives the browser a new session, and the one before is worth nothing', async ({
  site,
}) => {
  const { application, server } = site;
  const person = await signUp(site.visitor(), application);
  const visitor = site.visitor();
  // What an attacker may have planted: a session from before the sign-in.
  await visitor.get('/activate');
  const planted = visitor.cookie('latchkey_session');
  expect(planted).toBeTruthy();
  const fixated = visitor.twin();

  const signIn = async () => {
    const { state } = await beginVisit(visitor, application, { prompt: 'login' });
    const signed = person.authenticator.get(await requestOptions(visitor, state), {
      origin: server.origin,
    });
    const { location } = await postPasskey(visitor, state, signed);
    await visitor.get(new URL(location ?? '').pathname);
    return visitor.cookie('latchkey_session');
  };
  const first = await signIn();
  expect(first).not.toBe(planted);
  const silent = await fixated.get(
    authorizationPath(application, newVerifier(), { prompt: 'none' }),
  );
  expect(silent.location).toContain('error=login_required');
});

test('a connection that is switched off between page and post lets nobody in', async ({ site }) => {
  const { server } = site;
  const application = await newApplication(site);
  const name = 'Username-Password-Authentication';
  const person = await signUp(site.visitor(), application);
  const [email, password] = [newEmail(), newPassword()];
  await server.cli([
    'users',
    'create',
    '--email',
    email,
    '--password',
    password,
    '--connection',
    name,
  ]);

  const byPasskey = site.visitor();
  const passkeyVisit = await beginVisit(byPasskey, application, { connection: name });
  const signed = person.authenticator.get(await requestOptions(byPasskey, passkeyVisit.state), {
    origin: server.origin,
  });
  const byPassword = site.visitor();
  const passwordVisit = await beginVisit(byPassword, application, { connection: name });
  await byPassword.post('/login', { state: passwordVisit.state, identifier: email });
  const signingUp = site.visitor();
  const signUpVisit = await beginVisit(signingUp, application, {
    connection: name,
    screen_hint: 'signup',
  });

  await server.cli(['connections', 'disable', '--name', name, '--client-id', application.clientId]);

  expectRefusal(
    await postPasskey(byPasskey, passkeyVisit.state, signed),
    403,
    'connection_disabled',
  );
  const answer = await byPassword.post('/login/password', {
    state: passwordVisit.state,
    identifier: email,
    password,
  });
  expectRefusal(answer, 403, 'connection_disabled');
  const refused = await signingUp.post('/signup', {
    state: signUpVisit.state,
    identifier: newEmail(),
  });
  expect([303, 403]).toContain(refused.status);
  const log = await readLog(server);
  for (const { visitor, code } of [
    { visitor: byPasskey, code: 'passkey_disabled' },
    { visitor: byPassword, code: 'connection_disabled' },
    { visitor: signingUp, code: 'signup_disabled' },
  ]) {
    const events = log.filter(({ ip }) => ip === visitor.options.address);
    expect(events.map((event) => event.code)).toEqual([code]);
  }
});

test('a session opens no application whose connections its user is not in', async ({ site }) => {
  const { server, application } = site;
  const closed = await newApplication(site);
  const connections = (await server.cli(['connections', 'list'])) as { name: string }[];
  for (const { name } of connections) {
    await server.cli(['connections', 'disable', '--name', name, '--client-id', closed.clientId]);
  }
  const visitor = site.visitor();
  await signUp(visitor, application);
  const silent = await visitor.get(authorizationPath(closed, newVerifier(), { prompt: 'none' }));
  expect(silent.location).toContain('error=login_required');
  const asked = await visitor.get(authorizationPath(closed, newVerifier()));
  expect(asked.location).toContain('/login?state=');
  expectRefusal(
    await visitor.get(asked.location?.slice(server.origin.length) ?? ''),
    403,
    'connection_disabled',
  );
  // The application that the user belongs to still knows them.
  const own = await visitor.get(authorizationPath(application, newVerifier(), { prompt: 'none' }));
  expect(own.location).toContain('code=');
});

const strictHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'x-permitted-cross-domain-policies': 'none',
};

function directives({ headers }: Answer): Map<string, string> {
  const policy = String(headers['content-security-policy'] ?? '');
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
}

test('every hosted page is strict about scripts, frames and caches', async ({ site }) => {
  const { application } = site;
  const visitor = site.visitor();
  const signedIn = site.visitor();
  await signUp(signedIn, application);
  const { state } = await beginVisit(visitor, application);
  await visitor.post('/login', { state, identifier: 'ada@example.com' });
  await visitor.post('/signup', { state, identifier: newEmail() });
  const pages = {
    'the first page': await visitor.get(`/login?state=${state}`),
    'the password page': await visitor.get(`/login/password?state=${state}`),
    'a refused password': await visitor.post('/login/password', { state, password: 'wrong' }),
    'a refused passkey': await visitor.post('/login/passkey', { state, passkey: '{}' }),
    'the first page of a sign-up': await visitor.get(`/signup?state=${state}`),
    'the passkey of a sign-up': await visitor.get(`/signup/passkey?state=${state}`),
    'the password of a sign-up': await visitor.get(`/signup/password?state=${state}`),
    'a missing visit': await visitor.get('/login?state=gone'),
    'a missing page': await visitor.get('/nowhere'),
    'a missing link': await visitor.get('/rescue?ticket=gone'),
    'an error of the protocol': await visitor.get('/authorize'),
    'device codes': await visitor.get('/activate'),
    'the question before logging out': await signedIn.get('/oidc/logout'),
    'logged out': await visitor.get('/oidc/logout/success'),
  };
  const nonces = new Set<string>();
  for (const [name, page] of Object.entries(pages)) {
    await test.step(name, () => {
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers).toMatchObject(strictHeaders);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.headers['x-powered-by']).toBeUndefined();
      expect(page.headers['permissions-policy']).toContain('publickey-credentials-get=(self)');

      const policy = directives(page);
      expect(policy.get('default-src')).toBe("'none'");
      expect(policy.get('base-uri')).toBe("'none'");
      expect(policy.get('frame-ancestors')).toBe("'none'");
      expect(policy.get('require-trusted-types-for')).toBe("'script'");
      expect(policy.get('trusted-types')).toBe("'none'");
      expect(policy.get('script-src')).toMatch(/^'nonce-[A-Za-z0-9_-]{24}'$/);
      expect(policy.get('style-src')).toMatch(/^'self' 'nonce-[A-Za-z0-9_-]{24}'$/);
      expect(policy.get('connect-src')).toBe("'self'");
      expect(policy.has('form-action')).toBe(true);
      expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*(?!$| )/);

      const nonce = policy.get('script-src')?.slice("'nonce-".length, -1) ?? '';
      nonces.add(nonce);
      for (const [tag] of page.text.matchAll(/<(?:script|style)\b[^>]*>/g)) {
        expect(tag).toContain(`nonce="${nonce}"`);
      }
      expect(page.text).not.toMatch(/\son[a-z]+="|style="|href="javascript:/);
    });
  }
  expect(nonces.size).toBe(Object.keys(pages).length);
});

test('answers for programs are strict too, and those with secrets are not kept', async ({
  site,
}) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const answers = {
    challenge: await visitor.post('/login/passkey/challenge', { state }),
    'no challenge': await visitor.post('/login/passkey/challenge', { state: 'gone' }),
    'no token': await visitor.post('/oauth/token', {}),
    begun: await visitor.get(authorizationPath(site.application, newVerifier())),
    data: await visitor.get(`/login.data?state=${state}`),
    refused: await visitor.post('/login', {}, { origin: 'https://evil.example' }),
  };
  for (const [name, { headers }] of Object.entries(answers)) {
    await test.step(name, () => {
      expect(headers).toMatchObject(strictHeaders);
      expect(headers['cache-control']).toContain('no-store');
    });
  }
});

test('a site that is reached over TLS says so to browsers, and locks its cookies to itself', async ({
  site,
  neighbours,
}) => {
  const { application } = site;
  const secure = site.visitor(`https://${neighbours.tlsHost}`);
  const begun = await secure.get(authorizationPath(application, newVerifier()));
  expect(begun.location).toMatch(/^https:\/\/login\.example\.test\/login\?state=/);
  const page = await secure.get(`/login${new URL(begun.location ?? '').search}`);
  expect(page.headers['strict-transport-security']).toBe('max-age=63072000');
  expect(directives(page).has('upgrade-insecure-requests')).toBe(true);
  const device = await secure.get('/activate');
  const cookies = [...begun.setCookies, ...page.setCookies, ...device.setCookies];
  expect(cookies.length).toBeGreaterThan(3);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; ?secure/i);
    expect(cookie).toMatch(/; ?httponly/i);
    expect(cookie).toMatch(/; ?samesite=(lax|none)/i);
    expect(cookie).not.toMatch(/domain=/i);
    // Only a cookie of one visit is bound to a path instead.
    if (/; ?path=\/(;|$)/i.test(cookie)) expect(cookie).toMatch(/^__Host-/);
  }
  expect(cookies.find((cookie) => cookie.startsWith('__Host-latchkey_browser'))).toMatch(
    /samesite=lax/i,
  );

  const plain = site.visitor();
  const local = [
    ...(await plain.get(authorizationPath(application, newVerifier()))).setCookies,
    ...(await plain.get('/activate')).setCookies,
  ];
  for (const cookie of local) {
    expect(cookie).toMatch(/; ?httponly/i);
    expect(cookie).toMatch(/; ?samesite=lax/i);
    expect(cookie).not.toMatch(/; ?secure|domain=/i);
  }
  expect((await plain.get('/login')).headers['strict-transport-security']).toBeUndefined();
});

test('S28: a page of another origin cannot show the sign-in in a frame', async ({ site, page }) => {
  const { application, server } = site;
  const attackersPage = createServer((request, response) => {
    const framed = decodeURIComponent(request.url?.slice(1) ?? '');
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>x</title><iframe src="${framed}"></iframe>`);
  }).listen(0);
  await once(attackersPage, 'listening');
  const { port } = attackersPage.address() as AddressInfo;
  try {
    const authorize = `${server.origin}${authorizationPath(application, newVerifier())}`;
    for (const address of [authorize, `${server.origin}/activate`, `${server.origin}/nowhere`]) {
      const reached = page.waitForResponse((response) => response.frame() !== page.mainFrame());
      await page.goto(`http://evil.localhost:${port}/${encodeURIComponent(address)}`);
      await reached;
      const frame = page.frames().find((each) => each !== page.mainFrame());
      await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
    }
  } finally {
    attackersPage.close();
    attackersPage.closeAllConnections();
  }
});
