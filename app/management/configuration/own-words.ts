/**
 * What pages say in a tenant's own words: one file, by language, prompt and key.
 *
 * Auth0 has its texts one level deeper, by the screens of its own pages. They are left aside.
 */
import { z } from 'zod';

import { ManagementError } from '../management-error.ts';
import { faultOfOwnWords } from '../own-words.ts';
import type { Texts, WordedPage } from '../own-words.ts';
import type { Administration, Json } from './administration.ts';
import { differencesOf } from './differences.ts';
import type { Files } from './directory.ts';
import { without } from './kind.ts';
import type { Kind } from './kind.ts';
import { single } from './single-documents.ts';

const recordOf = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string(), value, 'expected an object');

const schema = recordOf(recordOf(recordOf(z.string('expected a text'))));

type Words = z.output<typeof schema>;

const FILE = 'prompts/custom-text.json';
const file = single(FILE, '/prompts/custom-text');

export const ownWords: Kind = {
  ...file,
  readDirectory: async (files) =>
    (await file.readDirectory(files)).map((wanted) => ({
      ...wanted,
      document: withoutScreens(wanted.document, files),
    })),
  update: async (administration, { document }, { document: present }) => {
    const before = present as Words;
    const changed = pagesOf(requireWords(document)).filter(
      ({ page, texts }) => differencesOf(texts, textsOf(before, page)).length > 0,
    );
    // What the file leaves out stays, and an operation replaces all of a prompt.
    for (const { page, texts } of changed) {
      await replace(administration, page, { ...textsOf(before, page), ...texts });
    }
  },
};

/** @param files is told what is left aside. */
const withoutScreens = (document: Json, { leftAside }: Files): Json =>
  mapValues(document, (prompts, language) =>
    mapValues(prompts, (texts, prompt) => {
      if (!isObject(texts)) return texts;
      const screens = Object.keys(texts).filter((key) => isObject(texts[key]));
      leftAside.push(...screens.map((screen) => `${FILE}: ${language}.${prompt}.${screen}`));
      return without(texts, screens);
    }),
  );

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mapValues<Value>(value: Value, change: (value: unknown, key: string) => unknown) {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, key)]));
}

const textsOf = (words: Words, { language, prompt }: WordedPage): Texts =>
  words[language]?.[prompt] ?? {};

const pagesOf = (words: Words): { page: WordedPage; texts: Texts }[] =>
  Object.entries(words).flatMap(([language, prompts]) =>
    Object.entries(prompts).map(([prompt, texts]) => ({ page: { language, prompt }, texts })),
  );

async function replace(
  administration: Administration,
  { language, prompt }: WordedPage,
  texts: Texts,
): Promise<void> {
  const [ofPrompt, inLanguage] = [prompt, language].map(encodeURIComponent);
  await administration('PUT', `/prompts/${ofPrompt}/custom-text/${inLanguage}`, texts);
}

/** Which sentence is wrong is known before anything is changed. */
function requireWords(document: Json): Words {
  const parsed = schema.safeParse(document);
  if (!parsed.success) {
    throw refused(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const faults = pagesOf(parsed.data).flatMap(({ page, texts }) => {
    const fault = faultOfOwnWords(page, texts);
    return fault === undefined ? [] : [`${page.language}.${page.prompt}: ${fault}`];
  });
  if (faults.length > 0) throw refused(faults);
  return parsed.data;
}

const refused = (faults: readonly string[]) =>
  new ManagementError('own_words_refused', faults.join('; '));
