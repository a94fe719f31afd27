import { describe, expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';
import { db } from '#db';
import { providerArtifacts } from '#db/schema/index.ts';

import {
  consumeArtifact,
  deleteArtifact,
  deleteArtifactsOfGrant,
  deleteExpiredArtifacts,
  findArtifact,
  findArtifactByUid,
  findArtifactByUserCode,
  listSessionArtifacts,
  saveArtifact,
} from './provider-artifacts.ts';
import { tenant } from './tests/fixtures.ts';

const inAMinute = () => new Date(Date.now() + 60_000);
const aMinuteAgo = () => new Date(Date.now() - 60_000);

describe('artifacts', () => {
  test('are found by id, user code and uid', async () => {
    const tenantId = await tenant();
    const payload = { kind: 'DeviceCode', nested: { list: [1, 'ü', null] } };
    const artifact = { payload, userCode: 'BCDF', uid: 'uid-1' };
    await saveArtifact(tenantId, 'DeviceCode', 'id-1', artifact, inAMinute());
    const expected = { payload, consumedAt: null };
    expect(await findArtifact(tenantId, 'DeviceCode', 'id-1')).toEqual(expected);
    expect(await findArtifactByUserCode(tenantId, 'DeviceCode', 'BCDF')).toEqual(expected);
    expect(await findArtifactByUid(tenantId, 'DeviceCode', 'uid-1')).toEqual(expected);
  });

  test('are replaced when saved again', async () => {
    const tenantId = await tenant();
    await saveArtifact(tenantId, 'Session', 's', { payload: { a: 1 } }, inAMinute());
    await saveArtifact(tenantId, 'Session', 's', { payload: { a: 2 } }, inAMinute());
    expect((await findArtifact(tenantId, 'Session', 's'))?.payload).toEqual({ a: 2 });
  });

  test('belong to one tenant and one model', async () => {
    const tenantId = await tenant();
    await saveArtifact(tenantId, 'AccessToken', 'id', { payload: {} }, inAMinute());
    expect(await findArtifact(await tenant(), 'AccessToken', 'id')).toBeUndefined();
    expect(await findArtifact(tenantId, 'RefreshToken', 'id')).toBeUndefined();
  });

  test('are not found once expired, swept or not', async () => {
    const tenantId = await tenant();
    await saveArtifact(tenantId, 'AccessToken', 'old', { payload: {} }, aMinuteAgo());
    await saveArtifact(tenantId, 'AccessToken', 'new', { payload: {} }, inAMinute());
    expect(await findArtifact(tenantId, 'AccessToken', 'old')).toBeUndefined();
    const before = await db.$count(providerArtifacts);
    await deleteExpiredArtifacts(new Date());
    expect(await db.$count(providerArtifacts)).toBe(before - 1);
    expect(await findArtifact(tenantId, 'AccessToken', 'new')).toBeDefined();
  });

  test('are consumed once, of 50 at the same time', async () => {
    const tenantId = await tenant();
    await saveArtifact(tenantId, 'AuthorizationCode', 'code', { payload: {} }, inAMinute());
    const taken = await Promise.all(
      Array.from({ length: 50 }, () => consumeArtifact(tenantId, 'AuthorizationCode', 'code')),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const found = await findArtifact(tenantId, 'AuthorizationCode', 'code');
    expect(found?.consumedAt).toBeInstanceOf(Date);
  });

  test('cannot be consumed by another tenant', async () => {
    const tenantId = await tenant();
    await saveArtifact(tenantId, 'AuthorizationCode', 'code', { payload: {} }, inAMinute());
    expect(await consumeArtifact(await tenant(), 'AuthorizationCode', 'code')).toBe(false);
  });

  test('of a grant go together', async () => {
    const tenantId = await tenant();
    const save = (id: string, grantId: string) =>
      saveArtifact(tenantId, 'RefreshToken', id, { payload: {}, grantId }, inAMinute());
    await save('a', 'grant-1');
    await save('b', 'grant-1');
    await save('c', 'grant-2');
    await deleteArtifactsOfGrant(await tenant(), 'RefreshToken', 'grant-1');
    expect(await findArtifact(tenantId, 'RefreshToken', 'a')).toBeDefined();
    await deleteArtifactsOfGrant(tenantId, 'RefreshToken', 'grant-1');
    expect(await findArtifact(tenantId, 'RefreshToken', 'a')).toBeUndefined();
    expect(await findArtifact(tenantId, 'RefreshToken', 'b')).toBeUndefined();
    expect(await findArtifact(tenantId, 'RefreshToken', 'c')).toBeDefined();
  });

  test('sessions are listed by account, as long as they are open', async () => {
    const tenantId = await tenant();
    const save = (model: string, id: string, accountId: string, until = inAMinute()) =>
      saveArtifact(tenantId, model, id, { payload: { id }, accountId }, until);
    await save('Session', 'one', 'auth0|1');
    await save('Session', 'two', 'auth0|1');
    await save('Session', 'over', 'auth0|1', aMinuteAgo());
    await save('Session', 'other', 'auth0|2');
    await save('RefreshToken', 'token', 'auth0|1');
    const found = await listSessionArtifacts(tenantId, 'auth0|1');
    expect(found.map(({ payload }) => payload.id).sort()).toEqual(['one', 'two']);
    expect(await listSessionArtifacts(await tenant(), 'auth0|1')).toEqual([]);
  });

  test('can be deleted', async () => {
    const tenantId = await tenant();
    await saveArtifact(tenantId, 'Session', 's', { payload: {} }, inAMinute());
    await deleteArtifact(tenantId, 'Session', 's');
    expect(await findArtifact(tenantId, 'Session', 's')).toBeUndefined();
  });

  test('keep neither their id nor their payload in the clear', async () => {
    const [id, secret] = [newToken(), newToken()];
    const artifact = { payload: { secret }, userCode: 'WXYZWXYZ', uid: newToken() };
    await saveArtifact(await tenant(), 'RefreshToken', id, artifact, inAMinute());
    const rows = await db.select().from(providerArtifacts);
    const stored = rows.map((row) => `${JSON.stringify(row)}${row.payload.toString('latin1')}`);
    for (const hidden of [id, secret, artifact.userCode, artifact.uid]) {
      expect(stored.join()).not.toContain(hidden);
    }
  });
});
