/** Node's `util`. */
import { TextDecoder, TextEncoder } from '../../web/text-encoding.ts';
import { callbackify, deprecate, inherits, promisify } from './callbacks.ts';
import { isDeepStrictEqual } from './deep-equal.ts';
import { format, formatWithOptions } from './format.ts';
import { inspect } from './inspect.ts';
import { types } from './types.ts';

const isArray = (value: unknown): boolean => Array.isArray(value);

const stripVTControlCharacters = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, '');

const toUSVString = (text: unknown): string => String(text).toWellFormed();

/** Nobody has asked to see it. */
const debuglog = (): (() => void) => Object.assign(() => undefined, { enabled: false });

// Named one by one: packages take them so, and esbuild gives them the names.
export {
  callbackify,
  debuglog,
  deprecate,
  format,
  formatWithOptions,
  inherits,
  inspect,
  isArray,
  isDeepStrictEqual,
  promisify,
  stripVTControlCharacters,
  TextDecoder,
  TextEncoder,
  toUSVString,
  types,
};
