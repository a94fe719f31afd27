/** What is done on the command line is in the trail, which is whole, in the database and in a file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { and, eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';

import { randomHex } from '#app/ids.ts';
import { readTrail } from '#app/management/audit-trail.ts';
import { hashOfAct } from '#app/store/administrative-acts.ts';
import { findTenantByName } from '#app/store/tenants.ts';
import { db } from '#db';
import { administrativeActs } from '#db/schema/index.ts';

import { nouns } from './nouns.ts';
import { json, said, type } from './tests/command-line.ts';

type Act = Awaited<ReturnType<typeof readTrail>> extends AsyncGenerator<infer One> ? One : never;

const password = 'correct horse battery staple';
const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-trail-'));
afterAll(() => rmSync(directory, { recursive: true }));

let tenant: string;
let tenantId: string;
beforeEach(async () => {
  tenant = `t-${randomHex(6)}`;
  await json('tenants', 'create', '--name', tenant, '--display-name', 'Acme');
  tenantId = (await findTenantByName(tenant))?.id ?? '';
});

const on = (noun: string, verb: string, ...rest: string[]) => [
  ...[noun, ...verb.split(' '), '--tenant', tenant, ...rest],
];

async function acts(): Promise<Act[]> {
  const all: Act[] = [];
  for await (const act of readTrail(tenantId)) all.push(act);
  return all;
}

/** Four acts, the making of the tenant before them. */
async function someActs(): Promise<void> {
  await json(...on('connections', 'create', '--name', 'people'));
  for (const name of ['one', 'two', 'three'])
    await json(...on('clients', 'create', '--name', name));
}

