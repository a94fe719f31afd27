/** `Headers` as in browsers and Node, with `raw()` as in node-fetch. */
import type { HeaderPair } from '../../http-exchange.ts';

const nameShape = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const badValue = /[\0\r\n]/;

export class Headers {
  readonly #values = new Map<string, string[]>();

  constructor(init?: unknown) {
    if (init === undefined || init === null) return;
    if (typeof init !== 'object') throw new TypeError('Headers are made of an object or of pairs');
    for (const [name, value] of entriesOf(init)) {
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
        this.append(name, one);
    }
  }

  append(name: unknown, value: unknown): void {
    const key = keyOf(name);
    const text = valueOf(key, value);
    const known = this.#values.get(key);
    if (known) known.push(text);
    else this.#values.set(key, [text]);
  }

  set(name: unknown, value: unknown): void {
    const key = keyOf(name);
    this.#values.set(key, [valueOf(key, value)]);
  }

  get(name: unknown): string | null {
    return this.#values.get(keyOf(name))?.join(', ') ?? null;
  }

  getSetCookie(): string[] {
    return [...(this.#values.get('set-cookie') ?? [])];
  }

  has(name: unknown): boolean {
    return this.#values.has(keyOf(name));
  }

  delete(name: unknown): void {
    this.#values.delete(keyOf(name));
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  raw(): Record<string, string[]> {
    return Object.fromEntries([...this.#values].map(([name, values]) => [name, [...values]]));
  }

  *entries(): IterableIterator<HeaderPair> {
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? [];
      if (name === 'set-cookie') for (const value of values) yield [name, value];
      else yield [name, values.join(', ')];
    }
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this) yield name;
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): IterableIterator<HeaderPair> {
    return this.entries();
  }

  get [Symbol.toStringTag](): string {
    return 'Headers';
  }
}

const entriesOf = (init: object): Iterable<[unknown, unknown]> =>
  Symbol.iterator in init ? (init as Iterable<[unknown, unknown]>) : Object.entries(init);

function keyOf(name: unknown): string {
  const text = String(name);
  if (!nameShape.test(text)) throw new TypeError(`"${text.slice(0, 50)}" is no name of a header`);
  return text.toLowerCase();
}

function valueOf(key: string, value: unknown): string {
  const text = String(value).trim();
  if (badValue.test(text))
    throw new TypeError(`The header ${key} holds a character that no header may hold`);
  return text;
}
