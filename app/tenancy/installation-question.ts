/**
 * How an operator finds out whether a host leads to this very installation.
 *
 * 1. The question and the answer are sealed with the installation's secret: nobody else can ask,
 *    nor read what was answered. To everybody else the address is one that is not there.
 * 2. An answer belongs to one question, which is random: a recorded one answers no other.
 */
import { randomBytes } from 'node:crypto';

import { z } from 'zod';

import { decryptText, encryptText } from '#app/store/encryption.ts';

/** Where questions are asked, with the question behind it. */
export const QUESTION_PATH = '/_installation';

const PURPOSE = 'installation-question';
const QUESTION = 'question';

const receptionSchema = z.object({
  /** The host that the request was taken to be for. */
  host: z.string(),
  /** What counts as the client's address. */
  address: z.string(),
  /** Whether the request came from a proxy that `LATCHKEY_TRUSTED_PROXIES` names. */
  isFromTrustedProxy: z.boolean(),
  /** Whether somebody on the way wrote down whom the request came from. */
  saysForWhom: z.boolean(),
});

/** How a request arrived at the server. */
export type Reception = z.output<typeof receptionSchema>;

export type Question = { sealed: string; nonce: string };

export function newQuestion(): Question {
  const nonce = randomBytes(16).toString('base64url');
  return { nonce, sealed: encryptText(PURPOSE, QUESTION, nonce) };
}

/** The answer to a question, or undefined where it was not asked with this installation's secret. */
export function answerTo(sealed: string, reception: Reception): string | undefined {
  const nonce = opened(QUESTION, sealed);
  return nonce === undefined
    ? undefined
    : encryptText(PURPOSE, ownerOfAnswer(nonce), JSON.stringify(reception));
}

/** What was answered, or undefined where somebody else answered, or to another question. */
export function readAnswer({ nonce }: Question, sealed: string): Reception | undefined {
  const answer = opened(ownerOfAnswer(nonce), sealed);
  return answer === undefined ? undefined : receptionSchema.parse(JSON.parse(answer));
}

const ownerOfAnswer = (nonce: string) => `answer:${nonce}`;

function opened(owner: string, sealed: string): string | undefined {
  try {
    return decryptText(PURPOSE, owner, sealed);
  } catch {
    return undefined;
  }
}
