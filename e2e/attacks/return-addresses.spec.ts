/**
 * Nobody is sent anywhere that an administrator has not written down (checklist S23, S24, S25).
 */
import type { Answer } from '../support/http-visitor.ts';
import {
  authorizationPath,
  beginVisit,
  codeAfter,
  followHome,
  newVerifier,
  redeem,
} from './support/application.ts';
import { newApplication } from './support/neighbours.ts';
import { expect, test } from './support/attacked-site.ts';
import { signUp } from './support/passkeys.ts';
import { expectRefusal, readLog } from './support/refusals.ts';

/** Every trick that turns a registered address into another one. */
const tricks = (registered: string): string[] => {
  const url = new URL(registered);
  const { origin, host, pathname } = url;
  return [
    'https://evil.example/callback',
    `https://evil.example/${registered}`,
    `//evil.example${pathname}`,
    `///evil.example${pathname}`,
    `/\\evil.example${pathname}`,
    `\\\\evil.example${pathname}`,
    `http:evil.example`,
    `${origin}@evil.example${pathname}`,
    `${origin}.evil.example${pathname}`,
    `${origin}%40evil.example${pathname}`,
    `${origin}%2eevil.example${pathname}`,
    `http://user@${host}${pathname}`,
    `http://evil.example\\@${host}${pathname}`,
    `http://evil.example#@${host}${pathname}`,
    `http://evil.example?@${host}${pathname}`,
    `${registered}/../../evil`,
    `${registered}/more`,
    `${registered}x`,
    `${registered}#fragment`,
    ` ${registered}`,
    `${origin}\t${pathname}`,
    registered.replace('http', 'https'),
    registered.replace('localhost', 'LOCALHOST.evil.example'),
    registered.replace('localhost', '127.0.0.1'),
    registered.replace(/:\d+/, ':3002'),
    'http://*/callback',
    '*',
    'javascript:alert(document.domain)//',
    `javascript://${host}${pathname}%0aalert(1)`,
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:http://localhost/x',
    'file:///etc/passwd',
    'about:blank',
    '',
  ];
};

const staysHere = ({ status, location }: Answer) => status >= 400 && location === undefined;

test('a redirect_uri that is not registered, letter by letter, leads nowhere', async ({ site }) => {
  const { application } = site;
  const visitor = site.visitor();
  const values = [
    ...tricks(application.callback).filter((value) => value !== ''),
    `${application.callback}?a=b`,
    '/callback',
  ];
  for (const redirectUri of values) {
    const path = authorizationPath(application, newVerifier(), { redirect_uri: redirectUri });
    const answer = await visitor.get(path);
    expect([redirectUri, staysHere(answer)]).toEqual([redirectUri, true]);
    // Silent requests and other response modes must not be a way around the check.
    for (const extra of [
      '&prompt=none',
      '&response_mode=form_post',
      '&response_mode=web_message',
    ]) {
      const around = await visitor.get(`${path}${extra}`);
      expect([redirectUri, extra, staysHere(around)]).toEqual([redirectUri, extra, true]);
      expect(around.text).not.toContain('<form method="post" action="http');
    }
  }
  const events = await readLog(site.server, { ip: visitor.options.address });
  expect(events.length).toBeGreaterThanOrEqual(values.length * 4 - 4);
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['f', 'fsa']));
});

test('a redirect_uri sent twice is refused', async ({ site }) => {
  const { application } = site;
  const visitor = site.visitor();
  const path = authorizationPath(application, newVerifier());
  const answer = await visitor.get(`${path}&redirect_uri=https%3A%2F%2Fevil.example`);
  // The only registered address may be told of it.
  expect(answer.location ?? application.callback).toContain(application.callback);
  expect(answer.location ?? 'error=').toContain('error=');
});

