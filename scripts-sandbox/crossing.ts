/**
 * What crosses between a script and the child that runs it: JSON, and nothing else. Bytes, dates, big
 * integers and numbers that JSON cannot write go as marked objects; a key of the script's own that looks like the mark is changed
 * on the way and changed back.
 */
const MARK = '$latchkey';

/** Databases nest documents a hundred deep. */
const MAX_LEVELS = 1_000;
/** Below this the parser takes no time worth mentioning. */
const LEVELS_COUNT_FROM = 100_000;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** More than the numbers of any database; reading one takes the square of its length. */
const MAX_DIGITS = 1_000;

export type Base64 = {
  encode: (bytes: Uint8Array) => string;
  decode: (text: string) => Uint8Array;
};

/** @throws TypeError on cycles, as `JSON.stringify` does; RangeError on numbers beyond all measure. */
export function pack(value: unknown, base64: Base64): string {
  return JSON.stringify(
    { value },
    function mark(this: Record<string, unknown>, key, shown: unknown) {
      // `toJSON` has been called on `shown`; what it was stands in its holder.
      const held = this[key];
      if (held instanceof Uint8Array) return { [MARK]: 'bytes', value: base64.encode(held) };
      if (held instanceof Date) return { [MARK]: 'date', value: held.getTime() };
      if (typeof held === 'bigint') return { [MARK]: 'bigint', value: digitsOf(held) };
      if (typeof held === 'number' && !Number.isFinite(held)) {
        return { [MARK]: 'number', value: String(held) };
      }
      return renamed(shown, (name) => (name.startsWith(MARK) ? `${name}$` : name));
    },
  );
}

/**
 * @throws SyntaxError and RangeError on what the other side would not have written: the side of a
 *   script may write what it likes, and whoever reads it has other things to do.
 */
export function unpack(text: string, base64: Base64): unknown {
  if (text.length > LEVELS_COUNT_FROM) refuseDepth(text);
  return (restored(JSON.parse(text), base64, 0) as { value?: unknown }).value;
}

/** By hand: `JSON.parse` with a function takes seconds over some texts of a few MB. */
function restored(value: unknown, base64: Base64, level: number): unknown {
  if (!isObject(value)) return value;
  if (level > MAX_LEVELS) throw tooDeep();
  if (Object.hasOwn(value, MARK)) return unmarked(value, base64);
  let hasRenamed = false;
  for (const name in value) {
    const held = value[name];
    const one = restored(held, base64, level + 1);
    if (one !== held) define(value, name, one);
    hasRenamed ||= name.startsWith(MARK);
  }
  return hasRenamed
    ? renamed(value, (name) => (name.startsWith(MARK) ? name.slice(0, -1) : name))
    : value;
}

/** Before it is parsed, which takes a second for a few MB of brackets. */
function refuseDepth(text: string): void {
  let level = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isQuoted) {
      if (unit === BACKSLASH) at += 1;
      else if (unit === QUOTE) isQuoted = false;
    } else if (unit === QUOTE) isQuoted = true;
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      level += 1;
      if (level > MAX_LEVELS) throw tooDeep();
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) level -= 1;
  }
}

const tooDeep = (): Error => new RangeError('This is nested too deep to cross');

/** Not by assignment: the name may be `__proto__`. */
const define = (holder: object, name: string, value: unknown): unknown =>
  Object.defineProperty(holder, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });

function unmarked({ [MARK]: kind, value }: Record<string, unknown>, base64: Base64): unknown {
  if (kind === 'bytes') return base64.decode(String(value));
  if (kind === 'number') return Number(value);
  if (kind === 'date') return new Date(typeof value === 'number' ? value : NaN);
  return BigInt(digitsOf(value));
}

function digitsOf(value: unknown): string {
  const digits = String(value);
  if (digits.length <= MAX_DIGITS) return digits;
  throw new RangeError(`A big integer has more than ${String(MAX_DIGITS)} digits`);
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (!isObject(value) || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (!names.some((name) => name.startsWith(MARK))) return value;
  return Object.fromEntries(names.map((name) => [rename(name), value[name]]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
