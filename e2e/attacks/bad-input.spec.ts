/**
 * Whatever is sent, the answer is a code and not an error of ours, and no visit is lost
 * (checklist S19).
 */
import { isForApplications } from '#app/http/program-paths.ts';

import type { RouteConfigEntry } from '@remix-run/route-config';

import routes from '../../app/routes.ts';
import type { Answer, HttpVisitor } from '../support/http-visitor.ts';
import { beginVisit } from './support/application.ts';
import { expect, test } from './support/attacked-site.ts';
import { creationOptions, signUp } from './support/passkeys.ts';
import { lines, sendRaw } from './support/raw-request.ts';
import { codeOf, expectRefusal, readLog } from './support/refusals.ts';
import { seededRandom } from './support/seeded-random.ts';

/** Those of routes inside others, too: their paths go on from where the others end. */
const pathsOf = (entries: readonly RouteConfigEntry[], above = ''): string[] =>
  entries.flatMap(({ path, index, children = [] }) => {
    const here = path === undefined ? above : `${above}/${path}`;
    const own = path === undefined && !index ? [] : [here || '/'];
    return [...(children.length > 0 && path === undefined ? [] : own), ...pathsOf(children, here)];
  });

const routePaths = [...new Set(pathsOf(routes))].filter(
  (path) => !path.endsWith('/*') && path !== '/_provider-page',
);

/** Applications call them with tokens; what they refuse is in `e2e/api`. */
const apiPaths = routePaths.filter(isForApplications);

const hostedPaths = routePaths.filter((path) => !apiPaths.includes(path));

const enginePaths = [
  '/authorize',
  '/oauth/token',
  '/oauth/revoke',
  '/oauth/par',
  '/oauth/device/code',
  '/userinfo',
  '/activate',
  '/oidc/logout',
  '/oidc/logout/confirm',
  '/v2/logout',
];

/** They belong to a visit, or to a ticket. */
const actions = [
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
  '/rescue/password',
  '/rescue/passkey',
  '/rescue/passkey/challenge',
];

/** They ask for more than a visit, or for a ticket that is not as long. */
const choosy = [
  '/consent',
  '/passkey/upgrade',
  '/passkey/enrolled',
  '/passkey/step',
  ...actions.filter((path) => path.startsWith('/rescue')),
];

/** They belong to whoever is signed in. */
const accountActions = [
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
];

/** They take what an administrator sends; what they refuse is in `e2e/dashboard`. */
const dashboardActions = [
  '/dashboard/welcome',
  '/dashboard/welcome/passkey',
  '/dashboard/welcome/challenge',
  '/dashboard/sign-out',
  '/dashboard/confirm',
  '/dashboard/perform',
];

const dashboardPages = hostedPaths.filter(
  (path) => path.startsWith('/dashboard') && !dashboardActions.includes(path),
);

const everywhere = [...hostedPaths, ...enginePaths, '/nowhere'];

/** Whole scripts are sent there. */
const takesMore = '/dashboard/perform';

/** What an answer must never show: where our code is, or what went wrong inside it. */
const insides = /node_modules|\.tsx?:\d|\n\s+at |SQLITE|[A-Z][a-z]+Error\b|file:\/\/|<anonymous>/;

function expectCleanRefusal({ status, text }: Answer, what: string): void {
  expect([what, status >= 400 && status < 500]).toEqual([what, true]);
  expect([what, insides.exec(text)?.[0]]).toEqual([what, undefined]);
}

/** The same `state` still opens its page. */
async function expectAlive(visitor: HttpVisitor, state: string): Promise<void> {
  expect((await visitor.get(`/login?state=${state}`)).status).toBe(200);
}

