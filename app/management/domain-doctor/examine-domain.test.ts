/** Each check against a real server behind a real proxy that speaks TLS, and against wrong ones. */
import tls from 'node:tls';

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { db } from '#db';
import { domains } from '#db/schema/index.ts';

import { HttpVisitor } from '../../../e2e/support/http-visitor.ts';
import { newAuthority } from '../../../e2e/support/tls/certificates.ts';
import type { Certificate } from '../../../e2e/support/tls/certificates.ts';
import { changeDomainStatus, createDomain } from '../domains.ts';
import { createTenant } from '../tenants.ts';
import { examineDomain } from './examine-domain.ts';
import type { Examination } from './examine-domain.ts';
import { startFront, startLatchkey, startOther, stopAll } from './tests/front.ts';
import type { Oddity } from './tests/front.ts';

vi.hoisted(() => {
  process.env.LATCHKEY_TRUSTED_PROXIES = '127.0.0.1';
});
vi.setConfig({ testTimeout: 30_000 });

const DAY_MS = 24 * 60 * 60 * 1000;
const hosts = ['login.old.test', 'login.new.test', 'login.acme.test', 'www.acme.test'];

const authority = await newAuthority();
let certificate: Certificate;
let latchkey: number;

beforeAll(async () => {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.certificate]);
  certificate = await authority.issue(hosts);
  latchkey = await startLatchkey();

  const tenant = await createTenant({ name: 'acme', displayName: 'Acme' });
  await createTenant({ name: 'other', displayName: 'Other' });
  await createDomain(tenant, { host: 'login.acme.test', rpId: 'acme.test' });
  await createDomain(tenant, { host: 'login.old.test' });
  await createDomain(tenant, { host: 'login.new.test' });
  await db
    .update(domains)
    .set({ previousRpId: 'login.old.test', movingSince: new Date() })
    .where(eq(domains.host, 'login.new.test'));
  await createDomain(tenant, { host: 'disabled.acme.test' });
  await changeDomainStatus(tenant, 'disabled.acme.test', 'disabled');
  await createDomain(tenant, { host: `acme.localhost:${latchkey}` });
});

afterAll(stopAll);

/** The host as seen through a proxy with an oddity. */
async function examine(host: string, oddity: Oddity = {}, own = certificate) {
  return examineDomain({ host, connect: await startFront(latchkey, own, oddity) });
}

const outcomes = ({ checks }: Examination) =>
  Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));

const named = (examination: Examination, wanted: string) =>
  examination.checks.find(({ name }) => name === wanted);

/** What everybody's answer at one address is instead. */
const instead =
  (path: string, answer: ReturnType<NonNullable<Oddity['instead']>>): Oddity['instead'] =>
  ({ url }) =>
    url === path ? answer : undefined;

const wellKnown = '/.well-known';
const json = { 'content-type': 'application/json' };

