/** A host moves from its own RP ID to the one above it, with people who have passkeys. */
import type { Page } from '@playwright/test';

import {
  accountHeading,
  addButton,
  confirmWithPasskeyButton,
  passkeyRows,
} from '../account/support/pages.ts';
import { answerOnce, pendingAutofill, requestsOf } from '../support/authenticator.ts';
import type { Authenticator } from '../support/authenticator.ts';
import {
  carryOn,
  decisionsOf,
  expectDeviceKnown,
  lastStop,
  notMyDevice,
  notNow,
  ready,
  removeAgain,
  renewalOffer,
  signInWithPassword,
  stepsOf,
  takeOffer,
} from '../support/enrollment-pages.ts';
import {
  alerts,
  beginSignUp,
  createPasskeyButton,
  endSession,
  expectSignedIn,
  goodPassword as password,
  heading,
  otherPasskeyButton,
  passkeyButton,
  passkeyStatus,
  passwordField,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { letDaysPassAfterRenewalSnooze } from '../support/passing-time.ts';
import { expect, test } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';
import { newMovingSite } from './support/moving-site.ts';
import type { MovingSite } from './support/moving-site.ts';

test.describe.configure({ timeout: 240_000 });

let site: MovingSite;

test.beforeEach(async () => {
  site = await newMovingSite();
});

test.afterEach(() => site.stop());

/** Somebody who made their account, and its only passkey, before the site moved. */
async function personFromBefore(page: Page, authenticator: Authenticator): Promise<string> {
  await beginSignUp(page, site.application, newEmail());
  await answerOnce(page, authenticator, '**/signup/passkey', () =>
    createPasskeyButton(page).click(),
  );
  const { sub } = await expectSignedIn(page);
  await endSession(page);
  return String(sub);
}

/** A sign-in by the button, with somebody there for that one answer, and not for autofill. */
async function signIn(page: Page, authenticator: Authenticator, button = passkeyButton) {
  await page.goto(site.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  await answerOnce(page, authenticator, '**/login/passkey', () => button(page).click());
}

/** A dialog that comes to nothing: somebody is there, and has no such passkey. Nobody is, afterwards. */
async function turnAway(
  page: Page,
  authenticator: Authenticator,
  button: typeof passkeyButton,
  dialog?: 'with a fresh challenge',
): Promise<void> {
  let before = dialog ? 1 : 0;
  await authenticator.setPresent(true);
  await page.route(
    '**/login/passkey/challenge',
    async (route) => {
      if (before-- <= 0) await authenticator.setPresent(false);
      await route.continue();
    },
    { times: before + 1 },
  );
  await button(page).click();
  await expect(passkeyStatus(page)).toContainText('No passkey was used.');
  await expect(button(page)).toBeFocused();
}

/** The RP IDs that the open page has asked with, oldest first. */
const askedWith = async (page: Page) => (await requestsOf(page)).map(({ rpId }) => rpId);

const rpIdsOf = async (authenticator: Authenticator) =>
  (await authenticator.passkeys()).map(({ rpId }) => rpId).sort();

test('who has a passkey of the old RP ID signs in with it, gets a new one, and is asked for that ever after', async ({
  page,
  authenticator,
}) => {
  const { oldRpId, newRpId, tenant, application } = site;
  const userId = await personFromBefore(page, authenticator);
  await site.move();

  await page.goto(application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: oldRpId }]);
  await expect(otherPasskeyButton(page)).toBeVisible();
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
  await expect(renewalOffer(page)).toBeVisible();
  await expect(page.getByText(`is changing to ${newRpId}`)).toBeVisible();
  await expect(page.getByText('Your present passkey keeps working until')).toBeVisible();
  await takeOffer(page, authenticator);
  await expect(ready(page)).toBeVisible();
  await carryOn(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
  expect(await rpIdsOf(authenticator)).toEqual([oldRpId, newRpId].sort());
  expect((await stepsOf(tenant)).renewal).toEqual({ offered: 1, started: 1, created: 1 });
  await endSession(page);

  await page.goto(application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: newRpId }]);
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
  expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
  expect(await lastStop(tenant, userId, 'renewal')).toBe('no_passkey_for_the_new_address');
  await endSession(page);

  // The old one still opens the door, from the second entry.
  await signIn(page, authenticator, otherPasskeyButton);
  expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
});

test('a passkey of the old RP ID answers from the suggestions of the field too', async ({
  page,
  authenticator,
}) => {
  const userId = await personFromBefore(page, authenticator);
  await site.move();
  await page.goto(site.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: site.oldRpId }]);
  // The virtual authenticator answers a request that begins while somebody is there.
  await authenticator.setPresent(true);
  await page.reload();
  await expect(renewalOffer(page)).toBeVisible();
  await authenticator.setPresent(false);
  expect((await decisionsOf(site.tenant, userId))[0]).toMatchObject({ ask: 'renewal' });
});