/** Bodies that are no form, or none that can be read, by the type that is claimed for them. */
function formless(state: string): [type: string | undefined, body: string | Buffer][] {
  const part = (head: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n--b--\r\n`;
  return [
    [undefined, `state=${state}`],
    ['text/plain', `state=${state}`],
    ['application/json', JSON.stringify({ state })],
    ['application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['application/octet-stream', Buffer.from([0, 255, 254])],
    ['multipart/form-data', part('name="state"', state)],
    ['multipart/form-data; boundary=', part('name="state"', state)],
    ['multipart/form-data; boundary=other', part('name="state"', state)],
    ['multipart/form-data; boundary=b', 'no parts at all'],
    ['multipart/form-data; boundary=b', part('name="state"; filename="x"', state)],
    ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data'],
    ['multipart/form-data; boundary=b', Buffer.from('--b\r\n\0\xff\r\n\r\n--b--', 'latin1')],
    [`multipart/form-data; boundary=${'b'.repeat(500)}`, 'x'],
    ['application/x-www-form-urlencoded', 'state=%E0%A4%A&identifier=%'],
    ['application/x-www-form-urlencoded', Buffer.from([0x73, 0x3d, 0xff, 0xfe, 0x00])],
    ['application/x-www-form-urlencoded', '&&&==='],
  ];
}

const postAs = (
  visitor: HttpVisitor,
  path: string,
  type: string | undefined,
  body: string | Buffer,
): Promise<Answer> =>
  visitor.send(path, {
    method: 'POST',
    headers: { ...(type !== undefined && { 'content-type': type }) },
    body,
  });

test('every route with an action is in the list of actions', () => {
  const withoutAction = [
    '/',
    '/login/continue',
    '/login/done',
    '/logout',
    '/rescue',
    '/account/signed-in',
    '/developers/management-api',
    '/downloads/:job',
  ];
  expect(
    [
      ...[...actions, ...accountActions, ...withoutAction],
      ...[...dashboardActions, ...dashboardPages],
    ].sort(),
  ).toEqual([...hostedPaths].sort());
});

test('pages of the dashboard take nothing', async ({ site }) => {
  const visitor = site.visitor();
  expect(dashboardPages.length).toBeGreaterThan(40);
  for (const path of [...dashboardPages, '/dashboard/nowhere']) {
    expectRefusal(await visitor.post(path, { state: 'x' }), 405, 'method_not_allowed');
  }
});

test('without a session the dashboard takes nothing, and says so with a code', async ({ site }) => {
  const visitor = site.visitor();
  for (const path of ['/dashboard/confirm', '/dashboard/perform']) {
    for (const [type, body] of formless('x')) {
      const answer = await postAs(visitor, path, type, body);
      expectCleanRefusal(answer, path);
      expect([path, codeOf(answer)]).toEqual([path, 'sign_in_required']);
    }
  }
  const signOut = await visitor.post('/dashboard/sign-out', {});
  expect(signOut.location).toBe(`${site.server.origin}/dashboard/signed-out`);
  for (const path of ['/dashboard/welcome', '/dashboard/welcome/passkey']) {
    expectCleanRefusal(await visitor.post(path, {}), path);
    expectCleanRefusal(await visitor.post(path, { ticket: 'nobody' }), path);
  }
});

test('an empty post is refused with a code and logged, on every action', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  for (const path of actions) {
    expectRefusal(await visitor.post(path, {}), 400, 'invalid_request');
    expectRefusal(
      await visitor.post(path, { state: '', ticket: 'x'.repeat(201), passkey: '' }),
      choosy.includes(path) ? 400 : 404,
      choosy.includes(path) ? 'invalid_request' : 'transaction_not_found',
    );
  }
  for (const path of enginePaths) {
    const answer = await visitor.post(path, {});
    // Nobody is signed in, so logging out has nothing to ask.
    if (path === '/v2/logout' || path === '/oidc/logout') expect(answer.status).toBeLessThan(500);
    else expectCleanRefusal(answer, path);
  }
  await expectAlive(visitor, state);
  const events = await readLog(site.server, { ip: visitor.options.address });
  const logged = events.filter(({ code }) => code === 'invalid_request');
  for (const path of actions) {
    expect(logged.map(({ details }) => details.path)).toContain(path);
  }
});

test('a post with nothing but its visit keeps the visit, on every action', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  for (const path of actions.filter((path) => !path.startsWith('/rescue'))) {
    const answer = await visitor.post(path, { state });
    if (path === '/login/passkey/challenge') expect(answer.status).toBe(200);
    // A step too early goes back to the one that is missing.
    else if (answer.location) expect(answer.location).toMatch(new RegExp(`\\?state=${state}$`));
    else expectCleanRefusal(answer, path);
    expect([path, codeOf(answer)]).not.toEqual([path, 'internal_error']);
    await expectAlive(visitor, state);
  }
  // And it can still be finished.
  await visitor.post('/signup', { state, identifier: 'Ada@Example.Com' });
  expect((await creationOptions(visitor, state)).user.name).toBe('ada@example.com');
});

test('a post that is too long is refused unread and logged, everywhere', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  for (const path of everywhere) {
    const length = path === takesMore ? 1025 * 1024 : 57 * 1024;
    const answer = await visitor.post(path, { state, password: 'x'.repeat(length) });
    expectRefusal(answer, 413, 'request_too_large');
  }
  await expectAlive(visitor, state);
  const events = await readLog(site.server, { ip: visitor.options.address });
  expect(events.map(({ code }) => code)).toEqual(everywhere.map(() => 'request_too_large'));
});

test('a post that does not say how long it is is refused and logged, everywhere', async ({
  site,
}) => {
  const visitor = site.visitor();
  const own = `localhost:${site.port}`;
  for (const path of everywhere) {
    const answer = await sendRaw(
      site.port,
      `${lines(
        `POST ${path} HTTP/1.1`,
        `Host: ${own}`,
        `X-Forwarded-For: ${visitor.options.address ?? ''}`,
        'Content-Type: application/x-www-form-urlencoded',
        'Transfer-Encoding: chunked',
      )}5\r\na=b&c\r\n0\r\n\r\n`,
    );
    expect([path, answer.status, answer.body]).toEqual([path, 411, '{"error":"length_required"}']);
  }
  // Two lengths are two readers' two opinions.
  const smuggled = await sendRaw(
    site.port,
    `${lines(
      'POST /login HTTP/1.1',
      `Host: ${own}`,
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
    )}0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: ${own}\r\n\r\n`,
  );
  expect(smuggled.status).toBe(400);
  const events = await readLog(site.server, { ip: visitor.options.address });
  expect(events.map(({ code }) => code)).toEqual(everywhere.map(() => 'length_required'));
});

test('a body that is no form is refused with a code', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  for (const path of actions) {
    for (const [type, body] of formless(state)) {
      const answer = await postAs(visitor, path, type, body);
      expectCleanRefusal(answer, `${path} ${type ?? ''}`);
      expect(['invalid_request', 'transaction_not_found']).toContain(codeOf(answer));
    }
  }
  await expectAlive(visitor, state);
});

test('what is posted to the account page is refused or leads on, whoever sends it', async ({
  site,
}) => {
  const [nobody, somebody] = [site.visitor(), site.visitor()];
  await signUp(somebody, site.application);
  for (const visitor of [nobody, somebody]) {
    for (const path of accountActions) {
      for (const [type, body] of formless('x')) {
        const answer = await postAs(visitor, path, type, body);
        if (answer.location) expect(new URL(answer.location).origin).toBe(site.server.origin);
        else expectCleanRefusal(answer, `${path} ${type ?? ''}`);
        expect([path, codeOf(answer)]).not.toEqual([path, 'internal_error']);
      }
    }
  }
  expect((await somebody.get('/account')).status, 'still signed in').toBe(200);
});

test('the protocol’s endpoints refuse JSON of any other shape with a code', async ({ site }) => {
  const visitor = site.visitor();
  const { clientId } = site.application;
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '5',
    '[[[[]]]]',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `{"authn_response":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
    '{"grant_type":{"a":1}}',
    '{"grant_type":["authorization_code"]}',
    '{"grant_type":null}',
    `{"client_id":${JSON.stringify(clientId)},"client_id":"other"}`,
    `{"client_id":${JSON.stringify(clientId)},"grant_type":"__proto__"}`,
    '{"__proto__":{"grant_type":"client_credentials"}}',
    '{"constructor":{"prototype":{}}}',
    '{"client_id":"\\u0000","grant_type":"authorization_code","code":"\\ud800"}',
    '{"toString":"x","hasOwnProperty":"y"}',
  ];
  for (const path of ['/oauth/token', '/oauth/revoke', '/oauth/par', '/oauth/device/code']) {
    for (const body of bodies) {
      const answer = await visitor.send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expectCleanRefusal(answer, `${path} ${body.slice(0, 40)}`);
      expect(codeOf(answer), `${path} ${body.slice(0, 40)}`).toBeTruthy();
    }
  }
});

