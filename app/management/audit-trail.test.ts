import { beforeEach, describe, expect, test } from 'vitest';

import { hashOfAct, insertAct } from '#app/store/administrative-acts.ts';
import { tenant } from '#app/store/tests/fixtures.ts';

import { noteAct, readTrail, verifyTrail } from './audit-trail.ts';
import type { AdministrativeAct } from './audit-trail.ts';

const act = (operation: string) => ({
  actor: { kind: 'machine', clientId: 'app' },
  operation,
  target: null,
  details: { z: 1, a: { c: [1, null], b: 'é' } },
});

let tenantId: string;
let acts: AdministrativeAct[];
beforeEach(async () => {
  tenantId = await tenant();
  for (const operation of ['one', 'two', 'three', 'four']) await noteAct(tenantId, act(operation));
  acts = await wholeTrail(tenantId);
});

test('a trail is numbered, and whole', async () => {
  expect(acts.map(({ number, operation }) => [number, operation])).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
    [4, 'four'],
  ]);
  const end = { number: 4, hash: acts[3]?.hash };
  expect(await verifyTrail(readTrail(tenantId))).toEqual({ ok: true, end });
});

test('acts at once come one after the other', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, n) => insertAct(tenantId, act(`${n}`))));
  expect(await verifyTrail(readTrail(tenantId))).toMatchObject({ ok: true, end: { number: 14 } });
});

test('a trail is whole with what an engine cannot keep as it is', async () => {
  const odd = String.raw`{"a\u0000":"\ud800 \\u0000 \ud83d\ude00","\udfff":[1e400,-0,0.1],"__proto__":{"b":1}}`;
  await noteAct(tenantId, { ...act('odd'), details: JSON.parse(odd) as Record<string, unknown> });
  expect(await verifyTrail(readTrail(tenantId))).toMatchObject({ ok: true, end: { number: 5 } });
  const [kept] = (await wholeTrail(tenantId)).slice(-1);
  expect(kept?.details['a\ufffd']).toBe('\ufffd \\u0000 😀');
});

test('an act of another tenant does not belong here', async () => {
  const other = { ...row(acts, 1), tenantId: 'ten_other' };
  expect(await verifyTrail(acts.with(1, { ...other, hash: hashOfAct(other) }))).toEqual({
    ...{ ok: false, number: 2, problem: 'inserted' },
  });
});

describe('is not whole where', () => {
  test.each([
    [
      'a row was changed',
      2,
      'changed',
      (all: AdministrativeAct[]) => all.with(1, { ...row(all, 1), operation: 'other' }),
    ],
    [
      'a detail was changed',
      3,
      'changed',
      (all: AdministrativeAct[]) => all.with(2, { ...row(all, 2), details: {} }),
    ],
    ['a row was taken out', 2, 'missing', (all: AdministrativeAct[]) => all.toSpliced(1, 1)],
    [
      'a row was put in',
      3,
      'inserted',
      (all: AdministrativeAct[]) => all.toSpliced(2, 0, forged(all)),
    ],
  ] as const)('%s', async (_what, number, problem, change) => {
    const tampered = change(acts);
    expect(await verifyTrail(tampered)).toEqual({ ok: false, number, problem });
  });

  test('its end was cut off, for whoever has kept the end', async () => {
    const known = { number: 4, hash: acts[3]?.hash ?? '' };
    expect(await verifyTrail(acts.slice(0, 3))).toMatchObject({ ok: true });
    expect(await verifyTrail(acts.slice(0, 3), known)).toEqual({
      ...{ ok: false, number: 4, problem: 'ends_early' },
    });
  });

  test('it was written anew from some row on', async () => {
    const other = await tenant();
    for (const operation of ['one', '2', '3', '4']) await insertAct(other, act(operation));
    const anew = await wholeTrail(other);
    const known = { number: 4, hash: acts[3]?.hash ?? '' };
    expect(await verifyTrail(anew, known)).toEqual({ ok: false, number: 4, problem: 'changed' });
  });
});

async function wholeTrail(of: string): Promise<AdministrativeAct[]> {
  const all: AdministrativeAct[] = [];
  for await (const one of readTrail(of)) all.push(one);
  return all;
}

/** A forged row that follows the second one, and is whole in itself. */
function forged(all: AdministrativeAct[]): AdministrativeAct {
  const forgery = { ...row(all, 0), number: 3, previousHash: row(all, 1).hash };
  return { ...forgery, hash: hashOfAct(forgery) };
}

function row(all: AdministrativeAct[], index: number): AdministrativeAct {
  const found = all[index];
  if (!found) throw new Error('there is no such row');
  return found;
}
