/** What a page says and how it stands, whatever its language. */
import type { Page } from '@playwright/test';

import { en } from '#app/copy/en.ts';
import { languages } from '#app/copy/languages.ts';

export type ShownLanguage = {
  lang: string;
  dir: string;
  /** Every text of the page, shown or kept for later, line by line. */
  said: string;
  /** By how many pixels the page is wider than its window. */
  tooWide: number;
};

export const shownLanguage = (page: Page): Promise<ShownLanguage> =>
  page.evaluate(() => {
    const said = [document.title];
    const spoken = ['aria-label', 'placeholder', 'title', 'alt', 'data-copy', 'data-busy-status'];
    const walker = document.createTreeWalker(document.body);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text && node.parentElement?.closest('script, style') === null) {
        said.push(node.data);
      }
      if (!(node instanceof Element)) continue;
      for (const name of spoken) said.push(node.getAttribute(name) ?? '');
    }
    const { lang, dir, scrollWidth, clientWidth } = document.documentElement;
    return { lang, dir, said: said.join('\n'), tooWide: scrollWidth - clientWidth };
  });

/** What an English page says in two words or more, without the places that are filled in. */
const englishParts = new Set(
  Object.values(en)
    .flatMap((sentence) => sentence.split(/\{\w+\}/))
    .map((part) => part.trim())
    .filter((part) => /\p{L}\S* +\S*\p{L}/u.test(part)),
);

/** The English parts of a text in another language, but for those that it shares. */
export function englishIn(said: string, tag: string): string[] {
  const own = Object.values(languages[tag]?.sentences ?? {});
  return [...englishParts].filter(
    (part) => holds(said, part) && !own.some((sentence) => holds(sentence, part)),
  );
}

/** Whole words only: "or see" is no part of "Windsor seen". */
function holds(text: string, part: string): boolean {
  const at = text.indexOf(part);
  if (at < 0) return false;
  const around = `${text[at - 1] ?? ' '}${text[at + part.length] ?? ' '}`;
  return !/\p{L}/u.test(around);
}

/** From now on the browser asks for pages in these languages, as `Accept-Language` writes them. */
export async function preferLanguages(page: Page, languages: string): Promise<void> {
  await page.route(isPage, (route) =>
    route.continue({ headers: { ...route.request().headers(), 'accept-language': languages } }),
  );
}

const isPage = ({ pathname }: URL): boolean => !pathname.startsWith('/assets/');
