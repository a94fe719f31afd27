/** The body of a response: read to its end or to the limit, and unpacked to its end or to the limit. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

import { httpErrorCodes } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { HttpError } from './http-error.ts';

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
const maxOutputLength = httpLimits.responseBytes;
/** Servers that cut the last bytes off are forgiven, as by all clients. */
const lenient = { maxOutputLength, finishFlush: Z_SYNC_FLUSH };

const gunzip = promisify(zlib.gunzip);
const inflate = promisify(zlib.inflate);
const inflateRaw = promisify(zlib.inflateRaw);
const brotliDecompress = promisify(zlib.brotliDecompress);

/** What is sent where a script does not say which it takes itself. */
export const acceptedEncodings = 'gzip, deflate, br';

const unpackers: Readonly<Record<string, (packed: Buffer) => Promise<Buffer>>> = {
  gzip: (packed) => gunzip(packed, lenient),
  'x-gzip': (packed) => gunzip(packed, lenient),
  // With or without its two bytes of header: servers do either.
  deflate: (packed) =>
    ((packed[0] ?? 0) & 0x0f) === 8 ? inflate(packed, lenient) : inflateRaw(packed, lenient),
  br: (packed) =>
    brotliDecompress(packed, { maxOutputLength, finishFlush: BROTLI_OPERATION_FLUSH }),
};

/** How many bytes the responses of a run may still have. */
export type Allowance = { bytes: number };

/** @throws HttpError beyond the limits, and where it cannot be unpacked. */
export async function readBody(
  response: IncomingMessage,
  allowance: Allowance,
): Promise<string | Uint8Array> {
  const sent = await readSent(response, allowance);
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  const bytes = await unpacked(sent, encoding);
  // Each byte that was sent has been counted already.
  spend(allowance, Math.max(0, bytes.length - sent.length));
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes;
}

async function readSent(response: IncomingMessage, allowance: Allowance): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > httpLimits.responseBytes) throw tooLarge();
    spend(allowance, chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function spend(allowance: Allowance, bytes: number): void {
  allowance.bytes -= bytes;
  if (allowance.bytes >= 0) return;
  throw new HttpError(
    `The responses are more than the ${String(httpLimits.runResponseBytes)} bytes that a run may take`,
    httpErrorCodes.tooLarge,
  );
}

/** What is packed in a way not known here, or twice, is given as it was sent: `utf-8` stands there too. */
async function unpacked(sent: Buffer, encoding: string): Promise<Buffer> {
  const unpack = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined;
  if (sent.length === 0 || !unpack) return sent;
  try {
    return await unpack(sent);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new HttpError('The response cannot be unpacked', 'ERR_BAD_RESPONSE');
  }
}

const tooLarge = (): HttpError =>
  new HttpError(
    `The response is more than the ${String(httpLimits.responseBytes)} bytes that a script may take`,
    httpErrorCodes.tooLarge,
  );