test('the second entry asks with the other RP ID, and the page goes on asking with that', async ({
  page,
  authenticator,
}) => {
  const { oldRpId, newRpId, application } = site;
  await site.move();
  await page.goto(application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  await turnAway(page, authenticator, otherPasskeyButton, 'with a fresh challenge');
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: newRpId }]);
  await turnAway(page, authenticator, passkeyButton);
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: newRpId }]);
  await turnAway(page, authenticator, otherPasskeyButton, 'with a fresh challenge');
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: oldRpId }]);
  const modal = (await requestsOf(page)).filter(({ isConditional }) => !isConditional);
  expect(modal.map(({ rpId }) => rpId)).toEqual([newRpId, newRpId, oldRpId]);

  await page.reload();
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: oldRpId }]);
  expect(new Set(await askedWith(page))).toEqual(new Set([oldRpId]));
});

test('nothing moves: one entry, and one RP ID', async ({ page, authenticator }) => {
  await page.goto(site.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: site.oldRpId }]);
  await expect(passkeyButton(page)).toBeVisible();
  await expect(otherPasskeyButton(page)).toHaveCount(0);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('"not now" to a new passkey is an answer for seven days on this device', async ({
  page,
  authenticator,
}) => {
  const { tenant } = site;
  const userId = await personFromBefore(page, authenticator);
  await site.move();
  await signIn(page, authenticator);
  await notNow(page).click();
  await expectSignedIn(page);
  await endSession(page);

  letDaysPassAfterRenewalSnooze(tenant, userId, 6);
  await signIn(page, authenticator);
  await expectSignedIn(page);
  expect(await lastStop(tenant, userId, 'renewal')).toBe('renewal_not_snoozed_on_this_device');
  await endSession(page);

  letDaysPassAfterRenewalSnooze(tenant, userId, 1);
  await signIn(page, authenticator);
  await expect(renewalOffer(page)).toBeVisible();
  expect((await stepsOf(tenant)).renewal).toEqual({ offered: 2, snoozed: 1 });
});

test("after a password as well, and not on a device that is somebody else's", async ({
  page,
  authenticator,
}) => {
  const { application, tenant } = site;
  const { id, email } = await tenant.newUser(password);
  await signInWithPassword(page, application, { email, password });
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  await expectSignedIn(page);
  await endSession(page);
  await site.move();

  await signInWithPassword(page, application, { email, password });
  await expect(renewalOffer(page)).toBeVisible();
  await notMyDevice(page).click();
  await expectSignedIn(page);
  await endSession(page);

  await signInWithPassword(page, application, { email, password });
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'renewal')).toBe('device_is_theirs');
});

test('who takes the new passkey back still signs in with the old one, and with nothing else', async ({
  page,
  authenticator,
}) => {
  const { oldRpId, tenant } = site;
  const userId = await personFromBefore(page, authenticator);
  await site.move();
  await signIn(page, authenticator);
  await takeOffer(page, authenticator);
  await removeAgain(page).click();
  await expect(heading(page, 'The passkey is removed')).toBeVisible();
  await expect.poll(() => rpIdsOf(authenticator)).toEqual([oldRpId]);
  await carryOn(page).click();
  await expectSignedIn(page);
  await endSession(page);

  await signIn(page, authenticator);
  expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
  expect(await lastStop(tenant, userId, 'renewal')).toBe('renewal_not_snoozed_on_this_device');
});

test('the account page says which passkeys are for the old address, and how to go on', async ({
  page,
  authenticator,
}) => {
  const { oldRpId, newRpId, tenant, origin } = site;
  const { email } = await tenant.newUser(password);
  const openAccount = async () => {
    await page.goto(`${origin}/account`);
    await submitIdentifier(page, email);
    await expect(passwordField(page)).toBeVisible();
    await expectDeviceKnown(page);
    await submitPassword(page, password);
  };
  await openAccount();
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  await expect(accountHeading(page)).toBeVisible();
  await expect(page.getByText('For the old address')).toHaveCount(0);
  await site.move();

  await page.reload();
  await expect(passkeyRows(page)).toContainText([`For the old address, ${oldRpId}`]);
  await expect(page.getByText(`is changing to ${newRpId}`)).toContainText('Add a new one now');
  await expect(addButton(page)).toHaveClass(/button-primary/);
  // The old one still confirms who is there, and is tried out like any other.
  await page.getByRole('link', { name: /^Test/ }).click();
  await expect(page.getByRole('button', { name: 'Test it' })).toBeVisible();
  await answerOnce(page, authenticator, '**/test', () =>
    page.getByRole('button', { name: 'Test it' }).click(),
  );
  await expect(page.getByText('works. You can sign in with it.')).toBeVisible();
  await addButton(page).click();
  await expect(confirmWithPasskeyButton(page)).toBeVisible();
  await expect(otherPasskeyButton(page)).toHaveCount(0);
  await answerOnce(page, authenticator, '**/account/confirm?*', () =>
    confirmWithPasskeyButton(page).click(),
  );
  await expect(createPasskeyButton(page)).toBeVisible();
  await answerOnce(page, authenticator, '**/account/passkeys/new', () =>
    createPasskeyButton(page).click(),
  );
  await expect(page.getByText('is ready.')).toBeVisible();
  await expect(page.getByText('You have one for the new address already')).toBeVisible();
  await expect(passkeyRows(page)).toHaveCount(2);

  // With one of each, the page confirms with this device's own, and the other is an entry further.
  await addButton(page).click();
  await expect(confirmWithPasskeyButton(page)).toBeVisible();
  await answerOnce(page, authenticator, '**/account/confirm?*', () =>
    otherPasskeyButton(page).click(),
  );
  await expect(createPasskeyButton(page)).toBeVisible();
  await site.domains('finish', '--yes');
  await page.goto(`${origin}/account`);
  await expect(passkeyRows(page)).toHaveCount(2);
  const elsewhere = page.getByRole('region', { name: 'Passkeys for other addresses' });
  await expect(elsewhere).toContainText(`For ${oldRpId}`);
  await expect(page.getByRole('link', { name: /^Test/ })).toHaveCount(1);
});

