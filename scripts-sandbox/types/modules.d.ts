/**
 * What scripts may require. These declarations say what scripts usually need of each module; what is
 * `Untyped` is there, but nobody checks how it is used. A module is the same whatever version is
 * asked for.
 */

/** Of packages that are larger than anybody would copy here. */
type Untyped = any;

type NodeCallback<Answer> = (error: Error | null, answer: Answer) => void;

declare module 'pg' {
  type Row = Record<string, Untyped>;
  type Result = { rows: Row[]; rowCount: number | null; command: string };
  type Settings =
    | string
    | {
        connectionString?: string;
        host?: string;
        port?: number;
        user?: string;
        password?: string;
        database?: string;
        ssl?: boolean | Record<string, unknown>;
        max?: number;
      };
  type Query = string | { text: string; values?: readonly unknown[]; name?: string };
  class Queries {
    constructor(settings?: Settings);
    query(query: Query, values?: readonly unknown[]): Promise<Result>;
    query(query: Query, callback: NodeCallback<Result>): void;
    query(query: Query, values: readonly unknown[], callback: NodeCallback<Result>): void;
    connect(callback: (error: Error | null) => void): void;
    end(callback?: () => void): Promise<void>;
    on(event: string, listener: (...given: Untyped[]) => void): this;
  }
  export class Client extends Queries {
    connect(): Promise<this>;
    connect(callback: (error: Error | null) => void): void;
    release(): void;
  }
  export class Pool extends Queries {
    connect(): Promise<Client>;
    connect(callback: (error: Error | null, client: Client, done: () => void) => void): void;
  }
  /** As before version 7. */
  export function connect(
    settings: Settings,
    callback: (error: Error | null, client: Client, done: () => void) => void,
  ): void;
  export const types: Untyped;
}

declare module 'mysql' {
  type Rows = Untyped;
  export interface Connection {
    connect(callback?: (error: Error | null) => void): void;
    query(sql: string, callback: (error: Error | null, rows: Rows, fields: Untyped) => void): void;
    query(
      sql: string,
      values: unknown,
      callback: (error: Error | null, rows: Rows, fields: Untyped) => void,
    ): void;
    end(callback?: (error?: Error | null) => void): void;
    destroy(): void;
    release(): void;
  }
  export function createConnection(settings: string | Record<string, unknown>): Connection;
  export function createPool(settings: string | Record<string, unknown>): Untyped;
  export function escape(value: unknown): string;
  export function escapeId(value: string): string;
  export function format(sql: string, values?: unknown): string;
}

declare module 'mysql2' {
  export * from 'mysql';
}

declare module 'mysql2/promise' {
  interface Connection {
    query(sql: string, values?: unknown): Promise<[Untyped, Untyped]>;
    execute(sql: string, values?: unknown): Promise<[Untyped, Untyped]>;
    end(): Promise<void>;
  }
  export function createConnection(settings: string | Record<string, unknown>): Promise<Connection>;
  export function createPool(settings: string | Record<string, unknown>): Connection;
}

declare module 'mongodb' {
  interface Collection {
    findOne(filter: Record<string, unknown>, options?: Record<string, unknown>): Promise<Untyped>;
    find(filter?: Record<string, unknown>, options?: Record<string, unknown>): Untyped;
    insertOne(document: Record<string, unknown>): Promise<{ insertedId: Untyped }>;
    updateOne(
      filter: Record<string, unknown>,
      change: Record<string, unknown>,
    ): Promise<{ matchedCount: number; modifiedCount: number }>;
    deleteOne(filter: Record<string, unknown>): Promise<{ deletedCount: number }>;
    countDocuments(filter?: Record<string, unknown>): Promise<number>;
  }
  export class MongoClient {
    constructor(url: string, options?: Record<string, unknown>);
    connect(): Promise<this>;
    db(name?: string): { collection(name: string): Collection };
    close(): Promise<void>;
  }
  export class ObjectId {
    constructor(id?: string);
    toHexString(): string;
  }
}

declare module 'tedious' {
  export class Connection {
    constructor(settings: Record<string, unknown>);
    connect(callback?: (error?: Error) => void): void;
    on(event: string, listener: (...given: Untyped[]) => void): this;
    execSql(request: Request): void;
    callProcedure(request: Request): void;
    close(): void;
  }
  export class Request {
    constructor(
      sql: string,
      callback: (error: Error | null | undefined, rowCount?: number) => void,
    );
    addParameter(name: string, type: Untyped, value?: unknown, options?: object): void;
    on(event: string, listener: (...given: Untyped[]) => void): this;
  }
  export const TYPES: Record<string, Untyped>;
}

declare module 'bcrypt' {
  export function compare(password: string, hash: string): Promise<boolean>;
  export function compare(password: string, hash: string, callback: NodeCallback<boolean>): void;
  export function compareSync(password: string, hash: string): boolean;
  export function hash(password: string, rounds: number | string): Promise<string>;
  export function hash(
    password: string,
    rounds: number | string,
    callback: NodeCallback<string>,
  ): void;
  export function hashSync(password: string, rounds: number | string): string;
  export function genSalt(rounds?: number): Promise<string>;
  export function genSaltSync(rounds?: number): string;
}

declare module 'bcryptjs' {
  export * from 'bcrypt';
}

declare module 'axios' {
  interface Answer {
    data: Untyped;
    status: number;
    statusText: string;
    headers: Record<string, Untyped>;
  }
  type Settings = Record<string, unknown>;
  interface Axios {
    (settings: Settings): Promise<Answer>;
    (url: string, settings?: Settings): Promise<Answer>;
    request(settings: Settings): Promise<Answer>;
    get(url: string, settings?: Settings): Promise<Answer>;
    delete(url: string, settings?: Settings): Promise<Answer>;
    head(url: string, settings?: Settings): Promise<Answer>;
    post(url: string, data?: unknown, settings?: Settings): Promise<Answer>;
    put(url: string, data?: unknown, settings?: Settings): Promise<Answer>;
    patch(url: string, data?: unknown, settings?: Settings): Promise<Answer>;
    create(settings?: Settings): Axios;
    isAxiosError(error: unknown): boolean;
  }
  const axios: Axios;
  export = axios;
}

