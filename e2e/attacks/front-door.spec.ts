/**
 * The host decides who answers, and nothing in a request decides who the host is (checklist S11).
 */
import { HttpVisitor } from '../support/http-visitor.ts';
import { sharedServer } from '../support/server.ts';
import { authorizationPath, beginVisit, newVerifier } from './support/application.ts';
import { firstApplication } from './support/attacked-site.ts';
import { expect, test } from './support/neighbours.ts';
import { lines, sendRaw } from './support/raw-request.ts';
import { readLog } from './support/refusals.ts';

const pages = ['/', '/login', '/authorize', '/.well-known/openid-configuration', '/assets/x.js'];

test('S11: an unknown host gets 421 and nothing else, whatever it asks for', async ({ site }) => {
  for (const path of pages) {
    for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT']) {
      const answer = await site.visitor().send(path, { method, headers: { host: 'evil.example' } });
      expect([answer.status, answer.text, answer.setCookies]).toEqual([421, '', []]);
      expect(Object.keys(answer.headers).sort()).toEqual(
        ['connection', 'content-length', 'date', 'keep-alive'].filter(
          (name) => name in answer.headers,
        ),
      );
    }
  }
  expect(site.server.log()).toContain('"code":"unknown_host"');
});

test('S11: a host that looks like the right one is unknown', async ({ site }) => {
  const { port } = site;
  const hosts = [
    'localhost',
    `localhost.:${port}`,
    `localhost:0${port}`,
    `localhost:${port}0`,
    `localhost:${port}:${port}`,
    `user@localhost:${port}`,
    `localhost:${port}@evil.example`,
    `evil.example@localhost:${port}`,
    `localhost:${port}/login`,
    `localhost:${port}?`,
    `localhost:${port}#`,
    `localhost:${port},evil.example`,
    `evil.example,localhost:${port}`,
    `localhost:${port}.evil.example`,
    `x.localhost:${port}`,
    `127.0.0.1:${port}`,
    `[::1]:${port}`,
    `http://localhost:${port}`,
    `%6cocalhost:${port}`,
    `localhost%00:${port}`,
    `localhost\t:${port}`,
    '*',
    '',
  ];
  for (const host of hosts) {
    const { status, body } = await sendRaw(port, lines('GET /login HTTP/1.1', `Host: ${host}`));
    expect([host, status, body]).toEqual([host, 421, '']);
  }
});

test('upper and lower case name the same host', async ({ site }) => {
  const host = `LocalHost:${site.port}`;
  const { status, head } = await sendRaw(
    site.port,
    lines('GET /.well-known/jwks.json HTTP/1.1', `Host: ${host}`),
  );
  expect([status, head.includes('LocalHost')]).toEqual([200, false]);
});

test('a request with two hosts, none, or one that contradicts its target is refused', async ({
  site,
}) => {
  const { port } = site;
  const own = `localhost:${port}`;
  const contradictions = [
    lines('GET /login HTTP/1.1', `Host: ${own}`, 'Host: evil.example'),
    lines('GET /login HTTP/1.1', 'Host: evil.example', `Host: ${own}`),
    lines('GET /login HTTP/1.1', `Host: ${own}`, `Host: ${own}`),
    lines('GET /login HTTP/1.1'),
    lines('GET http://evil.example/login HTTP/1.1', `Host: ${own}`),
    lines(`GET http://${own}/login HTTP/1.1`, 'Host: evil.example'),
    lines(`GET http://user@${own}/login HTTP/1.1`, `Host: ${own}`),
    lines('GET http:/login HTTP/1.1', `Host: ${own}`),
    lines('GET javascript:alert(1) HTTP/1.1', `Host: ${own}`),
    lines('GET login HTTP/1.1', `Host: ${own}`),
    lines('OPTIONS * HTTP/1.1', `Host: ${own}`),
  ];
  for (const request of contradictions) {
    const { status, head, body } = await sendRaw(port, request);
    // Node itself refuses a missing host, with an empty body in chunks.
    expect([request, [400, 421].includes(status), body.replace('0\r\n\r\n', '')]).toEqual([
      request,
      true,
      '',
    ]);
    expect(head).not.toContain('Set-Cookie');
  }
});

test('an absolute target on the own host is the same as a path', async ({ site }) => {
  const own = `localhost:${site.port}`;
  const answer = await sendRaw(
    site.port,
    lines(`GET http://${own}/.well-known/openid-configuration HTTP/1.1`, `Host: ${own}`),
  );
  expect(answer.status).toBe(200);
  expect(answer.body).toContain(`"issuer":"http://${own}/"`);
});

test('a path that begins like a host stays a path', async ({ site }) => {
  const own = `localhost:${site.port}`;
  for (const path of ['//evil.example/login', '//evil.example', '/\\evil.example']) {
    const { status, head, body } = await sendRaw(
      site.port,
      lines(`GET ${path} HTTP/1.1`, `Host: ${own}`),
    );
    expect([path, status]).toEqual([path, 404]);
    expect(`${head}${body}`.replaceAll(path, '')).not.toContain('evil.example');
  }
});

