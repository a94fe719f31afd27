/** What somebody has said about being asked for a passkey, seen and taken back on the account page. */
import { neverAgain, notNow, offer, signInWithPassword } from '../support/enrollment-pages.ts';
import { expectSignedIn, endSession, goodPassword } from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { doneNotice } from './support/pages.ts';

test('E3: "don’t ask again" can be taken back on the account page', async ({
  page,
  tenant,
  authenticator,
}) => {
  const user = { ...(await tenant.newUser(goodPassword)), password: goodPassword };
  await signInWithPassword(page, tenant.application, user);
  await neverAgain(page).click();
  await expectSignedIn(page);

  await page.goto(`${tenant.origin}/account`);
  await expect(page.getByText("We don't suggest passkeys to you, as you asked.")).toBeVisible();
  await page.getByRole('button', { name: 'Suggest passkeys again' }).click();
  await expect(doneNotice(page)).toHaveText('We may suggest passkeys to you again.');
  await expect(page.getByRole('button', { name: 'Suggest passkeys again' })).toHaveCount(0);

  await endSession(page);
  await signInWithPassword(page, tenant.application, user);
  await expect(offer(page)).toBeVisible();
  expect(await authenticator.passkeys()).toEqual([]);
});

test('E3: "not now" is shown with the day on which it ends, and can be taken back', async ({
  page,
  tenant,
  authenticator,
}) => {
  const user = { ...(await tenant.newUser(goodPassword)), password: goodPassword };
  await signInWithPassword(page, tenant.application, user);
  await notNow(page).click();
  await expectSignedIn(page);

  await page.goto(`${tenant.origin}/account`);
  const text = page.getByText(/^We suggest no passkeys until .+, as you asked\.$/);
  await expect(text).toBeVisible();
  const until = await text.locator('time').getAttribute('datetime');
  const days = (Date.parse(until ?? '') - Date.now()) / (24 * 60 * 60 * 1000);
  expect(Math.round(days)).toBe(30);
  await page.getByRole('button', { name: 'Suggest passkeys again' }).click();
  await expect(text).toHaveCount(0);
  expect(await authenticator.passkeys()).toEqual([]);
});
