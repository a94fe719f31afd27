/** Random numbers, all of them from outside: none is drawn before a script asks. */
import { runLimits } from '../../../limits.ts';
import { nodeError, outOfRange, requireFunction, wrongType } from '../../node-errors.ts';
import { callLater } from '../../uncaught.ts';
import { DOMException } from '../../web/dom-exception.ts';
import type { Buffer } from '../buffer.ts';
import { askNow } from './ask.ts';
import { asBuffer } from './bytes.ts';

type Callback<Value> = (error: Error | null | undefined, value?: Value) => unknown;

const MAX_SIZE = 2 ** 31 - 1;

function requireSize(size: unknown, name = 'size', max = MAX_SIZE): asserts size is number {
  if (typeof size !== 'number') throw wrongType(name, 'of type number', size);
  if (!(size >= 0 && size <= max)) throw outOfRange(name, `>= 0 && <= ${String(max)}`, size);
}

export function randomBytes(size: unknown, callback?: Callback<Buffer>): Buffer | undefined {
  requireSize(size);
  if (callback !== undefined) requireFunction(callback, 'callback');
  const bytes = draw(Math.trunc(size));
  if (callback === undefined) return bytes;
  callLater(() => callback(null, bytes));
  return undefined;
}

function draw(size: number): Buffer {
  if (size > runLimits.cryptoBytes) {
    const max = String(runLimits.cryptoBytes);
    throw nodeError(
      RangeError,
      'ERR_OUT_OF_RANGE',
      `A script may draw ${max} random bytes at a time`,
    );
  }
  return asBuffer(askNow('crypto.random', { size }));
}

function viewOf(target: unknown): Uint8Array {
  if (target instanceof ArrayBuffer) return new Uint8Array(target);
  if (ArrayBuffer.isView(target)) {
    return new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  }
  throw wrongType('buf', 'an instance of ArrayBuffer or ArrayBufferView', target);
}

export function randomFillSync(target: unknown, offset: unknown = 0, size?: unknown): unknown {
  const view = viewOf(target);
  const scale = (target as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
  requireSize(offset, 'offset', view.length / scale);
  const from = offset * scale;
  if (size !== undefined) requireSize(size, 'size', view.length / scale - offset);
  const length = size === undefined ? view.length - from : size * scale;
  view.set(draw(length), from);
  return target;
}

export function randomFill(target: unknown, ...given: unknown[]): void {
  const callback = given.pop();
  requireFunction(callback, 'callback');
  randomFillSync(target, ...given);
  callLater(() => callback(null, target));
}

/** `randomInt([min, ]max[, callback])` */
export function randomInt(...given: unknown[]): number | undefined {
  const callback = given.find((value) => typeof value === 'function') as
    Callback<number> | undefined;
  const bounds = given.filter((value) => value !== callback);
  const hasMin = bounds[1] !== undefined;
  const [min, max] = hasMin ? bounds : [0, bounds[0]];
  if (!Number.isSafeInteger(min)) throw wrongType('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw wrongType('max', 'a safe integer', max);
  const drawn = askNow('crypto.randomInt', { min, max }) as number;
  if (!callback) return drawn;
  // Undefined, not null: so it is in Node.
  callLater(() => callback(undefined, drawn));
  return undefined;
}

export function randomUUID(options?: unknown): string {
  if (options !== undefined && (typeof options !== 'object' || options === null)) {
    throw wrongType('options', 'of type object', options);
  }
  const { disableEntropyCache } = (options ?? {}) as { disableEntropyCache?: unknown };
  if (disableEntropyCache !== undefined && typeof disableEntropyCache !== 'boolean') {
    throw wrongType('options.disableEntropyCache', 'of type boolean', disableEntropyCache);
  }
  return askNow('crypto.uuid', {}) as string;
}

const MAX_VALUES = 65_536;

export function getRandomValues<Values>(values: Values): Values {
  if (!ArrayBuffer.isView(values) || values instanceof DataView || isFloat(values)) {
    throw new DOMException(
      'The data argument must be an integer-type TypedArray',
      'TypeMismatchError',
    );
  }
  if (values.byteLength > MAX_VALUES) {
    throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  }
  viewOf(values).set(draw(values.byteLength));
  return values;
}

const isFloat = (view: ArrayBufferView): boolean =>
  view instanceof Float32Array || view instanceof Float64Array;
