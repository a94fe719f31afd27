/** What `find` and `aggregate` give: settings that are gathered, and documents once they are asked for. */
import { callBack, isCallback, settled } from './ask-database.ts';
import type { Document } from './mongodb-link.ts';

type Fetch = (settings: Document) => Promise<Document[]>;

export class Cursor {
  readonly #settings: Document;
  readonly #fetch: Fetch;
  #documents: Promise<Document[]> | undefined;
  #read = 0;
  #change: (document: Document) => unknown = (document) => document;

  constructor(options: unknown, fetch: Fetch) {
    this.#settings = typeof options === 'object' && options !== null ? { ...options } : {};
    this.#fetch = fetch;
  }

  limit(limit: number): this {
    return this.#set('limit', limit);
  }

  skip(skip: number): this {
    return this.#set('skip', skip);
  }

  /** `({ field: 1 })` or `('field', 1)`. */
  sort(sort: unknown, direction?: unknown): this {
    return this.#set('sort', direction === undefined ? sort : [[sort, direction]]);
  }

  project(projection: unknown): this {
    return this.#set('projection', projection);
  }

  batchSize(size: number): this {
    return this.#set('batchSize', size);
  }

  maxTimeMS(ms: number): this {
    return this.#set('maxTimeMS', ms);
  }

  collation(collation: unknown): this {
    return this.#set('collation', collation);
  }

  hint(hint: unknown): this {
    return this.#set('hint', hint);
  }

  map(change: (document: never) => unknown): this {
    const before = this.#change;
    this.#change = (document) => change(before(document) as never);
    return this;
  }

  toArray(callback?: unknown): Promise<unknown[]> | undefined {
    return settled(this.#rest(), callback);
  }

  /** Null where there are no more. */
  next(callback?: unknown): Promise<unknown> | undefined {
    return settled(this.first(), callback);
  }

  /** The next one, by promise in any case. */
  async first(): Promise<unknown> {
    const document = (await this.#all())[this.#read];
    if (!document) return null;
    this.#read += 1;
    return this.#change(document);
  }

  hasNext(callback?: unknown): Promise<boolean> | undefined {
    const has = this.#all().then((documents) => this.#read < documents.length);
    return settled(has, callback);
  }

  forEach(each: (document: unknown) => unknown, callback?: unknown): Promise<void> | undefined {
    const done = this.#rest().then((documents) => {
      for (const document of documents) if (each(document) === false) return;
    });
    return settled(done, callback, () => [null]);
  }

  /** As version 3: each document, then null. */
  each(callback: unknown): void {
    if (!isCallback(callback)) throw new TypeError('each takes a callback');
    this.#rest().then(
      (documents) => {
        for (const document of [...documents, null]) callBack(callback, null, document);
      },
      (error: unknown) => {
        callBack(callback, error);
      },
    );
  }

  close(callback?: unknown): Promise<void> | undefined {
    return settled(Promise.resolve(), callback, () => [null]);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    yield* await this.#rest();
  }

  #set(name: string, value: unknown): this {
    this.#settings[name] = value;
    return this;
  }

  #all(): Promise<Document[]> {
    this.#documents ??= this.#fetch(this.#settings);
    return this.#documents;
  }

  async #rest(): Promise<unknown[]> {
    const rest = (await this.#all()).slice(this.#read);
    this.#read += rest.length;
    return rest.map((document) => this.#change(document));
  }
}
