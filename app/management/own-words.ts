/**
 * What pages say in a tenant's own words: by prompt, as Auth0 groups its pages, and by our keys.
 *
 * 1. A sentence has the places of ours, or some of them, and no others: nothing fills those.
 * 2. Sentences that stand in place of others, so that nobody learns who has an account, are never
 *    told apart: of those the one that is shown can be changed, and the others cannot.
 */
import { en } from '#app/copy/en.ts';
import { copyFor, isCopyKey, isPageLanguage } from '#app/copy/index.ts';
import type { CopyKey } from '#app/copy/index.ts';
import { errorCodes, shownCode } from '#app/errors.ts';
import { listCustomSentences, replaceCustomSentences } from '#app/store/custom-sentences.ts';

import { ManagementError } from './management-error.ts';

/** What the keys of a prompt's pages begin with, up to the first dot. */
const prompts: Readonly<Record<string, readonly string[]>> = {
  account: ['account'],
  common: ['common', 'field', 'password', 'error', 'error_page'],
  consent: ['consent', 'scope'],
  'device-flow': ['device_code', 'device_confirm', 'device_done'],
  login: ['login', 'already_signed_in'],
  'login-password': ['login_password'],
  logout: ['logout', 'logout_done', 'logout_stayed'],
  passkeys: [
    ...['passkey', 'signup_passkey', 'enroll', 'enroll_local', 'enroll_renewal', 'enrolled'],
    ...['continue', 'upgrade'],
  ],
  'reset-password': ['rescue', 'rescue_done'],
  signup: ['signup'],
  'signup-password': ['signup_password'],
};

export type Texts = Record<string, string>;

const MOST_CHARACTERS = 500;

/** Characters that end a line, steer a terminal, or turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const masked = new Set<string>(
  errorCodes
    .filter((code) => shownCode(code) !== code)
    .flatMap((code) => [`error.${code}`, `error.${code}.next`]),
);

function keysOf(prompt: string): CopyKey[] {
  const owned = Object.hasOwn(prompts, prompt) ? (prompts[prompt] ?? []) : [];
  return Object.keys(en)
    .filter(isCopyKey)
    .filter((key) => owned.includes(key.split('.')[0] ?? '') && !masked.has(key));
}

/** The names of all prompts. */
export const promptNames: readonly string[] = Object.keys(prompts);

/** What we say on a prompt's pages in a language, and the places that its sentences may have. */
export function ourSentences(
  prompt: string,
  language: string,
): { key: string; text: string; places: string[] }[] {
  const { t } = copyFor([language]);
  return keysOf(prompt).map((key) => ({ key, text: t(key), places: placesIn(en[key]) }));
}

/** Nothing is there for prompts and languages that no page has, as tools expect that ask for all. */
export async function readOwnWords(
  tenantId: string,
  prompt: string,
  language: string,
): Promise<Texts> {
  const sentences = await listCustomSentences(tenantId);
  return textsOf(
    prompt,
    sentences.filter((one) => one.language === language),
  );
}

/** All that a tenant says itself: by language and prompt, and of those only what it has. */
export async function listOwnWords(
  tenantId: string,
): Promise<Record<string, Record<string, Texts>>> {
  const byLanguage = Map.groupBy(await listCustomSentences(tenantId), ({ language }) => language);
  return withoutEmpty(
    Array.from(byLanguage, ([language, sentences]) => {
      const byPrompt = promptNames.map((prompt) => [prompt, textsOf(prompt, sentences)] as const);
      return [language, withoutEmpty(byPrompt)];
    }),
  );
}

const withoutEmpty = <Value extends object>(
  entries: readonly (readonly [string, Value])[],
): Record<string, Value> =>
  Object.fromEntries(entries.filter(([, value]) => Object.keys(value).length > 0));

/** What a prompt's pages say of these sentences, in the order of our own. */
function textsOf(prompt: string, sentences: readonly { key: string; text: string }[]): Texts {
  const said = new Map(sentences.map(({ key, text }) => [key, text]));
  const pairs = keysOf(prompt).map((key) => [key, said.get(key)] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is [CopyKey, string] => pair[1] !== undefined),
  );
}

/** Pages of one prompt, in one language. */
export type WordedPage = { prompt: string; language: string };

/**
 * From now on the prompt's pages say this, and else what they say themselves.
 *
 * @throws ManagementError `own_words_refused`
 */
export async function replaceOwnWords(
  tenantId: string,
  page: WordedPage,
  texts: Texts,
): Promise<Texts> {
  const fault = faultOfOwnWords(page, texts);
  if (fault !== undefined) throw new ManagementError('own_words_refused', fault);
  const keys = keysOf(page.prompt);
  if (keys.length > 0) await replaceCustomSentences(tenantId, page.language, { keys, texts });
  return readOwnWords(tenantId, page.prompt, page.language);
}

/** What is wrong with what a prompt's pages would say, or undefined. */
export function faultOfOwnWords(page: WordedPage, texts: Texts): string | undefined {
  const entries = Object.entries(texts);
  if (entries.length === 0) return undefined;
  const keys = keysOf(page.prompt);
  const faults = entries.map(([key, text]) => faultOfSentence(page.prompt, keys, key, text));
  return faultOfPage(page, keys) ?? faults.find((fault) => fault !== undefined);
}

function faultOfPage({ prompt, language }: WordedPage, keys: readonly string[]) {
  if (!isPageLanguage(language)) return `${language}: no page is in this language`;
  if (keys.length > 0) return undefined;
  return `${prompt}: expected one of ${promptNames.join(', ')}`;
}

function faultOfSentence(
  prompt: string,
  keys: readonly CopyKey[],
  key: string,
  text: string,
): string | undefined {
  const known = keys.find((one) => one === key);
  if (!known) return `${key}: expected a key of ${prompt}, such as ${keys[0] ?? ''}`;
  if (text.trim() === '') return `${key}: expected a text; leave it out to have ours`;
  if (text.length > MOST_CHARACTERS) {
    return `${key}: expected at most ${MOST_CHARACTERS} characters`;
  }
  if (unseen.test(text)) return `${key}: expected no control characters`;
  const places = placesIn(en[known]);
  const unfilled = placesIn(text).find((place) => !places.includes(place));
  if (unfilled === undefined) return undefined;
  const expected = places.length > 0 ? `only ${places.join(', ')}` : 'no places';
  return `${key}: ${unfilled} is filled with nothing; expected ${expected}`;
}

const placesIn = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];
