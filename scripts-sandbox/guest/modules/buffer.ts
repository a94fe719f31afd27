/**
 * Node's `buffer`: the package of that name, with the encoding that it lacks. It is changed in place,
 * so that packages that ask for it get the same.
 */
import { Buffer } from 'buffer';

import { atob, btoa } from '../web/base64.ts';
import { encodeUtf8, readUtf8, utf8Length } from '../web/text-encoding.ts';
import { nodeError, outOfRange, wrongType } from '../node-errors.ts';

type Encoding = string | undefined;

const isBase64Url = (encoding: unknown): boolean =>
  typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';

/** What takes base64 takes its other alphabet too, and no padding. */
const known = (encoding: unknown): Encoding =>
  isBase64Url(encoding) ? 'base64' : (encoding as Encoding);

const prototype = Buffer.prototype as unknown as {
  toString: (...given: unknown[]) => string;
  write: (...given: unknown[]) => number;
};

const plain = {
  from: Buffer.from.bind(Buffer) as (...given: unknown[]) => Buffer,
  isEncoding: Buffer.isEncoding.bind(Buffer) as (encoding: unknown) => boolean,
  byteLength: Buffer.byteLength.bind(Buffer) as (value: unknown, encoding?: Encoding) => number,
  toString: prototype.toString,
  write: prototype.write,
  alloc: Buffer.alloc.bind(Buffer) as (size: number, ...fill: unknown[]) => Buffer,
  concat: Buffer.concat.bind(Buffer),
};

function requireEncoding(encoding: unknown): void {
  if (typeof encoding !== 'string' || encoding === '' || isBase64Url(encoding)) return;
  if (plain.isEncoding(encoding)) return;
  throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
}

/** Cuts hex at the first character that is none, as Node does; the package refuses some. */
function fromText(text: string, encoding: unknown): Buffer {
  requireEncoding(encoding);
  if (!encoding || isUtf8(encoding)) {
    // The package would make an array of numbers of it first, many times its size.
    return plain.from(encodeUtf8(text).buffer);
  }
  const isHex = typeof encoding === 'string' && encoding.toLowerCase() === 'hex';
  const read = isHex ? (/^(?:[0-9a-f]{2})*/i.exec(text)?.[0] ?? '') : text;
  return plain.from(read, known(encoding));
}

const ours = {
  from(value: unknown, encodingOrOffset?: unknown, length?: unknown): Buffer {
    if (typeof value === 'string') return fromText(value, encodingOrOffset);
    if (!isSource(value)) {
      const message = `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received ${typeof value}`;
      throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
    }
    return plain.from(value, encodingOrOffset, length);
  },
  isEncoding: (encoding: unknown): boolean => isBase64Url(encoding) || plain.isEncoding(encoding),
  byteLength: (value: unknown, encoding?: unknown): number => {
    if (typeof value !== 'string') return plain.byteLength(value);
    if (!encoding || isUtf8(encoding)) return utf8Length(value);
    if (!isBase64(encoding)) return plain.byteLength(value, known(encoding));
    // Padding or none, other alphabet or not.
    return Math.floor((unpadded(value) * 3) / 4);
  },
  toString(this: Buffer, encoding?: unknown, start?: unknown, end?: unknown): string {
    requireEncoding(encoding);
    if (isBase64Url(encoding)) {
      const text = plain.toString.call(this, 'base64', start, end);
      return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    }
    if (encoding === undefined || isUtf8(encoding)) {
      const { text, rest } = readUtf8(this.subarray(asIndex(start, 0), asIndex(end, this.length)));
      return rest.length > 0 ? `${text}\ufffd` : text;
    }
    return plain.toString.call(this, encoding, start, end);
  },
  alloc(size: unknown, ...fill: unknown[]): Buffer {
    requireSize(size);
    return plain.alloc(size, ...fill);
  },
  allocUnsafe(size: unknown): Buffer {
    requireSize(size);
    return plain.alloc(size);
  },
  concat(list: unknown, length?: number): Buffer {
    if (!Array.isArray(list)) throw wrongType('list', 'an instance of Array', list);
    return plain.concat(list as Uint8Array[], length);
  },
  write(this: Buffer, ...given: unknown[]): number {
    return plain.write.call(this, ...given.map((value, at) => (at === 0 ? value : known(value))));
  },
};

/** How long it is without what only fills it up. */
function unpadded(text: string): number {
  let length = text.length;
  while (length > 0 && text.charAt(length - 1) === '=') length -= 1;
  return length;
}

const isBase64 = (encoding: unknown): boolean => known(encoding)?.toLowerCase() === 'base64';

const isUtf8 = (encoding: unknown): boolean =>
  typeof encoding === 'string' && /^utf-?8$/i.test(encoding);

function isSource(value: unknown): boolean {
  if (typeof value === 'object') return value !== null;
  return false;
}

function requireSize(size: unknown): asserts size is number {
  if (typeof size !== 'number') throw wrongType('size', 'of type number', size);
  if (!(size >= 0 && size < 2 ** 31)) throw outOfRange('size', '>= 0 && <= 2147483647', size);
}

function asIndex(value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Math.trunc(Number(value));
  return Number.isNaN(number) ? 0 : Math.max(0, number);
}

Object.assign(Buffer, {
  from: ours.from,
  isEncoding: ours.isEncoding,
  byteLength: ours.byteLength,
  alloc: ours.alloc,
  allocUnsafe: ours.allocUnsafe,
  concat: ours.concat,
});
Object.assign(Buffer.prototype, {
  toString: ours.toString,
  write: ours.write,
});

export { Buffer };

export const bufferModule = {
  Buffer,
  atob,
  btoa,
  constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 29 - 24 },
  kMaxLength: 2 ** 31 - 1,
};
