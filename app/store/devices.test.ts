import { expect, test } from 'vitest';

import { deletePasskey } from './passkeys.ts';
import {
  browserHoldsPasskey,
  deleteStaleDevices,
  findDevice,
  listDevices,
  noteDevice,
  updateDevice,
} from './devices.ts';
import { passkeyOf } from './tests/passkeys.ts';
import { tenantWithUser, userOf } from './tests/tenant-with-user.ts';

const laptop = { browserHash: 'laptop', browser: 'Chrome on Linux' };

test('a device is new once, and what is remembered of it comes back each time', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const first = await noteDevice(tenantId, { ...laptop, userId });
  expect(first).toMatchObject({ isNew: true, notMine: false, platformPasskeyId: null });

  const localSnoozedUntil = new Date(Date.now() + 1000);
  await updateDevice(tenantId, 'laptop', userId, { notMine: true, localSnoozedUntil });
  const again = await noteDevice(tenantId, { ...laptop, userId, browser: 'Firefox on Linux' });
  expect(again).toMatchObject({
    isNew: false,
    notMine: true,
    localSnoozedUntil,
    browser: 'Firefox on Linux',
    firstSeenAt: first.firstSeenAt,
  });
  expect(again.lastSeenAt >= first.lastSeenAt).toBe(true);
});

test('the passkey of a device is kept until it is replaced or deleted', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const passkey = await passkeyOf(tenantId, userId);
  await noteDevice(tenantId, { ...laptop, userId, platformPasskeyId: passkey.id });
  expect((await noteDevice(tenantId, { ...laptop, userId })).platformPasskeyId).toBe(passkey.id);

  await deletePasskey(tenantId, userId, passkey.id);
  expect((await noteDevice(tenantId, { ...laptop, userId })).platformPasskeyId).toBeNull();
});

test('what one person says on a device is not said for another', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const another = await userOf(tenantId);
  await noteDevice(tenantId, { ...laptop, userId });
  await noteDevice(tenantId, { ...laptop, userId: another });
  await updateDevice(tenantId, 'laptop', userId, { notMine: true });

  expect(await findDevice(tenantId, 'laptop', userId)).toMatchObject({ notMine: true });
  expect(await findDevice(tenantId, 'laptop', another)).toMatchObject({ notMine: false });
  expect(await findDevice(tenantId, 'phone', userId)).toBeUndefined();
});

test('devices are listed for their own tenant and user, the one seen last first', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const stranger = await tenantWithUser();
  await noteDevice(tenantId, { ...laptop, userId });
  await noteDevice(tenantId, { browserHash: 'phone', browser: 'Safari on iOS', userId });
  await noteDevice(stranger.tenantId, { ...laptop, userId: stranger.userId });

  const listed = await listDevices(tenantId, userId);
  expect(listed.map(({ browserHash }) => browserHash).sort()).toEqual(['laptop', 'phone']);
  const times = listed.map(({ lastSeenAt }) => lastSeenAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(await listDevices(stranger.tenantId, userId)).toEqual([]);
});

test('a device is forgotten when its cookie must be gone', async () => {
  const { tenantId, userId } = await tenantWithUser();
  await noteDevice(tenantId, { ...laptop, userId });
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  await deleteStaleDevices(days(399));
  expect(await listDevices(tenantId, userId)).toHaveLength(1);
  await deleteStaleDevices(days(401));
  expect(await listDevices(tenantId, userId)).toEqual([]);
});

test('a browser is known to hold a passkey under its RP ID, whosever it is, until it is deleted', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const other = await userOf(tenantId);
  const passkey = await passkeyOf(tenantId, other);
  const holds = (rpId: string, browserHash = 'laptop', tenant = tenantId) =>
    browserHoldsPasskey(tenant, browserHash, rpId);
  await noteDevice(tenantId, { ...laptop, userId });
  await noteDevice(tenantId, { ...laptop, userId: other });
  expect(await holds('localhost')).toBe(false);

  await noteDevice(tenantId, { ...laptop, userId: other, platformPasskeyId: passkey.id });
  expect(await holds('localhost')).toBe(true);
  expect(await holds('example.com')).toBe(false);
  expect(await holds('localhost', 'phone')).toBe(false);
  expect(await holds('localhost', 'laptop', (await tenantWithUser()).tenantId)).toBe(false);

  await deletePasskey(tenantId, other, passkey.id);
  expect(await holds('localhost')).toBe(false);
});
