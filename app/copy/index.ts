import { chooseLanguage } from './choose-language.ts';
import { en } from './en.ts';
import { languages } from './languages.ts';

/** The name of a sentence. English is the reference: another language must have the same keys. */
export type CopyKey = keyof typeof en;

/** Turns a key into a sentence of one language, with its `{name}` places filled. */
export type Translate = (key: CopyKey, params?: Record<string, string | number>) => string;

/** Whether a sentence of this name exists; for keys that are put together from a code. */
export const isCopyKey = (key: string): key is CopyKey => Object.hasOwn(en, key);

/** Sentences in a tenant's own words, by language. */
export type OwnWords = Readonly<Record<string, Readonly<Partial<Record<CopyKey, string>>>>>;

/** Whether pages are there in a language of this tag. */
export const isPageLanguage = (tag: string): boolean => Object.hasOwn(languages, tag);

/**
 * The language of a page, from wishes of which the most wanted is first. A tenant's own words count
 * before ours.
 */
export function copyFor(
  wanted: readonly string[],
  ownWords: OwnWords = {},
): {
  locale: string;
  dir: 'ltr' | 'rtl';
  t: Translate;
} {
  const locale = chooseLanguage(wanted);
  const { dir, sentences } = languages[locale] ?? { dir: 'ltr', sentences: en };
  return {
    locale,
    dir,
    t: (key, params = {}) =>
      (ownWords[locale]?.[key] ?? sentences[key]).replace(/\{(\w+)\}/g, (place, name: string) => {
        const value = params[name];
        if (value === undefined) return place;
        if (typeof value === 'number') return phrase(locale, name, value);
        return dir === 'rtl' ? isolated(value) : value;
      }),
  };
}

/**
 * How a number is written in a language. Minutes are left to the platform, which knows every
 * language's plural forms; no sentence has to.
 */
function phrase(locale: string, name: string, value: number): string {
  const style: Intl.NumberFormatOptions =
    name === 'minutes' ? { style: 'unit', unit: 'minute', unitDisplay: 'long' } : {};
  return new Intl.NumberFormat(locale, style).format(value);
}

/**
 * A name or an address that runs from left to right turns nothing around it: between the isolates
 * of Unicode's bidirectional algorithm, which work in titles and attributes too.
 */
const isolated = (value: string): string => `\u2068${value}\u2069`;
