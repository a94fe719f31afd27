/** The ways to the pages on a narrow screen: behind a button, and out of the way once one has arrived. */
import { AxeBuilder } from '@axe-core/playwright';

import { expect, open, test } from './support/story.ts';

test('on a phone the page comes first, and the menu holds the ways to the others', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  await page.setViewportSize({ width: 320, height: 640 });
  await open(owner, tenant);
  const menu = page.getByRole('button', { name: 'Menu' });
  const navigation = page.getByRole('navigation', { name: 'Dashboard' });
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await expect(navigation).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeInViewport();

  await menu.press('Enter');
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  await expect(navigation).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);

  await navigation.getByRole('link', { name: 'Users' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  await expect(navigation).toBeHidden();
});

test('on a wide screen nothing is behind a button', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant);
  await expect(page.getByRole('button', { name: 'Menu' })).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Dashboard' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});
