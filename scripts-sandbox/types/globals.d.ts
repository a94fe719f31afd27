/** What a script finds without asking. */

/** The values of `connections configuration`, decrypted; to be read only. */
declare const configuration: Readonly<Record<string, string>>;

/** The name or the password is wrong: the first parameter is whose password, or null for nobody. */
declare class WrongUsernameOrPasswordError extends Error {
  constructor(usernameOrId?: string | number | null, message?: string);
}

/** A new user is refused; `user_exists` says that there is one already. */
declare class ValidationError extends Error {
  constructor(code: 'user_exists' | (string & {}), message?: string);
  readonly code: string;
}

/** The only error whose message the person reads. */
declare class UnauthorizedError extends Error {
  constructor(message?: string);
}

/** Goes to the operator's log, with secrets masked: 200 lines of 4 KB a run. */
declare const console: Record<
  'debug' | 'log' | 'info' | 'warn' | 'error' | 'trace' | 'dir',
  (...parts: unknown[]) => void
>;

/** A module of modules.d.ts; a version (`pg@8.7.1`) is accepted, and does not change which one it is. */
declare function require(name: string): unknown;

/** What is kept here may be there at a later run, or not: never put users here. */
declare const global: Record<string, unknown>;

type TimerHandle = number & { readonly timer: unique symbol };
declare function setTimeout(
  task: (...given: never[]) => void,
  ms?: number,
  ...given: unknown[]
): TimerHandle;
declare function setInterval(
  task: (...given: never[]) => void,
  ms?: number,
  ...given: unknown[]
): TimerHandle;
declare function setImmediate(task: (...given: never[]) => void, ...given: unknown[]): TimerHandle;
declare function clearTimeout(timer?: TimerHandle): void;
declare function clearInterval(timer?: TimerHandle): void;
declare function clearImmediate(timer?: TimerHandle): void;
declare function queueMicrotask(task: () => void): void;
declare function structuredClone<Value>(value: Value): Value;
declare function atob(base64: string): string;
declare function btoa(binary: string): string;

type BufferEncoding =
  'utf8' | 'utf-8' | 'hex' | 'base64' | 'base64url' | 'latin1' | 'ascii' | 'utf16le' | 'binary';

interface Buffer extends Uint8Array {
  toString(encoding?: BufferEncoding, start?: number, end?: number): string;
  equals(other: Uint8Array): boolean;
  compare(other: Uint8Array): number;
}
declare const Buffer: {
  from(text: string, encoding?: BufferEncoding): Buffer;
  from(bytes: ArrayBuffer | ArrayLike<number>): Buffer;
  alloc(size: number): Buffer;
  concat(parts: readonly Uint8Array[]): Buffer;
  isBuffer(value: unknown): value is Buffer;
  byteLength(text: string, encoding?: BufferEncoding): number;
};

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | [string, string][] | URLSearchParams);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(task: (value: string, name: string) => void): void;
  toString(): string;
}
declare class URL {
  constructor(url: string, base?: string | URL);
  href: string;
  readonly origin: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  readonly searchParams: URLSearchParams;
  toString(): string;
  toJSON(): string;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}

declare class Event {
  constructor(type: string);
  readonly type: string;
}
declare class EventTarget {
  addEventListener(type: string, listener: (event: Event) => void): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
  dispatchEvent(event: Event): boolean;
}
declare class DOMException extends Error {
  constructor(message?: string, name?: string);
  readonly code: number;
}
declare class AbortSignal extends EventTarget {
  static timeout(ms: number): AbortSignal;
  static abort(reason?: unknown): AbortSignal;
  readonly aborted: boolean;
  readonly reason: unknown;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare class Headers {
  constructor(init?: Record<string, string> | [string, string][] | Headers);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(task: (value: string, name: string) => void): void;
}

type RequestBody = string | Uint8Array | ArrayBuffer | URLSearchParams;
interface RequestSettings {
  method?: string;
  headers?: Record<string, string> | [string, string][] | Headers;
  body?: RequestBody | null;
  redirect?: 'follow' | 'error' | 'manual';
  signal?: AbortSignal | null;
}
declare class Request {
  constructor(input: string | URL | Request, settings?: RequestSettings);
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
}
declare class Response {
  constructor(
    body?: RequestBody | null,
    settings?: { status?: number; headers?: RequestSettings['headers'] },
  );
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;
  readonly redirected: boolean;
  text(): Promise<string>;
  /** Whatever the service has sent: look before you use it. */
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare function fetch(
  input: string | URL | Request,
  settings?: RequestSettings,
): Promise<Response>;

type Bytes = ArrayBuffer | ArrayBufferView;
type KeyAlgorithm = string | ({ name: string } & Record<string, unknown>);
declare class CryptoKey {
  readonly type: 'public' | 'private' | 'secret';
  readonly extractable: boolean;
  readonly usages: string[];
}
declare class SubtleCrypto {
  digest(algorithm: KeyAlgorithm, data: Bytes): Promise<ArrayBuffer>;
  sign(algorithm: KeyAlgorithm, key: CryptoKey, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: KeyAlgorithm, key: CryptoKey, signature: Bytes, data: Bytes): Promise<boolean>;
  importKey(
    format: 'raw' | 'pkcs8' | 'spki' | 'jwk',
    key: Bytes | Record<string, unknown>,
    algorithm: KeyAlgorithm,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  deriveBits(algorithm: KeyAlgorithm, key: CryptoKey, length: number): Promise<ArrayBuffer>;
}
declare class Crypto {
  readonly subtle: SubtleCrypto;
  getRandomValues<Values extends ArrayBufferView>(values: Values): Values;
  randomUUID(): string;
}
declare const crypto: Crypto;
