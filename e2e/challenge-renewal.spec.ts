import { pendingAutofill, requestsOf } from './support/authenticator.ts';
import { alerts, passkeyButton, passkeyStatus } from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';

test('L12: the request behind the field is renewed before its challenge runs out', async ({
  page,
  authenticator,
  tenant,
}) => {
  await page.clock.install();
  await page.goto(tenant.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  const [first] = await pendingAutofill(page);

  await page.clock.fastForward('04:35');
  await expect
    .poll(async () => (await requestsOf(page)).map(({ state }) => state))
    .toEqual(['AbortError', 'pending']);
  const [second] = await pendingAutofill(page);
  expect(second?.challenge).not.toBe(first?.challenge);
  await expect(passkeyStatus(page)).toHaveText('');
  expect(await authenticator.passkeys()).toEqual([]);
});

test('a button that cannot reach the server says so, and works again when it can', async ({
  context,
  page,
  authenticator,
  tenant,
}) => {
  await page.clock.install();
  await page.goto(tenant.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  // Older than a challenge may be that a dialog is opened with.
  await page.clock.fastForward('04:10');
  await context.setOffline(true);
  await passkeyButton(page).click();
  await expect(passkeyStatus(page)).toHaveText(
    "We couldn't reach the server. Check your connection, then try again.",
  );
  await expect(alerts(page)).toHaveCount(0);

  await context.setOffline(false);
  await authenticator.setPresent(false);
  await passkeyButton(page).click();
  await expect(passkeyStatus(page)).toHaveText('Follow the steps on your device.');
  await expect
    .poll(() => requestsOf(page))
    .toMatchObject([{ state: 'AbortError' }, { isConditional: false, state: 'pending' }]);
});
