import { outcomeOfRefusal } from './ceremony-outcome.ts';
import type { Outcome } from './ceremony-outcome.ts';
import { property } from './json-property.ts';
import { rememberMethod } from './last-method.ts';
import { signalPasskeys } from './passkey-signals.ts';
import { postForJson } from './post-for-json.ts';
import { textFields } from './text-fields.ts';
import type { PasskeySignal } from '../passkey-signals.tsx';

/** How long a connection that is known to be gone may take to come back. */
const offlineForMs = 20_000;

/** How long to wait where the browser knows of no reason: a server that restarts, a lost packet. */
const momentMs = 1_000;

/**
 * Signs in with the passkey that a form carries. A person who has just shown it is not asked again
 * because a connection broke: the very same answer is sent once more. The server takes it once, so
 * where the first did arrive, the next page knows and leads on.
 *
 * Resolves to null where the browser is on its way to another page, otherwise to what to say.
 */
export async function sendPasskey(
  form: HTMLFormElement,
  say: (outcome: Outcome) => void,
): Promise<Outcome | null> {
  const fields = fieldsOf(form);
  let answer = await send(form, fields);
  if (!answer) {
    say({ sentence: 'reconnecting' });
    await connectionMayBeBack();
    answer = await send(form, fields);
  }
  if (!answer) return { sentence: 'offline' };
  const { redirectTo, next, code, signals } = answer;
  if (redirectTo) {
    rememberMethod(form);
    await signalPasskeys(signals);
  }
  const address = redirectTo ?? next;
  if (!address) return outcomeOfRefusal(code ?? 'internal_error');
  location.assign(address);
  return null;
}

type Answer = {
  redirectTo: string | undefined;
  signals: PasskeySignal[];
  next: string | undefined;
  code: string | undefined;
};

/** Undefined where nothing that the server said has come back. */
async function send(form: HTMLFormElement, body: URLSearchParams): Promise<Answer | undefined> {
  const answered = await postForJson(form.action, body);
  if (!answered) return undefined;
  const { answer } = answered;
  const signals = property(answer, 'signals');
  return {
    redirectTo: text(property(answer, 'redirectTo')),
    signals: Array.isArray(signals) ? (signals as PasskeySignal[]) : [],
    next: text(property(answer, 'next')),
    code: text(property(answer, 'code')),
  };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The form's own, and what stands in the page's field, so that it is kept whatever comes. */
function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = textFields(form);
  const typed = document.querySelector<HTMLInputElement>('input[name="identifier"]');
  if (typed?.value) fields.append('identifier', typed.value);
  return fields;
}

const connectionMayBeBack = (): Promise<unknown> =>
  new Promise((resolve) => {
    setTimeout(resolve, navigator.onLine ? momentMs : offlineForMs);
    addEventListener('online', resolve, { once: true });
  });
