/** Hosts beyond what Auth0 has of them: settings, moves, and how they look from outside. */
import { beforeEach, describe, expect, test } from 'vitest';

import { insertPasskey } from '#app/store/passkeys.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';
import { findSite } from '#app/tenancy/site.ts';

import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
let above: string;
let host: string;
let path: string;
beforeEach(async () => {
  api = await newTenantApi();
  above = `${api.site.tenant.name}.example`;
  host = `login.${above}`;
  path = await newDomain(host);
});

async function newDomain(domain: string): Promise<string> {
  const wanted = { domain, type: 'self_managed_certs' };
  const { body } = await api.call('POST', '/custom-domains', wanted);
  return `/custom-domains/${String(body.custom_domain_id)}`;
}

/** Somebody with a passkey under each of these RP IDs. */
async function person(email: string, ...rpIds: string[]): Promise<void> {
  await api.call('POST', '/connections', { name: 'people', strategy: 'auth0' });
  const { body } = await api.call('POST', '/users', { connection: 'people', email });
  for (const rpId of rpIds) {
    await insertPasskey(api.tenantId, String(body.user_id), rpId, newPasskey());
  }
}

const servingPath = () => `/custom-domains/${api.site.domain.id}`;

describe('settings of a host', () => {
  test('are changed one by one', async () => {
    const settings = `${path}/settings`;
    const before = { rp_name: null, origins: [], status: 'ready' };
    expect((await api.call('GET', settings)).body).toEqual(before);
    const origins = [`https://app.${host}`];
    const named = await api.call('PATCH', settings, { rp_name: 'Acme', origins });
    expect(named.body).toEqual({ rp_name: 'Acme', origins, status: 'ready' });
    expect((await api.call('PATCH', settings, { rp_name: null })).body.origins).toEqual(origins);
    expect((await api.call('PATCH', settings, { origins: [] })).body).toEqual(before);
  });

  test('decide whether it answers', async () => {
    const settings = `${path}/settings`;
    expect((await api.call('PATCH', settings, { status: 'disabled' })).body.status).toBe(
      'disabled',
    );
    expect((await findSite(host))?.domain.host).toBeUndefined();
    expect((await api.call('PATCH', settings, { status: 'ready' })).body.status).toBe('ready');
    expect((await findSite(host))?.domain.host).toBe(host);
  });

  test('do not disable the host that is asked', async () => {
    const settings = `${servingPath()}/settings`;
    const disabled = { status: 'disabled', rp_name: 'Acme' };
    expect((await api.call('PATCH', settings, disabled)).code).toBe('conflict');
    const { body } = await api.call('GET', settings);
    expect(body).toMatchObject({ status: 'ready', rp_name: null });
  });

  test.each<[string, object, string]>([
    ['an address as its name', { rp_name: 'https://acme.example' }, 'rp_name: '],
    ['an origin of somebody else', { origins: ['https://evil.example'] }, 'origins.0: '],
    ['an unknown state', { status: 'active' }, 'status: '],
    ['another field', { rpName: 'Acme' }, 'rpName'],
  ])('are refused with %s', async (_what, body, message) => {
    const refused = await api.call('PATCH', `${path}/settings`, body);
    expect(refused.code).toBe('invalid_body');
    expect(refused.body.message).toContain(message);
  });

  test('are not changed by whoever has read others', async () => {
    const settings = `${path}/settings`;
    const { version } = await api.call('GET', settings);
    await api.call('PATCH', settings, { rp_name: 'Acme' });
    const late = await api.call('PATCH', settings, { rp_name: 'Other' }, version);
    expect(late.code).toBe('version_conflict');
  });

  test('come with whom the host would leave without a passkey', async () => {
    await person('ada@example.com', host);
    await person('bob@example.com', host, api.site.domain.rpId);
    expect((await api.call('GET', `${path}/usage`)).body).toEqual({
      ...{ users: 2, passkeys: 2, stranded: 1 },
    });
  });
});