test('returnTo of /v2/logout leads only where the application has registered', async ({ site }) => {
  const { application, server } = site;
  const visitor = site.visitor();
  const registered = 'http://localhost:3001';
  const values = [...tricks(registered), ...tricks(`${registered}/`), '/login', 'login'].filter(
    // Query and fragment are the application's own, as in Auth0; without a value the first one counts.
    (value) => value !== '' && !/^http:\/\/localhost:3001\/?#fragment$/.test(value),
  );
  for (const returnTo of new Set(values)) {
    for (const client of [`client_id=${application.clientId}&`, '']) {
      const path = `/v2/logout?${client}returnTo=${encodeURIComponent(returnTo)}`;
      const answer = await visitor.get(path);
      if (answer.location !== undefined) {
        // What a browser's URL parser makes the same address may pass; where it leads is what counts.
        expect([returnTo, new URL(answer.location).origin]).toEqual([returnTo, registered]);
        expect([returnTo, new URL(returnTo.trim()).origin]).toEqual([returnTo, registered]);
      } else {
        expectRefusal(answer, 400, 'invalid_return_to');
      }
    }
  }
  const twice = await visitor.get(
    `/v2/logout?client_id=${application.clientId}&returnTo=${registered}&returnTo=https://evil.example`,
  );
  expectRefusal(twice, 400, 'invalid_return_to');
  const unknown = await visitor.get(`/v2/logout?client_id=nobody&returnTo=${registered}`);
  expectRefusal(unknown, 400, 'invalid_return_to');

  const events = await readLog(server, { ip: visitor.options.address });
  expect(events.length).toBeGreaterThan(values.length);
  expect(new Set(events.map(({ type, code }) => `${type} ${code ?? ''}`))).toEqual(
    new Set(['flo invalid_return_to']),
  );
});

test('post_logout_redirect_uri leads only where the application has registered', async ({
  site,
}) => {
  const { application, server } = site;
  const visitor = site.visitor();
  const registered = 'http://localhost:3001';
  for (const uri of tricks(registered).filter((value) => value !== '')) {
    const query = new URLSearchParams({
      client_id: application.clientId,
      post_logout_redirect_uri: uri,
      state: 'https://evil.example',
    });
    const answer = await visitor.get(`/oidc/logout?${query.toString()}`);
    expect([uri, staysHere(answer)]).toEqual([uri, true]);
  }
  const nameless = await visitor.get(`/oidc/logout?post_logout_redirect_uri=https://evil.example`);
  expect(nameless.location ?? '').not.toContain('evil');
  const events = await readLog(server, { type: 'flo', ip: visitor.options.address });
  expect(events.length).toBeGreaterThanOrEqual(tricks(registered).length - 1);
});

test('state is carried home unread, in the query and in a page that posts it', async ({ site }) => {
  const { application } = site;
  const visitor = site.visitor();
  await signUp(visitor, application);
  const state = 'https://evil.example/"><script>alert(1)</script>\r\nSet-Cookie: a=b';
  const home = await followHome(
    visitor,
    await visitor.get(authorizationPath(application, newVerifier(), { state })),
  );
  expect(`${home.origin}${home.pathname}`).toBe(application.callback);
  expect(home.searchParams.get('state')).toBe(state);

  const posted = await visitor.get(
    authorizationPath(application, newVerifier(), { state, response_mode: 'form_post' }),
  );
  expect([posted.status, posted.text.includes('<script>alert')]).toEqual([200, false]);
  expect(posted.text).toContain(`action="${application.callback}"`);
  expect(posted.setCookies.some((cookie) => cookie.startsWith('a='))).toBe(false);
  const policy = String(posted.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');

  const message = await visitor.get(
    authorizationPath(application, newVerifier(), { state, response_mode: 'web_message' }),
  );
  expect([message.status, message.text.includes('<script>alert')]).toEqual([200, false]);
  expect(String(message.headers['content-security-policy'])).toContain(
    'frame-ancestors http://localhost:3001',
  );
});

test('pages of a visit take no address from their own parameters', async ({ site }) => {
  const { application } = site;
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, application);
  const evil = encodeURIComponent('https://evil.example');
  const parameters = `returnTo=${evil}&redirect_uri=${evil}&return_to=${evil}&next=${evil}&url=${evil}&redirectTo=${evil}`;
  const paths = ['/login', '/login/password', '/signup', '/login/done', '/consent', '/logout'];
  for (const path of ['/', ...paths, '/activate', '/rescue']) {
    for (const query of [parameters, `state=${state}&${parameters}`]) {
      const answer = await visitor.get(`${path}?${query}`);
      expect([path, answer.status < 500]).toEqual([path, true]);
      expect([path, answer.location ?? '']).toEqual([path, expect.not.stringContaining('evil')]);
      expect([path, answer.text]).toEqual([path, expect.not.stringContaining('evil.example')]);
    }
  }
});

