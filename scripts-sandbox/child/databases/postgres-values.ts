/**
 * How values of PostgreSQL are read: by the driver's own parsers, except where those believe a server
 * too much.
 *
 * 1. Nobody here asks for the binary form, and its parsers believe each number in it. It stays bytes.
 * 2. Bytes in their older form (`bytea_output = 'escape'`) are read here: the driver's parser goes
 *    round and round at a backslash that stands alone.
 * 3. A date is short. The driver's expression takes seconds to say that 100 KB of digits are none.
 */
import type pg from 'pg';

type Parser = (value: never) => unknown;
type TextParser = (text: string) => unknown;
type ArrayParser = { create: (text: string, parse: TextParser) => { parse: () => unknown[] } };

const BYTEA = 17;
const BYTEA_ARRAY = 1001;
/** Dates and times, and lists of them. */
const dates = [1082, 1114, 1184];
const dateArrays = new Map([
  [1182, 1082],
  [1115, 1114],
  [1185, 1184],
]);
/** `infinity`, or microseconds, a zone and an era. */
const DATE_CHARACTERS = 100;

const asItCame = (value: unknown): unknown => value;

/** @param asText types whose values the script parses: they come as their text. */
export function typesOf(driverOfPg: typeof pg, asText: ReadonlySet<number>): pg.CustomTypesConfig {
  const { getTypeParser, arrayParser } = driverOfPg.types as unknown as {
    getTypeParser: (oid: number) => TextParser;
    arrayParser: ArrayParser;
  };
  const parserOf = (oid: number, format = 'text'): Parser => {
    if (format !== 'text' || asText.has(oid)) return asItCame;
    if (oid === BYTEA) return parseBytes;
    if (dates.includes(oid)) return shortly(getTypeParser(oid));
    const parse = oid === BYTEA_ARRAY ? parseBytes : dateParserIn(oid);
    return parse ? (text: string) => arrayParser.create(text, parse).parse() : getTypeParser(oid);
  };
  const dateParserIn = (array: number): TextParser | undefined => {
    const oid = dateArrays.get(array);
    return oid === undefined ? undefined : shortly(getTypeParser(oid));
  };
  return { getTypeParser: parserOf as pg.CustomTypesConfig['getTypeParser'] };
}

const shortly =
  (parse: TextParser): TextParser =>
  (text) =>
    // In a list it may be NULL.
    typeof text === 'string' && text.length > DATE_CHARACTERS ? text : text && parse(text);

/** Hex behind `\x`; else letters, three octal digits behind a backslash, and backslashes twice. */
function parseBytes(text: string | null): Buffer | null {
  if (text === null) return null;
  if (text.startsWith('\\x')) return Buffer.from(text.slice(2), 'hex');
  const plain = text.replace(/\\(?:([0-7]{3})|\\)/g, (_escape, octal?: string) =>
    octal === undefined ? '\\' : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1');
}
