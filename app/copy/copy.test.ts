import { describe, expect, it } from 'vitest';

import { errorCodes, shownCode } from '../errors.ts';
import { en } from './en.ts';
import { errorText } from './error-text.ts';
import { copyFor } from './index.ts';

const { t } = copyFor(['en']);

describe('copy', () => {
  it('serves a regional wish with its language and an unknown one with the first', () => {
    expect(copyFor(['en-GB']).locale).toBe('en');
    expect(copyFor(['xx', 'EN-us']).locale).toBe('en');
    expect(copyFor([])).toMatchObject({ locale: 'en', dir: 'ltr' });
  });

  it('fills places and leaves no language to count minutes', () => {
    expect(t('login.lead', { applicationName: 'Harbour' })).toBe('to continue to Harbour');
    expect(t('error.too_many_attempts', { minutes: 1 })).toContain('in 1 minute.');
    expect(t('error.too_many_attempts', { minutes: 5 })).toContain('in 5 minutes.');
  });

  it('promises a retry no sooner than it can succeed', () => {
    const after = (retryAfterSeconds?: number) =>
      errorText(t, { code: 'too_many_attempts', retryAfterSeconds }).sentence;
    expect(after(61)).toContain('2 minutes');
    expect(after(0)).toContain('1 minute');
    expect(after()).toBe('Too many attempts. Try again later.');
  });

  it.each(errorCodes)('says for %s no more than for the code shown in its place', (code) => {
    expect(en[`error.${code}`]).toBe(en[`error.${shownCode(code)}`]);
  });

  it('has no sentence for a code that does not exist', () => {
    const known = errorCodes.flatMap((code) => [`error.${code}`, `error.${code}.next`]);
    const extra = ['error.too_many_attempts.later', 'error.code'];
    const keys = Object.keys(en).filter((key) => key.startsWith('error.'));
    expect(keys.filter((key) => ![...known, ...extra].includes(key))).toEqual([]);
  });

  it('uses plain words', () => {
    for (const sentence of Object.values(en)) {
      expect(sentence).not.toMatch(/webauthn|fido|credential|!\s*$/i);
      expect(sentence.replace(/^Passkeys?\b/, '')).not.toMatch(/(?<![.] )Passkey/);
    }
  });
});
