/** A passkey that a device has made and the server refuses must not stay behind (WebAuthn L3 §5.1.10.3). */
import type { Page } from '@playwright/test';

import { plugIn } from './support/authenticator.ts';
import type { Authenticator } from './support/authenticator.ts';
import { signInWithPassword } from './support/enrollment-pages.ts';
import {
  alerts,
  beginSignUp,
  createPasskeyButton,
  goodPassword,
  heading,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

const strict = {
  authentication_methods: { passkey: { enabled: true } },
  passkey_options: { synced_passkeys: 'block' },
};

/** Creates a passkey that may be copied, which is not wanted here. */
async function createSynced(page: Page, manager: Authenticator): Promise<void> {
  await manager.setPresent(true);
  await createPasskeyButton(page).click();
  await expect(alerts(page)).toContainText('could be copied to other devices');
  await expect.poll(() => manager.forgotten).toHaveLength(1);
  expect(await manager.passkeys()).toEqual([]);
  // The page can be used again, with a passkey that stays where it is.
  await expect(createPasskeyButton(page)).toBeEnabled();
}

test('S9: a passkey that is refused at sign-up is forgotten by its keeper', async ({
  page,
  tenant,
}) => {
  const manager = await plugIn(page, { syncsPasskeys: true });
  const connection = await tenant.newConnection(strict);
  await beginSignUp(page, tenant.application, newEmail(), { connection });
  await createSynced(page, manager);
});

test('S9: a passkey that is refused after a sign-in is forgotten by its keeper', async ({
  page,
  tenant,
}) => {
  const manager = await plugIn(page, { syncsPasskeys: true });
  const connection = await tenant.newConnection(strict);
  const { email } = await tenant.newUserOf(connection, goodPassword);
  const person = { email, password: goodPassword };
  await signInWithPassword(page, tenant.application, person, { connection });
  await expect(createPasskeyButton(page)).toBeVisible();
  await createSynced(page, manager);
});

test('S9: a passkey that is refused at a rescue link is forgotten by its keeper', async ({
  page,
  tenant,
}) => {
  const manager = await plugIn(page, { syncsPasskeys: true });
  const connection = await tenant.newConnection(strict);
  const { email } = await tenant.newUserOf(connection);
  const { url } = (await tenant.cli('users', 'rescue', '--email', email)) as { url: string };
  await page.goto(url);
  await expect(heading(page, 'Get back into your account')).toBeVisible();
  await createSynced(page, manager);
});
