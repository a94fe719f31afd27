import type { en } from './en.ts';

/** All that the pages say, in one language. A language that lacks a sentence does not compile. */
export type Sentences = Readonly<Record<keyof typeof en, string>>;
