/** `structuredClone` of what a script can hold (HTML, 2.7); nothing can be transferred. */
import { asText } from '../as-text.ts';
import { nodeError } from '../node-errors.ts';
import { DOMException } from './dom-exception.ts';

const errorClasses: Readonly<Record<string, ErrorConstructor>> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

export function structuredClone(
  ...given: [value?: unknown, options?: { transfer?: unknown[] }]
): unknown {
  if (given.length === 0) {
    throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "value" argument must be specified');
  }
  const [value, options] = given;
  if ((options?.transfer?.length ?? 0) > 0) throw refusal('What is transferred');
  return cloneOf(value, new Map());
}

const refusal = (what: string): DOMException =>
  new DOMException(`${what} could not be cloned.`, 'DataCloneError');

function cloneOf(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value === 'function') throw refusal(String(value));
  if (typeof value === 'symbol') throw refusal(String(value));
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const keep = <Kept>(kept: Kept): Kept => {
    seen.set(value, kept);
    return kept;
  };
  return cloneOfLeaf(value, keep, seen) ?? cloneOfHolder(value, keep, seen);
}

type Keep = <Kept>(kept: Kept) => Kept;

/** What holds nothing else. */
function cloneOfLeaf(value: object, keep: Keep, seen: Map<object, unknown>): unknown {
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) return keep(cloneOfView(value, seen));
  if (value instanceof Boolean || value instanceof Number || value instanceof String) {
    return keep(Object(value.valueOf()));
  }
  if (value instanceof WeakMap || value instanceof WeakSet || value instanceof WeakRef) {
    throw refusal('#<WeakMap>');
  }
  if (value instanceof Promise) throw refusal('#<Promise>');
  return undefined;
}

function cloneOfView(view: ArrayBufferView, seen: Map<object, unknown>): ArrayBufferView {
  const buffer = cloneOf(view.buffer, seen) as ArrayBuffer;
  if (view instanceof DataView) return new DataView(buffer, view.byteOffset, view.byteLength);
  // A Buffer comes out as the plain array that it is; its class is not of the language.
  const named = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(Uint8Array.prototype),
    Symbol.toStringTag,
  )?.get?.call(view) as string;
  const ViewClass = (globalThis as unknown as Record<string, Uint8ArrayConstructor>)[named];
  if (!ViewClass) throw refusal(`#<${named}>`);
  const length = view.byteLength / ViewClass.BYTES_PER_ELEMENT;
  return new ViewClass(buffer, view.byteOffset, length);
}

function cloneOfHolder(value: object, keep: Keep, seen: Map<object, unknown>): unknown {
  if (value instanceof Map) {
    const map = keep(new Map());
    for (const [key, held] of [...value]) map.set(cloneOf(key, seen), cloneOf(held, seen));
    return map;
  }
  if (value instanceof Set) {
    const set = keep(new Set());
    for (const held of [...value]) set.add(cloneOf(held, seen));
    return set;
  }
  if (value instanceof Error) return cloneOfError(value, keep, seen);
  const holder = keep(Array.isArray(value) ? new Array(value.length) : {}) as Record<
    string,
    unknown
  >;
  for (const [name, held] of Object.entries(value)) {
    const clone = cloneOf(held, seen);
    Object.defineProperty(holder, name, {
      value: clone,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return holder;
}

function cloneOfError(error: Error, keep: Keep, seen: Map<object, unknown>): Error {
  const name = asText(error.name);
  const ErrorClass = (Object.hasOwn(errorClasses, name) && errorClasses[name]) || Error;
  const clone = keep(new ErrorClass(asText(error.message)));
  Object.defineProperty(clone, 'stack', { value: error.stack, configurable: true, writable: true });
  if ('cause' in error) clone.cause = cloneOf(error.cause, seen);
  return clone;
}