describe('a domain that works', () => {
  it('passes every check, and tells each as it goes', async () => {
    const connect = await startFront(latchkey, certificate);
    const told: string[] = [];
    const examination = await examineDomain({ host: 'login.new.test', connect }, ({ name }) => {
      told.push(name);
    });
    expect(examination).toMatchObject({ host: 'login.new.test', tenant: 'acme', ok: true });
    expect(outcomes(examination)).toEqual({
      known: 'ok',
      'rp id': 'ok',
      dns: 'skipped',
      tls: 'ok',
      'plain http': 'skipped',
      routing: 'ok',
      'client addresses': 'ok',
      clock: 'ok',
      discovery: 'ok',
      'related origins': 'ok',
      'passkey endpoints': 'ok',
      'change password': 'ok',
    });
    expect(told).toEqual(examination.checks.map(({ name }) => name));
    expect(named(examination, 'rp id')?.found).toContain('it moves from login.old.test');
    expect(named(examination, 'related origins')?.found).toBe(
      'login.old.test lists https://login.new.test',
    );
  });

  it('is told by the host that it moves away from, too', async () => {
    const examination = await examine('login.old.test');
    expect(examination.ok).toBe(true);
    expect(named(examination, 'related origins')?.found).toContain('https://login.new.test');
  });

  it('needs no list for hosts below the RP ID', async () => {
    const examination = await examine('login.acme.test');
    expect(examination.ok).toBe(true);
    expect(named(examination, 'related origins')?.found).toContain('no host of another name');
  });

  it('may be this machine, without TLS', async () => {
    const examination = await examineDomain({ host: `ACME.localhost:${latchkey}` });
    expect(examination).toMatchObject({ host: `acme.localhost:${latchkey}`, ok: true });
    expect(outcomes(examination)).toMatchObject({
      dns: 'skipped',
      tls: 'skipped',
      'plain http': 'skipped',
      routing: 'ok',
      'client addresses': 'skipped',
      discovery: 'ok',
      'related origins': 'skipped',
    });
  });

  it('does not depend on what the proxy says of the scheme', async () => {
    for (const scheme of [undefined, 'http']) {
      const examination = await examine('login.new.test', {
        headers: { 'x-forwarded-proto': scheme },
      });
      expect(examination.checks.filter(({ outcome }) => /failed|warning/.test(outcome))).toEqual(
        [],
      );
    }
  });
});

describe('a host that is not there', () => {
  it.each([
    ['login.nobody.test', undefined, 'no tenant answers on', 'domains create'],
    ['disabled.acme.test', undefined, 'is disabled at the tenant acme', 'domains enable'],
    ['login.acme.test', 'other', 'belongs to the tenant acme', 'Leave --tenant out'],
  ])('%s of %s: %s', async (host, tenant, found, next) => {
    const examination = await examineDomain({ host, tenant });
    expect(examination.ok).toBe(false);
    const [known, ...rest] = examination.checks;
    expect(known).toMatchObject({ name: 'known', outcome: 'failed' });
    expect(known?.found).toContain(found);
    expect(known?.next).toContain(next);
    expect(rest).toHaveLength(11);
    expect(new Set(rest.map(({ outcome }) => outcome))).toEqual(new Set(['skipped']));
  });

  it.each(['https://login.acme.test', 'login.acme.test/', 'ada@login.acme.test', '', 'a b'])(
    'is not looked for where it is no host: %j',
    async (host) => {
      await expect(examineDomain({ host })).rejects.toMatchObject({
        issues: [expect.objectContaining({ path: ['host'] })],
      });
    },
  );

  it.each(['127.0.0.1', '127.0.0.1:0', '127.0.0.1:65536', '::1:443', ':443', 'a:b'])(
    'is not connected to by %j',
    async (connect) => {
      await expect(examineDomain({ host: 'login.acme.test', connect })).rejects.toMatchObject({
        issues: [expect.objectContaining({ path: ['connect'] })],
      });
    },
  );
});

it.each([
  [{ rpId: 'test' }, 'test'],
  [{ rpId: 'login.old.test' }, 'login.old.test'],
  [{ previousRpId: 'co.uk' }, 'co.uk'],
])('says where browsers refuse an RP ID: %j', async (change, refused) => {
  const where = eq(domains.host, 'login.acme.test');
  await db.update(domains).set(change).where(where);
  const examination = await examine('login.acme.test');
  await db.update(domains).set({ rpId: 'acme.test', previousRpId: null }).where(where);
  expect(named(examination, 'rp id')).toMatchObject({
    outcome: 'failed',
    found: expect.stringContaining(`browsers refuse the RP ID ${refused}: expected`),
    next: expect.stringContaining('a name of your own'),
  });
});

it('takes the RP ID of another host while a move is turned around', async () => {
  const where = eq(domains.host, 'login.new.test');
  const [there, back] = ['login.new.test', 'login.old.test'];
  await db.update(domains).set({ rpId: back, previousRpId: there }).where(where);
  const examination = await examine('login.new.test');
  await db.update(domains).set({ rpId: there, previousRpId: back }).where(where);
  expect(outcomes(examination)).toMatchObject({ 'rp id': 'ok', 'related origins': 'ok' });
});

