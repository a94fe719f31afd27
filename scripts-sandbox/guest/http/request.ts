/** `Request`, as `fetch` takes it. */
import { asText } from './as-text.ts';
import { Body, readContent } from './body.ts';
import type { Content } from './body.ts';
import { Headers } from './headers.ts';
import type { Signal } from './send.ts';

export type RequestOptions = {
  method?: unknown;
  headers?: unknown;
  body?: unknown;
  redirect?: unknown;
  signal?: Signal | null;
};

export type RedirectMode = 'follow' | 'manual' | 'error';

export class Request extends Body {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly redirect: RedirectMode;
  readonly signal: Signal | null;

  constructor(input: unknown, options: RequestOptions = {}) {
    const from = input instanceof Request ? input : undefined;
    const own = readContent(options.body);
    super(options.body == null && from ? from.peek() : own.content);
    this.url = from?.url ?? String(input);
    this.method = readMethod(options.method ?? from?.method);
    this.headers = new Headers(options.headers ?? from?.headers);
    this.redirect = readRedirect(options.redirect ?? from?.redirect);
    this.signal = options.signal ?? from?.signal ?? null;
    if (own.type && !this.headers.has('content-type')) this.headers.set('content-type', own.type);
    if (this.peek() !== null && (this.method === 'GET' || this.method === 'HEAD')) {
      throw new TypeError('Request with GET/HEAD method cannot have body.');
    }
  }

  clone(): Request {
    return new Request(this);
  }

  /** What is sent. */
  whole(): Content {
    return this.peek();
  }

  get [Symbol.toStringTag](): string {
    return 'Request';
  }
}

const known = /^(?:delete|get|head|options|patch|post|put)$/i;

function readMethod(method: unknown): string {
  const name = asText(method ?? 'GET');
  return known.test(name) ? name.toUpperCase() : name;
}

function readRedirect(mode: unknown): RedirectMode {
  if (mode === undefined) return 'follow';
  if (mode === 'follow' || mode === 'manual' || mode === 'error') return mode;
  throw new TypeError('redirect is "follow", "manual" or "error"');
}
