/** What an administrator can do with other people's passkeys (checklist M10). */
import { answerOnce } from '../support/authenticator.ts';
import {
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  heading,
  passkeyButton,
  signUpWithPasskey,
} from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';

test('M10: an administrator lists and revokes passkeys, and makes none but by a rescue link', async ({
  page,
  tenant,
  authenticator,
}) => {
  await authenticator.setPresent(true);
  await signUpWithPasskey(page, tenant.application, newEmail());
  await authenticator.setPresent(false);
  const { sub } = JSON.parse(await page.locator('#answer').innerText()) as { sub: string };
  await endSession(page);

  const list = async () =>
    (await tenant.cli('passkeys', 'list', '--user', sub)) as { id: string; publicKey?: unknown }[];
  const [listed, ...rest] = await list();
  expect(rest).toEqual([]);
  expect(listed).not.toHaveProperty('publicKey');
  for (const verb of ['create', 'add', 'update']) {
    await expect(tenant.cli('passkeys', verb, '--user', sub)).rejects.toThrow(/unknown/i);
  }

  await tenant.cli('passkeys', 'delete', '--user', sub, '--id', listed?.id ?? '');
  expect(await list()).toEqual([]);
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
  await expect(page.getByText("That passkey can't be used here any more.")).toBeVisible();

  const { url } = (await tenant.cli('users', 'rescue', '--id', sub)) as { url: string };
  await page.goto(url);
  await authenticator.setPresent(true);
  await createPasskeyButton(page).click();
  await expect(heading(page, "You're all set")).toBeVisible();
  expect(await list()).toHaveLength(1);
});
