/** Reads requests of scripts: whatever was sent, these give the type that was asked for, or refuse. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(request: unknown): Fields {
  if (typeof request === 'object' && request !== null) return request as Fields;
  throw new TypeError('This is no request');
}

export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new TypeError(`${name} is no text`);
}

export function bytesOf(fields: Fields, name: string): Uint8Array<ArrayBuffer> {
  const value = fields[name];
  if (value instanceof Uint8Array) return value as Uint8Array<ArrayBuffer>;
  throw new TypeError(`${name} are no bytes`);
}

/** NaN where there is none, which no bound lets through. */
export function numberOf(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' ? value : NaN;
}
