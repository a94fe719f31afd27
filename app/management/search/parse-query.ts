/**
 * Lucene's query syntax, as far as searches of Auth0 use it: `field:value` with AND, OR, NOT and
 * parentheses. What is not understood is refused at its place: half a search finds the wrong people.
 */
import { queryFault } from './query-fault.ts';

/** `at` is where something stands in the query, counted from 0. */
export type Query =
  | { kind: 'and' | 'or'; of: Query[] }
  | { kind: 'not'; of: Query }
  | { kind: 'term'; field: string; at: number; value: Value };

export type Value =
  | { kind: 'exact'; text: string; at: number }
  | { kind: 'prefix'; text: string; at: number }
  | { kind: 'range'; from: Bound | null; to: Bound | null; at: number }
  | { kind: 'any'; at: number };

export type Bound = { text: string; isInclusive: boolean; at: number };

const MAX_TERMS = 100;
const MAX_DEPTH = 30;

/** @throws ManagementError `search_query_invalid` */
export function parseQuery(text: string): Query {
  return new QueryReader(text).readAll();
}

class QueryReader {
  readonly #text: string;
  #at = 0;
  #terms = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): Query {
    const query = this.#either(undefined, 0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#fault('expected AND, OR or the end');
    return query;
  }

  /** `field` is set inside of `field:( … )`. */
  #either(field: string | undefined, depth: number): Query {
    const of = [this.#both(field, depth)];
    while (this.#takeWord('OR', '||')) of.push(this.#both(field, depth));
    return joined('or', of);
  }

  #both(field: string | undefined, depth: number): Query {
    const of = [this.#one(field, depth)];
    while (this.#takeWord('AND', '&&')) of.push(this.#one(field, depth));
    return joined('and', of);
  }

  #one(field: string | undefined, depth: number): Query {
    if (depth > MAX_DEPTH) throw this.#fault(`expected at most ${MAX_DEPTH} levels`);
    if (this.#takeWord('NOT') || this.#take(/[!-](?=\S)/y)) {
      return { kind: 'not', of: this.#one(field, depth + 1) };
    }
    if (this.#take(/\(/y)) {
      const query = this.#either(field, depth + 1);
      if (!this.#take(/\)/y)) throw this.#fault('expected )');
      return query;
    }
    return this.#term(field, depth);
  }

  #term(field: string | undefined, depth: number): Query {
    this.#skipSpace();
    const at = this.#at;
    this.#terms += 1;
    if (this.#terms > MAX_TERMS) throw this.#fault(`expected at most ${MAX_TERMS} conditions`);
    if (field !== undefined) return { kind: 'term', field, at, value: this.#value() };
    const name = this.#take(/[A-Za-z_][\w.]*(?=:)/y);
    if (name === undefined) throw this.#fault('expected field:value');
    this.#at += 1;
    if (name === '_exists_') {
      const place = this.#at;
      const named = this.#takeHere(/[A-Za-z_][\w.]*/y);
      if (named === undefined) throw this.#fault('expected the name of a field');
      return { kind: 'term', field: named, at: place, value: { kind: 'any', at: place } };
    }
    if (this.#takeHere(/\(/y)) {
      const query = this.#either(name, depth + 1);
      if (!this.#take(/\)/y)) throw this.#fault('expected )');
      return query;
    }
    return { kind: 'term', field: name, at, value: this.#value() };
  }

  #value(): Value {
    const at = this.#at;
    const opened = this.#takeHere(/[[{]/y);
    if (opened) return this.#range(at, opened === '[');
    const comparison = this.#takeHere(/[<>]=?/y);
    if (comparison) {
      const bound = this.#bound(comparison.endsWith('='));
      return comparison.startsWith('>')
        ? { kind: 'range', from: bound, to: null, at }
        : { kind: 'range', from: null, to: bound, at };
    }
    const quoted = this.#quoted();
    if (quoted !== undefined) return { kind: 'exact', text: quoted, at };
    return this.#pattern();
  }

  #range(at: number, isFromInclusive: boolean): Value {
    const from = this.#bound(isFromInclusive);
    if (!this.#takeWord('TO')) throw this.#fault('expected TO');
    const to = this.#bound(true);
    const closed = this.#take(/[\]}]/y);
    if (!closed) throw this.#fault('expected ] or }');
    return { kind: 'range', from, to: to && { ...to, isInclusive: closed === ']' }, at };
  }

  /** Null is an open end, written `*`. */
  #bound(isInclusive: boolean): Bound | null {
    this.#skipSpace();
    const at = this.#at;
    const quoted = this.#quoted();
    if (quoted !== undefined) return { text: quoted, isInclusive, at };
    const pattern = this.#pattern();
    if (pattern.kind === 'any') return null;
    if (pattern.kind === 'exact') return { text: pattern.text, isInclusive, at };
    throw queryFault(at, 'expected a value or *');
  }

  #quoted(): string | undefined {
    const start = this.#at;
    if (!this.#takeHere(/"/y)) return undefined;
    const inside = this.#takeHere(/(?:[^"\\]|\\.)*(?=")/sy);
    if (inside === undefined) throw queryFault(start, 'this quotation mark is never closed');
    this.#at += 1;
    if (this.#at < this.#text.length && !/[\s)\]}]/.test(this.#text.charAt(this.#at))) {
      throw this.#fault('expected a space behind the quotation mark');
    }
    return inside.replaceAll(/\\(.)/gs, '$1');
  }

  #pattern(): Exclude<Value, { kind: 'range' }> {
    const at = this.#at;
    const raw = this.#takeHere(/(?:[^\s()[\]{}"\\]|\\.)+/sy);
    if (raw === undefined) throw this.#fault('expected a value');
    if (raw === '*') return { kind: 'any', at };
    if (raw.startsWith('/')) throw queryFault(at, 'regular expressions are not searched for');
    const isPrefix = /(?:^|[^\\])(?:\\\\)*\*$/.test(raw);
    const plain = isPrefix ? raw.slice(0, -1) : raw;
    const unescaped = /^(?:[^*?~^\\]|\\.)*/s.exec(plain)?.[0] ?? '';
    if (unescaped.length < plain.length) {
      throw queryFault(
        at + unescaped.length,
        `expected no ${plain.charAt(unescaped.length)}: a * can be at the end of a value, and others have a \\ before them`,
      );
    }
    const text = plain.replaceAll(/\\(.)/gs, '$1');
    return { kind: isPrefix ? 'prefix' : 'exact', text, at };
  }

  #skipSpace(): void {
    this.#takeHere(/\s+/y);
  }

  #take(pattern: RegExp): string | undefined {
    this.#skipSpace();
    return this.#takeHere(pattern);
  }

  #takeWord(word: string, sign?: string): boolean {
    const found = this.#take(new RegExp(`${word}(?=[\\s(!-]|$)`, 'y'));
    if (found !== undefined || sign === undefined) return found !== undefined;
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #takeHere(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #fault(message: string) {
    return queryFault(this.#at, message);
  }
}

function joined(kind: 'and' | 'or', of: Query[]): Query {
  const [only, ...others] = of;
  return only && others.length === 0 ? only : { kind, of };
}
