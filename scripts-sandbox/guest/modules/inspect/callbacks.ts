/** `util.promisify`, `util.callbackify`, `util.inherits`, `util.deprecate`. */
import { nodeError, requireFunction, wrongType } from '../../node-errors.ts';
import { callLater } from '../../uncaught.ts';

type Any = (this: unknown, ...parameters: unknown[]) => unknown;

const custom = Symbol.for('nodejs.util.promisify.custom');

export function promisify(original: unknown): Any {
  requireFunction(original, 'original');
  const own = (original as unknown as Record<symbol, unknown>)[custom];
  if (own !== undefined && own !== null) {
    if (typeof own !== 'function')
      throw wrongType('util.promisify.custom', 'of type function', own);
    return Object.defineProperty(own as Any, custom, { value: own, configurable: true });
  }
  const promised: Any = function promised(...parameters) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [
        ...parameters,
        (error: unknown, value: unknown) => {
          // Whatever the function has called its callback with.
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it may be anything
          if (error) reject(error);
          else resolve(value);
        },
      ]);
    });
  };
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original) as object);
  Object.defineProperty(promised, custom, { value: promised, configurable: true });
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}

promisify.custom = custom;

export function callbackify(original: unknown): Any {
  requireFunction(original, 'original');
  const called: Any = function called(...parameters) {
    const callback = parameters.pop();
    requireFunction(callback, 'last argument');
    const coming = Reflect.apply(original, this, parameters) as Promise<unknown>;
    coming.then(
      (value) => {
        callLater(() => Reflect.apply(callback, this, [null, value]));
      },
      (reason: unknown) => {
        callLater(() => Reflect.apply(callback, this, [reason || falsy(reason)]));
      },
    );
  };
  return Object.defineProperty(called, 'name', { value: `${original.name}Callbackified` });
}

const falsy = (reason: unknown): Error =>
  Object.assign(
    nodeError(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value'),
    { reason },
  );

export function inherits(child: unknown, parent: unknown): void {
  requireFunction(child, 'ctor');
  requireFunction(parent, 'superCtor');
  const prototype: unknown = parent.prototype;
  if (typeof prototype !== 'object' || prototype === null) {
    throw wrongType('superCtor.prototype', 'of type object', prototype);
  }
  Object.defineProperty(child, 'super_', { value: parent, configurable: true, writable: true });
  Object.setPrototypeOf(child.prototype as object, prototype);
}

/** Nobody reads the warning: the function is what it was. */
export const deprecate = (original: unknown): unknown => original;
