/** Node's `querystring`. */
import { asText } from '../as-text.ts';
import { Buffer } from './buffer.ts';
import { nodeError } from '../node-errors.ts';

type Values = Record<string, string | string[]>;
type ParseOptions = { maxKeys?: number; decodeURIComponent?: (text: string) => string };
type FormatOptions = { encodeURIComponent?: (text: string) => string };

const MAX_KEYS = 1_000;

function escape(value: unknown): string {
  const text = asText(value);
  try {
    return encodeURIComponent(text);
  } catch {
    throw nodeError(URIError, 'ERR_INVALID_URI', 'URI malformed');
  }
}

/** What is not encoded well stays what it is, byte by byte. */
function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBuffer(text).toString();
  }
}

function unescapeBuffer(text: string): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const [code] = /^%([0-9a-f]{2})/i.exec(text.slice(at, at + 3)) ?? [];
    bytes.push(code ? Number.parseInt(code.slice(1), 16) : text.charCodeAt(at) & 0xff);
    if (code) at += 2;
  }
  return Buffer.from(bytes);
}

function parse(
  text?: unknown,
  separator?: unknown,
  equals?: unknown,
  options?: ParseOptions | null,
): Values {
  const values = Object.create(null) as Values;
  if (typeof text !== 'string' || text.length === 0) return values;
  const between = separator ? asText(separator) : '&';
  const is = equals ? asText(equals) : '=';
  const decode =
    typeof options?.decodeURIComponent === 'function'
      ? options.decodeURIComponent
      : querystring.unescape;
  const maxKeys = typeof options?.maxKeys === 'number' ? options.maxKeys : MAX_KEYS;
  const pairs = text.split(between).filter((pair) => pair !== '');
  for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
    const at = pair.indexOf(is);
    const name = decoded(at < 0 ? pair : pair.slice(0, at), decode);
    add(values, name, at < 0 ? '' : decoded(pair.slice(at + is.length), decode));
  }
  return values;
}

function add(values: Values, name: string, value: string): void {
  const before = values[name];
  if (before === undefined) values[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else values[name] = [before, value];
}

function decoded(text: string, decode: (text: string) => string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%') && decode === unescape) return spaced;
  try {
    return decode(spaced);
  } catch {
    return unescape(spaced);
  }
}

function stringify(
  values?: unknown,
  separator?: unknown,
  equals?: unknown,
  options?: FormatOptions | null,
): string {
  if (typeof values !== 'object' || values === null) return '';
  const between = separator ? asText(separator) : '&';
  const is = equals ? asText(equals) : '=';
  const encode =
    typeof options?.encodeURIComponent === 'function'
      ? options.encodeURIComponent
      : querystring.escape;
  return Object.entries(values)
    .flatMap(([name, value]: [string, unknown]) => {
      const key = encode(primitive(name)) + is;
      const all: unknown[] = Array.isArray(value) ? value : [value];
      return all.map((one) => key + encode(primitive(one)));
    })
    .join(between);
}

function primitive(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}

/** `escape` and `unescape` may be replaced by a script, as in Node. */
export const querystring = {
  parse,
  decode: parse,
  stringify,
  encode: stringify,
  escape,
  unescape,
  unescapeBuffer,
};
