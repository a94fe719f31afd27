/** Errors as Node makes them: scripts and packages look at their `code`. */
import { asText } from './as-text.ts';

type ErrorClass = new (message: string) => Error;

export function nodeError(ErrorClass: ErrorClass, code: string, message: string): Error {
  const error = new ErrorClass(message);
  // As in Node, the code shows in the stack, and the name stays that of the class.
  const { stack } = error;
  if (typeof stack === 'string') {
    const shown = stack.replace(error.name, `${error.name} [${code}]`);
    Object.defineProperty(error, 'stack', { value: shown, configurable: true, writable: true });
  }
  return Object.assign(error, { code });
}

export const wrongType = (name: string, expected: string, given: unknown): Error =>
  nodeError(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The "${name}" argument must be ${expected}. Received ${received(given)}`,
  );

export const outOfRange = (name: string, range: string, given: unknown): Error =>
  nodeError(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${String(given)}`,
  );

function received(value: unknown): string {
  if (value == null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const { constructor } = value as { constructor?: { name?: unknown } };
    return typeof constructor?.name === 'string'
      ? `an instance of ${constructor.name}`
      : 'an object';
  }
  const shown = asText(value).slice(0, 25);
  return `type ${typeof value} (${typeof value === 'string' ? `'${shown}'` : shown})`;
}

export function requireText(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw wrongType(name, 'of type string', value);
}

export function requireFunction(
  value: unknown,
  name: string,
): asserts value is (...parameters: unknown[]) => unknown {
  if (typeof value !== 'function') throw wrongType(name, 'of type function', value);
}

export function requireInteger(
  value: unknown,
  name: string,
  min: number,
  max = 2 ** 31 - 1,
): asserts value is number {
  if (typeof value !== 'number') throw wrongType(name, 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < min || value > max) {
    throw outOfRange(name, `>= ${String(min)} && <= ${String(max)}`, value);
  }
}
