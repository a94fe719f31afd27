import { en } from './en.ts';
import type { Language } from './languages.ts';

/**
 * Takes the place of `languages.ts` in what browsers load: pages in other languages are written by
 * the server alone, and nobody should fetch all languages to read one.
 */
export const languages: Readonly<Record<string, Language>> = {
  en: { dir: 'ltr', sentences: en },
};
