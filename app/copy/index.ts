import { en } from './en.ts';

/** The name of a sentence. English is the reference: another language must have the same keys. */
export type CopyKey = keyof typeof en;

/** Turns a key into a sentence of one language, with its `{name}` places filled. */
export type Translate = (key: CopyKey, params?: Record<string, string | number>) => string;

type Language = { dir: 'ltr' | 'rtl'; sentences: Readonly<Record<CopyKey, string>> };

/** One line per language, keyed by its BCP 47 tag. The first is the one everybody else gets. */
const languages = {
  en: { dir: 'ltr', sentences: en },
} as const satisfies Record<string, Language>;

type Locale = keyof typeof languages;

const fallback: Locale = 'en';

/** Whether a sentence of this name exists; for keys that are put together from a code. */
export const isCopyKey = (key: string): key is CopyKey => Object.hasOwn(en, key);

/** Sentences in a tenant's own words, by language. */
export type OwnWords = Readonly<Record<string, Readonly<Partial<Record<CopyKey, string>>>>>;

/** The tags of all languages that pages are there in. */
export const pageLanguages: readonly string[] = Object.keys(languages);

/** Whether pages are there in a language of this tag. */
export const isPageLanguage = (tag: string): boolean => Object.hasOwn(languages, tag);

/**
 * Chooses the language of a page from the person's wishes, most wanted first. A tenant's own words
 * count before ours.
 */
export function copyFor(
  locales: readonly string[],
  ownWords: OwnWords = {},
): {
  locale: string;
  dir: 'ltr' | 'rtl';
  t: Translate;
} {
  const locale = chooseLocale(locales);
  const { dir, sentences }: Language = languages[locale];
  return {
    locale,
    dir,
    t: (key, params = {}) =>
      (ownWords[locale]?.[key] ?? sentences[key]).replace(/\{(\w+)\}/g, (place, name: string) => {
        const value = params[name];
        return value === undefined ? place : phrase(locale, name, value);
      }),
  };
}

/** Exact tag first, then the language without its region ("en-GB" is served by "en"). */
function chooseLocale(wanted: readonly string[]): Locale {
  const known = (tag: string): tag is Locale => Object.hasOwn(languages, tag);
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    const language = lower.split('-')[0] ?? lower;
    if (known(lower)) return lower;
    if (known(language)) return language;
  }
  return fallback;
}

/**
 * How a value is written in a language. Minutes are left to the platform, which knows every
 * language's plural forms; no sentence has to.
 */
function phrase(locale: Locale, name: string, value: string | number): string {
  if (typeof value === 'string') return value;
  const style: Intl.NumberFormatOptions =
    name === 'minutes' ? { style: 'unit', unit: 'minute', unitDisplay: 'long' } : {};
  return new Intl.NumberFormat(locale, style).format(value);
}