test('fields that are too long, doubled, empty or unprintable keep the visit', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const send = (path: string, body: string) =>
    visitor.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
  const own = `state=${state}`;
  const bodies: [path: string, body: string, code: string][] = [
    ['/login', `${own}&identifier=${'a'.repeat(1001)}`, 'invalid_request'],
    ['/login', `${own}&identifier=${'a'.repeat(900)}`, 'identifier_invalid'],
    ['/login', `${own}&identifier=a%00b`, 'invalid_request'],
    ['/login', `${own}&identifier=a%07b`, 'identifier_invalid'],
    ['/login', `${own}&identifier=a%0d%0aSet-Cookie%3a+a%3db`, 'identifier_invalid'],
    ['/login', `${own}&identifier=%20%09`, 'identifier_required'],
    ['/login', `${own}&state=other&identifier=a`, 'transaction_not_found'],
    ['/login', `state=${'s'.repeat(201)}&identifier=a`, 'invalid_request'],
    ['/login', `state=${state}%00&identifier=a`, 'invalid_request'],
    ['/login', `state=%F0%28%8C%28&identifier=a`, 'transaction_not_found'],
    ['/login', 'state=__proto__&__proto__=x&constructor=y', 'transaction_not_found'],
    ['/login/password', `${own}&identifier=a&password=${'p'.repeat(20_001)}`, 'invalid_request'],
    ['/login/password', `${own}&identifier=a&password=${'p'.repeat(5000)}`, 'password_too_long'],
    ['/login/password', `${own}&identifier=a&password=`, 'password_required'],
    ['/signup', `${own}&identifier=not+an+address`, 'identifier_invalid'],
    ['/signup', `${own}&identifier=%22%3E%3Cscript%3E@example.com`, 'identifier_invalid'],
    ['/signup', `${own}&identifier=a%00@example.com`, 'invalid_request'],
    ['/consent', `${own}&action=maybe`, 'invalid_request'],
    ['/rescue/password', 'ticket=%00&password=x', 'invalid_request'],
    ['/rescue/passkey', `ticket=${'t'.repeat(43)}&passkey=x`, 'ticket_invalid'],
  ];
  for (const [path, body, code] of bodies) {
    const answer = await send(path, body);
    expectCleanRefusal(answer, body.slice(0, 80));
    expect([body.slice(0, 80), codeOf(answer)]).toEqual([body.slice(0, 80), code]);
    await expectAlive(visitor, state);
  }
});

