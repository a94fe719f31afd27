import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';

import { db } from '#db';
import { identities, users } from '#db/schema/index.ts';

import { changeUser } from './user-changes.ts';
import { countUsers, listIdentities, searchUsers } from './user-search.ts';
import type { UserCondition } from './user-search.ts';
import { connection, tenant } from './tests/fixtures.ts';
import { createUser, recordLogin } from './users.ts';

let tenantId: string;
let connectionId: string;
const ids: Record<string, string> = {};

async function person(name: string, ...others: [within?: string, of?: string]): Promise<string> {
  const [within = tenantId, of = connectionId] = others;
  const made = await createUser(
    within,
    of,
    { kind: 'email', value: `${name}@example.com` },
    { name: `${name} of Acme`, otherNames: { username: name } },
    {},
  );
  if (!made) throw new Error('there is such a user');
  return made.id;
}

beforeAll(async () => {
  tenantId = await tenant();
  connectionId = await connection(tenantId);
  for (const name of ['ada', 'adam', 'grace', 'zoë']) ids[name] = await person(name);
  await recordLogin(tenantId, ids.ada ?? '', '192.0.2.1');
  await changeUser(tenantId, ids.grace ?? '', { user: { blocked: true, nickname: null } });
  const another = await tenant();
  await person('ada', another, await connection(another));
});

const found = async (condition: UserCondition): Promise<string[]> => {
  const people = await searchUsers(tenantId, condition, { limit: 10, offset: 0 });
  expect(await countUsers(tenantId, condition)).toBe(people.length);
  return people.map(({ email }) => email?.split('@')[0] ?? '').toSorted();
};

const is = (field: 'email' | 'username' | 'name', value: string): UserCondition => ({
  ...{ kind: 'equals', field, value },
});

describe('people are found', () => {
  test('by what is in their row and by what is in their identity, in their tenant only', async () => {
    expect(await found(is('email', 'ada@example.com'))).toEqual(['ada']);
    expect(await found(is('username', 'ada'))).toEqual(['ada']);
    expect(await found(is('username', 'nobody'))).toEqual([]);
    expect(await found({ kind: 'exists', field: 'phone_number' })).toEqual([]);
    expect(await found({ kind: 'exists', field: 'username' })).toHaveLength(4);
  });

  test('by the beginning of a text, whose signs mean nothing', async () => {
    const starting = (text: string) => found({ kind: 'starts', field: 'username', text });
    expect(await starting('ada')).toEqual(['ada', 'adam']);
    expect(await starting('zo')).toEqual(['zoë']);
    expect(await starting('Ada')).toEqual([]);
    expect(await starting('%')).toEqual([]);
    expect(await starting('a_a')).toEqual([]);
    expect(await starting('')).toHaveLength(4);
  });

  test('by ranges, with and without their ends', async () => {
    const logins = (from: number, isInclusive: boolean) =>
      found({
        ...{ kind: 'between', field: 'logins_count', to: null },
        from: { value: from, isInclusive },
      });
    expect(await logins(1, true)).toEqual(['ada']);
    expect(await logins(1, false)).toEqual([]);
    expect(
      await found({
        ...{ kind: 'between', field: 'created_at', from: null },
        to: { value: new Date(Date.now() + 60_000), isInclusive: false },
      }),
    ).toHaveLength(4);
    expect(await found({ kind: 'between', field: 'last_login', from: null, to: null })).toEqual([
      'ada',
    ]);
  });

  test('by all, by any and by none of several conditions', async () => {
    const blocked: UserCondition = { kind: 'equals', field: 'blocked', value: true };
    const [ada, grace] = [is('username', 'ada'), is('username', 'grace')];
    expect(await found({ kind: 'or', of: [ada, grace] })).toEqual(['ada', 'grace']);
    expect(await found({ kind: 'and', of: [grace, blocked] })).toEqual(['grace']);
    expect(await found({ kind: 'and', of: [ada, blocked] })).toEqual([]);
    expect(await found({ kind: 'not', of: blocked })).toEqual(['ada', 'adam', 'zoë']);
    // Without a nickname nobody has that one.
    const nickname: UserCondition = { kind: 'equals', field: 'nickname', value: 'ada' };
    expect(await found({ kind: 'not', of: nickname })).toEqual(['adam', 'grace', 'zoë']);
  });

  test('by their connection', async () => {
    const [identity] = await listIdentities(tenantId, [ids.ada ?? '']);
    expect(identity).toMatchObject({ connectionId, username: 'ada', email: 'ada@example.com' });
    const of = (value: string) => found({ kind: 'equals', field: 'connection', value });
    expect(await of(identity?.connection ?? '')).toHaveLength(4);
    expect(await of('another')).toEqual([]);
  });
});

