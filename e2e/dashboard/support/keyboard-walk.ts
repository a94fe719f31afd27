import type { Page } from '@playwright/test';

/** What Tab never came to, and what it came to without showing it. */
type Walked = { unreached: string[]; unseen: string[] };

/**
 * Walks a page with Tab from its start until the focus leaves it. Of a group of radio buttons one is
 * enough: the arrow keys do the rest.
 */
export async function walkByKeyboard(page: Page): Promise<Walked> {
  const total = await page.evaluate(() => {
    const isThere = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('[inert], fieldset:disabled') &&
      !element.matches(':disabled');
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable="true"]',
      ),
    ].filter(isThere);
    for (const [index, element] of all.entries()) element.dataset.walk = String(index);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
    return all.length;
  });
  const reached = new Set<string>();
  const unseen = new Set<string>();
  await page.locator('body').focus();
  for (let step = 0; step < total * 3 + 20; step += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.closest('.field-box');
      const isSeen =
        (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
        style.boxShadow !== 'none' ||
        (box !== null && getComputedStyle(box).boxShadow !== 'none');
      return { walk: element.dataset.walk, isSeen, html: element.outerHTML.slice(0, 160) };
    });
    if (!now) break;
    if (now.walk !== undefined) reached.add(now.walk);
    if (!now.isSeen) unseen.add(now.html);
    if (reached.size === total) break;
  }
  const unreached = await page.evaluate(
    (seen) => {
      const groups = new Set<string>();
      const all = [...document.querySelectorAll<HTMLElement>('[data-walk]')];
      for (const element of all) {
        const isReached = seen.includes(element.dataset.walk ?? '');
        if (isReached && element instanceof HTMLInputElement && element.type === 'radio') {
          groups.add(element.name);
        }
      }
      return all
        .filter((element) => !seen.includes(element.dataset.walk ?? ''))
        .filter((element) => {
          const isOfGroup =
            element instanceof HTMLInputElement &&
            element.type === 'radio' &&
            groups.has(element.name);
          return !isOfGroup;
        })
        .map((element) => element.outerHTML.slice(0, 160));
    },
    [...reached],
  );
  return { unreached, unseen: [...unseen] };
}
