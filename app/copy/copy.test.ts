import { describe, expect, it } from 'vitest';

import { errorCodes, shownCode } from '../errors.ts';
import { chooseLanguage, languageOf, languageTags } from './choose-language.ts';
import { en } from './en.ts';
import { errorText } from './error-text.ts';
import { copyFor } from './index.ts';
import type { CopyKey } from './index.ts';
import { languages } from './languages.ts';
import type { Sentences } from './sentences.ts';

const { t } = copyFor(['en']);
const keys = Object.keys(en) as CopyKey[];
const sentencesOf = (tag: string): Sentences => languages[tag]?.sentences ?? en;
const translations = languageTags.filter((tag) => tag !== 'en');

/** What is the same word in some other language, or a name. */
const sameWords = [
  ...['OpenAPI', 'Code', 'Code:', 'Name', 'Account', 'Passkey', 'Passkeys', 'Test', 'Password'],
  ...[
    'Scopes',
    'Parameters',
    'Management API',
    '{title} | {tenantName}',
    'Error',
    'Error: {title}',
  ],
];

describe('the language of a page', () => {
  it('serves a regional wish with its language and an unknown one with the first', () => {
    expect(copyFor(['en-GB']).locale).toBe('en');
    expect(copyFor(['xx', 'DE-at']).locale).toBe('de');
    expect(copyFor([])).toMatchObject({ locale: 'en', dir: 'ltr' });
    expect(copyFor(['ar-EG'])).toMatchObject({ locale: 'ar', dir: 'rtl' });
    expect(languageOf('fr-CA')).toBe('fr');
    expect(languageOf('xx')).toBeUndefined();
    expect(languageOf('frr')).toBeUndefined();
  });

  it('is the first wish that is offered, and else the first that is offered at all', () => {
    expect(chooseLanguage(['fr', 'de'], ['en', 'de'])).toBe('de');
    expect(chooseLanguage(['fr'], ['de', 'en'])).toBe('de');
    expect(chooseLanguage([], ['de', 'en'])).toBe('de');
  });
});

describe('copy', () => {
  it('fills places and leaves no language to count minutes', () => {
    expect(t('login.lead', { applicationName: 'Harbour' })).toBe('to continue to Harbour');
    expect(t('error.too_many_attempts', { minutes: 1 })).toContain('in 1 minute.');
    expect(t('error.too_many_attempts', { minutes: 5 })).toContain('in 5 minutes.');
    expect(copyFor(['de']).t('error.too_many_attempts', { minutes: 5 })).toContain('5 Minuten');
  });

  it('lets a name turn nothing around it where text runs from right to left', () => {
    const lead = copyFor(['ar']).t('login.lead', { applicationName: 'Notes' });
    expect(lead).toContain('\u2068Notes\u2069');
    expect(t('login.lead', { applicationName: 'Notes' })).not.toMatch(/[\u2066-\u2069]/);
  });

  it('promises a retry no sooner than it can succeed', () => {
    const after = (retryAfterSeconds?: number) =>
      errorText(t, { code: 'too_many_attempts', retryAfterSeconds }).sentence;
    expect(after(61)).toContain('2 minutes');
    expect(after(0)).toContain('1 minute');
    expect(after()).toBe('Too many attempts. Try again later.');
  });

  it('has no sentence for a code that does not exist', () => {
    const known = errorCodes.flatMap((code) => [`error.${code}`, `error.${code}.next`]);
    const extra = ['error.too_many_attempts.later', 'error.code'];
    const sentences = keys.filter((key) => key.startsWith('error.'));
    expect(sentences.filter((key) => ![...known, ...extra].includes(key))).toEqual([]);
  });

  it('says passkey within a sentence like any other word', () => {
    for (const sentence of Object.values(en)) {
      expect(sentence.replace(/^Passkeys?\b/, '')).not.toMatch(/(?<![.] )Passkey/);
    }
  });
});

describe.each(languageTags)('in %s', (tag) => {
  const sentences = sentencesOf(tag);

  it('everything is said, and nothing else', () => {
    expect(Object.keys(sentences).toSorted()).toEqual(keys.toSorted());
    expect(keys.filter((key) => sentences[key].trim() === '')).toEqual([]);
  });

  it('a sentence has the places of the English one', () => {
    expect(keys.map((key) => [key, placesOf(sentences[key])])).toEqual(
      keys.map((key) => [key, placesOf(en[key])]),
    );
  });

  it('a code says no more than the code shown in its place', () => {
    for (const code of errorCodes) {
      expect(sentences[`error.${code}`]).toBe(sentences[`error.${shownCode(code)}`]);
    }
  });

  it('the words are plain', () => {
    for (const sentence of Object.values(sentences)) {
      expect(sentence).not.toMatch(/webauthn|fido|credential|[!！]\s*$/i);
    }
  });
});

it.each(translations)('nothing is left in English in %s', (tag) => {
  const sentences = sentencesOf(tag);
  const left = keys.filter((key) => sentences[key] === en[key] && !sameWords.includes(en[key]));
  expect(left).toEqual([]);
});

const placesOf = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].toSorted();
