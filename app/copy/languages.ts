import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';
import type { Sentences } from './sentences.ts';

export type Language = { dir: 'ltr' | 'rtl'; sentences: Sentences };

/** One line per language, keyed by its BCP 47 tag. The first is the one everybody else gets. */
export const languages: Readonly<Record<string, Language>> = {
  en: { dir: 'ltr', sentences: en },
  de: { dir: 'ltr', sentences: de },
  fr: { dir: 'ltr', sentences: fr },
  es: { dir: 'ltr', sentences: es },
  pt: { dir: 'ltr', sentences: pt },
  it: { dir: 'ltr', sentences: it },
  nl: { dir: 'ltr', sentences: nl },
  pl: { dir: 'ltr', sentences: pl },
  ja: { dir: 'ltr', sentences: ja },
  zh: { dir: 'ltr', sentences: zh },
  ko: { dir: 'ltr', sentences: ko },
  ar: { dir: 'rtl', sentences: ar },
};
