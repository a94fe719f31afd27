/** A language by its tag, and its name in English. */
export type ShownLanguage = { tag: string; name: string };