test('what was typed comes back as text, never as markup', async ({ site }) => {
  const visitor = site.visitor();
  const markup = '"><img src=x onerror=alert(1)>\'<script>alert(1)</script>';
  const { state } = await beginVisit(visitor, site.application, {
    login_hint: markup,
    ui_locales: `${markup} x-y-z`,
  });
  const pages = [
    await visitor.get(`/login?state=${state}`),
    await visitor.get(`/login/password?state=${state}`),
    await visitor.get(`/signup?state=${state}`),
    await visitor.post('/login/password', { state, identifier: markup, password: 'x' }),
    await visitor.get(`/login?state=${encodeURIComponent(markup)}`),
    await visitor.get(`/${encodeURIComponent(markup)}`),
    await visitor.get(`/rescue?ticket=${encodeURIComponent(markup)}`),
    await visitor.get(`/authorize?client_id=${encodeURIComponent(markup)}`),
    await visitor.get(
      `/authorize?client_id=${site.application.clientId}&prompt=${encodeURIComponent(markup)}`,
    ),
    await visitor.get(`/activate?user_code=${encodeURIComponent(markup)}`),
  ];
  for (const { text, headers } of pages) {
    expect(text).not.toMatch(/<img src=x|<script>alert/);
    expect(headers['content-type'] ?? '').not.toBe('text/html');
  }
});

