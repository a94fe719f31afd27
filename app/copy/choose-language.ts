import { languages } from './languages.ts';

/** The BCP 47 tags of all languages; the first is the one everybody gets who wants none of them. */
export const languageTags: readonly string[] = Object.keys(languages);

const [fallback = 'en'] = languageTags;

/** The language that serves a tag: the very one, or that without script and region (`pt-BR` by `pt`). */
export function languageOf(tag: string): string | undefined {
  const lower = tag.toLowerCase();
  const [primary] = lower.split('-');
  return (
    languageTags.find((known) => known === lower) ?? languageTags.find((known) => known === primary)
  );
}

/** The first wish that is offered; otherwise the first that is offered at all. */
export function chooseLanguage(
  wanted: readonly string[],
  offered: readonly string[] = languageTags,
): string {
  const served = wanted.map(languageOf).find((tag) => tag !== undefined && offered.includes(tag));
  return served ?? offered[0] ?? fallback;
}
