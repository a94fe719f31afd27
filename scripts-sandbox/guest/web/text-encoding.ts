/** `TextEncoder` and `TextDecoder` for UTF-8, UTF-16LE and Latin-1 (Encoding, 8). */
import { nodeError, wrongType } from '../node-errors.ts';

export class TextEncoder {
  get encoding(): string {
    return 'utf-8';
  }

  encode(text: unknown = ''): Uint8Array {
    return encodeUtf8(String(text));
  }

  encodeInto(text: unknown, bytes: Uint8Array): { read: number; written: number } {
    if (typeof text !== 'string') throw wrongType('src', 'of type string', text);
    if (!(bytes instanceof Uint8Array)) throw wrongType('dest', 'an instance of Uint8Array', bytes);
    return write(text, bytes);
  }

  get [Symbol.toStringTag](): string {
    return 'TextEncoder';
  }
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(utf8Length(text));
  write(text, bytes);
  return bytes;
}

/** How many bytes a text takes; half a surrogate pair takes the three of U+FFFD. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (unit < 0xd800 || unit > 0xdbff || (text.codePointAt(at) ?? 0) <= 0xffff) continue;
    length += 1;
    at += 1;
  }
  return length;
}

/** Writes as many whole characters as there is room for; half a surrogate pair becomes U+FFFD. */
function write(text: string, bytes: Uint8Array): { read: number; written: number } {
  let written = 0;
  let read = 0;
  while (read < text.length) {
    const unit = text.charCodeAt(read);
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    const whole = isHalf ? (text.codePointAt(read) ?? unit) : unit;
    const point = isHalf && whole === unit ? 0xfffd : whole;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (written + size > bytes.length) break;
    if (size === 1) bytes[written] = point;
    else {
      bytes[written] = ((0xf00 >> size) & 0xff) | (point >> (6 * (size - 1)));
      for (let at = 1; at < size; at += 1) {
        bytes[written + at] = 0x80 | ((point >> (6 * (size - 1 - at))) & 0x3f);
      }
    }
    written += size;
    read += whole > 0xffff ? 2 : 1;
  }
  return { read, written };
}

const labels: Readonly<Record<string, 'utf-8' | 'utf-16le' | 'windows-1252'>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  ucs2: 'utf-16le',
  'ucs-2': 'utf-16le',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** What windows-1252 has where Latin-1 has control characters, from 0x80. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const REPLACEMENT = '\ufffd';

export class TextDecoder {
  readonly #encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly #isFatal: boolean;
  readonly #keepsMark: boolean;
  /** The beginning of a character whose end has not come yet. */
  #rest: Uint8Array = new Uint8Array(0);
  #hasBegun = false;

  constructor(label: unknown = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const name = String(label).trim().toLowerCase();
    const encoding = Object.hasOwn(labels, name) ? labels[name] : undefined;
    if (!encoding) {
      throw nodeError(
        RangeError,
        'ERR_ENCODING_NOT_SUPPORTED',
        `The "${String(label)}" encoding is not supported`,
      );
    }
    this.#encoding = encoding;
    this.#isFatal = Boolean(options.fatal);
    this.#keepsMark = Boolean(options.ignoreBOM);
  }

  get encoding(): string {
    return this.#encoding;
  }

  get fatal(): boolean {
    return this.#isFatal;
  }

  get ignoreBOM(): boolean {
    return this.#keepsMark;
  }

