/** A collection with the methods of today and those that version 3 had beside them. */
import { ObjectId } from 'bson';

import { isCallback, settled } from './ask-database.ts';
import { Cursor } from './mongodb-cursor.ts';
import type { Document, MongodbLink } from './mongodb-link.ts';

type Rest = unknown[];

export class Collection {
  readonly collectionName: string;
  readonly #link: MongodbLink;
  readonly #database: string | undefined;

  constructor(link: MongodbLink, database: string | undefined, name: string) {
    this.collectionName = name;
    this.#link = link;
    this.#database = database;
  }

  find(filter?: unknown, options?: unknown): Cursor {
    return this.#cursor('find', filter ?? {}, options);
  }

  aggregate(stages?: unknown, options?: unknown): Cursor {
    return this.#cursor('aggregate', stages ?? [], isCallback(options) ? undefined : options);
  }

  findOne(...given: Rest): unknown {
    const [filter, options] = given.filter((value) => !isCallback(value));
    const found = this.#cursor('find', filter ?? {}, options)
      .limit(1)
      .first();
    return settled(found, given.find(isCallback));
  }

  insertOne(document: Document, ...rest: Rest): unknown {
    const inserted = withId(document);
    const answer = this.#ask('insertOne', [inserted, ...rest]).then((result) => ({
      ...result,
      ops: [inserted],
      insertedCount: 1,
      result: { ok: 1, n: 1 },
    }));
    return settled(answer, rest.find(isCallback));
  }

  insertMany(documents: Document[], ...rest: Rest): unknown {
    const inserted = documents.map(withId);
    const answer = this.#ask('insertMany', [inserted, ...rest]).then((result) => ({
      ...result,
      ops: inserted,
      result: { ok: 1, n: inserted.length },
    }));
    return settled(answer, rest.find(isCallback));
  }

  updateOne(...given: Rest): unknown {
    return settled(this.#update('updateOne', given), given.find(isCallback));
  }

  updateMany(...given: Rest): unknown {
    return settled(this.#update('updateMany', given), given.find(isCallback));
  }

  replaceOne(...given: Rest): unknown {
    return settled(this.#update('replaceOne', given), given.find(isCallback));
  }

  deleteOne(...given: Rest): unknown {
    return settled(this.#delete('deleteOne', given), given.find(isCallback));
  }

  deleteMany(...given: Rest): unknown {
    return settled(this.#delete('deleteMany', given), given.find(isCallback));
  }

  findOneAndUpdate(...given: Rest): unknown {
    return this.#findAnd('findOneAndUpdate', given);
  }

  findOneAndReplace(...given: Rest): unknown {
    return this.#findAnd('findOneAndReplace', given);
  }

  findOneAndDelete(...given: Rest): unknown {
    return this.#findAnd('findOneAndDelete', given);
  }

  countDocuments(...given: Rest): unknown {
    return settled(this.#value('countDocuments', given), given.find(isCallback));
  }

  estimatedDocumentCount(...given: Rest): unknown {
    return settled(this.#value('estimatedDocumentCount', given), given.find(isCallback));
  }

  distinct(...given: Rest): unknown {
    return settled(this.#value('distinct', given), given.find(isCallback));
  }

  createIndex(...given: Rest): unknown {
    return settled(this.#value('createIndex', given), given.find(isCallback));
  }

  // Of version 3.

  insert(documents: Document | Document[], ...rest: Rest): unknown {
    return this.insertMany(Array.isArray(documents) ? documents : [documents], ...rest);
  }

  update(...given: Rest): unknown {
    const [, change, options] = given;
    const isMany = Boolean((options as { multi?: unknown } | undefined)?.multi);
    const operation = isMany ? 'updateMany' : isChange(change) ? 'updateOne' : 'replaceOne';
    return settled(this.#update(operation, without(given, 'multi')), given.find(isCallback));
  }

  remove(...given: Rest): unknown {
    const { justOne, single } = (given[1] ?? {}) as { justOne?: unknown; single?: unknown };
    const operation = justOne || single ? 'deleteOne' : 'deleteMany';
    const [filter, ...rest] = without(given, 'justOne', 'single');
    const asked = isCallback(filter) || filter === undefined ? [{}, ...rest] : [filter, ...rest];
    return settled(this.#delete(operation, asked), given.find(isCallback));
  }

  count(...given: Rest): unknown {
    return this.countDocuments(...given);
  }

  #cursor(operation: string, first: unknown, options: unknown): Cursor {
    return new Cursor(options, (settings) =>
      this.#link.documents({ ...this.#place, operation, parameters: [first, settings] }),
    );
  }

  async #update(operation: string, given: Rest): Promise<Document> {
    const result = await this.#ask(operation, given);
    const { matchedCount = 0, modifiedCount = 0, upsertedCount = 0 } = result as UpdateCounts;
    return {
      ...result,
      result: { ok: 1, n: matchedCount + upsertedCount, nModified: modifiedCount },
    };
  }

  async #delete(operation: string, given: Rest): Promise<Document> {
    const result = await this.#ask(operation, given);
    return { ...result, result: { ok: 1, n: result['deletedCount'] } };
  }

  /** The document, as today; to a callback `{ value, ok }`, as version 3. */
  #findAnd(operation: string, given: Rest): unknown {
    const found = this.#value(operation, given);
    return settled(found, given.find(isCallback), (value) => [{ value, ok: 1 }]);
  }

  async #ask(operation: string, given: Rest): Promise<Document> {
    return (await this.#value(operation, given)) as Document;
  }

  async #value(operation: string, given: Rest): Promise<unknown> {
    const parameters = given.filter((value) => !isCallback(value));
    return await this.#link.value({ ...this.#place, operation, parameters });
  }

  get #place(): { database: string | undefined; collection: string } {
    return { database: this.#database, collection: this.collectionName };
  }
}

type UpdateCounts = { matchedCount?: number; modifiedCount?: number; upsertedCount?: number };

/** The driver gives a document that has none an `_id` as well, in the script's own object. */
function withId(document: Document): Document {
  document['_id'] ??= new ObjectId();
  return document;
}

/** Whether this says what to change (`{ $set: … }`); else it is the new document. */
const isChange = (change: unknown): boolean =>
  Array.isArray(change) || Object.keys(change ?? {}).some((name) => name.startsWith('$'));

function without(given: Rest, ...names: string[]): Rest {
  return given.map((value) =>
    typeof value === 'object' && value !== null && names.some((name) => name in value)
      ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
      : value,
  );
}
