/** What can be told afterwards: why somebody was asked or not, and how many go how far. */
import { answerOnce } from '../support/authenticator.ts';
import {
  carryOn,
  decisionsOf,
  neverAgain,
  notNow,
  offer,
  removeAgain,
  signInWithPassword,
  stepsOf,
  newPerson,
  takeOffer,
} from '../support/enrollment-pages.ts';
import {
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword as password,
  passkeyButton,
  passkeyStatus,
  signUpWithPasskey,
} from '../support/hosted-pages.ts';
import { sharedServer } from '../support/server.ts';
import { expect, test } from '../support/story.ts';
import { newEmail, newTenant } from '../support/tenant.ts';

test('stored decisions are given again by the same facts', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id, signIn } = await newPerson(page, tenant);
  await notNow(page).click();
  await expectSignedIn(page);
  await endSession(page);
  await signIn();
  await expectSignedIn(page);
  await endSession(page);
  await tenant.cli('enrollment', 'reset', '--user', id);
  await signIn();
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  await expectSignedIn(page);
  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
  await expectSignedIn(page);

  const decisions = await decisionsOf(tenant, id);
  expect(decisions.map(({ ask }) => ask)).toEqual([null, 'progressive', null, 'progressive']);
  for (const { ask, reasons, facts } of decisions) {
    const again = await sharedServer().cli([
      ...['enrollment', 'what-if', '--facts', JSON.stringify(facts)],
    ]);
    expect(again).toEqual({ ask, reasons });
  }
});

test('every step is counted with its moment, browser family and outcome', async ({
  page,
  authenticator,
}) => {
  const tenant = await newTenant();
  const application = tenant.application;
  await authenticator.setPresent(true);
  await signUpWithPasskey(page, application, newEmail());
  await authenticator.setPresent(false);
  await endSession(page);
  await page.goto(application.loginUrl());
  await expectPasskeysOffered(page);
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
  await expectSignedIn(page);
  await endSession(page);

  const snoozing = await tenant.newUser(password);
  await signInWithPassword(page, application, { ...snoozing, password });
  await notNow(page).click();
  await endSession(page);
  const refusing = await tenant.newUser(password);
  await signInWithPassword(page, application, { ...refusing, password });
  await neverAgain(page).click();
  await endSession(page);

  const taking = await tenant.newUser(password);
  await signInWithPassword(page, application, { ...taking, password });
  await expect(offer(page)).toBeVisible();
  await authenticator.setOwner(false);
  await authenticator.setPresent(true);
  const told = page.waitForResponse(
    (response) =>
      response.url().endsWith('/passkey/step') &&
      (response.request().postData() ?? '').includes('failed'),
  );
  await createPasskeyButton(page).click();
  await told;
  await expect(passkeyStatus(page)).toContainText('No passkey was created.');
  await authenticator.setOwner(true);
  await createPasskeyButton(page).click();
  await removeAgain(page).click();
  await carryOn(page).click();
  await expectSignedIn(page);

  expect(await stepsOf(tenant)).toEqual({
    signup: { offered: 1, started: 1, created: 1 },
    login: { started: 1, used: 1 },
    progressive: {
      offered: 3,
      snoozed: 1,
      refused: 1,
      started: 2,
      cancelled: 1,
      created: 1,
      undone: 1,
    },
  });
  await tenant.stop();
});
