/**
 * Every address and method of the Management API through the door, from the one table: with no token,
 * with another tenant's, with none of its scopes, with all but its own, and with each of its own.
 */
import { expect, test } from '@playwright/test';

import { operations } from '../../app/management/operations/all.ts';
import type { Operation } from '../../app/management/operations/operation.ts';
import { managementScopes } from '../../app/oidc/management-scopes.ts';
import { localFetch } from '../support/local-fetch.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';

const everything: readonly string[] = managementScopes.map(({ value }) => value);
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

let tenant: Tenant;
let admin: Machine;
let machine: Machine;
let grantId: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  tenant = await newTenant();
  admin = await newMachine(tenant);
  machine = await newMachine(tenant);
  const grants = await admin.ask('GET', `/client-grants?client_id=${machine.clientId}`);
  grantId = (grants.body as { id: string }[])[0]?.id ?? '';
});
test.afterAll(() => tenant.stop());

/** What the machine's grant says from now on; the token in its hand was made with all scopes. */
async function allow(scope: readonly string[]): Promise<void> {
  const { status } = await admin.ask('PATCH', `/client-grants/${grantId}`, { scope });
  expect(status).toBe(200);
}

type Asked = Pick<Operation, 'method' | 'path' | 'bodyType'> | { method: string; path: string };

/** Names nothing that there is, and says nothing that could be done. */
async function ask(operation: Asked, { options }: Pick<Machine, 'options'>) {
  const { method, path } = operation;
  const isForm = 'bodyType' in operation && operation.bodyType !== undefined;
  const form = new FormData();
  form.set('nothing', 'x');
  const answer = await options.fetch(
    `${options.baseUrl}${path.replaceAll(/\{\w+\}/g, 'nothing')}`,
    {
      method,
      headers: {
        ...(options.token && { authorization: `Bearer ${options.token}` }),
        ...(method !== 'GET' && !isForm && { 'content-type': 'application/json' }),
      },
      ...(method !== 'GET' && { body: isForm ? form : '{}' }),
    },
  );
  const text = await answer.text();
  const { errorCode } = (text === '' ? {} : JSON.parse(text)) as { errorCode?: string };
  return `${answer.status} ${errorCode ?? ''}`.trim();
}

/** Operations by the scopes that open them, so that a grant is changed less often. */
const byScopes = Map.groupBy(operations, ({ scopes }) => scopes.toSorted().join(' '));

test('nobody is let in without a token of this very tenant', async () => {
  test.setTimeout(120_000);
  const other = await newTenant();
  try {
    const stranger = await newMachine(other);
    const { options } = admin;
    for (const operation of operations) {
      const strangers = { options: { ...options, token: stranger.options.token } };
      expect(await ask(operation, strangers), operation.id).toBe('401 invalid_token');
      const nobodys = { options: { ...options, token: '' } };
      expect(await ask(operation, nobodys), operation.id).toBe('401 missing_authentication');
    }
  } finally {
    await other.stop();
  }
});

test('every scope but its own, and none at all, opens nothing', async () => {
  test.setTimeout(240_000);
  for (const [scopes, opened] of byScopes) {
    const own = scopes.split(' ');
    await allow(everything.filter((scope) => !own.includes(scope)));
    for (const operation of opened) {
      expect(await ask(operation, machine), operation.id).toBe('403 insufficient_scope');
    }
  }
  await allow([]);
  for (const operation of operations) {
    expect(await ask(operation, machine), operation.id).toBe('403 insufficient_scope');
  }
});

test('each of its own scopes alone opens it', async () => {
  test.setTimeout(240_000);
  const subject = await newMachine(tenant);
  const grants = await admin.ask('GET', `/client-grants?client_id=${subject.clientId}`);
  grantId = (grants.body as { id: string }[])[0]?.id ?? '';
  for (const scope of everything) {
    const opened = operations.filter(({ scopes }) => scopes.some((own) => own === scope));
    if (opened.length === 0) continue;
    await allow([scope]);
    for (const operation of opened) {
      const answer = await ask(operation, subject);
      expect(answer, `${operation.id} with ${scope}`).not.toMatch(
        /^(401|5\d\d)|insufficient_scope/,
      );
    }
  }
});

test('nothing answers beside the table, even to whoever may do everything', async () => {
  test.setTimeout(120_000);
  const document = await localFetch(`${tenant.origin}/api/v2/openapi.json`);
  const { paths } = (await document.json()) as { paths: Record<string, object> };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const inTable = operations.map(({ method, path }) => `${method} ${path}`);
  expect(described.toSorted()).toEqual(inTable.toSorted());

  const beside = Object.keys(paths).flatMap((path) =>
    METHODS.map((method) => ({ method, path })).filter(
      (asked) => !inTable.includes(`${asked.method} ${path}`),
    ),
  );
  const whole = await newMachine(tenant);
  for (const asked of beside) {
    const name = `${asked.method} ${asked.path}`;
    expect(await ask(asked, whole), name).toMatch(/^40[45] (not_found|method_not_allowed)$/);
  }
  for (const path of ['/nothing', '/clients/a/b', '/users/a%2Fsessions', '/']) {
    expect(await ask({ method: 'GET', path }, whole), path).toMatch(/^404/);
  }
});