declare module 'request' {
  type Callback = (error: Error | null, response: Untyped, body: Untyped) => void;
  type Ask = {
    (settings: string | Record<string, unknown>, callback: Callback): void;
    (url: string, settings: Record<string, unknown>, callback: Callback): void;
  };
  const request: Ask &
    Record<'get' | 'post' | 'put' | 'patch' | 'del' | 'delete' | 'head', Ask> & {
      defaults(settings: Record<string, unknown>): typeof request;
    };
  export = request;
}

declare module 'node-fetch' {
  const nodeFetch: typeof fetch;
  export = nodeFetch;
}

declare module 'jsonwebtoken' {
  type Key = string | Uint8Array | Record<string, unknown>;
  export function sign(
    payload: string | Record<string, unknown>,
    key: Key,
    options?: Record<string, unknown>,
  ): string;
  export function verify(token: string, key: Key, options?: Record<string, unknown>): Untyped;
  export function decode(token: string, options?: Record<string, unknown>): Untyped;
}

declare module 'uuid' {
  export function v1(): string;
  export function v4(): string;
  export function v7(): string;
  export function validate(id: string): boolean;
}

declare module 'uuid/v1' {
  function v1(): string;
  export = v1;
}

declare module 'uuid/v4' {
  function v4(): string;
  export = v4;
}

declare module 'crypto' {
  type Digest = 'hex' | 'base64' | 'base64url' | 'latin1' | 'binary';
  interface Hash {
    update(data: string | Uint8Array, encoding?: BufferEncoding): this;
    digest(): Buffer;
    digest(encoding: Digest): string;
  }
  export function createHash(algorithm: string): Hash;
  export function createHmac(algorithm: string, key: string | Uint8Array): Hash;
  export function randomBytes(size: number): Buffer;
  export function randomUUID(): string;
  export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean;
  export function pbkdf2(
    password: string | Uint8Array,
    salt: string | Uint8Array,
    rounds: number,
    length: number,
    digest: string,
    callback: NodeCallback<Buffer>,
  ): void;
  export function pbkdf2Sync(
    password: string | Uint8Array,
    salt: string | Uint8Array,
    rounds: number,
    length: number,
    digest: string,
  ): Buffer;
  export function scrypt(
    password: string | Uint8Array,
    salt: string | Uint8Array,
    length: number,
    options: Record<string, number>,
    callback: NodeCallback<Buffer>,
  ): void;
  export function scryptSync(
    password: string | Uint8Array,
    salt: string | Uint8Array,
    length: number,
    options?: Record<string, number>,
  ): Buffer;
  export const constants: Untyped;
  export const createPrivateKey: Untyped;
  export const createPublicKey: Untyped;
  export const createSecretKey: Untyped;
  export const createSign: Untyped;
  export const createVerify: Untyped;
  export const getHashes: Untyped;
  export const getRandomValues: Untyped;
  export const hash: Untyped;
  export const hkdf: Untyped;
  export const hkdfSync: Untyped;
  export const randomFill: Untyped;
  export const randomFillSync: Untyped;
  export const randomInt: Untyped;
  export const sign: Untyped;
  export const subtle: Untyped;
  export const verify: Untyped;
  export const webcrypto: Untyped;
}

declare module 'lodash' {
  const lodashModule: Untyped;
  export = lodashModule;
}

declare module 'events' {
  const eventsModule: Untyped;
  export = eventsModule;
}

declare module 'querystring' {
  const querystringModule: Untyped;
  export = querystringModule;
}

declare module 'url' {
  const urlModule: Untyped;
  export = urlModule;
}

declare module 'util' {
  const utilModule: Untyped;
  export = utilModule;
}

declare module 'buffer' {
  const bufferModule: Untyped;
  export = bufferModule;
}

/** With a version, or as Node's own are also called. */
declare module 'pg@*' {
  import module = require('pg');
  export = module;
}
declare module 'mysql@*' {
  import module = require('mysql');
  export = module;
}
declare module 'mysql2@*' {
  import module = require('mysql2');
  export = module;
}
declare module 'mongodb@*' {
  import module = require('mongodb');
  export = module;
}
declare module 'tedious@*' {
  import module = require('tedious');
  export = module;
}
declare module 'bcrypt@*' {
  import module = require('bcrypt');
  export = module;
}
declare module 'bcryptjs@*' {
  import module = require('bcryptjs');
  export = module;
}
declare module 'axios@*' {
  import module = require('axios');
  export = module;
}
declare module 'request@*' {
  import module = require('request');
  export = module;
}
declare module 'node-fetch@*' {
  import module = require('node-fetch');
  export = module;
}
declare module 'jsonwebtoken@*' {
  import module = require('jsonwebtoken');
  export = module;
}
declare module 'uuid@*' {
  import module = require('uuid');
  export = module;
}
declare module 'lodash@*' {
  import module = require('lodash');
  export = module;
}
declare module 'node:crypto' {
  import module = require('crypto');
  export = module;
}
declare module 'node:events' {
  import module = require('events');
  export = module;
}
declare module 'node:querystring' {
  import module = require('querystring');
  export = module;
}
declare module 'node:url' {
  import module = require('url');
  export = module;
}
declare module 'node:util' {
  import module = require('util');
  export = module;
}
declare module 'node:buffer' {
  import module = require('buffer');
  export = module;
}
