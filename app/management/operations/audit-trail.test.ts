/** The trail as it is asked for: all of it, or what somebody did, or what was done; from either end. */
import { beforeEach, expect, test } from 'vitest';

import type { NewAct } from '#app/store/administrative-acts.ts';

import { noteAct } from '../audit-trail.ts';
import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

type Act = { number: number; operation: string };

const actors = {
  ada: { kind: 'administrator', userId: 'admin|ada', name: 'Ada', role: 'owner' },
  // What somebody calls themselves finds nobody else's acts.
  eve: { kind: 'administrator', userId: 'admin|eve', name: 'command_line', role: 'admin' },
  machine: { kind: 'machine', clientId: 'pipeline' },
  shell: { kind: 'command_line' },
} as const;

/** Who did what, in the order of the trail. */
const done = [
  ['ada', 'create_client'],
  ['machine', 'create_client'],
  ['eve', 'delete_client'],
  ['shell', 'users create'],
  ['ada', 'delete_client'],
  ['ada', 'create_client'],
  ['shell', 'users create'],
  ['ada', 'create_client'],
] as const;

let api: TenantApi;

beforeEach(async () => {
  api = await newTenantApi();
  for (const [who, operation] of done) await note(api, { actor: actors[who], operation });
});

const note = ({ tenantId }: TenantApi, act: Pick<NewAct, 'actor' | 'operation'>) =>
  noteAct(tenantId, { ...act, target: null, details: {} });

/** The numbers of all that is found, page after page. */
async function numbers(query: Record<string, string>, take = 2): Promise<number[]> {
  const found: number[] = [];
  let next: string | undefined;
  do {
    const asked = new URLSearchParams({
      ...query,
      take: String(take),
      ...(next && { from: next }),
    });
    const { status, body } = await api.call('GET', `/audit-trail?${asked}`);
    expect(status).toBe(200);
    const page = body as { acts: Act[]; next?: string };
    expect(page.acts.length).toBeLessThanOrEqual(take);
    found.push(...page.acts.map(({ number }) => number));
    next = page.next;
  } while (next !== undefined);
  return found;
}

test.each<[string, Record<string, string>, number[]]>([
  ['everything', {}, [1, 2, 3, 4, 5, 6, 7, 8]],
  ['by an administrator', { actor: 'admin|ada' }, [1, 5, 6, 8]],
  ['by a machine', { actor: 'pipeline' }, [2]],
  ['by the command line', { actor: 'command_line' }, [4, 7]],
  ['an operation', { operation: 'create_client' }, [1, 2, 6, 8]],
  ['a verb of the command line', { operation: 'users create' }, [4, 7]],
  ['an operation by somebody', { actor: 'admin|ada', operation: 'create_client' }, [1, 6, 8]],
  ['by nobody', { actor: 'admin|nobody' }, []],
  ['by a kind of actor alone', { actor: 'machine' }, []],
  ['a part of an operation', { operation: 'create' }, []],
])('%s is found, page after page, from either end', async (_what, query, expected) => {
  for (const take of [1, 2, 3, 100]) {
    expect(await numbers(query, take)).toEqual(expected);
    expect(await numbers({ ...query, sort: 'date:-1' }, take)).toEqual(expected.toReversed());
  }
});

test('what is done meanwhile moves no page', async () => {
  const first = await api.call('GET', '/audit-trail?actor=admin%7Cada&sort=date:-1&take=2');
  await note(api, { actor: actors.ada, operation: 'create_client' });
  const address = `/audit-trail?actor=admin%7Cada&sort=date:-1&take=2&from=${String(first.body.next)}`;
  const second = await api.call('GET', address);
  expect(second.body.acts).toMatchObject([{ number: 5 }, { number: 1 }]);
  expect(second.body.next).toBeUndefined();
});

test('each act is as it stands in the trail, with nothing beside it', async () => {
  const all = (await api.call('GET', '/audit-trail')).body.acts as Act[];
  const found = await api.call('GET', '/audit-trail?operation=delete_client');
  expect(found.body.acts).toEqual([all[2], all[4]]);
  expect((await api.call('GET', '/audit-trail/verification')).body).toMatchObject({ ok: true });
});

test('nothing of another tenant is found', async () => {
  const other = await newTenantApi();
  await note(other, { actor: actors.ada, operation: 'create_client' });
  expect((await other.call('GET', '/audit-trail?actor=admin%7Cada')).body.acts).toHaveLength(1);
  expect(await numbers({ actor: 'admin|ada' })).toEqual([1, 5, 6, 8]);
});

test.each([
  ['actor=', 'actor: expected a user_id, a client_id or command_line'],
  ['actor=a%20b', 'actor: expected'],
  [`actor=${'a'.repeat(201)}`, 'actor: expected'],
  ['actor=a&actor=b', 'actor: '],
  ['operation=', 'operation: expected an operation such as update_client'],
  ['operation=a%27--', 'operation: expected'],
  ['operation=one%20two%20three', 'operation: expected'],
  ['sort=number:1', 'sort: expected date:1 or date:-1'],
  ['author=ada', 'author'],
])('%s is refused', async (query, message) => {
  const refused = await api.call('GET', `/audit-trail?${query}`);
  expect(refused).toMatchObject({ status: 400, code: 'invalid_query_string' });
  expect(refused.body.message).toContain(message);
});

test.each(['bm90aGluZw', 'MS41', 'OTAwNzE5OTI1NDc0MDk5Mw'])('from=%s is refused', async (from) => {
  const refused = await api.call('GET', `/audit-trail?sort=date:-1&from=${from}`);
  expect(refused).toMatchObject({ status: 400, code: 'invalid_paging' });
});

test('whoever may not read the trail may not look into it', async () => {
  const other = api.withOnly('read:logs', 'read:users');
  expect(await other.call('GET', '/audit-trail?actor=admin%7Cada')).toMatchObject({ status: 403 });
});
