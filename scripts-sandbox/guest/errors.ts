/** The classes by which a script says no on purpose (reference 2.3), and how errors are told outside. */
import type { RefusalClass, ScriptError } from '../outcome.ts';
import { runLimits } from '../limits.ts';
import { asString, bare, bounded } from './untouched.ts';

type Refusal = { errorClass: RefusalClass; message: string; subject?: string; code?: string };

/** Who is in here was made by one of the classes below, whatever its name says. */
const refusals = new WeakMap<object, Omit<Refusal, 'message'>>();
const isRefusal = refusals.has.bind(refusals);
const refusalOf = refusals.get.bind(refusals);
const noteRefusal = refusals.set.bind(refusals);

class WrongUsernameOrPasswordError extends Error {
  override name = 'WrongUsernameOrPasswordError';
  constructor(usernameOrId?: unknown, message?: unknown) {
    super(asText(message));
    noteRefusal(this, {
      errorClass: 'WrongUsernameOrPasswordError',
      subject: usernameOrId ? bounded(asText(usernameOrId), runLimits.errorCharacters) : undefined,
    });
  }
}

class ValidationError extends Error {
  override name = 'ValidationError';
  readonly code: string;
  constructor(code?: unknown, message?: unknown) {
    super(asText(message));
    this.code = bounded(asText(code), runLimits.errorCharacters);
    noteRefusal(this, { errorClass: 'ValidationError', code: this.code });
  }
}

class UnauthorizedError extends Error {
  override name = 'UnauthorizedError';
  constructor(message?: unknown) {
    super(asText(message));
    noteRefusal(this, { errorClass: 'UnauthorizedError' });
  }
}

export const refusalClasses = {
  WrongUsernameOrPasswordError,
  ValidationError,
  UnauthorizedError,
};

export type Told = ({ kind: 'denied' } & Refusal) | { kind: 'threw'; error: ScriptError };

/**
 * An error as plain text, whatever it is: it may be a proxy, and its fields getters that throw.
 * Nothing in what comes back has a prototype.
 */
export function tellError(thrown: unknown): Told {
  if (typeof thrown === 'object' && thrown !== null && isRefusal(thrown)) {
    const refusal = refusalOf(thrown);
    if (refusal) return bare({ kind: 'denied', ...refusal, message: textOf(thrown, 'message') });
  }
  if (typeof thrown !== 'object' || thrown === null) {
    return threw({ name: 'Error', message: bounded(asText(thrown), runLimits.errorCharacters) });
  }
  const name = textOf(thrown, 'name') || 'Error';
  const message = textOf(thrown, 'message');
  const stack = textOf(thrown, 'stack', runLimits.stackCharacters);
  return threw({ name, message, stack });
}

const threw = (error: ScriptError): Told => bare({ kind: 'threw', error: bare(error) });

function textOf(holder: object, field: string, limit: number = runLimits.errorCharacters): string {
  try {
    const value: unknown = (holder as Record<string, unknown>)[field];
    return value === undefined ? '' : bounded(asText(value), limit);
  } catch {
    return '';
  }
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  try {
    return bounded(asString(value), runLimits.stackCharacters);
  } catch {
    return '';
  }
}
