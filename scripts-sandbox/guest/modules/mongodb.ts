/**
 * `mongodb` as scripts know it: with the callbacks of version 3, which templates use, and with the
 * promises of today. Results have the fields of both.
 */
import * as bson from 'bson';
import EventEmitter from 'events';

import { Collection } from './databases/mongodb-collection.ts';
import { MongodbLink } from './databases/mongodb-link.ts';
import { callBack, isCallback, settled } from './databases/ask-database.ts';

type Settings = Record<string, unknown>;

class Db {
  readonly #link: MongodbLink;
  readonly #name: string | undefined;

  constructor(link: MongodbLink, name: string | undefined) {
    this.#link = link;
    this.#name = name;
  }

  get databaseName(): string | undefined {
    return this.#name;
  }

  /** A callback, last, as versions before 4 took it. */
  collection(name: unknown, ...rest: unknown[]): Collection {
    const collection = new Collection(this.#link, this.#name, String(name));
    const callback = rest.find(isCallback);
    if (callback) void Promise.resolve().then(() => callBack(callback, null, collection));
    return collection;
  }

  command(command: unknown, ...rest: unknown[]): Promise<unknown> | undefined {
    const answer = this.#link.value({
      database: this.#name,
      operation: 'command',
      parameters: [command],
    });
    return settled(answer, rest.find(isCallback));
  }
}

class MongoClient extends EventEmitter {
  readonly #link: MongodbLink;

  constructor(uri: unknown, settings?: unknown) {
    super();
    this.#link = new MongodbLink(String(uri), settingsOf(settings));
  }

  static connect(uri: unknown, ...rest: unknown[]): Promise<MongoClient> | undefined {
    const settings = rest.find((value) => !isCallback(value));
    return new MongoClient(uri, settings).connect(rest.find(isCallback));
  }

  connect(callback?: unknown): Promise<this> | undefined {
    const connected = this.#link.open().then(() => this);
    return settled(connected, callback);
  }

  db(name?: string): Db {
    return new Db(this.#link, name);
  }

  /** `(callback?)` or `(force, callback?)`. */
  close(...rest: unknown[]): Promise<void> | undefined {
    return settled(this.#link.close(), rest.find(isCallback), () => [null]);
  }

  isConnected(): boolean {
    return this.#link.isOpen;
  }
}

/** As version 3 was told: the user's name was called `user`. */
function settingsOf(given: unknown): Settings {
  const settings: Settings = typeof given === 'object' && given !== null ? { ...given } : {};
  const { auth } = settings as { auth?: { user?: unknown; username?: unknown } | null };
  if (!auth || auth.username !== undefined || auth.user === undefined) return settings;
  const { user: username, ...rest } = auth;
  return { ...settings, auth: { ...rest, username } };
}

export const mongodb = (): unknown => ({
  MongoClient,
  ServerApiVersion: { v1: '1' },
  ObjectID: bson.ObjectId,
  ObjectId: bson.ObjectId,
  BSON: bson,
  Binary: bson.Binary,
  Code: bson.Code,
  DBRef: bson.DBRef,
  Decimal128: bson.Decimal128,
  Double: bson.Double,
  Int32: bson.Int32,
  Long: bson.Long,
  MaxKey: bson.MaxKey,
  MinKey: bson.MinKey,
  Timestamp: bson.Timestamp,
  UUID: bson.UUID,
});
