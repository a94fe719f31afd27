/** The opened editor for everybody: axe in light and dark, 320 px, and a way out by keyboard. */
import type { Locator } from '@playwright/test';

import { expectAccessible, expectFitsPhone } from '../support/fitness.ts';
import { expect, test } from '../support/story.ts';
import type { Desk } from '../support/story.ts';
import type { Tenant } from '../../support/tenant.ts';
import { editorOf, finder, newPlace, openScript, panel, saveByHand, write } from './support.ts';

async function openEditor(owner: Desk, tenant: Tenant): Promise<Locator> {
  const place = await newPlace(tenant);
  await saveByHand(
    tenant,
    place,
    'login',
    'function login(email, password, callback) {\n  callback(null);\n}\n',
  );
  await openScript(owner, tenant, place, 'login');
  await owner.page.getByRole('button', { name: 'Edit', exact: true }).click();
  const editor = editorOf(owner.page, 'Login');
  await expect(editor).toBeFocused();
  return editor;
}

test('open, proposing words, searching and with an error marked', async ({ owner, tenant }) => {
  const { page } = owner;
  await openEditor(owner, tenant);
  await expectAccessible(page);
  await expectFitsPhone(page);

  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('callb');
  const proposed = page.getByRole('listbox', { name: 'Completions' });
  await expect(proposed.getByRole('option', { selected: true })).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+F');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.type('callb');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cm-searchMatch-selected')).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
  await page.keyboard.press('Escape');

  await write(page, 'Login', 'function login(email, password, callback) {\n  return (;\n}');
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(editorOf(page, 'Login')).toHaveAccessibleDescription(/Line 2, column \d+: /);
  await page.locator('.cm-lint-marker-error').hover();
  await expect(page.locator('.cm-tooltip-lint')).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
});

test('Tab leads out of it after Escape, however long that takes, and the page says so', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const editor = await openEditor(owner, tenant);
  await expect(editor).toHaveAccessibleDescription(/press Escape, then Tab/);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('callb');
  await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Completions' })).toHaveCount(0);
  // Whoever needs long between two keys has it.
  await page.clock.install();
  await page.clock.fastForward('01:00');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(editor).toBeFocused();
  await page.keyboard.type('x');
  await page.keyboard.press('Tab');
  await expect(editor).toBeFocused();
  await expect(editor).toContainText('x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  await expect(editor).not.toBeFocused();
});

test('what changed between two versions', async ({ owner, tenant }) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  for (const id of ['first', 'second']) {
    await saveByHand(tenant, place, 'get_user', finder(id));
  }
  await openScript(owner, tenant, place, 'get_user/versions');
  await panel(page, 'What changed').getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('table', { name: 'From version 1 to version 2' })).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
});
