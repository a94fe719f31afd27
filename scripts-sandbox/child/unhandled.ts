/**
 * A promise that a script has rejected and that nobody handles: the engine tells when the step is
 * over, with a copy of the error. What is made of it here is plain text of bounded length.
 */
import { runLimits } from '../limits.ts';
import type { ScriptError } from '../outcome.ts';

/** Where the stack of the script ends, and ours begins. */
const BOUNDARY = '\n    at (<isolated-vm boundary>)';

/** The engine's words for an object that is no error. */
const NO_ERROR = 'An object was thrown from supplied code within isolated-vm';

export function tellUnhandled(reason: unknown): ScriptError {
  if (!(reason instanceof Error)) return { name: 'Error', message: shortened(String(reason)) };
  const { name, message, stack = '' } = reason;
  if (message.startsWith(NO_ERROR)) {
    return { name: 'Error', message: 'A promise was rejected with an object that is no error' };
  }
  const [own, ...beyond] = stack.split(BOUNDARY, 2);
  return {
    name: shortened(name),
    message: shortened(message),
    ...(own && beyond.length > 0 && { stack: shortened(own, runLimits.stackCharacters) }),
  };
}

const shortened = (text: string, limit: number = runLimits.errorCharacters): string =>
  text.length > limit ? `${text.slice(0, limit)}…` : text;
