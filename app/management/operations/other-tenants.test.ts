/** A machine that may do everything in its own tenant reaches nothing of another, whatever it names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { hashToken, newToken } from '#app/ids.ts';
import { recordAuditEvent, listAuditEvents } from '#app/store/audit-events.ts';
import { saveArtifact } from '#app/store/provider-artifacts.ts';

import { operations } from './all.ts';
import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

type Things = Record<string, string>;

/** An ES256 key in COSE. */
const publicKey = Buffer.concat([
  Buffer.from('a5010203262001215820', 'hex'),
  Buffer.alloc(32, 1),
  Buffer.from('225820', 'hex'),
  Buffer.alloc(32, 2),
]).toString('base64');

const newPasskey = (api: TenantApi) => ({
  ...{ type: 'passkey', key_id: newToken(), public_key: publicKey, user_handle: newToken() },
  relying_party_identifier: api.site.domain.rpId,
  credential_device_type: 'multi_device',
});

let mine: TenantApi;
let theirs: TenantApi;
let things: Things;
let connectionId: string;

async function idOf(api: TenantApi, path: string, body: unknown, name = 'id'): Promise<string> {
  const made = await api.call('POST', path, body);
  expect(made, `${path}: ${String(made.body.message)}`).toMatchObject({ code: undefined });
  return String(made.body[name]);
}

const input = { usernameOrEmail: 'ada@example.com', password: 'correct horse' };

/** A version that runs, and a fixture. */
async function writeScript(api: TenantApi, connection: string): Promise<void> {
  const script = `/connections/${connection}/scripts/login`;
  for (const [method, path, body] of [
    ['POST', '/versions', { source: '(name, password, callback) => callback(null)' }],
    ['PUT', '/published', {}],
    ['PUT', '/fixtures/Ada', { input }],
  ] as const) {
    expect(await api.call(method, `${script}${path}`, body)).toMatchObject({ code: undefined });
  }
}

/** What the engine would store where somebody has signed in. */
async function newSession({ tenantId }: TenantApi, accountId: string): Promise<string> {
  const uid = newToken();
  const iat = Math.floor(Date.now() / 1000);
  const session = { payload: { uid, accountId, iat }, uid, accountId };
  await saveArtifact(tenantId, 'Session', newToken(), session, new Date(Date.now() + 60_000));
  return hashToken(uid);
}

/** One of everything, by what its addresses begin with. */
async function oneOfEach(api: TenantApi): Promise<Things> {
  const connection = await idOf(api, '/connections', { name: 'people', strategy: 'auth0' });
  await writeScript(api, connection);
  const client = await idOf(api, '/clients', { name: 'Shop' }, 'client_id');
  const audience = 'https://orders.example.com';
  const server = await idOf(api, '/resource-servers', { identifier: audience });
  const ada = { connection: 'people', email: 'ada@example.com' };
  const user = await idOf(api, '/users', ada, 'user_id');
  await recordAuditEvent(api.tenantId, { type: 's', userId: user });
  const [event] = await listAuditEvents(api.tenantId, { limit: 1 });
  const passkeys = `/users/${encodeURIComponent(user)}/authentication-methods`;
  const keys = await api.call('GET', '/keys/signing');
  const domain = `b${api.site.domain.host}`;
  const administrator = { email: 'owner@example.com', role: 'owner' };
  return {
    administrators: await idOf(api, '/administrators', administrator, 'user_id'),
    ...{ connections: connection, clients: client, 'resource-servers': server, users: user },
    'client-grants': await idOf(api, '/client-grants', { client_id: client, audience }),
    'user-blocks': user,
    'custom-domains': await idOf(
      api,
      '/custom-domains',
      { domain, type: 'self_managed_certs' },
      'custom_domain_id',
    ),
    jobs: await idOf(api, '/jobs/users-exports', { format: 'json' }),
    sessions: await newSession(api, user),
    'log-streams': await idOf(api, '/log-streams', { type: 'stdout', name: 'Output' }),
    logs: event?.id ?? '',
    'keys/signing': String(keys.rows.find(({ next }) => next === true)?.kid ?? keys.rows[0]?.kid),
    method_id: await idOf(api, passkeys, newPasskey(api)),
  };
}

beforeAll(async () => {
  mine = await newTenantApi();
  theirs = await newTenantApi();
  things = await oneOfEach(theirs);
  connectionId = things.connections ?? '';
  await mine.call('POST', '/connections', { name: 'mine', strategy: 'auth0' });
});

