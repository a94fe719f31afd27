/** Numbers of events that this test has made, on days that it has chosen. */
import { like } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';

import { newAdministratorId, newEventId } from '#app/ids.ts';
import { findAdministratorsConnection } from '#app/store/connections.ts';
import { recordLogin } from '#app/store/users.ts';
import { db } from '#db';
import { auditEvents, passkeyEvents, users } from '#db/schema/index.ts';

import { newTenantApi, newTenantApiWithPeople } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0';

let api: TenantApi;
let userPath: string;
let connectionId: string;

type Logged = Partial<typeof auditEvents.$inferInsert> & { method?: 'passkey' | 'pwd' };

async function log(at: string, type: string, { method, ...event }: Logged = {}, by = api) {
  await db.insert(auditEvents).values({
    ...{ id: newEventId(), tenantId: by.tenantId, at: new Date(at), type },
    details: method ? { authentication_methods: [method] } : {},
    ...event,
  });
}

type Of = { tenantId?: string; userId?: string; connectionId?: string };

async function step(at: string, name: string, moment: string, provider?: string, of: Of = {}) {
  await db.insert(passkeyEvents).values({
    ...{ id: newEventId(), tenantId: api.tenantId, at: new Date(at), step: name, moment },
    ...{ browserFamily: 'Chrome', provider: provider ?? null },
    ...of,
  });
}

beforeAll(async () => {
  ({ api, userPath } = await newTenantApiWithPeople());
  const { rows } = await api.call('GET', '/connections');
  connectionId = String(rows[0]?.id);
  const other = await newTenantApi();

  // The day before, and the end of the period itself, do not count.
  await log('2026-02-28T23:59:59.999Z', 's', { method: 'passkey' });
  await log('2026-03-04T00:00:00.000Z', 's', { method: 'passkey' });
  await log('2026-03-02T12:00:00.000Z', 's', { method: 'passkey' }, other);

  const inChrome = { connectionId, userAgent: chrome };
  await log('2026-03-01T00:00:00.000Z', 's', { method: 'passkey', ...inChrome });
  await log('2026-03-01T23:59:59.999Z', 's', { method: 'passkey', ...inChrome });
  await log('2026-03-01T12:00:00.000Z', 's', { method: 'pwd', ...inChrome });
  await log('2026-03-03T12:00:00.000Z', 's', { method: 'pwd', userAgent: firefox });
  await log('2026-03-03T12:00:00.000Z', 'ss', { method: 'passkey', connectionId });
  for (const type of ['f', 'fp', 'fu', 'limit_wc', 'limit_mu']) {
    await log('2026-03-03T12:00:00.000Z', type);
  }
  for (const type of ['fapi', 'ssa', 'slo', 'fs', 'seacft']) {
    await log('2026-03-03T12:00:00.000Z', type);
  }

  await step('2026-02-28T23:59:59.999Z', 'offered', 'progressive');
  await step('2026-03-01T00:00:00.000Z', 'offered', 'progressive');
  await step('2026-03-01T00:00:01.000Z', 'offered', 'signup');
  await step('2026-03-01T00:00:02.000Z', 'started', 'progressive');
  await step('2026-03-01T00:00:03.000Z', 'started', 'login');
  await step('2026-03-01T00:00:03.000Z', 'cancelled', 'progressive');
  await step('2026-03-03T00:00:00.000Z', 'created', 'progressive', 'iCloud Keychain');
  await step('2026-03-03T00:00:01.000Z', 'used', 'login', 'iCloud Keychain');
  await step('2026-03-03T00:00:02.000Z', 'used', 'login', 'iCloud Keychain');
  await step('2026-03-03T00:00:03.000Z', 'used', 'api', 'Windows Hello');
  await step('2026-03-03T00:00:04.000Z', 'used', 'login');
  await step('2026-03-03T00:00:05.000Z', 'used', 'account', 'Windows Hello');
  await step('2026-03-03T00:00:05.000Z', 'used', 'login', 'Windows Hello', {
    tenantId: other.tenantId,
  });
});