const forged = {
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '1',
  'x-forwarded-prefix': '/evil.example',
  'x-forwarded-server': 'evil.example',
  'x-original-url': '/evil.example',
  'x-rewrite-url': '/evil.example',
  'x-host': 'evil.example',
  'x-real-ip': '192.0.2.66',
  'true-client-ip': '192.0.2.66',
  'cf-connecting-ip': '192.0.2.66',
  forwarded: 'for=192.0.2.66;host=evil.example;proto=https',
};

test('S11: what an untrusted client says was forwarded changes nothing', async () => {
  const server = sharedServer();
  const application = firstApplication(server);
  const visitor = new HttpVisitor(server.origin);
  const headers = { ...forged, 'x-forwarded-for': '192.0.2.66' };

  const discovery = await visitor.get('/.well-known/openid-configuration', headers);
  const { issuer, ...endpoints } = JSON.parse(discovery.text) as Record<string, unknown>;
  expect(issuer).toBe(`${server.origin}/`);
  for (const [name, value] of Object.entries(endpoints)) {
    if (name.endsWith('_endpoint') || name === 'jwks_uri') {
      expect([name, String(value).startsWith(`${server.origin}/`)]).toEqual([name, true]);
    }
  }

  const begun = await visitor.get(authorizationPath(application, newVerifier()), headers);
  expect(begun.location).toMatch(new RegExp(`^${server.origin}/login\\?state=`));
  for (const cookie of begun.setCookies) {
    expect(cookie).not.toMatch(/domain=|secure|evil/i);
  }
  const state = new URL(begun.location ?? '').searchParams.get('state') ?? '';
  const page = await visitor.get(`/login?state=${state}`, headers);
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/evil\.example|192\.0\.2\.66|https:\/\/localhost/);
  const options = /data-request-options="([^"]+)"/.exec(page.text)?.[1] ?? '';
  expect(options).toContain('&quot;rpId&quot;:&quot;localhost&quot;');

  await visitor.post('/login/password', { state }, { ...headers, origin: 'https://evil.example' });
  const events = await readLog(server, { type: 'fapi' });
  const refused = events.find(({ details }) => details.origin === 'https://evil.example');
  expect(refused?.code).toBe('cross_site_request');
  expect(refused?.ip).toMatch(/127\.0\.0\.1$/);
});

test('S11: a trusted proxy says who the client is and what host it asked for, and no more', async ({
  site,
  neighbours,
}) => {
  const { port, server } = site;
  const visitor = site.visitor();
  const asked = async (headers: Record<string, string>) => {
    const answer = await visitor.get('/.well-known/openid-configuration', headers);
    const issuer = answer.text && (JSON.parse(answer.text) as { issuer: string }).issuer;
    return [answer.status, issuer];
  };
  expect(await asked({ 'x-forwarded-host': neighbours.secondHost })).toEqual([
    200,
    `http://${neighbours.secondHost}/`,
  ]);
  expect(await asked({ 'x-forwarded-host': 'evil.example' })).toEqual([421, '']);
  expect(await asked({ 'x-forwarded-host': `localhost:${port}, evil.example` })).toEqual([421, '']);
  // The scheme is the site's own: a proxy cannot make it another.
  expect(await asked({ ...forged, 'x-forwarded-host': `localhost:${port}` })).toEqual([
    200,
    `${server.origin}/`,
  ]);

  // The client in front of the proxy may write what it likes: only the last address was seen.
  const liar = site.visitor();
  const seen = liar.options.address ?? '';
  const { state } = await beginVisit(liar, site.application);
  await liar.post(
    '/login',
    { state },
    { origin: 'https://evil.example', 'x-forwarded-for': `192.0.2.66, 127.0.0.1, ${seen}` },
  );
  const events = await readLog(server, { ip: seen });
  expect(events.map(({ code }) => code)).toEqual(['cross_site_request']);
});

test('a disabled domain is unknown at once', async ({ site }) => {
  const host = `closed.localhost:${site.port}`;
  const visitor = site.visitor(`http://${host}`);
  expect((await visitor.get('/login')).status).toBe(421);
  await site.server.cli(['domains', 'create', '--host', host]);
  expect((await visitor.get('/.well-known/jwks.json')).status).toBe(200);
  await site.server.cli(['domains', 'disable', '--host', host]);
  const answer = await visitor.get('/.well-known/jwks.json');
  expect([answer.status, answer.text]).toEqual([421, '']);
});

test('S10: a tenant’s visits, sessions and keys are nobody else’s', async ({
  site,
  neighbours,
}) => {
  const { tenantApplication } = neighbours;
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const abroad = visitor.twin(tenantApplication.origin);
  expect((await abroad.get(`/login?state=${state}`)).status).toBe(404);
  // A client of one tenant does not exist for another.
  const foreign = await abroad.get(
    authorizationPath({ ...site.application, origin: tenantApplication.origin }, newVerifier()),
  );
  expect([foreign.status, foreign.location]).toEqual([400, undefined]);

  const keys = async (each: HttpVisitor) => {
    const { text } = await each.get('/.well-known/jwks.json');
    return (JSON.parse(text) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  };
  const [own, theirs] = [await keys(visitor), await keys(abroad)];
  expect(own.length).toBeGreaterThan(1);
  expect(own.filter((kid) => theirs.includes(kid))).toEqual([]);
});