describe('a part of them', () => {
  test('is in the order that is asked for', async () => {
    const order = { field: 'email', isDescending: true } as const;
    const page = await searchUsers(tenantId, undefined, { limit: 2, offset: 1, order });
    expect(page.map(({ email }) => email)).toEqual(['grace@example.com', 'adam@example.com']);
  });

  test('begins after somebody, until everybody was there once', async () => {
    const seen: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const part = await searchUsers(tenantId, undefined, { limit: 2, after: seen.at(-1) });
      seen.push(...part.map(({ id }) => id));
    }
    expect(seen.toSorted()).toEqual(Object.values(ids).toSorted());
  });
});

describe('among many', () => {
  const MANY = 5_050;
  const numbered = (n: number) => `crowd-${String(n).padStart(4, '0')}`;
  let crowd: string;
  let names: { many: string; few: string };

  beforeAll(async () => {
    crowd = await tenant();
    const [many, few] = [await connection(crowd), await connection(crowd)];
    const first = await person(numbered(0), crowd, many);
    for (let n = 1; n < MANY; n += 1000) await copies(first, n, Math.min(n + 1000, MANY));
    const rare = await person('rare', crowd, few);
    const known = await listIdentities(crowd, [first, rare]);
    const nameOf = (id: string) => known.find(({ userId }) => userId === id)?.connection ?? '';
    names = { many: nameOf(first), few: nameOf(rare) };
  }, 60_000);

  /** People like somebody, under the numbers from one until another. */
  async function copies(of: string, from: number, until: number): Promise<void> {
    const [user] = await db.select().from(users).where(eq(users.id, of));
    const [identity] = await db.select().from(identities).where(eq(identities.userId, of));
    if (!user || !identity) throw new Error('there is nobody to copy');
    const people = Array.from({ length: until - from }, (_, index) => {
      const name = numbered(from + index);
      const [userId, email] = [`auth0|${name}`, `${name}@example.com`];
      return {
        user: { ...user, id: userId, email },
        identity: {
          ...{ ...identity, id: `idn_${name}`, userId, providerUserId: name },
          ...{ email, username: name },
        },
      };
    });
    await db.insert(users).values(people.map((each) => each.user));
    await db.insert(identities).values(people.map((each) => each.identity));
  }

  const last = async (of: UserCondition[]) => {
    const order = { field: 'email', isDescending: true } as const;
    const slice = { limit: 2, offset: 0, order };
    const people = await searchUsers(crowd, { kind: 'and', of }, slice);
    return people.map(({ email }) => email?.split('@')[0]);
  };
  const starts = (text: string): UserCondition => ({ kind: 'starts', field: 'email', text });
  const of = (value: string): UserCondition => ({ kind: 'equals', field: 'connection', value });

  test('those of a search that leaves many come in order', async () => {
    const lastTwo = [numbered(MANY - 1), numbered(MANY - 2)];
    expect(await last([starts('crowd')])).toEqual(lastTwo);
    expect(await last([of(names.many)])).toEqual(lastTwo);
    expect(await last([starts('crowd'), of(names.many)])).toEqual(lastTwo);
    expect(await last([starts('crowd-504'), of(names.many)])).toEqual(lastTwo);
    expect(await countUsers(crowd, { kind: 'and', of: [of(names.many)] })).toBe(MANY);
  });

  test('one is found by whichever condition leaves few', async () => {
    expect(await last([of(names.few)])).toEqual(['rare']);
    expect(await last([starts('rare'), of(names.few)])).toEqual(['rare']);
    expect(await last([starts('rare'), of(names.many)])).toEqual([]);
    expect(await last([starts('crowd'), of(names.few)])).toEqual([]);
    expect(await last([{ kind: 'not', of: of(names.many) }])).toEqual(['rare']);
    expect(await last([{ kind: 'or', of: [of('nowhere'), of(names.few)] }])).toEqual(['rare']);
  });
});

describe('a change', () => {
  test('of a name that somebody else has changes nothing', async () => {
    const id = ids.adam ?? '';
    const change = { user: { name: 'Changed' }, names: { username: 'ada' }, passwordHash: 'x' };
    expect(await changeUser(tenantId, id, change)).toBe(false);
    expect(await found(is('name', 'Changed'))).toEqual([]);
    expect(await changeUser(tenantId, id, { ...change, names: { username: 'adam2' } })).toBe(true);
    expect(await found(is('username', 'adam2'))).toEqual(['adam']);
  });
});
