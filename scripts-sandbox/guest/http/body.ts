/** The bodies of requests and responses: text or bytes, whole. There are no streams in a script. */
import { Buffer } from 'buffer';

import { asText } from './as-text.ts';

export type Content = string | Uint8Array | null;

/** What kind of thing it is, by the name that it goes under: classes may come from anywhere. */
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** @throws TypeError on what cannot be sent whole. */
export function readContent(body: unknown): { content: Content; type?: string } {
  if (body === undefined || body === null) return { content: null };
  if (typeof body === 'string') return { content: body, type: 'text/plain;charset=UTF-8' };
  if (body instanceof Uint8Array) return { content: body };
  if (ArrayBuffer.isView(body)) {
    return { content: new Uint8Array(body.buffer, body.byteOffset, body.byteLength) };
  }
  if (body instanceof ArrayBuffer) return { content: new Uint8Array(body) };
  const kind = kindOf(body);
  if (kind === 'URLSearchParams') {
    return {
      content: asText(body),
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
    };
  }
  const isStream = typeof body === 'object' && ('pipe' in body || 'getReader' in body);
  if (isStream || kind === 'FormData' || kind === 'Blob') {
    throw new TypeError('A script can send text, bytes and URLSearchParams as a body');
  }
  return { content: asText(body), type: 'text/plain;charset=UTF-8' };
}

export class Body {
  #content: Content;
  #isUsed = false;

  constructor(content: Content) {
    this.#content = content;
  }

  get bodyUsed(): boolean {
    return this.#isUsed;
  }

  async text(): Promise<string> {
    const content = this.#take();
    const text = typeof content === 'string' ? content : asBuffer(content).toString('utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = asBuffer(this.#take());
    return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  }

  /** As in node-fetch. */
  async buffer(): Promise<Buffer> {
    return Buffer.from(await this.arrayBuffer());
  }

  /** What there is, without using it up: for copies. */
  protected peek(): Content {
    if (this.#isUsed) throw new TypeError('Body has already been read');
    return this.#content;
  }

  protected fill(content: Content): void {
    this.#content = content;
  }

  #take(): Content {
    const content = this.peek();
    this.#isUsed = content !== null;
    this.#content = null;
    return content;
  }
}

function asBuffer(content: Content): Buffer {
  if (content === null) return Buffer.alloc(0);
  return Buffer.from(content as Uint8Array);
}