test('an application cannot be registered with an address that runs in the browser', async ({
  site,
}) => {
  const refused = [
    ['--callback', 'javascript:alert(1)'],
    ['--logout-url', 'data:text/html,x'],
    ['--callback', 'https://*.app.example/callback'],
    ['--logout-url', '//app.example/callback'],
  ];
  for (const flags of refused) {
    await expect(newApplication(site, { flags }), flags.join(' ')).rejects.toThrow(/expected/);
  }
});

test('a code is worth nothing to another application, address, verifier, or twice', async ({
  site,
}) => {
  const { application, server } = site;
  const visitor = site.visitor();
  const thief = await newApplication(site);
  const first = await signUp(visitor, application);
  const refusals = [
    await redeem(visitor, thief, first.code, first.verifier),
    await redeem(
      visitor,
      { ...application, callback: 'http://localhost:3001/other' },
      first.code,
      first.verifier,
    ),
    await redeem(visitor, application, first.code, newVerifier()),
    await redeem(visitor, { ...application, clientSecret: 'guessed' }, first.code, first.verifier),
    await redeem(visitor, { ...application, clientSecret: null }, first.code, first.verifier),
  ];
  for (const { status, text, headers } of refusals) {
    expect([400, 401]).toContain(status);
    expect(Object.keys(JSON.parse(text) as object)).not.toContain('access_token');
    expect(headers['cache-control']).toContain('no-store');
  }

  const verifier = newVerifier();
  const answer = await visitor.get(authorizationPath(application, verifier));
  const home = await followHome(visitor, answer);
  // Names its issuer, against mix-up (RFC 9207).
  expect(home.searchParams.get('iss')).toBe(`${server.origin}/`);
  const code = home.searchParams.get('code') ?? '';
  const racing = await Promise.all(
    Array.from({ length: 20 }, () => redeem(visitor, application, code, verifier)),
  );
  expect(racing.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  // A code that comes twice takes back what it gave (RFC 6749 §4.1.2).
  const tokens = racing.find(({ status }) => status === 200);
  if (tokens) {
    const { access_token: token } = JSON.parse(tokens.text) as { access_token: string };
    const { status } = await visitor.get('/userinfo', { authorization: `Bearer ${token}` });
    expect(status).toBe(401);
  }
  const events = await readLog(server, { type: 'feacft', ip: visitor.options.address });
  expect(events.length).toBeGreaterThanOrEqual(refusals.length + 19);
});

test('without PKCE, or with its plain method, no code flow begins', async ({ site }) => {
  const { application } = site;
  const visitor = site.visitor();
  const attempts: Record<string, string>[] = [
    { code_challenge: '', code_challenge_method: '' },
    { code_challenge_method: 'plain' },
  ];
  for (const parameters of attempts) {
    const path = authorizationPath(application, newVerifier(), parameters);
    const home = await followHome(visitor, await visitor.get(path));
    expect(home.searchParams.get('error')).toBe('invalid_request');
    expect(home.searchParams.get('code')).toBeNull();
  }
});

test('an application without a secret gets no tokens of its own', async ({ site }) => {
  const open = await newApplication(site, { flags: ['--type', 'spa'] });
  const visitor = site.visitor();
  const secrets: Record<string, string>[] = [{}, { client_secret: '' }, { client_secret: 'null' }];
  for (const secret of secrets) {
    const answer = await visitor.send('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: open.clientId,
        audience: 'https://api.example.com',
        ...secret,
      }).toString(),
    });
    expect([400, 401]).toContain(answer.status);
    expect(answer.text).not.toContain('access_token');
  }
  const events = await readLog(site.server, { ip: visitor.options.address });
  expect(events.map(({ type }) => type)).toEqual(['feccft', 'feccft', 'feccft']);
  // Nor can an administrator allow it by mistake.
  const flags = ['--auth-method', 'none', '--grant-type', 'client_credentials'];
  await expect(newApplication(site, { flags })).rejects.toThrow(/client_credentials/);
});

test('a code comes home only after somebody has signed in', async ({ site }) => {
  const visitor = site.visitor();
  const path = authorizationPath(site.application, newVerifier(), { prompt: 'none' });
  const home = await followHome(visitor, await visitor.get(path));
  expect([home.searchParams.get('error'), home.searchParams.get('code')]).toEqual([
    'login_required',
    null,
  ]);
  const person = await signUp(visitor, site.application);
  expect(person.code).not.toBe('');
  const answer = await visitor.get(authorizationPath(site.application, newVerifier()));
  expect(await codeAfter(visitor, answer)).not.toBe('');
});