const march = 'from=2026-03-01&until=2026-03-04';

test('sign-ins are told by day and method, with failures and sign-ups', async () => {
  const { body } = await api.call('GET', `/stats/sign-ins?${march}`);
  const nothing = { passkey: 0, password: 0, failures: 0, sign_ups: 0 };
  expect(body).toMatchObject({
    ...{ from: '2026-03-01T00:00:00.000Z', until: '2026-03-04T00:00:00.000Z' },
    total: { passkey: 2, password: 2, failures: 5, sign_ups: 1 },
  });
  expect(body.days).toEqual([
    { ...nothing, date: '2026-03-01', passkey: 2, password: 1 },
    { ...nothing, date: '2026-03-02' },
    { ...nothing, date: '2026-03-03', password: 1, failures: 5, sign_ups: 1 },
  ]);
});

test('the part of passkeys is told by connection, browser and provider', async () => {
  const { body } = await api.call('GET', `/stats/sign-ins?${march}`);
  const two = { passkey: 2, password: 1, passkey_share: 2 / 3 };
  const none = { passkey: 0, password: 1, passkey_share: 0 };
  expect(body.connections).toEqual([
    { connection_id: connectionId, connection: 'people', ...two },
    { connection_id: null, connection: null, ...none },
  ]);
  expect(body.browsers).toEqual([
    { browser: 'Chrome', ...two },
    { browser: 'Firefox', ...none },
  ]);
  expect(body.providers).toHaveLength(3);
  expect(body.providers).toEqual(
    expect.arrayContaining([
      { provider: 'iCloud Keychain', sign_ins: 2, share: 0.5 },
      { provider: 'Windows Hello', sign_ins: 1, share: 0.25 },
      { provider: null, sign_ins: 1, share: 0.25 },
    ]),
  );
});

test('the funnel goes from the offer to the use, without what makes no passkey', async () => {
  const { body } = await api.call('GET', `/stats/passkey-funnel?${march}`);
  const nothing = { offered: 0, started: 0, created: 0, used: 0 };
  expect(body.total).toEqual({ offered: 2, started: 1, created: 1, used: 4 });
  expect(body.days).toEqual([
    { ...nothing, date: '2026-03-01', offered: 2, started: 1 },
    { ...nothing, date: '2026-03-02' },
    { ...nothing, date: '2026-03-03', created: 1, used: 4 },
  ]);
  expect(body.moments).toEqual([
    { ...nothing, moment: 'api', used: 1 },
    { ...nothing, moment: 'login', used: 3 },
    { ...nothing, moment: 'progressive', offered: 1, started: 1, created: 1 },
    { ...nothing, moment: 'signup', offered: 1 },
  ]);
});

test('what administrators do is in no number of the tenant', async () => {
  const day = '2026-01-05T12:00:00.000Z';
  const asked = 'from=2026-01-05&until=2026-01-06';
  const invited = { email: 'ada@admins.example.com', role: 'owner' };
  expect((await api.call('POST', '/administrators', invited)).status).toBe(201);
  const place = (await findAdministratorsConnection(api.tenantId))?.id ?? '';
  const userId = newAdministratorId();
  await log(day, 's', { method: 'passkey', userId });
  await log(day, 'f', { userId });
  // Whoever fails to come in is nobody that is known.
  await log(day, 'f', { connectionId: place });
  for (const name of ['offered', 'started', 'created']) {
    await step(day, name, 'account', 'Windows Hello', { userId });
  }
  await step(day, 'offered', 'rescue', undefined, { connectionId: place });
  await step(day, 'used', 'login', 'Windows Hello', { userId });
  await log(day, 's', { method: 'pwd', userId: 'auth0|1', connectionId });
  await step(day, 'offered', 'progressive', undefined, { userId: 'auth0|1', connectionId });

  const { body: signIns } = await api.call('GET', `/stats/sign-ins?${asked}`);
  expect(signIns.total).toEqual({ passkey: 0, password: 1, failures: 0, sign_ups: 0 });
  expect(signIns.connections).toMatchObject([{ connection_id: connectionId }]);
  expect(signIns.providers).toEqual([]);
  const { body: funnel } = await api.call('GET', `/stats/passkey-funnel?${asked}`);
  expect(funnel.total).toEqual({ offered: 1, started: 0, created: 0, used: 0 });
  expect(funnel.moments).toMatchObject([{ moment: 'progressive' }]);
  const { rows } = await api.call('GET', '/stats/daily?from=20260105&to=20260105');
  expect(rows).toMatchObject([{ logins: 1, signups: 0 }]);

  const active = async () => (await api.call('GET', '/stats/active-users')).body;
  const before = await active();
  await db.update(users).set({ lastLoginAt: new Date() }).where(like(users.id, 'admin|%'));
  expect(await active()).toBe(before);
});

