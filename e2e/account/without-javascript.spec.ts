import { alerts, goodPassword } from '../support/hosted-pages.ts';
import { confirmWithPassword, signInToAccount } from './support/moves.ts';
import { deleteButton, doneNotice, passkeyRow, passkeyRows, sessionRows } from './support/pages.ts';
import { expect, test } from './support/story.ts';
import { addPasskey, signedIn } from './support/visitor.ts';

test.use({ javaScriptEnabled: false });

test('all but the ceremonies works without JavaScript: naming, confirming, deleting, signing out elsewhere', async ({
  page,
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  await addPasskey(await signedIn(tenant, user));
  await signInToAccount(page, tenant, user);
  await expect(sessionRows(page)).toHaveCount(2);
  await expect(sessionRows(page).first()).toContainText('UTC');

  await sessionRows(page).last().getByRole('button').click();
  await expect(doneNotice(page)).toHaveText('Signed out there.');
  await expect(sessionRows(page)).toHaveCount(1);

  await page.getByRole('link', { name: /^Rename/ }).click();
  await page.getByLabel('Name').fill('Work laptop');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(passkeyRow(page, 'Work laptop')).toBeVisible();

  await page.getByRole('link', { name: 'Test Work laptop' }).click();
  await expect(page.locator('noscript p')).toBeInViewport();
  await page.getByRole('link', { name: 'Back to your account' }).click();

  await page.getByRole('link', { name: 'Delete Work laptop' }).click();
  await page.getByRole('link', { name: 'Continue and confirm it' }).click();
  await confirmWithPassword(page, 'not the right password');
  await expect(alerts(page)).toHaveText('Wrong email or password.');
  await confirmWithPassword(page);
  await deleteButton(page).click();
  await expect(page.getByText('remove it there too')).toBeVisible();
  await page.getByRole('link', { name: 'Back to your account' }).click();
  await expect(passkeyRows(page)).toHaveCount(0);
});