test('whoever opens an address that only pages call is led to a page', async ({ site }) => {
  const [nobody, somebody] = [site.visitor(), site.visitor()];
  await signUp(somebody, site.application);
  const called = hostedPaths.filter((path) => /\/(challenge|step)$/.test(path));
  expect(called).toHaveLength(10);
  for (const visitor of [nobody, somebody]) {
    for (const path of called) {
      const { status, location } = await visitor.get(path);
      const [page = '/login'] = /^\/(account|dashboard)(?=\/)/.exec(path) ?? [];
      expect([path, status, location]).toEqual([path, 303, `${site.server.origin}${page}`]);
    }
  }
});

test('a method that nothing answers is refused', async ({ site }) => {
  const visitor = site.visitor();
  for (const path of everywhere) {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'SEARCH']) {
      const answer = await visitor.send(path, { method });
      expectRefusal(answer, 405, 'method_not_allowed');
      expect(answer.headers.allow).toContain('GET');
    }
    for (const method of ['HEAD', 'OPTIONS']) {
      const answer = await visitor.send(path, { method });
      expect([path, method, answer.status < 500]).toEqual([path, method, true]);
    }
  }
  const { status } = await sendRaw(site.port, lines('BREW /login HTTP/1.1', 'Host: localhost'));
  expect(status).toBe(400);
});

test('addresses that cannot be decoded or name no page get a code', async ({ site }) => {
  const visitor = site.visitor();
  const paths = [
    '/%',
    '/%E0%A4%A',
    '/%00',
    '/login%00',
    '/login?state=%00',
    '/login?state=%E0%A4%A',
    '/login?state=a&state=b',
    '/login?state[]=a',
    '/login/../../../etc/passwd',
    '/assets/%2e%2e/%2e%2e/server.ts',
    '/assets/..%2f..%2fserver.ts',
    '/assets/%E0%A4%A',
    '/assets/%00.js',
    '/assets/',
    '/..%5c..%5cserver.ts',
    '/.env',
    '/secret',
    '/latchkey.sqlite',
    '/authorize/%E0%A4%A',
    '/authorize/..%2f',
    `/authorize/${'u'.repeat(3000)}`,
    '/authorize?client_id=%00',
    '/authorize?client_id[]=a&scope[a]=b',
    '/activate/%E0',
    '/_provider-page',
    '/_PROVIDER-PAGE/',
    '/rescue?ticket=%00',
    '/rescue?ticket=',
    `/${'a'.repeat(7000)}`,
  ];
  for (const path of paths) {
    const answer = await visitor.get(path);
    expect([path, answer.status < 500]).toEqual([path, true]);
    expect([path, insides.exec(answer.text)?.[0]]).toEqual([path, undefined]);
  }
  expect((await visitor.get(`/login?x=${'a'.repeat(20_000)}`)).status).toBe(431);
});

test('the framework’s own requests for data tell no more than pages do', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const stranger = site.visitor();
  for (const path of ['/_root', ...hostedPaths.slice(1), '/_provider-page', '/nowhere']) {
    const data = `${path}.data`;
    for (const query of ['', `?state=${state}`, `?state=${state}&_routes=root`, '?_routes=%01']) {
      for (const method of ['GET', 'POST']) {
        const answer = await stranger.send(`${data}${query}`, { method });
        const what = `${method} ${data}${query}`;
        expect([what, answer.status < 500]).toEqual([what, true]);
        expect([what, insides.exec(answer.text)?.[0]]).toEqual([what, undefined]);
        expect([what, answer.text.includes('rpId')]).toEqual([what, false]);
      }
    }
    const foreign = await stranger.send(data, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expectRefusal(foreign, 403, 'cross_site_request');
  }
  for (const query of ['', '?p=/login', '?p=%00&version=x', `?${'p=/login&'.repeat(500)}`]) {
    const answer = await visitor.get(`/__manifest${query}`);
    expect([query, answer.status < 500]).toEqual([query, true]);
  }
  await expectAlive(visitor, state);
});

