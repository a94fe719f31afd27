/** Names beside the ids of the log: of whom the reader may read, and of nobody else. */
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { listAuditEvents, recordAuditEvent } from '#app/store/audit-events.ts';
import * as users from '#app/store/users.ts';

import { actOf } from './act-of-administrator.ts';
import { ask } from './ask.ts';
import { isAllowed } from './may-do.ts';
import type { Operation, Role } from './operation.ts';
import { newTenantApiWithPeople } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';
import { getUserOperation } from './users.ts';

type Event = { log_id: string; user_id?: string; user_name?: string };

let api: TenantApi;
/** By what they are in this file. */
let ids: { named: string; mailed: string; deleted: string; administrator: string };

beforeEach(async () => {
  ({ api } = await newTenantApiWithPeople());
  const idOf = async (path: string, body: object) =>
    String((await api.call('POST', path, body)).body.user_id);
  const person = { connection: 'people' };
  ids = {
    named: await idOf('/users', { ...person, email: 'grace@example.com', name: 'Grace' }),
    mailed: await idOf('/users', { ...person, email: 'mail@example.com' }),
    deleted: await idOf('/users', { ...person, email: 'gone@example.com', name: 'Gone' }),
    administrator: await idOf('/administrators', { email: 'boss@example.com', role: 'admin' }),
  };
  await api.call('PATCH', `/users/${encodeURIComponent(ids.mailed)}`, { name: null });
  await api.call('DELETE', `/users/${encodeURIComponent(ids.deleted)}`);
  for (const userId of [...Object.values(ids), ids.named]) {
    await recordAuditEvent(api.tenantId, { type: 's', userId });
  }
  await recordAuditEvent(api.tenantId, { type: 'fu' });
});

/** Who is called what in a list of events. */
const namesIn = (events: readonly Event[]) =>
  Object.fromEntries(
    events.flatMap(({ user_id: id, user_name: name }) => (id && name ? [[id, name]] : [])),
  );

const namesTold = async (caller = api, path = '/logs?q=type:s') => {
  const { rows } = await caller.call('GET', path);
  expect(rows.length).toBeGreaterThanOrEqual(5);
  return namesIn(rows as Event[]);
};

const people = () => ({ [ids.named]: 'Grace', [ids.mailed]: 'mail@example.com' });
const administrators = () => ({ [ids.administrator]: 'boss@example.com' });

test('whoever is still there has a name or an address, and whoever is deleted only the id', async () => {
  const all = { ...people(), ...administrators() };
  expect(await namesTold()).toEqual(all);
  expect(await namesTold(api, '/logs?take=100')).toEqual(all);
  for (const { id, userId } of await listAuditEvents(api.tenantId, { limit: 10 })) {
    const { body } = await api.call('GET', `/logs/${id}`);
    expect(body.user_name).toBe(userId === null ? undefined : all[userId]);
    expect(body.user_id ?? null).toBe(userId);
  }
});

test('names are asked for once for a page, and not at all where there is nobody', async () => {
  const asking = vi.spyOn(users, 'listUserNames');
  await namesTold();
  expect(asking.mock.calls).toEqual([[api.tenantId, expect.any(Array)]]);
  expect(asking.mock.calls[0]?.[1].toSorted()).toEqual(Object.values(ids).toSorted());
  asking.mockClear();
  await api.call('GET', '/logs?q=type:fu');
  expect(asking).not.toHaveBeenCalled();
  asking.mockRestore();
});

describe('a machine learns no names beyond its scopes', () => {
  test.each<[string, string[], () => object]>([
    ['of nobody', ['read:logs'], () => ({})],
    ['of people', ['read:logs', 'read:users'], people],
    ['of administrators', ['read:logs', 'read:administrators'], administrators],
  ])('%s with %s', async (_who, scopes, expected) => {
    const caller = api.withOnly(...scopes);
    expect(await namesTold(caller)).toEqual(expected());
    const texts = JSON.stringify((await caller.call('GET', '/logs')).rows);
    if (scopes.length === 1) expect(texts).not.toMatch(/Grace|@example\.com/);
  });
});

describe('a role learns the names of those whom it may read', () => {
  const act = (role: Role) => {
    const came = { createdAt: new Date(), joinedAt: new Date(), lastLoginAt: null };
    return actOf(api.site, { ...came, userId: 'admin|x', name: 'X', email: null, role });
  };

  test.each(['owner', 'admin', 'auditor'] as const)('%s', async (role) => {
    const { body } = await ask(act(role), { operation: 'list_logs', query: { q: 'type:s' } });
    expect(namesIn(body as Event[])).toEqual({ ...people(), ...administrators() });
  });

  test('the role decides, and not the scopes that it comes to', () => {
    const forOwners: Operation = { ...getUserOperation, role: 'owner' };
    expect(isAllowed(act('auditor'), getUserOperation)).toBe(true);
    expect(isAllowed(act('auditor'), forOwners)).toBe(false);
    expect(isAllowed(act('owner'), forOwners)).toBe(true);
  });

  test('support reads no log at all', async () => {
    await expect(ask(act('support'), { operation: 'list_logs' })).rejects.toMatchObject({
      code: 'insufficient_scope',
    });
  });
});

test('nobody of another tenant is named', async () => {
  const { api: other } = await newTenantApiWithPeople();
  await recordAuditEvent(other.tenantId, { type: 's', userId: ids.named });
  const { rows } = await other.call('GET', '/logs?q=type:s');
  expect(rows).toMatchObject([{ user_id: ids.named }]);
  expect(namesIn(rows as Event[])).toEqual({});
});
