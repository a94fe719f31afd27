/** What Node takes for bytes, and the forms that it gives them in. */
import { wrongType } from '../../node-errors.ts';
import { Buffer } from '../buffer.ts';

/** A copy: what a script changes afterwards was read before. */
export function bytesOf(value: unknown, name: string, encoding?: unknown): Uint8Array {
  const bytes = viewOf(value, encoding);
  if (bytes) return bytes;
  throw wrongType(name, 'of type string or an instance of Buffer, TypedArray, or DataView', value);
}

/** The same, where Node takes an `ArrayBuffer` as well. */
export function bytesOrBufferOf(value: unknown, name: string, encoding?: unknown): Uint8Array {
  const bytes =
    value instanceof ArrayBuffer ? new Uint8Array(value.slice(0)) : viewOf(value, encoding);
  if (bytes) return bytes;
  throw wrongType(
    name,
    'of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView',
    value,
  );
}

function viewOf(value: unknown, encoding: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return Buffer.from(value, textEncoding(encoding));
  if (!ArrayBuffer.isView(value)) return undefined;
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
}

/** Node reads text as UTF-8 where the encoding is none. */
function textEncoding(encoding: unknown): BufferEncoding {
  return typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
}

/** Text where an encoding is named, else a Buffer. */
export function shown(bytes: unknown, encoding: unknown): Buffer | string {
  const buffer = asBuffer(bytes);
  return typeof encoding === 'string' && Buffer.isEncoding(encoding)
    ? buffer.toString(encoding)
    : buffer;
}

export function asBuffer(bytes: unknown): Buffer {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return Buffer.alloc(0);
}
