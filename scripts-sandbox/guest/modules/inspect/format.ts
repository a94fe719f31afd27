/** `util.format`: a text with places for values, as `console.log` takes it. */
import { asText } from '../../as-text.ts';
import { inspect } from './inspect.ts';
import type { InspectOptions } from './inspect.ts';

export const format = (...given: unknown[]): string => formatWithOptions({}, ...given);

export function formatWithOptions(options: InspectOptions, ...given: unknown[]): string {
  const [first, ...rest] = given;
  if (typeof first !== 'string') return given.map((value) => shown(value, options)).join(' ');
  let at = 0;
  const text =
    rest.length === 0
      ? first
      : first.replace(/%[%sdifjoOc]/g, (place) => {
          if (place === '%%') return '%';
          if (at >= rest.length) return place;
          at += 1;
          return placed(place, rest[at - 1], options);
        });
  return [text, ...rest.slice(at).map((value) => shown(value, options))].join(' ');
}

const shown = (value: unknown, options: InspectOptions): string =>
  typeof value === 'string' ? value : inspect(value, options);

function placed(place: string, value: unknown, options: InspectOptions): string {
  switch (place) {
    case '%s':
      return spelled(value, options);
    case '%d':
      return asNumber(value, Number);
    case '%i':
      return asNumber(value, (text) => Number.parseInt(String(text), 10));
    case '%f':
      return typeof value === 'symbol' ? 'NaN' : String(Number.parseFloat(String(value)));
    case '%j':
      return asJson(value);
    case '%o':
      return inspect(value, { ...options, depth: 4 });
    case '%O':
      return inspect(value, options);
    default:
      return '';
  }
}

function spelled(value: unknown, options: InspectOptions): string {
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return asText(value);
  const hasOwnWords = typeof value.toString === 'function' && isTaught(value);
  return hasOwnWords ? asText(value) : inspect(value, { ...options, depth: 0 });
}

/** A class of somebody's own has said how it wants to be written. */
function isTaught(value: object): boolean {
  if (value instanceof Error || value instanceof Date) return true;
  return value.toString !== Object.prototype.toString && !isBuiltIn(value);
}

const builtIn = new Set<unknown>([Array, Map, Set, RegExp, Promise, ArrayBuffer, Uint8Array]);

const isBuiltIn = (value: object): boolean => builtIn.has(value.constructor);

function asNumber(value: unknown, read: (value: unknown) => number): string {
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value === 'symbol') return 'NaN';
  const number = typeof value === 'object' ? NaN : read(value);
  return Object.is(number, -0) ? '-0' : String(number);
}

function asJson(value: unknown): string {
  try {
    return asText(JSON.stringify(value));
  } catch (error) {
    if (error instanceof TypeError && error.message.includes('circular')) return '[Circular]';
    throw error;
  }
}
