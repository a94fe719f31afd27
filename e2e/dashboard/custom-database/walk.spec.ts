/** The tenant's walk: from a table of their own to a user of it who signs in with a passkey. */
import bcrypt from 'bcryptjs';

import {
  carryOn,
  offer,
  ready,
  signInWithPassword,
  takeOffer,
} from '../../support/enrollment-pages.ts';
import { expectSignedIn, goodPassword } from '../../support/hosted-pages.ts';
import { serverUrl } from '../../support/script-destinations.ts';
import { newEmail } from '../../support/tenant.ts';
import { expect, open, test, toast } from '../support/story.ts';
import { editorOf, newPlace, newTable, panel, publish, save } from './support.ts';

test.skip(!serverUrl, 'No PostgreSQL is running here');

test('own database on, scripts from templates, an error tried and mended, passkeys on, and somebody enrolls', async ({
  owner,
  tenant,
}) => {
  const { page, authenticator } = owner;
  const place = await newPlace(tenant, {});
  const table = await newTable();
  const email = newEmail();
  await table.insert(email, await bcrypt.hash(goodPassword, 4));

  // On, and what that means is said before.
  await open(owner, tenant, place.address());
  await page.getByRole('checkbox', { name: 'Use my own database' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Use your own database?' });
  await expect(asked).toContainText('is not in it cannot sign in');
  await asked.getByRole('button', { name: 'Use my own database' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  const needs = panel(page, 'What passkeys need');
  await expect(needs.getByText('Missing')).toHaveCount(4);
  await expect(page.getByRole('row', { name: /Get User/ })).toContainText('Missing');

  // What the scripts are told, with a mistake in it.
  const wrong = new URL(table.url);
  wrong.pathname = '/nowhere';
  const setValue = async (value: string) => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('DATABASE_URL');
    await page.getByLabel('Value', { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Set the value' }).click();
    await expect(toast(page, 'DATABASE_URL is set.').first()).toBeVisible();
  };
  await setValue(wrong.href);

  // Get User from the template; Try shows the line and what it wrote.
  await page.getByRole('link', { name: 'Get User' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get User');
  await page.getByRole('button', { name: 'Use this template' }).click();
  const editor = editorOf(page, 'Get User');
  await expect(editor).toContainText('async function getUser');
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.insertText("\n  console.log('looking for', identifier);");
  const tried = panel(page, 'Try');
  await tried.getByRole('textbox', { name: /^Email address/ }).fill(email);
  await tried.getByRole('button', { name: 'Try' }).click();
  await expect(tried.getByText('Failed', { exact: true })).toBeVisible();
  await expect(tried).toContainText(/database "nowhere" does not exist/);
  await expect(tried.getByText(/^Line \d+, column \d+/)).toBeVisible();
  await expect(tried.getByRole('region', { name: 'Console' })).toContainText(
    `looking for ${email}`,
  );
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible();
  await save(page, 'Get User', 1);

  // Mended where it was wrong, and tried again.
  await page.getByRole('link', { name: /^Custom database of/ }).click();
  await setValue(table.url);
  await page.getByRole('link', { name: 'Get User' }).click();
  await tried.getByRole('textbox', { name: /^Email address/ }).fill(email);
  await tried.getByRole('button', { name: 'Try' }).click();
  await expect(tried.getByText('Answered')).toBeVisible();
  await expect(tried.getByRole('region', { name: 'Answer' })).toContainText(email);
  await publish(page, 'Get User', 1);

  for (const script of ['Create', 'Login']) {
    await page.getByRole('link', { name: /^Custom database of/ }).click();
    await page.getByRole('link', { name: script, exact: true }).click();
    await page.getByRole('button', { name: 'Use this template' }).click();
    await expect(editorOf(page, script)).toContainText('async function');
    await save(page, script, 1);
    await publish(page, script, 1);
  }

  // The prerequisites turn green.
  await page.getByRole('link', { name: /^Custom database of/ }).click();
  await expect(needs.getByText('Missing')).toHaveCount(2);
  const person = needs.getByRole('textbox', { name: 'Somebody whom Get User finds' });
  await person.fill('nobody@example.com');
  await needs.getByRole('button', { name: 'Try both look-ups' }).click();
  await expect(needs.getByRole('alert')).toBeVisible();
  await person.fill(email);
  await needs.getByRole('button', { name: 'Try both look-ups' }).click();
  await expect(needs).toContainText('Everything is there: passkeys can be switched on.');
  await expect(needs.getByText('Missing')).toHaveCount(0);

  // Passkeys on.
  await page.getByRole('link', { name: 'Authentication methods' }).click();
  await page.getByRole('checkbox', { name: 'Enable passkeys', exact: true }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').getByText('Saved.', { exact: true })).toBeVisible();

  // Somebody of that table signs in with their password and enrolls a passkey.
  await signInWithPassword(
    page,
    tenant.application,
    { email, password: goodPassword },
    { connection: place.name },
  );
  await expect(offer(page)).toBeVisible();
  await takeOffer(page, authenticator);
  await expect(ready(page)).toBeVisible();
  await carryOn(page).click();
  const { sub } = await expectSignedIn(page);
  expect(await tenant.cli('passkeys', 'list', '--user', String(sub))).toHaveLength(1);
  await table.drop();
});