test('Auth0’s daily numbers have both days that are named', async () => {
  const { rows } = await api.call('GET', '/stats/daily?from=20260228&to=20260301');
  expect(rows).toMatchObject([
    { date: '2026-02-28T00:00:00.000Z', logins: 1, signups: 0, leaked_passwords: 0 },
    { date: '2026-03-01T00:00:00.000Z', logins: 3, signups: 0 },
  ]);
  expect((await api.call('GET', '/stats/daily')).rows).toHaveLength(30);
});

test('what happens today is told at once, and a day that was asked for in part is told whole', async () => {
  const today = async () => {
    const { body } = await api.call('GET', '/stats/sign-ins');
    return (body.total as { password: number }).password;
  };
  const before = await today();
  await log(new Date(Date.now() - 1).toISOString(), 's', { method: 'pwd' });
  expect(await today()).toBe(before + 1);

  const total = async (period: string) =>
    (await api.call('GET', `/stats/sign-ins?${period}`)).body.total;
  await log('2026-02-10T06:00:00Z', 's', { method: 'passkey' });
  await log('2026-02-10T18:00:00Z', 's', { method: 'passkey' });
  const half = 'from=2026-02-10T12:00:00Z&until=2026-02-11';
  expect(await total(half)).toMatchObject({ passkey: 1 });
  expect(await total('from=2026-02-10&until=2026-02-11')).toMatchObject({ passkey: 2 });
  expect(await total(half)).toMatchObject({ passkey: 1 });
});

test('whoever has signed in within thirty days is active', async () => {
  const active = async () => (await api.call('GET', '/stats/active-users')).body;
  expect(await active()).toBe(0);
  await recordLogin(api.tenantId, decodeURIComponent(userPath.slice('/users/'.length)), '::1');
  expect(await active()).toBe(1);
  const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  await db.update(users).set({ lastLoginAt: longAgo });
  expect(await active()).toBe(0);
});

describe('a period', () => {
  test.each([
    ['from=2026-03-04&until=2026-03-04', 'before the end'],
    ['from=2026-01-01&until=2026-04-02', 'at most 90 days'],
    ['from=0001-01-01&until=0001-01-02', 'from 2000-01-01 on'],
    ['from=yesterday', 'expected a day'],
    ['from=2026-02-30', 'expected a day'],
    ['since=2026-02-01', 'since'],
    ['until=2026-02-01&until=2026-02-02', 'until'],
  ])('%s is refused', async (query, said) => {
    for (const path of ['/stats/sign-ins', '/stats/passkey-funnel']) {
      const { code, body } = await api.call('GET', `${path}?${query}`);
      expect({ code, said: body.message }).toEqual({
        code: 'invalid_query_string',
        said: expect.stringContaining(said),
      });
    }
  });

  test.each(['from=2026-03-01', 'from=20260231', 'from=20260301&to=20260228', 'from=00000101'])(
    'of days %s is refused',
    async (query) => {
      const { code } = await api.call('GET', `/stats/daily?${query}`);
      expect(code).toBe('invalid_query_string');
    },
  );

  test('of ninety days is taken', async () => {
    const { body } = await api.call('GET', '/stats/sign-ins?from=2026-01-01&until=2026-04-01');
    expect(body.days).toHaveLength(90);
  });
});
