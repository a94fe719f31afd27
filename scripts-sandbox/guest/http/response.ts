/** `Response`, as `fetch` gives it. */
import type { HttpAnswer } from '../../http-exchange.ts';
import { Body, readContent } from './body.ts';
import { Headers } from './headers.ts';

export type ResponseOptions = { status?: number; statusText?: string; headers?: unknown };

export class Response extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly type = 'basic';
  /** There are no streams: `text`, `json`, `arrayBuffer` and the like have what there is. */
  readonly body = null;
  #url = '';
  #isRedirected = false;

  constructor(body?: unknown, { status = 200, statusText = '', headers }: ResponseOptions = {}) {
    const { content, type } = readContent(body);
    super(content);
    this.status = status;
    this.statusText = statusText;
    this.headers = new Headers(headers);
    if (type && !this.headers.has('content-type')) this.headers.set('content-type', type);
  }

  static json(data: unknown, options: ResponseOptions = {}): Response {
    const headers = new Headers(options.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new Response(JSON.stringify(data), { ...options, headers });
  }

  static of({ body, url, isRedirected, headers, ...answer }: HttpAnswer): Response {
    const response = new Response(null, { ...answer, headers });
    return response.#with(body, url, isRedirected);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get url(): string {
    return this.#url;
  }

  get redirected(): boolean {
    return this.#isRedirected;
  }

  clone(): Response {
    const { status, statusText, headers } = this;
    const copy = new Response(null, { status, statusText, headers: headers.raw() });
    return copy.#with(this.peek(), this.#url, this.#isRedirected);
  }

  get [Symbol.toStringTag](): string {
    return 'Response';
  }

  #with(content: string | Uint8Array | null, url: string, isRedirected: boolean): this {
    this.fill(content);
    this.#url = url;
    this.#isRedirected = isRedirected;
    return this;
  }
}
