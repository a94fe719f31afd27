import { AxeBuilder } from '@axe-core/playwright';

import { scenes } from './support/scenes.ts';
import { expect, test } from './support/story.ts';

test.describe.configure({ mode: 'parallel' });

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const scene of scenes) {
  test(`X1 and X3: ${scene.name} passes axe in light and dark, and fits 320 px`, async ({
    page,
    tenant,
    authenticator,
  }) => {
    await scene.open({ page, tenant, authenticator });
    await expect(page).toHaveTitle(`${scene.title} | Acme`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      scene.title.replace(/^Error: /, ''),
    );

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // Colours fade into each other; halfway they are nobody's choice.
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) })),
        colorScheme,
      ).toEqual([]);
    }

    await page.setViewportSize({ width: 320, height: 640 });
    const tooWide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(tooWide).toBe(0);
  });
}

test('X4: every page has a title of its own', () => {
  const pages = new Map<string, string>();
  for (const { name, title } of scenes) {
    const [page = name] = name.split(' after a');
    pages.set(title.replace(/^Error: /, ''), page);
  }
  expect(new Set(pages.values()).size).toBe(pages.size);
});
