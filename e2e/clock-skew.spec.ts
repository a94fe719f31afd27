/** Clocks that disagree: of a server, of the person's device, or of one that is set while a page is open. */
import path from 'node:path';

import type { Page } from '@playwright/test';

import { startApplication } from './support/application.ts';
import { pendingAutofill, requestsOf } from './support/authenticator.ts';
import {
  beginSignUp,
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  passkeyButton,
  signUpAndLeave,
} from './support/hosted-pages.ts';
import { startServer } from './support/server.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

/** The application is told, whatever it thinks of a token from another time. */
const expectHome = (page: Page): Promise<void> => page.waitForURL(/\/callback\?code=/);

for (const [skew, seconds] of [
  ['a day ahead of', 24 * 60 * 60],
  ['twenty minutes behind', -20 * 60],
] as const) {
  test(`R5: a server whose clock is ${skew} the device's makes passkeys and takes them`, async ({
    page,
    authenticator,
  }) => {
    test.setTimeout(180_000);
    const clock = path.resolve('e2e/support/shifted-clock.mjs');
    const server = await startServer({
      env: { NODE_OPTIONS: `--import=${clock}`, CLOCK_AHEAD_SECONDS: String(seconds) },
    });
    const application = await startApplication();
    try {
      const registered = (await server.cli([
        ...['clients', 'create', '--name', 'Notes', '--callback', application.callbackUrl],
      ])) as { clientId: string; clientSecret: string };
      await application.connect({ issuer: `${server.origin}/`, ...registered });
      await authenticator.setPresent(true);
      await beginSignUp(page, application, newEmail());
      await createPasskeyButton(page).click();
      await expectHome(page);
      await authenticator.setPresent(false);
      await endSession(page);

      await page.goto(application.loginUrl());
      await expectPasskeysOffered(page);
      await authenticator.setPresent(true);
      await passkeyButton(page).click();
      await expectHome(page);
    } finally {
      await application.stop();
      await server.stop();
    }
  });
}

test('R5: a device whose clock is set while the page is open signs in all the same', async ({
  page,
  authenticator,
  tenant,
}) => {
  const sub = await signUpAndLeave(page, tenant.application, authenticator, newEmail());

  await page.clock.install();
  await page.goto(tenant.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  for (const hours of [-48, 48]) {
    await page.clock.setSystemTime(Date.now() + hours * 60 * 60 * 1000);
    await passkeyButton(page).click();
    await expect
      .poll(async () => (await requestsOf(page)).filter(({ state }) => state === 'pending'))
      .toHaveLength(1);
    if (hours < 0) await page.reload();
  }
  await authenticator.setPresent(true);
  await page.reload();
  expect(await expectSignedIn(page)).toMatchObject({ sub });
});