describe('an act on the command line', () => {
  it('is written down, with what was given and whom it was about', async () => {
    await json(...on('connections', 'create', '--name', 'people', '--options', '{}'));
    expect(await acts()).toMatchObject([
      {
        ...{ number: 1, operation: 'tenants create', target: `${tenant}/Acme` },
        actor: { kind: 'command_line' },
      },
      {
        ...{ number: 2, operation: 'connections create', target: 'people' },
        details: { options: { name: 'people', options: {} } },
      },
    ]);
  });

  it('that is refused is marked so', async () => {
    const refused = await type(on('users', 'block', '--id', 'auth0|nobody'));
    expect(refused.exitCode).toBe(1);
    expect((await acts()).slice(1)).toMatchObject([
      { operation: 'users block', target: 'auth0|nobody', details: { options: {} } },
      { operation: 'users block', details: { of: 2, refused: 'user_not_found' } },
    ]);
  });

  it('that is not understood is not there', async () => {
    await type(on('users', 'block', '--identity', 'x'));
    expect(await acts()).toHaveLength(1);
  });

  it('tells no secret, wherever one was given', async () => {
    await json(...on('connections', 'create', '--name', 'people'));
    const ada = ['--connection', 'people', '--email', 'ada@example.com'];
    await json(...on('users', 'create', ...ada, '--password', password));
    const set = ['--name', 'people', '--value', `DB_URL=${password}`, '--value', `KEY=${password}`];
    await type(on('connections', 'configuration set', ...set));
    const document = JSON.stringify({ configuration: { DB_URL: password } });
    await type(on('connections', 'update', '--name', 'people', '--options', document));
    const trail = await acts();
    expect(JSON.stringify(trail)).not.toContain(password);
    expect(trail.map(({ details }) => details)).toMatchObject([
      {},
      {},
      { options: { email: 'ada@example.com', password: '********' } },
      { options: { value: ['DB_URL=********', 'KEY=********'] } },
      { options: { options: { configuration: '********' } } },
    ]);
  });

  it('prints nothing of it beside the answer', async () => {
    const { out, err } = await type([...on('clients', 'create', '--name', 'One'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ name: 'One' });
    expect(err).toBe('');
  });
});

test('verbs change something unless they are known not to', () => {
  const reading = nouns.flatMap(({ name: noun, verbs }) =>
    verbs.flatMap(({ name, isReading }) => (isReading ? [`${noun} ${name}`] : [])),
  );
  expect(reading.toSorted()).toEqual(
    [
      ...['tenants list', 'clients list', 'apis list', 'users list', 'passkeys list', 'keys list'],
      ...['logs list', 'config export', 'audit-trail export', 'audit-trail verify'],
      ...['domains list', 'domains doctor', 'domains progress'],
      ...['connections list', 'connections prerequisites', 'connections configuration list'],
      ...['scripts list', 'scripts show', 'scripts versions', 'scripts diff', 'scripts types'],
      ...['scripts publications', 'scripts fixtures list', 'scripts runs', 'scripts look-ups'],
      ...['scripts shadow differences', 'scripts templates', 'scripts template'],
      ...['enrollment why', 'enrollment what-if', 'enrollment funnel', 'admins list'],
    ].toSorted(),
  );
});

test('an option that is called like a secret is one', () => {
  const open = nouns.flatMap(({ name: noun, verbs }) =>
    verbs.flatMap(({ name, options }) =>
      Object.entries(options)
        .filter(([option, { secret }]) => /password|secret|token$|hash/.test(option) && !secret)
        .map(([option]) => `${noun} ${name} --${option}`),
    ),
  );
  expect(open).toEqual([]);
});

describe('the trail in the database', () => {
  const verify = (...rest: string[]) => type(on('audit-trail', 'verify', ...rest));
  const row = (number: number) =>
    and(eq(administrativeActs.tenantId, tenantId), eq(administrativeActs.number, number));

  beforeEach(someActs);

  it('is whole', async () => {
    const { exitCode, out } = await verify();
    expect(exitCode).toBe(0);
    expect(out).toContain(`The trail of ${tenant} is whole up to act 5`);
  });

  it('shows a row that was changed', async () => {
    await db.update(administrativeActs).set({ operation: 'tea' }).where(row(3));
    const { exitCode, out } = await verify();
    expect(exitCode).toBe(1);
    expect(out).toContain('is not whole: act 3 is not what was written');
  });

  it('shows a row that was taken out', async () => {
    await db.delete(administrativeActs).where(row(3));
    expect((await verify()).out).toContain('act 3 is missing');
  });

  it('shows rows that were cut off at its end, to whoever has kept the end', async () => {
    const file = path.join(directory, 'end.ndjson');
    const { end } = await json<{ end: { number: number; hash: string } }>(
      ...on('audit-trail', 'export', '--file', file),
    );
    await db.delete(administrativeActs).where(row(5));
    expect((await verify()).exitCode).toBe(0);
    const { exitCode, out } = await verify('--end', `${end.number}:${end.hash}`);
    expect(exitCode).toBe(1);
    expect(out).toContain('act 5 is missing, with whatever came behind it');
  });
});

describe('the trail in a file', () => {
  type Line = Record<string, unknown> & { number: number };
  let file: string;
  let lines: string[];
  let end: string;

  /** Nothing may ask for the data. */
  const verify = (...rest: string[]) =>
    type(['audit-trail', 'verify', '--file', file, ...rest], {
      withDatabase: () => Promise.reject(new Error('there is no database here')),
    });
  const write = (changed: readonly string[]) => writeFileSync(file, `${changed.join('\n')}\n`);
  const act = (number: number) => JSON.parse(lines[number] ?? '') as Line;
  /** A row that is whole in itself. */
  const sealed = (row: Line): string => {
    const complete = { ...row, at: new Date(String(row.at)) } as unknown as Act;
    return JSON.stringify({ ...complete, hash: hashOfAct(complete) });
  };

  beforeEach(async () => {
    await someActs();
    file = path.join(directory, `${randomHex(8)}.ndjson`);
    const told = await said(...on('audit-trail', 'export', '--file', file));
    end = /5:[0-9a-f]{64}/.exec(told)?.[0] ?? '';
    lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  });

  it('is whole without a database', async () => {
    const { exitCode, out } = await verify('--end', end);
    expect({ exitCode, lines: lines.length }).toEqual({ exitCode: 0, lines: 6 });
    expect(out).toContain(`The trail of ${tenant} is whole up to act 5: ${end}`);
  });

  it.each<[string, string, () => string[]]>([
    [
      'a row was changed',
      'act 2 is not what was written',
      () => lines.with(2, JSON.stringify({ ...act(2), target: 'others' })),
    ],
    [
      'a row was changed, and its hash with it',
      'act 3 was put in, or stands where another was',
      () => lines.with(2, sealed({ ...act(2), target: 'others' })),
    ],
    ['a row was taken out', 'act 3 is missing', () => lines.toSpliced(3, 1)],
    ['the first row was taken out', 'act 1 is missing', () => lines.toSpliced(1, 1)],
    ['the last row was taken out', 'act 5 is missing', () => lines.slice(0, -1)],
    ['a row was put in', 'act 3 was put in', () => lines.toSpliced(4, 0, lines[3] ?? '')],
    [
      'a row was put in behind the end',
      'act 6 was put in',
      () => [...lines, sealed({ ...act(5), number: 6, previousHash: act(5).hash })],
    ],
    ['two rows have changed places', 'act 3 is missing', () => swapped(lines, 3, 4)],
  ])('is not where %s', async (_what, told, change) => {
    write(change());
    const { exitCode, out } = await verify();
    expect(exitCode).toBe(1);
    expect(out).toContain(told);
  });

  it('is not where its head was made to fit a shorter one, for whoever has kept the end', async () => {
    const head = JSON.parse(lines[0] ?? '') as object;
    const { number, hash } = act(4);
    write([JSON.stringify({ ...head, end: { number, hash } }), ...lines.slice(1, 5)]);
    expect((await verify()).exitCode).toBe(0);
    expect((await verify('--end', end)).out).toContain('act 5 is missing');
  });

  it('names the line that is no act', async () => {
    write(lines.with(3, '{"number": 3'));
    expect(await verify()).toMatchObject({
      exitCode: 1,
      err: 'trail_file_unreadable: line 4: expected an act\n',
    });
    write(lines.with(3, JSON.stringify({ ...act(3), tenantId: 'ten_other' })));
    expect((await verify()).err).toContain('line 4');
    write(lines.slice(1));
    expect((await verify()).err).toContain('line 1: expected the head of a trail');
  });

  it.each([
    [['--tenant', 'default'], 'expected --file or --tenant, not both'],
    [['--end', '5'], '--end: expected what audit-trail export said'],
  ])('is not looked at with %j', async (rest, told) => {
    const { exitCode, err } = await verify(...rest);
    expect(exitCode).toBe(2);
    expect(err).toContain(told);
  });

  it('is not written over another, and not read where there is none', async () => {
    const again = await type(on('audit-trail', 'export', '--file', file));
    expect(again.err).toContain('exists already');
    file = path.join(directory, 'none');
    expect((await verify()).err).toContain('cannot be read');
  });
});

const swapped = (all: readonly string[], a: number, b: number) =>
  all.with(a, all[b] ?? '').with(b, all[a] ?? '');
