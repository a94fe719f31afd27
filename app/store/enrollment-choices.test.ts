import { expect, test } from 'vitest';

import { findDevice, noteDevice, updateDevice } from './devices.ts';
import {
  endSnooze,
  findEnrollmentChoices,
  forgetEnrollmentChoices,
  saveEnrollmentChoices,
} from './enrollment-choices.ts';
import { tenantWithUser, userOf } from './tests/tenant-with-user.ts';

const nothing = { snoozedUntil: null, neverAsk: false, noAutomatic: false };

test('a choice is kept beside the others, for its own user', async () => {
  const { tenantId, userId } = await tenantWithUser();
  expect(await findEnrollmentChoices(tenantId, userId)).toEqual(nothing);

  const snoozedUntil = new Date(Date.now() + 1000);
  await saveEnrollmentChoices(tenantId, userId, { snoozedUntil });
  await saveEnrollmentChoices(tenantId, userId, { neverAsk: true });
  expect(await findEnrollmentChoices(tenantId, userId)).toEqual({
    snoozedUntil,
    neverAsk: true,
    noAutomatic: false,
  });
  expect(await findEnrollmentChoices(tenantId, await userOf(tenantId))).toEqual(nothing);
});

test('a "not now" ends by itself, and "never" does not', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const another = await userOf(tenantId);
  await endSnooze(tenantId, userId);
  expect(await findEnrollmentChoices(tenantId, userId)).toEqual(nothing);
  const said = { snoozedUntil: new Date(Date.now() + 1000), neverAsk: true, noAutomatic: true };
  for (const id of [userId, another]) await saveEnrollmentChoices(tenantId, id, said);
  await endSnooze(tenantId, userId);
  expect(await findEnrollmentChoices(tenantId, userId)).toEqual({ ...said, snoozedUntil: null });
  expect(await findEnrollmentChoices(tenantId, another)).toEqual(said);
});

test('taking everything back reaches every device of the user, and nobody else', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const another = await userOf(tenantId);
  const until = new Date(Date.now() + 1000);
  for (const id of [userId, another]) {
    await saveEnrollmentChoices(tenantId, id, { neverAsk: true });
    await noteDevice(tenantId, { browserHash: 'laptop', browser: 'Chrome on Linux', userId: id });
    await updateDevice(tenantId, 'laptop', id, {
      notMine: true,
      localSnoozedUntil: until,
      progressiveSnoozedUntil: until,
      automaticTriedAt: until,
    });
  }
  await forgetEnrollmentChoices(tenantId, userId);

  expect(await findEnrollmentChoices(tenantId, userId)).toEqual(nothing);
  expect(await findDevice(tenantId, 'laptop', userId)).toMatchObject({
    notMine: false,
    localSnoozedUntil: null,
    progressiveSnoozedUntil: null,
    automaticTriedAt: null,
  });
  expect(await findEnrollmentChoices(tenantId, another)).toMatchObject({ neverAsk: true });
  expect(await findDevice(tenantId, 'laptop', another)).toMatchObject({ notMine: true });
});
