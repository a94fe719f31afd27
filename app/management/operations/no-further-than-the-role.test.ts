/** Ways around a role: by an application, by what a list tells, by what belongs to somebody higher. */
import { beforeEach, describe, expect, test } from 'vitest';

import { managementAudience } from '#app/oidc/management-api.ts';

import { createClient } from '../clients.ts';
import { createConnection } from '../connections.ts';
import { actOf } from './act-of-administrator.ts';
import { operations } from './all.ts';
import { ask } from './ask.ts';
import type { Question } from './ask.ts';
import type { Role } from './operation.ts';
import { ApiRefusal } from './refusal.ts';
import { isSensitive } from './roles.ts';
import { newTenantApi, newTenantApiWithPeople } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';
import { ownersScopes } from './within-role.ts';

let api: TenantApi;
beforeEach(async () => {
  api = await newTenantApi();
});

type Body = Record<string, unknown>;

/** What the dashboard is answered on behalf of a role: a body, or the code of a refusal. */
async function asked(role: Role, question: Question, of = api): Promise<Body & { code?: string }> {
  const someone = { userId: 'admin|someone', name: 'Someone', email: null, role };
  const at = { createdAt: new Date(), joinedAt: new Date(), lastLoginAt: null };
  try {
    return (await ask(actOf(of.site, { ...someone, ...at }), question)).body as Body;
  } catch (error) {
    if (error instanceof ApiRefusal) return { code: error.code };
    throw error;
  }
}

const questions = (...queries: Record<string, string>[]) => queries;

const machine = async () =>
  (await createClient(api.tenantId, 'Deploy', { app_type: 'non_interactive' })).clientId;

const grant = (clientId: string, ...scope: string[]): Question => ({
  operation: 'create_client_grant',
  body: { client_id: clientId, audience: managementAudience(api.site), scope },
});

describe("what is the owner's alone", () => {
  test('is granted to an application by nobody else', async () => {
    const made = await asked('admin', grant(await machine(), 'create:administrators'));
    expect(made.code).toBe('insufficient_scope');
    expect(
      (await asked('owner', grant(await machine(), 'create:administrators'))).id,
    ).toBeDefined();
    expect((await asked('admin', grant(await machine(), 'read:users'))).id).toBeDefined();
  });

  test('is not put into a grant later, and not kept in one by another change', async () => {
    const { id } = await asked('admin', grant(await machine(), 'read:users'));
    const change = (role: Role, scope: string[]) =>
      asked(role, {
        ...{ operation: 'update_client_grant', path: { id: String(id) }, body: { scope } },
      });
    expect((await change('admin', ['read:users', 'update:signing_keys'])).code).toBe(
      'insufficient_scope',
    );
    expect((await change('owner', ['read:users', 'update:signing_keys'])).scope).toHaveLength(2);
    expect((await change('admin', ['read:users'])).scope).toEqual(['read:users']);
  });

  test('is not reached by the secret of an application that may do it', async () => {
    const clientId = await machine();
    await asked('owner', grant(clientId, 'update:administrators'));
    for (const operation of ['read_client_secret', 'rotate_client_secret']) {
      const question = { operation, path: { id: clientId } };
      expect((await asked('admin', question)).code, operation).toBe('insufficient_scope');
      expect((await asked('owner', question)).client_secret, operation).toBeDefined();
      const other = { operation, path: { id: await machine() } };
      expect((await asked('admin', other)).client_secret, operation).toBeDefined();
    }
  });

  test('is known by its scopes', () => {
    const alone = operations.filter(({ role }) => role === 'owner').flatMap(({ scopes }) => scopes);
    expect([...ownersScopes].toSorted()).toEqual([...new Set<string>(alone)].toSorted());
    const others = operations
      .filter(({ role }) => role !== 'owner')
      .flatMap(({ scopes }) => scopes);
    expect(others.filter((scope) => ownersScopes.has(scope))).toEqual([]);
  });
});

test('to let an application into the Management API asks for a fresh passkey', () => {
  const ofOurs = { scope: ['read:users'] };
  expect(isSensitive({ id: 'create_client_grant' }, ofOurs)).toBe(true);
  expect(isSensitive({ id: 'update_client_grant' }, ofOurs)).toBe(true);
  expect(isSensitive({ id: 'create_client_grant' }, { scope: ['read:orders'] })).toBe(false);
  expect(isSensitive({ id: 'update_client_grant' }, { scope: 'read:users' })).toBe(false);
});

describe('support', () => {
  test('is told the names of connections, and neither their scripts nor their settings', async () => {
    const customScripts = { login: 'function login(a, b, callback) { callback(null); }' };
    await createConnection(api.tenantId, 'people', {
      ...{ enabledDatabaseCustomization: true, customScripts },
      configuration: { DB_HOST: 'db.internal' },
    });
    for (const query of questions({}, { fields: 'options' }, { include_totals: 'true' })) {
      const told = JSON.stringify(await asked('support', { operation: 'list_connections', query }));
      expect(told).not.toContain('callback');
      expect(told).not.toContain('DB_HOST');
      expect(told).not.toContain('disable_signup');
    }
    const [connection] = (await asked('support', { operation: 'list_connections' })) as unknown as [
      Body,
    ];
    expect(connection).toMatchObject({
      name: 'people',
      options: { enabledDatabaseCustomization: true },
    });
    expect(JSON.stringify(await asked('admin', { operation: 'list_connections' }))).toContain(
      'callback',
    );
  });

  test('is told the names of applications, and nothing else of them', async () => {
    await createClient(api.tenantId, 'Shop', { callbacks: ['https://internal.example.com/cb'] });
    for (const query of questions({}, { include_totals: 'true' }, { take: '50' })) {
      const told = JSON.stringify(await asked('support', { operation: 'list_clients', query }));
      expect(told).toContain('Shop');
      expect(told).not.toContain('internal.example.com');
    }
  });

  test('changes what people are called and whether they are blocked, not what they may do', async () => {
    const { api: of, userPath } = await newTenantApiWithPeople();
    const id = decodeURIComponent(userPath.replace('/users/', ''));
    const change = (role: Role, body: Body) =>
      asked(role, { operation: 'update_user', path: { id }, body }, of);
    for (const body of [
      { app_metadata: { roles: ['admin'] } },
      { email: 'mallory@example.com' },
      { email_verified: true },
      { password: 'correct horse battery staple' },
      { name: 'Ada', app_metadata: {} },
    ]) {
      expect((await change('support', body)).code, JSON.stringify(body)).toBe('insufficient_scope');
    }
    expect(await change('support', { name: 'Ada L.', blocked: true })).toMatchObject({
      ...{ name: 'Ada L.', blocked: true },
    });
    expect(await change('admin', { app_metadata: { plan: 'gold' } })).toMatchObject({
      app_metadata: { plan: 'gold' },
    });
  });

  test('and an auditor are not told where an export of all people is', async () => {
    const made = await asked('admin', { operation: 'create_users_export', body: {} });
    const question = { operation: 'get_job', path: { id: String(made.id) } };
    for (const role of ['support', 'auditor'] as const) {
      expect((await asked(role, question)).code, role).toBe('insufficient_scope');
    }
    expect((await asked('admin', question)).type).toBe('users_export');
  });
});

test('what is no text names nothing, and breaks nothing', async () => {
  const question = { operation: 'get_user', path: { id: 'auth0|\ud800' } };
  expect((await asked('owner', question)).code).toBe('not_found');
});
