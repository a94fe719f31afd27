/**
 * Errors of drivers as scripts read them: message, code, and what else the driver documents.
 *
 * Invariants:
 * 1. No password and no connection string, in no field.
 * 2. Plain values of bounded length; no stack, which names our files.
 */
import { runLimits } from '../../limits.ts';

export type Failure = { message: string; name?: string } & Record<string, unknown>;

/** What a capability of a database answers: failures are answers too, as they carry more than a message. */
export type Told<Value> = { value: Value } | { failure: Failure };

const HIDDEN = '…';

/** More than any index has. */
const keyFields = 32;

/**
 * @param fields what this driver's errors carry beside name, message and code.
 * @param work says through `hide` what is a secret of its connection, as soon as it knows.
 */
export async function told<Value>(
  fields: readonly string[],
  work: (hide: (known: readonly string[]) => void) => Promise<Value>,
): Promise<Told<Value>> {
  let secrets: readonly string[] = [];
  try {
    return { value: await work((known) => (secrets = known)) };
  } catch (error) {
    return { failure: failureOf(error, fields, secrets) };
  }
}

export function failureOf(
  error: unknown,
  fields: readonly string[],
  secrets: readonly string[],
): Failure {
  const source = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  const failure: Failure = { message: hide(messageOf(error), secrets) };
  for (const name of ['name', 'code', ...fields]) {
    const value = plain(source[name], secrets);
    if (value !== undefined) failure[name] = value;
  }
  return failure;
}

/** An attempt on several addresses fails with one error for each, and no message of its own. */
function messageOf(error: unknown): string {
  const { message, errors } = error as { message?: unknown; errors?: unknown };
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  if (!message && first !== undefined) return messageOf(first);
  return typeof message === 'string' ? message : 'The database has failed';
}

/** An object is taken as far as its fields are plain: which key was there already. */
function plain(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return hide(value, secrets);
  if (typeof value === 'object' && value !== null && depth === 0) {
    const fields = Object.entries(value).slice(0, keyFields);
    return Object.fromEntries(
      fields.flatMap(([name, field]) => {
        const shown = plain(field, secrets, depth + 1);
        return shown === undefined ? [] : [[hide(name, secrets), shown]];
      }),
    );
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function hide(text: string, secrets: readonly string[]): string {
  const hidden = secrets.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
  return hidden.slice(0, runLimits.errorCharacters);
}

/** The secrets among some settings, in every form in which a driver may repeat them. Longest first. */
export function secretsOf(...values: unknown[]): string[] {
  const secrets = values
    .flatMap((value) =>
      typeof value === 'string' && value !== '' ? [value, encodeURIComponent(value)] : [],
    )
    .flatMap((value) => [value, ...passwordsIn(value)]);
  return [...new Set(secrets)].sort((one, other) => other.length - one.length);
}

/** The password of a connection string, as it stands there and decoded. */
function passwordsIn(text: string): string[] {
  const [, password = ''] = /^[a-z+0-9]+:\/\/[^:/@]*:(.*)@/i.exec(text) ?? [];
  if (password === '') return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
