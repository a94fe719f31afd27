import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { en } from '#app/copy/en.ts';
import { languages } from '#app/copy/languages.ts';

import { scenes } from './support/scenes.ts';
import { englishIn, preferLanguages, shownLanguage } from './support/shown-language.ts';
import { expect, test } from './support/story.ts';

test.describe.configure({ mode: 'parallel' });

const translations = Object.entries(languages).filter(([tag]) => tag !== 'en');

/** Pages that answer a form cannot be asked for again; these are sent once more in one language. */
const answersOfForms: Record<string, string> = {
  'the sign-in page after an empty field': '**/login',
  'the password page after a wrong password': '**/login/password',
  'the page for a new password after a short one': '**/signup/password',
  'the page of a new passkey that was taken back': '**/passkey/enrolled',
  'the page of a deleted passkey': '**/account/passkeys/*/delete',
  'the page of a rescue link after a short password': '**/rescue/password',
};

/** The same page as another one, in a state that its script or a form has made of it. */
const isReadElsewhere = (scene: string): boolean =>
  / after an? (cancelled|connection that|wrong|address|empty|script)/.test(scene);

/** Its sentences are few, and its many operations are described in English. */
const isReference = (scene: string): boolean => scene.startsWith('the reference');

/** Comes in answer to a form, and is awaited by its English title. */
const isAwaitedInEnglish = (scene: string): boolean => scene.includes('compares');

for (const { name, open } of scenes) {
  const form = answersOfForms[name];

  if (form !== undefined) {
    test(`${name} answers in the language of its browser`, async ({
      page,
      tenant,
      authenticator,
    }) => {
      await page.route(form, (route) => {
        const request = route.request();
        if (request.method() !== 'POST') return route.fallback();
        return route.continue({ headers: { ...request.headers(), 'accept-language': 'ar' } });
      });
      await open({ page, tenant, authenticator });
      await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
      await expectSpoken(page, 'ar');
    });
    continue;
  }
  if (isReadElsewhere(name) || isAwaitedInEnglish(name)) continue;

  test(`${name} is in every language, and fits 320 px`, async ({ page, tenant, authenticator }) => {
    await open({ page, tenant, authenticator });
    await page.setViewportSize({ width: 320, height: 640 });
    for (const [tag] of isReference(name) ? translations.slice(0, 1) : translations) {
      await preferLanguages(page, `${tag}, en;q=0.1`);
      await page.reload({ waitUntil: 'load' });
      await expectSpoken(page, tag);
    }
  });
}

async function expectSpoken(page: Page, tag: string): Promise<void> {
  const { lang, dir, said, tooWide } = await shownLanguage(page);
  expect({ lang, dir }).toEqual({ lang: tag, dir: languages[tag]?.dir });
  expect(englishIn(said, tag), tag).toEqual([]);
  expect(tooWide, tag).toBe(0);
}

test('a page that is left in English would be noticed', () => {
  expect(englishIn(`Willkommen\n${en['login.passkey']}\nWeiter`, 'de')).toEqual([
    en['login.passkey'],
  ]);
  expect(englishIn(languages.de?.sentences['login.passkey'] ?? '', 'de')).toEqual([]);
});

test('no browser loads a language but English', () => {
  const assets = path.join(import.meta.dirname, '../build/client/assets');
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const text = scripts.map((file) => readFileSync(path.join(assets, file), 'utf8')).join('\n');
  expect(text).toContain(en['enroll.later']);
  const loaded = translations.filter(([, { sentences }]) =>
    text.includes(sentences['enroll.later']),
  );
  expect(loaded.map(([tag]) => tag)).toEqual([]);
});
