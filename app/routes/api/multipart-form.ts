/**
 * Forms with files (RFC 7578), part by part, as they arrive: whatever their length, no more of them is
 * held than a piece of what the network brings.
 */
import { ApiRefusal } from '#app/management/operations/refusal.ts';
import type { FormPart } from '#app/management/operations/uploaded-form.ts';

const MAX_HEADER_BYTES = 16 * 1024;

/** The parts in their order; each is read, or skipped, before the next. */
export async function* multipartParts(
  request: Request,
  { maxBytes }: { maxBytes: number },
): AsyncGenerator<FormPart> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '');
  const reader = new DelimitedReader(request.body, `\r\n--${boundary}`, maxBytes);
  await reader.skip();
  while (await reader.hasPart()) {
    const name = nameOf(await reader.headers());
    yield { name, data: reader.content() };
    await reader.skip();
  }
  await reader.finish();
}

/** RFC 2046 §5.1.1. */
function boundaryOf(contentType: string): string {
  const [, quoted, token] =
    /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? token;
  if (boundary === undefined) throw broken('expected a boundary in its Content-Type');
  return boundary;
}

function nameOf(headers: string): string {
  const [, disposition = ''] = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(headers) ?? [];
  const [, quoted, token] = /(?:^|[;\s])name=(?:"([^"]*)"|([^\s;"]+))/i.exec(disposition) ?? [];
  const name = quoted ?? token;
  if (name === undefined) throw broken('expected a name for each of its parts');
  return name;
}

const broken = (message: string) =>
  new ApiRefusal('invalid_body', `multipart/form-data: ${message}`);
const cut = () => broken('the upload ended before the form did');

class DelimitedReader {
  readonly #pieces: ReadableStreamDefaultReader<Uint8Array>;
  readonly #delimiter: Buffer;
  readonly #maxBytes: number;
  /** The first delimiter has no line before it. */
  #held: Buffer = Buffer.from('\r\n');
  #bytes = 0;

  constructor(body: ReadableStream<Uint8Array> | null, delimiter: string, maxBytes: number) {
    this.#pieces = (body ?? new Blob([]).stream()).getReader();
    this.#delimiter = Buffer.from(delimiter);
    this.#maxBytes = maxBytes;
  }

  /** What comes before the next delimiter. */
  async *content(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const end = this.#held.indexOf(this.#delimiter);
      // A delimiter may have begun at the end of what is here.
      const safe = end >= 0 ? end : Math.max(0, this.#held.length - this.#delimiter.length + 1);
      const piece = this.#held.subarray(0, safe);
      this.#held = this.#held.subarray(safe);
      if (piece.length > 0) yield piece;
      if (end >= 0) return;
      if (!(await this.#more())) throw cut();
    }
  }

  async skip(): Promise<void> {
    for await (const piece of this.content()) void piece;
  }

  /** Whether the delimiter that comes now begins a part, and is not the last. */
  async hasPart(): Promise<boolean> {
    const length = this.#delimiter.length + 2;
    while (this.#held.length < length) if (!(await this.#more())) throw cut();
    const isLast = this.#held.subarray(this.#delimiter.length, length).toString('latin1') === '--';
    this.#held = this.#held.subarray(this.#delimiter.length);
    return !isLast;
  }

  async headers(): Promise<string> {
    let end = this.#held.indexOf('\r\n\r\n');
    while (end < 0) {
      if (this.#held.length > MAX_HEADER_BYTES) throw broken('expected shorter headers');
      if (!(await this.#more())) throw cut();
      end = this.#held.indexOf('\r\n\r\n');
    }
    const headers = this.#held.subarray(0, end).toString('utf8');
    this.#held = this.#held.subarray(end + 4);
    return headers;
  }

  /** What stands behind the last delimiter means nothing. */
  async finish(): Promise<void> {
    do this.#held = Buffer.alloc(0);
    while (await this.#more());
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#pieces.read().catch(() => {
      throw cut();
    });
    if (done) return false;
    this.#bytes += value.length;
    if (this.#bytes > this.#maxBytes) {
      const most = this.#maxBytes.toLocaleString('en');
      throw new ApiRefusal('payload_too_large', `expected at most ${most} bytes`);
    }
    this.#held = Buffer.concat([this.#held, value]);
    return true;
  }
}