describe('a move', () => {
  const move = () => `${path}/move`;

  test('is started, seen, turned around and finished', async () => {
    expect((await api.call('GET', move())).body).toEqual({ move: null });
    await person('ada@example.com', host);
    await person('bob@example.com', host, above);
    const started = await api.call('POST', move(), { relying_party_identifier: above });
    const progress = {
      ...{ from: host, to: above, moving_since: expect.any(String), related: null },
      ...{ users: 2, moved: 1, stranded: 1, percent: 50, renewal: {} },
    };
    expect(started).toMatchObject({ status: 201, body: progress });
    expect((await api.call('GET', move())).body).toEqual({ move: progress });
    const back = await api.call('POST', `${move()}/reverse`);
    expect(back.body).toMatchObject({ from: above, to: host, users: 1, stranded: 0 });
    expect((await api.call('POST', `${move()}/finish`, {})).body).toEqual({
      ...{ relying_party_identifier: host, stranded: 0 },
    });
    expect((await api.call('GET', move())).body).toEqual({ move: null });
  });

  test('that strands people is finished only with their exact number', async () => {
    await person('ada@example.com', host);
    await api.call('POST', move(), { relying_party_identifier: above });
    for (const body of [{}, { strand: 0 }, { strand: 2 }]) {
      const refused = await api.call('POST', `${move()}/finish`, body);
      expect(refused.code).toBe('conflict');
      expect(refused.body.message).toContain('1 user has');
    }
    const finished = await api.call('POST', `${move()}/finish`, { strand: 1 });
    expect(finished.body).toEqual({ relying_party_identifier: above, stranded: 1 });
  });

  test('may come from another host, and is not finished at that host’s RP ID', async () => {
    await person('ada@example.com', 'login.old.example');
    const started = await api.call('POST', move(), { from: 'login.old.example' });
    expect(started.body).toMatchObject({ to: host, related: 'login.old.example' });
    await api.call('POST', `${move()}/reverse`);
    const refused = await api.call('POST', `${move()}/finish`, { strand: 0 });
    expect(refused.code).toBe('conflict');
    expect(refused.body.message).toContain('belongs to another host');
  });

  test.each<[string, object, string]>([
    ['a stranger’s RP ID', { from: 'login.stranger.example' }, 'from: '],
    [
      'one that is not above',
      { relying_party_identifier: 'x.example' },
      'relying_party_identifier: ',
    ],
    ['both', { from: 'a.example', relying_party_identifier: 'b.example' }, 'either'],
    ['neither', {}, 'either'],
  ])('is refused with %s', async (_what, body, message) => {
    const refused = await api.call('POST', move(), body);
    expect(refused.code).toBe('invalid_body');
    expect(refused.body.message).toContain(message);
    expect((await api.call('GET', move())).body).toEqual({ move: null });
  });

  test('is one at a time, and must be under way to be turned or finished', async () => {
    expect((await api.call('POST', `${move()}/reverse`)).code).toBe('conflict');
    expect((await api.call('POST', `${move()}/finish`, {})).code).toBe('conflict');
    const wanted = { relying_party_identifier: above };
    expect((await api.call('POST', move(), wanted)).status).toBe(201);
    expect((await api.call('POST', move(), wanted)).code).toBe('conflict');
  });
});

describe('an examination', () => {
  test('says what is the case, and what to do about it', async () => {
    const { status, body } = await api.call('POST', `${servingPath()}/examine`);
    expect({ status, domain: body.domain }).toEqual({ status: 200, domain: api.site.domain.host });
    const checks = body.checks as { name: string; outcome: string; found: string }[];
    expect(checks.slice(0, 3).map(({ name, outcome }) => [name, outcome])).toEqual([
      ['known', 'ok'],
      ['rp id', expect.any(String)],
      ['dns', 'skipped'],
    ]);
  });

  test('of a disabled host finds that it does not answer, and looks no further', async () => {
    await api.call('PATCH', `${path}/settings`, { status: 'disabled' });
    const { body } = await api.call('POST', `${path}/examine`);
    const [known, ...others] = body.checks as { outcome: string; next?: string }[];
    expect(body.ok).toBe(false);
    expect(known).toMatchObject({ outcome: 'failed', next: expect.stringContaining('enable') });
    expect(new Set(others.map(({ outcome }) => outcome))).toEqual(new Set(['skipped']));
  });

  test('is nothing that a reader may ask for', async () => {
    const reader = api.withOnly('read:custom_domains');
    expect((await reader.call('POST', `${path}/examine`)).code).toBe('insufficient_scope');
  });
});
