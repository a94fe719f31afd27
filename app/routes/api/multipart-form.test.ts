import { Readable } from 'node:stream';

import { expect, test } from 'vitest';

import { multipartParts } from './multipart-form.ts';

const BOUNDARY = '----boundary';

function requestOf(body: string, pieceBytes: number, contentType?: string): Request {
  const bytes = Buffer.from(body);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, i) =>
    bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );
  return new Request('http://localhost/', {
    ...{ method: 'POST', body: Readable.toWeb(Readable.from(pieces)), duplex: 'half' },
    headers: { 'content-type': contentType ?? `multipart/form-data; boundary=${BOUNDARY}` },
  } as unknown as RequestInit);
}

async function read(request: Request, maxBytes = 100_000) {
  const parts: [string, string][] = [];
  for await (const { name, data } of multipartParts(request, { maxBytes })) {
    const pieces = [];
    for await (const piece of data) pieces.push(piece);
    parts.push([name, Buffer.concat(pieces).toString()]);
  }
  return parts;
}

const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

const tricky = `\r\n--${BOUNDARY.slice(0, -1)}\r\n-\r\n\r\n--`;
const form = `a preamble\r\n${field('users', tricky)}${field('empty', '')}${field('last', 'é')}--${BOUNDARY}--\r\nan epilogue`;

test.each([1, 2, 3, 7, 1000])('parts are the same in pieces of %i bytes', async (pieceBytes) => {
  expect(await read(requestOf(form, pieceBytes))).toEqual([
    ['users', tricky],
    ['empty', ''],
    ['last', 'é'],
  ]);
});

test('a part that nobody reads is skipped', async () => {
  const names = [];
  const parts = multipartParts(requestOf(form, 5), { maxBytes: 100_000 });
  for await (const { name } of parts) names.push(name);
  expect(names).toEqual(['users', 'empty', 'last']);
});

test('what fetch sends is read', async () => {
  const sent = new FormData();
  sent.set('users', new File(['[]'], 'users.json'));
  sent.set('connection_id', 'con_1');
  const request = new Request('http://localhost/', { method: 'POST', body: sent });
  expect(await read(request)).toEqual([
    ['users', '[]'],
    ['connection_id', 'con_1'],
  ]);
});

test.each([
  ['cut in a part', form.slice(0, 80), 'the upload ended before the form did'],
  ['cut before its end', form.slice(0, -20), 'the upload ended before the form did'],
  ['without a name', `--${BOUNDARY}\r\n\r\nx\r\n--${BOUNDARY}--`, 'expected a name'],
  ['with endless headers', `--${BOUNDARY}\r\nX: ${'x'.repeat(20_000)}`, 'expected shorter headers'],
  ['with nothing', 'x', 'the upload ended before the form did'],
])('a form %s is refused', async (_, body, message) => {
  await expect(read(requestOf(body, 1000))).rejects.toThrow(message);
});

test('a form of no boundary is refused', async () => {
  await expect(read(requestOf(form, 100, 'multipart/form-data'))).rejects.toThrow(
    'expected a boundary',
  );
});

test('a form that is too long is not read to its end', async () => {
  await expect(read(requestOf(form, 10), 50)).rejects.toThrow('expected at most 50 bytes');
});