  decode(input?: unknown, options: { stream?: boolean } = {}): string {
    const isStream = Boolean(options.stream);
    const bytes = joined(this.#rest, input === undefined ? new Uint8Array(0) : bytesOf(input));
    const { text, rest } = this.#read(bytes, isStream);
    this.#rest = rest;
    const hasMark = !this.#hasBegun && !this.#keepsMark && text.startsWith('\ufeff');
    this.#hasBegun = isStream && (this.#hasBegun || text !== '');
    return hasMark ? text.slice(1) : text;
  }

  get [Symbol.toStringTag](): string {
    return 'TextDecoder';
  }

  #read(bytes: Uint8Array, isStream: boolean): { text: string; rest: Uint8Array } {
    const none = new Uint8Array(0);
    if (this.#encoding === 'windows-1252') return { text: readWindows1252(bytes), rest: none };
    const { text, rest, isSound } = this.#encoding === 'utf-8' ? readUtf8(bytes) : readUtf16(bytes);
    const isCut = rest.length > 0 && !isStream;
    if (this.#isFatal && (!isSound || isCut)) throw this.#refusal();
    return isCut ? { text: text + REPLACEMENT, rest: none } : { text, rest: rest.slice() };
  }

  #refusal(): Error {
    this.#rest = new Uint8Array(0);
    this.#hasBegun = false;
    return nodeError(
      TypeError,
      'ERR_ENCODING_INVALID_ENCODED_DATA',
      `The encoded data was not valid for encoding ${this.#encoding}`,
    );
  }
}

type Read = { text: string; rest: Uint8Array; isSound: boolean };

/** `fromCharCode` takes its parameters from the stack: so many at a time. */
const CHUNK = 4_096;

class Units {
  text = '';
  #chunk: number[] = [];

  add(point: number): void {
    if (point > 0xffff) {
      this.#chunk.push(0xd7c0 + (point >> 10), 0xdc00 + (point & 0x3ff));
    } else this.#chunk.push(point);
    if (this.#chunk.length >= CHUNK) this.flush();
  }

  flush(): string {
    this.text += String.fromCharCode(...this.#chunk);
    this.#chunk = [];
    return this.text;
  }
}

/** Encoding, 9.1.1: what may follow a lead byte, and U+FFFD for each longest part that is none. */
export function readUtf8(bytes: Uint8Array): Read {
  const units = new Units();
  let isSound = true;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      units.add(lead);
      at += 1;
      continue;
    }
    const size =
      lead >= 0xc2 && lead <= 0xdf
        ? 2
        : lead >= 0xe0 && lead <= 0xef
          ? 3
          : lead >= 0xf0 && lead <= 0xf4
            ? 4
            : 0;
    let point = size === 2 ? lead & 0x1f : size === 3 ? lead & 0xf : lead & 0x7;
    let taken = 1;
    while (taken < size && at + taken < bytes.length) {
      const next = bytes[at + taken] ?? 0;
      const [low, high] = taken === 1 ? secondOf(lead) : [0x80, 0xbf];
      if (next < low || next > high) break;
      point = (point << 6) | (next & 0x3f);
      taken += 1;
    }
    if (size > 0 && taken === size) units.add(point);
    else if (size > 0 && at + taken >= bytes.length) {
      return { text: units.flush(), rest: bytes.subarray(at), isSound };
    } else {
      units.add(0xfffd);
      isSound = false;
    }
    at += taken;
  }
  return { text: units.flush(), rest: new Uint8Array(0), isSound };
}

function secondOf(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

function readUtf16(bytes: Uint8Array): Read {
  const units = new Units();
  let isSound = true;
  const end = bytes.length - (bytes.length % 2);
  const unitAt = (at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  for (let at = 0; at < end; at += 2) {
    const unit = unitAt(at);
    const isLead = unit >= 0xd800 && unit <= 0xdbff;
    if (isLead && at + 2 >= end) return { text: units.flush(), rest: bytes.subarray(at), isSound };
    const next = isLead ? unitAt(at + 2) : 0;
    if (isLead && next >= 0xdc00 && next <= 0xdfff) {
      units.add(unit);
      units.add(next);
      at += 2;
    } else if (unit >= 0xd800 && unit <= 0xdfff) {
      units.add(0xfffd);
      isSound = false;
    } else units.add(unit);
  }
  return { text: units.flush(), rest: bytes.subarray(end), isSound };
}

function readWindows1252(bytes: Uint8Array): string {
  const units = new Units();
  for (const byte of bytes) {
    const isSpecial = byte >= 0x80 && byte <= 0x9f;
    units.add(isSpecial ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte);
  }
  return units.flush();
}

function bytesOf(input: unknown): Uint8Array {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input)) {
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  }
  throw wrongType('list', 'an instance of ArrayBuffer or ArrayBufferView', input);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
