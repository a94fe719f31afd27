import { expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';

import {
  deleteExpiredLoginTransactions,
  findLoginTransaction,
  insertLoginTransaction,
  keepIdentifier,
  markTransactionFinished,
  setPendingRefusal,
  takePendingRefusal,
} from './login-transactions.ts';
import { tenant } from './tests/fixtures.ts';

async function transaction(tenantId: string, expiresAt = new Date(Date.now() + 60_000)) {
  const uid = newToken();
  await insertLoginTransaction(tenantId, {
    uid,
    browserHash: 'browser',
    clientId: 'client',
    restartPath: '/authorize?client_id=client',
    identifier: null,
    expiresAt,
  });
  return uid;
}

test('a visit is found by its browser in its tenant, and by nobody else', async () => {
  const tenantId = await tenant();
  const uid = await transaction(tenantId);
  expect(await findLoginTransaction(tenantId, 'browser', uid)).toMatchObject({
    uid,
    clientId: 'client',
    restartPath: '/authorize?client_id=client',
    finishedAt: null,
  });
  expect(await findLoginTransaction(tenantId, 'another', uid)).toBeUndefined();
  expect(await findLoginTransaction(await tenant(), 'browser', uid)).toBeUndefined();
});

test('what was typed and that it ended are kept, in its own tenant only', async () => {
  const tenantId = await tenant();
  const uid = await transaction(tenantId);
  const other = await tenant();
  await keepIdentifier(other, uid, 'eve@example.com');
  await markTransactionFinished(other, uid);
  const find = () => findLoginTransaction(tenantId, 'browser', uid);
  expect(await find()).toMatchObject({ identifier: null, finishedAt: null });
  await keepIdentifier(tenantId, uid, 'ada@example.com');
  await markTransactionFinished(tenantId, uid);
  const found = await find();
  expect(found?.identifier).toBe('ada@example.com');
  expect(found?.finishedAt).toBeInstanceOf(Date);
});

test('a refusal is told once, of its own visit, and gives way to nothing that says less', async () => {
  const tenantId = await tenant();
  const uid = await transaction(tenantId);
  const removed = { code: 'passkey_removed', deadPasskey: { rpId: 'rp', credentialId: 'id' } };
  await setPendingRefusal(await tenant(), uid, removed);
  expect(await takePendingRefusal(tenantId, uid)).toBeUndefined();

  await setPendingRefusal(tenantId, uid, removed);
  await setPendingRefusal(tenantId, uid, { code: 'later' }, { unlessOneWaits: true });
  expect(await takePendingRefusal(await tenant(), uid)).toBeUndefined();
  const taken = await Promise.all([1, 2, 3].map(() => takePendingRefusal(tenantId, uid)));
  expect(taken.filter((each) => each !== undefined)).toEqual([removed]);

  await setPendingRefusal(tenantId, uid, { code: 'later' }, { unlessOneWaits: true });
  expect(await takePendingRefusal(tenantId, uid)).toEqual({ code: 'later' });
});

test('expired visits are swept, others stay', async () => {
  const tenantId = await tenant();
  const old = await transaction(tenantId, new Date(Date.now() - 1));
  const young = await transaction(tenantId);
  await deleteExpiredLoginTransactions(new Date());
  expect(await findLoginTransaction(tenantId, 'browser', old)).toBeUndefined();
  expect(await findLoginTransaction(tenantId, 'browser', young)).toBeDefined();
});