test('the way back and the end: both open the door until nobody would be stranded', async ({
  page,
  authenticator,
}) => {
  const { oldRpId, newRpId, application } = site;
  const userId = await personFromBefore(page, authenticator);
  expect(await site.move()).toMatchObject({ users: 1, moved: 0, stranded: 1 });
  const refused = await site.domains('finish', '--yes').catch(String);
  expect(refused).toContain(`1 user has passkeys of ${oldRpId} and none of ${newRpId}`);

  await signIn(page, authenticator);
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  await expectSignedIn(page);
  await endSession(page);
  expect(await site.domains('progress')).toMatchObject({
    ...{ users: 1, moved: 1, stranded: 0, percent: 100 },
    renewal: { offered: 1, started: 1, created: 1 },
  });

  await site.domains('move-back');
  for (const button of [passkeyButton, otherPasskeyButton]) {
    await signIn(page, authenticator, button);
    expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
    await endSession(page);
  }
  await site.domains('move-back');
  await site.domains('finish', '--yes');
  await page.goto(application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: newRpId }]);
  await expect(otherPasskeyButton(page)).toHaveCount(0);
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
  expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
});

test('R2: after a connection that stays lost, the second entry can be used again', async ({
  page,
  authenticator,
}) => {
  await personFromBefore(page, authenticator);
  await site.move();
  await page.goto(site.application.loginUrl());
  await expect(otherPasskeyButton(page)).toBeVisible();
  // From now on the second entry asks for the passkey that there is.
  await turnAway(page, authenticator, otherPasskeyButton, 'with a fresh challenge');
  await page.route(
    '**/login/passkey',
    async (route) => {
      await authenticator.setPresent(false);
      await route.abort('connectionreset');
    },
    { times: 2 },
  );
  await authenticator.setPresent(true);
  await otherPasskeyButton(page).click();
  await expect(passkeyStatus(page)).toContainText("We couldn't reach the server.");
  await expect(otherPasskeyButton(page)).not.toHaveAttribute('aria-busy');
  await expect(otherPasskeyButton(page)).toBeFocused();
});

test('L9: a page that stays open while a move begins, turns and ends calls no passkey unknown that exists', async ({
  page,
  authenticator,
}) => {
  const { application, domains, move, oldRpId } = site;
  const userId = await personFromBefore(page, authenticator);
  const opened = async () => {
    await page.goto(application.loginUrl());
    await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: oldRpId }]);
  };
  const press = () =>
    answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());

  await opened();
  await move();
  await press();
  await notNow(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
  await endSession(page);

  await opened();
  await domains('move-back');
  await press();
  expect(await expectSignedIn(page)).toMatchObject({ sub: userId });
  await endSession(page);

  await opened();
  await domains('move-back');
  await domains('finish', '--strand', '1', '--yes');
  await press();
  await expect(alerts(page)).toHaveCount(1);
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: site.newRpId }]);
  await expect(page.locator('[data-unknown-credential-id]')).toHaveCount(0);
  expect(authenticator.forgotten).toEqual([]);
  expect(await rpIdsOf(authenticator)).toEqual([oldRpId]);
});

test('S9: a passkey that was offered for an address which is given up meanwhile does not stay behind', async ({
  page,
  authenticator,
}) => {
  const { domains, move, oldRpId } = site;
  await personFromBefore(page, authenticator);
  await move();
  await signIn(page, authenticator);
  await expect(renewalOffer(page)).toBeVisible();
  await domains('move-back');
  await domains('finish', '--yes');
  await answerOnce(page, authenticator, '**/passkey/enroll', () =>
    createPasskeyButton(page).click(),
  );
  await expect(alerts(page)).toHaveCount(1);
  await expect.poll(() => authenticator.forgotten).toHaveLength(1);
  expect(await rpIdsOf(authenticator)).toEqual([oldRpId]);
});