afterAll(() => {
  stopSandbox();
});

/** What an operation takes, where `{}` is not enough. */
const bodies: Record<string, () => unknown> = {
  create_authentication_method: () => newPasskey(mine),
  update_authentication_method: () => ({ name: 'Mine' }),
  update_connection_clients: () => [{ client_id: mine.clientId, status: true }],
  update_client_grant: () => ({ scope: [] }),
  update_administrator: () => ({ role: 'auditor' }),
  save_script_version: () => ({ source: '(name, password, callback) => callback(null)' }),
  save_script_fixture: () => ({ input }),
  try_script: () => ({ input }),
  try_look_ups: () => ({ identifier: 'ada@example.com' }),
  update_connection_configuration: () => ({ configuration: { NAME: 'mine' } }),
  start_custom_domain_move: () => ({ from: mine.site.domain.rpId }),
};

/** Everything that names a thing, but not those that only name a word of ours. */
const naming = operations.filter(({ path }) => path.includes('{') && !path.startsWith('/prompts/'));

const addressOf = (path: string): string => {
  const [kind = ''] = Object.keys(things)
    .filter((name) => path.startsWith(`/${name}/{`))
    .toSorted((a, b) => b.length - a.length);
  return path
    .replace(/\{(id|kid)\}/, encodeURIComponent(things[kind] ?? `no ${kind}`))
    .replace('{method_id}', encodeURIComponent(things.method_id ?? ''))
    .replace('{script}', 'login')
    .replace('{version}', '1')
    .replace('{name}', 'Ada');
};

test.each(naming.map((operation) => [operation.id, operation] as const))(
  '%s finds nothing of another tenant',
  async (id, { method, path }) => {
    const { status, code } = await mine.call(method, addressOf(path), bodies[id]?.() ?? {});
    expect({ status, code }).toMatchObject({ status: 404 });
  },
);

describe('what is named in a body or a query', () => {
  test.each<[string, string, string, () => unknown]>([
    [
      'a grant for their client',
      'POST',
      '/client-grants',
      () => ({ client_id: things.clients, audience: `${mine.site.issuer}api/v2/`, scope: [] }),
    ],
    [
      'a grant of their API',
      'POST',
      '/client-grants',
      () => ({ client_id: mine.clientId, audience: 'https://orders.example.com', scope: [] }),
    ],
    [
      'a grant of their Management API',
      'POST',
      '/client-grants',
      () => ({ client_id: mine.clientId, audience: `${theirs.site.issuer}api/v2/`, scope: [] }),
    ],
    [
      'their connection for my user',
      'POST',
      '/users',
      () => ({ connection: 'people', email: 'eve@example.com' }),
    ],
    [
      'their client for my connection',
      'POST',
      '/connections',
      () => ({ name: 'eve', strategy: 'auth0', enabled_clients: [things.clients] }),
    ],
    [
      'an export of their connection',
      'POST',
      '/jobs/users-exports',
      () => ({ connection_id: connectionId }),
    ],
    [
      'a link for their user',
      'POST',
      '/tickets/password-change',
      () => ({ user_id: things.users }),
    ],
    [
      'a link for their user by address',
      'POST',
      '/tickets/password-change',
      () => ({ email: 'ada@example.com', connection_id: connectionId }),
    ],
  ])('%s is refused', async (_what, method, path, body) => {
    const { status } = await mine.call(method, path, body());
    expect([400, 404]).toContain(status);
  });

  test('lists and searches find only one’s own', async () => {
    const ada = 'email:"ada@example.com"';
    for (const address of [
      ...['/users', '/users-by-email?email=ada@example.com', `/users?q=${encodeURIComponent(ada)}`],
      `/users?q=${encodeURIComponent('identities.connection:people OR NOT email:x')}`,
      `/users?connection=people&include_totals=false`,
      ...['/logs', '/log-streams', '/client-grants', '/resource-servers'],
      `/client-grants?client_id=${things.clients ?? ''}`,
      `/logs?from=00000000-0000-0000-0000-000000000000&take=100`,
    ]) {
      const { status, rows } = await mine.call('GET', address);
      expect({ address, status, rows }).toEqual({ address, status: 200, rows: [] });
    }
  });
});

test('and after all of it theirs is as it was', async () => {
  for (const { method, path, id } of naming.filter(({ method }) => method === 'GET')) {
    if (id === 'list_job_errors') continue;
    const { status } = await theirs.call(method, addressOf(path));
    expect(`${id} ${status}`).toBe(`${id} 200`);
  }
});