test('random garbage never finds an error of ours', async ({ site }) => {
  const { server, application } = site;
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, application);
  // Forged cookies make the server give the visitor new ones.
  const owner = visitor.twin();
  const random = seededRandom(20_261_121);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  const text = (length: number) =>
    Array.from({ length: Math.floor(random() * length) }, () =>
      String.fromCodePoint(Math.floor(random() ** 3 * 0xd7ff)),
    ).join('');
  const value = () =>
    pick([
      () => text(30),
      () => text(2000),
      () => state,
      () => application.clientId,
      () => application.callback,
      () => '\u0000',
      () => '%',
      () => '../'.repeat(20),
      () => '{"a":[{"__proto__":1}]}',
      () => String(random() * 1e21),
      () => 'ada@example.com',
    ])();
  const names = [
    ...['state', 'identifier', 'passkey', 'ticket', 'action', 'client_id', 'redirect_uri', 'scope'],
    ...['response_type', 'response_mode', 'prompt', 'max_age', 'code', 'grant_type', 'audience'],
    ...['user_code', 'xsrf', 'claims', 'request', 'request_uri', 'acr_values', 'id_token_hint'],
    ...['code_challenge', 'code_challenge_method', 'resource', 'connection', 'ui_locales', 'token'],
    ...[
      '__proto__',
      'constructor',
      '',
      '[]',
      'returnTo',
      'login_hint',
      '_data',
      '_routes',
      'index',
    ],
  ];
  const fields = () =>
    new URLSearchParams(
      Array.from({ length: Math.floor(random() * 8) }, () => [pick(names), value()]),
    ).toString();
  const bytes = () =>
    Buffer.from(Array.from({ length: Math.floor(random() * 300) }, () => random() * 256));
  const types = [
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data; boundary=x',
    'text/html',
    '',
  ];
  const headers = () => ({
    'accept-language': encodeURIComponent(text(40)),
    accept: pick(['*/*', 'text/html', 'application/json', ';;;', 'text/x-script']),
    authorization: pick(['', 'Basic', 'Basic ====', 'Bearer x', `Basic ${btoa('a:b')}`, 'DPoP x']),
    'sec-fetch-site': 'same-origin',
    ...(random() < 0.3 && { cookie: `latchkey_session=${encodeURIComponent(text(40))}; =;;` }),
  });

  for (let round = 0; round < 20; round += 1) {
    const requests = Array.from({ length: 20 }, () => {
      const path = `${pick([...everywhere, ...apiPaths])}${pick(['', '', '', '/', '.data', `/${encodeURIComponent(text(9))}`])}`;
      const body = pick([fields, fields, fields, bytes, value])();
      return random() < 0.4
        ? { path: `${path}?${fields()}`.slice(0, 4000), sent: { headers: headers() } }
        : {
            path,
            sent: {
              method: 'POST',
              headers: { ...headers(), 'content-type': pick(types) },
              body: body.slice(0, 50_000),
            },
          };
    });
    await Promise.all(
      requests.map(async ({ path, sent }) => {
        const answer = await visitor.send(path, sent);
        const what = `${round}: ${JSON.stringify([path, sent]).slice(0, 1000)}`;
        expect(answer.status, what).toBeLessThan(500);
        expect(insides.exec(answer.text)?.[0], what).toBeUndefined();
      }),
    );
  }
  expect(server.log()).not.toMatch(/a page failed|a request failed|the provider failed/);
  await expectAlive(owner, state);
});