describe('TLS that browsers refuse', () => {
  /** The first failure, after which nothing is asked. */
  async function failure(host: string, connect: string) {
    const examination = await examineDomain({ host, connect });
    expect(outcomes(examination)).toMatchObject({
      tls: 'failed',
      routing: 'skipped',
      discovery: 'skipped',
      'change password': 'skipped',
    });
    expect(examination.ok).toBe(false);
    return named(examination, 'tls');
  }

  it('has expired', async () => {
    const expired = await authority.issue(hosts, {
      from: new Date(Date.now() - 9 * DAY_MS),
      until: new Date(Date.now() - 2 * DAY_MS),
    });
    const check = await failure('login.new.test', await startFront(latchkey, expired));
    expect(check?.found).toMatch(/has expired on \d{4}-\d\d-\d\d/);
    expect(check?.next).toContain('Renew');
  });

  it('has another name', async () => {
    const others = await authority.issue(['www.acme.test', 'new.test']);
    const check = await failure('login.new.test', await startFront(latchkey, others));
    expect(check?.found).toContain('for www.acme.test, new.test, not for login.new.test');
  });

  it('is vouched for by nobody', async () => {
    const stranger = await newAuthority();
    const own = await stranger.issue(hosts);
    const check = await failure('login.new.test', await startFront(latchkey, own));
    expect(check?.found).toContain('authority is not trusted');
    expect(check?.next).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('is not spoken at all', async () => {
    const check = await failure('login.new.test', `127.0.0.1:${latchkey}`);
    expect(check?.found).toContain('does not speak TLS');
  });

  it('is not listened for', async () => {
    const check = await failure('login.new.test', '127.0.0.1:1');
    expect(check?.found).toContain('accepts no connections');
  });

  it('is too old', async () => {
    const { chain, key } = certificate;
    const old = tls.createServer({
      ...{ cert: chain, key, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' },
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    const { port } = old.address() as { port: number };
    const check = await failure('login.new.test', `127.0.0.1:${port}`);
    old.close();
    expect(check?.found).toContain('older than 1.2');
  });

  it('will soon', async () => {
    const soon = await authority.issue(hosts, { until: new Date(Date.now() + 20 * DAY_MS) });
    const examination = await examine('login.new.test', {}, soon);
    expect(named(examination, 'tls')).toMatchObject({
      outcome: 'warning',
      found: expect.stringContaining('which is soon'),
    });
    expect(examination.ok).toBe(true);
  });
});

describe('routing', () => {
  async function failure(oddity: Oddity) {
    const examination = await examine('login.new.test', oddity);
    expect(outcomes(examination)).toMatchObject({
      routing: 'failed',
      clock: 'skipped',
      discovery: 'skipped',
      'related origins': 'skipped',
    });
    return named(examination, 'routing');
  }

  it('loses the host', async () => {
    const check = await failure({ headers: { host: 'upstream', 'x-forwarded-host': undefined } });
    expect(check?.found).toContain('421');
    expect(check?.next).toContain('Host header');
  });

  it('hands the host on in a header that does not count', async () => {
    const check = await failure({ headers: { host: 'upstream' }, localAddress: '127.0.0.2' });
    expect(check?.found).toContain('421');
    expect(check?.next).toContain('LATCHKEY_TRUSTED_PROXIES');
  });

  it('arrives at another host of ours', async () => {
    const host = 'login.acme.test';
    const check = await failure({ headers: { host, 'x-forwarded-host': host } });
    expect(check?.found).toBe('requests arrive as if they were for login.acme.test');
  });

  it('redirects elsewhere', async () => {
    const check = await failure({
      instead: () => ({ status: 301, headers: { location: 'https://www.acme.test/' } }),
    });
    expect(check?.found).toContain('redirects to www.acme.test');
  });

  it('leads to something else, whatever it answers', async () => {
    for (const body of ['<h1>Welcome to the proxy</h1>', '', 'A'.repeat(200)]) {
      expect((await failure({ instead: () => ({ body }) }))?.found).toContain('something else');
    }
    const down = await failure({ instead: () => ({ status: 502 }) });
    expect(down?.found).toContain('something else answers there (502)');
  });

  it('sends more than it should', async () => {
    const check = await failure({ instead: () => ({ body: 'A'.repeat(70_000) }) });
    expect(check?.found).toContain('sent more than 64 KiB');
  });
});

it('tells a stranger who asks the same nothing', async () => {
  const stranger = new HttpVisitor('https://login.new.test', { port: latchkey });
  const nothing = await stranger.get('/nothing');
  for (const question of ['made-up', 'A'.repeat(80), '%20']) {
    const answer = await stranger.get(`/_installation/${question}`);
    expect([answer.status, answer.text]).toEqual([nothing.status, nothing.text]);
    expect(answer.setCookies).toEqual([]);
  }
});

describe('visitors have one address', () => {
  it.each<[string, Oddity, string]>([
    [
      'where the proxy says none',
      { headers: { 'x-forwarded-for': undefined } },
      'X-Forwarded-For, and name it',
    ],
    [
      'where the proxy’s word does not count',
      { localAddress: '127.0.0.2' },
      'If 127.0.0.2 is the proxy, name it',
    ],
  ])('%s', async (_, oddity, next) => {
    const examination = await examine('login.new.test', oddity);
    expect(named(examination, 'client addresses')).toMatchObject({
      outcome: 'warning',
      found: expect.stringContaining('all visitors count as'),
      next: expect.stringContaining(next),
    });
    expect(examination.ok).toBe(true);
  });
});

it.each([
  [-600, 'behind'],
  [600, 'ahead of'],
])('says that a clock is %i seconds off', async (seconds, side) => {
  const date = new Date(Date.now() + seconds * 1000).toUTCString();
  const examination = await examine('login.new.test', { changed: { date } });
  expect(named(examination, 'clock')).toMatchObject({
    outcome: 'warning',
    found: expect.stringMatching(new RegExp(`(59|60)\\d seconds ${side}`)),
  });
});

it('says that a proxy keeps the well-known files to itself', async () => {
  const examination = await examine('login.new.test', {
    instead: ({ url }) => (url?.startsWith(wellKnown) ? { status: 404 } : undefined),
  });
  expect(examination.checks.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
    { name: 'discovery', found: expect.stringContaining('answers 404') },
    { name: 'related origins', found: expect.stringContaining('answers 404') },
    { name: 'passkey endpoints', found: expect.stringContaining('answers 404') },
    { name: 'change password', found: expect.stringContaining('answers 404') },
  ]);
  for (const { outcome, next } of examination.checks) {
    if (outcome === 'failed') expect(next).toContain('/.well-known/');
  }
});

it.each([
  ['another issuer', { headers: json, body: '{"issuer": "https://login.new.test"}' }],
  ['no JSON', { headers: json, body: '<html>' }],
  ['a page', { headers: { 'content-type': 'text/html' }, body: '{}' }],
  ['a redirect', { status: 302, headers: { location: 'https://login.new.test/' } }],
])('says that discovery is %s', async (_, answer) => {
  const path = `${wellKnown}/openid-configuration`;
  const examination = await examine('login.new.test', { instead: instead(path, answer) });
  expect(outcomes(examination)).toMatchObject({ discovery: 'failed', 'change password': 'ok' });
});

describe('a list of related origins', () => {
  const path = `${wellKnown}/webauthn`;
  const listing = (...origins: string[]) => ({ headers: json, body: JSON.stringify({ origins }) });
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => `https://${name}.test`);
  const own = 'https://login.new.test';

  it.each([
    ['is not there', { status: 404 }, 'answers 404'],
    ['is a text', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 'text/plain'],
    ['has no type', { body: '{"origins": []}' }, 'content type none'],
    ['is a page', { headers: json, body: '<html>' }, 'is not a JSON object'],
    ['lists nothing', { headers: json, body: '{}' }, 'has no list'],
    ['lists others', listing(...five), `does not list ${own}`],
    ['lists it too late', listing(...five, own), 'after 5 names'],
    [
      'is at a place without TLS',
      { status: 302, headers: { location: 'http://login.old.test/list.json' } },
      'which is not https',
    ],
    [
      'is always elsewhere',
      { status: 302, headers: { location: path } },
      'redirects without an end',
    ],
  ])('that %s', async (_, answer, found) => {
    const examination = await examine('login.new.test', { instead: instead(path, answer) });
    expect(examination.ok).toBe(false);
    expect(examination.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([
      expect.objectContaining({
        name: 'related origins',
        found: expect.stringContaining(found),
      }),
    ]);
  });

  it('that is elsewhere works in browsers that follow', async () => {
    const examination = await examine('login.new.test', {
      instead: ({ url }) =>
        url === path
          ? { status: 301, headers: { location: 'https://www.acme.test/list.json' } }
          : url === '/list.json'
            ? listing(own)
            : undefined,
    });
    expect(named(examination, 'related origins')).toMatchObject({
      outcome: 'warning',
      found: expect.stringContaining('after a redirect'),
    });
  });

  it('of a name that nobody here answers on has to be published there', async () => {
    const where = eq(domains.host, 'login.new.test');
    await db.update(domains).set({ previousRpId: 'www.acme.test' }).where(where);
    const examination = await examine('login.new.test');
    await db.update(domains).set({ previousRpId: 'login.old.test' }).where(where);
    const check = named(examination, 'related origins');
    expect(check).toMatchObject({ outcome: 'failed' });
    expect(check?.next).toContain('publish at https://www.acme.test/.well-known/webauthn');
    expect(check?.next).toContain('{"origins":["https://login.new.test"]}');
  });
});

it.each([
  ['another page', { headers: json, body: '{"enroll": "https://login.new.test/", "manage": ""}' }],
  ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>' }],
])('says that passkey endpoints are %s', async (_, answer) => {
  const path = `${wellKnown}/passkey-endpoints`;
  const examination = await examine('login.new.test', { instead: instead(path, answer) });
  expect(outcomes(examination)).toMatchObject({
    discovery: 'ok',
    'passkey endpoints': 'failed',
    'change password': 'ok',
  });
});

describe('the address for passwords', () => {
  it.each([
    ['leads elsewhere', { status: 302, headers: { location: 'https://www.acme.test/account' } }],
    ['is a page', { body: 'Change your password' }],
    ['has moved for ever', { status: 301, headers: { location: '/account' } }],
  ])('%s', async (_, answer) => {
    const path = `${wellKnown}/change-password`;
    const examination = await examine('login.new.test', { instead: instead(path, answer) });
    expect(named(examination, 'change password')).toMatchObject({ outcome: 'failed' });
  });

  it('is not believed where everything is there', async () => {
    for (const answer of [
      { body: 'Welcome' },
      { status: 302, headers: { location: 'https://www.acme.test/' } },
    ]) {
      const examination = await examine('login.new.test', {
        instead: ({ url }) => (url?.includes('should-not-exist') ? answer : undefined),
      });
      expect(named(examination, 'change password')).toMatchObject({
        outcome: 'failed',
        found: expect.stringContaining('what is not there'),
      });
    }
  });
});

it('never follows a redirect away from the host', async () => {
  let asked = 0;
  const elsewhere = await startOther((_request, response) => {
    asked += 1;
    response.end();
  });
  await examine('login.new.test', {
    instead: ({ url }) =>
      url?.startsWith(wellKnown)
        ? { status: 302, headers: { location: `http://127.0.0.1:${elsewhere}/` } }
        : undefined,
  });
  expect(asked).toBe(0);
});
