/** What holds for each page of the dashboard: axe, 320 px, the keyboard alone, and its weight. */
import { gzipSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { everyPage } from './support/every-page.ts';
import { expectAccessible, expectFitsPhone } from './support/fitness.ts';
import { walkByKeyboard } from './support/keyboard-walk.ts';
import { expect, open, test } from './support/story.ts';

test.describe.configure({ mode: 'parallel' });

const MOST_SCRIPT_BYTES = 150 * 1024;

for (const { name, path } of everyPage) {
  test(`${name}: axe in light and dark, 320 px, the keyboard, and at most 150 KB of scripts`, async ({
    owner,
    tenant,
  }) => {
    const { page } = owner;
    const address = await path(tenant);
    const scripts = weighScripts(page);
    await open(owner, tenant, address);
    expect(await scripts.bytes()).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);

    await expectAccessible(page);
    await expectFitsPhone(page);
    const { unreached, unseen } = await walkByKeyboard(page);
    expect(unreached, 'within reach of Tab').toEqual([]);
    expect(unseen, 'with a visible focus').toEqual([]);
  });
}

test('every page has a title of its own', async ({ owner, tenant }) => {
  test.setTimeout(300_000);
  const titles = new Map<string, Set<string>>();
  for (const { name, path } of everyPage) {
    const address = await path(tenant);
    await owner.page.goto(`${tenant.origin}${address}`);
    const title = await owner.page.title();
    const [page = name] = address.split('?');
    titles.set(title, (titles.get(title) ?? new Set()).add(page));
  }
  const shared = [...titles].filter(([, pages]) => pages.size > 1);
  expect(shared.map(([title, pages]) => [title, ...pages])).toEqual([]);
});

/** Counts what a page loads as scripts, as it travels: compressed. */
function weighScripts(page: Page) {
  const loaded: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!/\.js(\?|$)/.test(response.url())) return;
    loaded.push(response.body().then((body) => gzipSync(body).length));
  });
  return {
    bytes: async () => {
      await page.waitForLoadState('networkidle');
      return (await Promise.all(loaded)).reduce((sum, size) => sum + size, 0);
    },
  };
}
