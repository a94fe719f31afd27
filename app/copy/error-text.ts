import type { ErrorCode } from '../errors.ts';
import { isCopyKey } from './index.ts';
import type { Translate } from './index.ts';

/** A refusal as a page gets it: the code that may be shown and, where waiting helps, how long. */
export type ShownError = {
  code: ErrorCode;
  retryAfterSeconds?: number;
  /** A tenant's own words, which say more than ours. */
  sentence?: string;
};

/** The sentence for a refusal, and what the person can do next where there is something. */
export function errorText(t: Translate, error: ShownError): { sentence: string; next?: string } {
  const next = `error.${error.code}.next`;
  return {
    sentence: sentenceFor(t, error),
    ...(isCopyKey(next) && { next: t(next) }),
  };
}

function sentenceFor(t: Translate, { code, retryAfterSeconds, sentence }: ShownError): string {
  if (sentence) return sentence;
  if (code !== 'too_many_attempts') return t(`error.${code}`);
  if (retryAfterSeconds === undefined) return t('error.too_many_attempts.later');
  // Rounded up: a retry at the promised minute must not be refused again.
  return t('error.too_many_attempts', { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
}
