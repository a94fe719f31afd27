/**
 * A file of users, as it arrives: an array of JSON documents, one document a line (NDJSON), or CSV.
 * It is cut into the texts of its documents and never held whole. Whether a text is a good document
 * is found out later, one by one; here a file is refused that cannot be cut.
 */
import { CsvCutter } from './csv-users.ts';
import { UsersFileFault, requireUsualLength } from './users-file-fault.ts';

/** A document's text, with its line; in an array, with its place. Both count from 1. */
export type UserRecord = [line: number, text: string];

const MAX_PART_CHARACTERS = 256 * 1024;
/** One transaction each: short enough that nobody waits for it. */
const MAX_PART_RECORDS = 200;

/** The documents in parts that are worked on, and repeated, together. */
export async function* partsOfUsersFile(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<UserRecord[]> {
  let part: UserRecord[] = [];
  let characters = 0;
  for await (const record of recordsOf(bytes)) {
    const [, text] = record;
    const isFull =
      part.length === MAX_PART_RECORDS || characters + text.length > MAX_PART_CHARACTERS;
    if (isFull && part.length > 0) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(record);
    characters += text.length;
  }
  if (part.length > 0) yield part;
}

async function* recordsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<UserRecord> {
  let cutter: Cutter | undefined;
  // White space before the first document belongs to either form, and its lines count.
  let before = '';
  for await (const text of textOf(bytes)) {
    if (cutter) {
      yield* cutter.cut(text);
      continue;
    }
    before += text;
    const [first] = /\S/.exec(text) ?? [];
    if (first === undefined) {
      requireUsualLength(before.length, 1);
      continue;
    }
    cutter = cutterFor(first);
    yield* cutter.cut(before);
  }
  if (cutter) yield* cutter.end();
}

async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new UsersFileFault('expected text in UTF-8');
    }
  };
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}

function cutterFor(first: string): Cutter {
  if (first === '[') return new ArrayCutter();
  return first === '{' ? new LineCutter() : new CsvCutter();
}

type Cutter = {
  cut: (text: string) => Generator<UserRecord>;
  end: () => Generator<UserRecord>;
};

class LineCutter implements Cutter {
  #line = 1;
  #begun = '';

  *cut(text: string): Generator<UserRecord> {
    const lines = (this.#begun + text).split('\n');
    this.#begun = lines.pop() ?? '';
    for (const line of lines) yield* this.#take(line);
    requireUsualLength(this.#begun.length, this.#line);
  }

  *end(): Generator<UserRecord> {
    yield* this.#take(this.#begun);
  }

  *#take(text: string): Generator<UserRecord> {
    requireUsualLength(text.length, this.#line);
    if (text.trim() !== '') yield [this.#line, text.trim()];
    this.#line += 1;
  }
}

/** Only as much of JSON as tells where a document of the array ends. */
class ArrayCutter implements Cutter {
  #place = 1;
  #begun = '';
  #depth = 0;
  #where: 'before' | 'inside' | 'in-string' | 'after-backslash' | 'behind' = 'before';

  *cut(text: string): Generator<UserRecord> {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at] ?? '';
      if (this.#where === 'after-backslash') this.#where = 'in-string';
      else if (this.#where === 'in-string') {
        if (character === '\\') this.#where = 'after-backslash';
        else if (character === '"') this.#where = 'inside';
      } else if (this.#where === 'before') {
        if (character === '[') {
          this.#where = 'inside';
          from = at + 1;
        }
      } else if (this.#where === 'behind') {
        if (/\S/.test(character)) throw new UsersFileFault('expected nothing behind the array');
      } else if (character === '"') this.#where = 'in-string';
      else if (character === '{' || character === '[') this.#depth += 1;
      else if (this.#depth > 0 && (character === '}' || character === ']')) this.#depth -= 1;
      else if (this.#depth === 0 && (character === ',' || character === ']')) {
        yield* this.#take(text.slice(from, at), character === ']');
        from = at + 1;
        if (character === ']') this.#where = 'behind';
      }
    }
    if (this.#where !== 'behind' && this.#where !== 'before') this.#begun += text.slice(from);
    requireUsualLength(this.#begun.length, this.#place);
  }

  *end(): Generator<UserRecord> {
    if (this.#where !== 'behind') {
      throw new UsersFileFault('the array is not closed: the file is not whole');
    }
    yield* [];
  }

  *#take(rest: string, isLast: boolean): Generator<UserRecord> {
    const text = (this.#begun + rest).trim();
    this.#begun = '';
    requireUsualLength(text.length, this.#place);
    if (text !== '') yield [this.#place, text];
    else if (!isLast || this.#place > 1) {
      throw new UsersFileFault(`expected a user at place ${this.#place} of the array`);
    }
    this.#place += 1;
  }
}
