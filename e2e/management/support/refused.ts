import { expect } from '@playwright/test';

import type { Answer } from './machine.ts';

/** What a refusal is expected to say: a field, what is wrong, and what is expected, in its message. */
export type Refusal = { status: number; code: string; saying?: string | RegExp };

const words: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
};

/** Auth0's envelope of a refusal, whole. */
export const envelopeOf = ({ status, code, saying = /./ }: Refusal): Record<string, unknown> => ({
  statusCode: status,
  error: words[status],
  message: typeof saying === 'string' ? saying : expect.stringMatching(saying),
  errorCode: code,
});

/** Holds an answer without a client against what it must be refused with. */
export function expectRefused(answer: Answer, refusal: Refusal, what?: string): void {
  expect({ status: answer.status, body: answer.body }, what).toEqual({
    status: refusal.status,
    body: envelopeOf(refusal),
  });
}

/** The same of what a client of the `auth0` package throws. */
export async function expectClientRefused(
  asking: PromiseLike<unknown>,
  refusal: Refusal,
): Promise<void> {
  const thrown: unknown = await Promise.resolve(asking).then(
    () => 'nothing was refused',
    (error: unknown) => error,
  );
  expect(thrown).toMatchObject({ statusCode: refusal.status, body: envelopeOf(refusal) });
}
