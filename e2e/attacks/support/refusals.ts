/** What a refusal showed, and what it left in the tenant's log. */
import { expect } from '@playwright/test';

import { en } from '#app/copy/en.ts';
import { errorCodes, shownCode } from '#app/errors.ts';
import type { ErrorCode } from '#app/errors.ts';

import type { Answer } from '../../support/http-visitor.ts';
import type { ServerUnderTest } from '../../support/server.ts';

export type LoggedEvent = {
  type: string;
  code: ErrorCode | null;
  userId: string | null;
  clientId: string | null;
  ip: string | null;
  details: Record<string, unknown>;
};

/** The tenant's log, newest first; of one address, if it is given. */
export async function readLog(
  server: ServerUnderTest,
  filter: { tenant?: string; type?: string; ip?: string } = {},
): Promise<LoggedEvent[]> {
  const events = (await server.cli([
    'logs',
    'list',
    '--limit',
    '1000',
    ...(filter.tenant ? ['--tenant', filter.tenant] : []),
    ...(filter.type ? ['--type', filter.type] : []),
  ])) as LoggedEvent[];
  return filter.ip ? events.filter(({ ip }) => ip === filter.ip) : events;
}

/** The code that an answer shows to the person or the program that asked. */
export function codeOf(answer: Answer): string | undefined {
  const type = answer.headers['content-type'] ?? '';
  if (type.includes('json')) {
    const body = JSON.parse(answer.text) as { code?: string; error?: string };
    return body.code ?? body.error;
  }
  const text = unescape(answer.text);
  const onErrorPage = /<dd(?: dir="ltr")?>([a-z_]+)<\/dd>/.exec(text)?.[1];
  return onErrorPage ?? publicCodes.find((code) => text.includes(sentenceOf(code)));
}

const publicCodes = errorCodes.filter((code) => shownCode(code) === code);

const sentenceOf = (code: ErrorCode): string => {
  const sentence =
    code === 'passkey_removed' ? en['login.notice.passkey_removed'] : en[`error.${code}`];
  // Up to the first place that is filled in.
  return sentence.split('{')[0] ?? sentence;
};

const unescape = (html: string): string =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** The answer refuses with this code, and tells nothing of a code that is masked. */
export function expectRefusal(answer: Answer, status: number, code: ErrorCode): void {
  expect({ status: answer.status, code: codeOf(answer) }).toEqual({
    status,
    code: shownCode(code),
  });
  if (shownCode(code) !== code) expect(answer.text).not.toContain(code);
}
