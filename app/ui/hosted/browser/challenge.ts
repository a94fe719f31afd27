import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

import { outcomeOfRefusal } from './ceremony-outcome.ts';
import type { Outcome } from './ceremony-outcome.ts';
import { property } from './json-property.ts';
import { postForJson } from './post-for-json.ts';
import { textFields } from './text-fields.ts';

/** The options of one ceremony. Which of the two it is, the form says. */
export type ChallengeOptions = PublicKeyCredentialRequestOptionsJSON &
  PublicKeyCredentialCreationOptionsJSON;

export type Challenge = {
  /** The options of a challenge that can still be answered, or null. */
  current: () => ChallengeOptions | null;
  /** Marks the challenge as used: the server takes each one once. */
  spend: () => void;
  /** Whether there is time left for somebody to take out a phone and answer. */
  isFresh: () => boolean;
  /**
   * Gets a new one. Null when it worked, otherwise what to say if anybody is waiting.
   * `failure` is the name of the error that made it necessary, for the server's log.
   */
  refresh: (failure?: string) => Promise<Outcome | null>;
};

const minutes = (count: number): number => count * 60_000;

/** A modal ceremony is not started on a challenge older than this. */
const freshFor = minutes(4);

/** When a waiting challenge is replaced; the server forgets it after five minutes. */
export const renewAfter = minutes(4.5);

/** Holds a form's challenge: first the one that came with the page, later fetched ones. */
export function holdChallenge(form: HTMLFormElement): Challenge {
  let options = parseOptions(form.dataset.requestOptions ?? form.dataset.creationOptions);
  // The page's own challenge is a little younger than the page.
  let issuedAt = performance.timeOrigin;

  return {
    current: () => options,
    spend: () => {
      options = null;
    },
    isFresh: () => options !== null && Date.now() - issuedAt < freshFor,
    refresh: async (failure) => {
      options = null;
      const askedAt = Date.now();
      const answer = await fetchChallenge(form, failure);
      if ('outcome' in answer) return answer.outcome;
      options = answer.options;
      issuedAt = askedAt;
      return null;
    },
  };
}

type Answer = { options: ChallengeOptions } | { outcome: Outcome };

async function fetchChallenge(form: HTMLFormElement, failure?: string): Promise<Answer> {
  const body = carriedFields(form);
  if (failure) body.append('failure', failure);
  const answered = await postForJson(form.dataset.challengeUrl ?? '', body);
  if (!answered) return { outcome: { sentence: 'offline' } };
  const options = property(answered.answer, 'options');
  if (answered.isOk && isOptions(options)) return { options };
  const code = property(answered.answer, 'code');
  return { outcome: outcomeOfRefusal(typeof code === 'string' ? code : 'internal_error') };
}

/** What the form sends besides the passkey: the visit's state or the ticket. */
function carriedFields(form: HTMLFormElement): URLSearchParams {
  const fields = textFields(form);
  fields.delete('passkey');
  return fields;
}

function parseOptions(json: string | undefined): ChallengeOptions | null {
  try {
    const options: unknown = JSON.parse(json ?? 'null');
    return isOptions(options) ? options : null;
  } catch {
    return null;
  }
}

const isOptions = (value: unknown): value is ChallengeOptions =>
  typeof property(value, 'challenge') === 'string';
