import { describe, expect, test } from 'vitest';

import { MASK, maskerOf } from './mask-secrets.ts';

const secret = 'pä$$w0rd "of" the\\table+/=&';
const mask = maskerOf([secret]);

describe('a secret is not to be read', () => {
  test.each([
    ['as it is', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in a URL of small digits', encodeURIComponent(secret).toLowerCase()],
    ['in a form', new URLSearchParams({ secret }).toString()],
    ['in JSON', JSON.stringify({ secret })],
    ['in hexadecimal digits', Buffer.from(secret).toString('hex')],
    ['in capital hexadecimal digits', Buffer.from(secret).toString('hex').toUpperCase()],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in the header of basic authentication', `Basic ${basic('ada', secret)}`],
    ['in the header of a longer name', `Basic ${basic('ada1', secret)}`],
    ['in the header of a name that is longer still', `Basic ${basic('ada12', secret)}`],
  ])('%s', (_where, said) => {
    const read = mask({ text: `before ${said} after` }).text;
    expect(read).toMatch(/^before .* after$/);
    expect(read).toContain(MASK);
    // Whatever form it is in, nothing of it is long enough to go on from.
    for (let at = 0; at + 6 <= said.length; at += 1) {
      const piece = said.slice(at, at + 6);
      if (formOf(said).includes(piece)) expect(read).not.toContain(piece);
    }
  });

  test('line by line, where it has several', () => {
    const lines = ['-----BEGIN PRIVATE KEY-----', 'MC4CAQAwBQYDK2VwBCIEIJ', 'cXVpdGUgc2VjcmV0'];
    for (const key of [lines.join('\n'), lines.join('\r\n'), JSON.stringify(lines.join('\n'))]) {
      const told = maskerOf([key])(lines.map((line) => `read: ${line}.`));
      expect(told).toEqual(lines.map(() => `read: ${MASK}.`));
    }
  });

  test('by itself, where it is the password in an address', () => {
    const url = 'postgres://reader:s%40fe-w0rd@db.example.com/shop';
    const told = maskerOf([url])(['login with s@fe-w0rd', 'or s%40fe-w0rd', 'at db.example.com']);
    expect(told).toEqual([`login with ${MASK}`, `or ${MASK}`, 'at db.example.com']);
  });

  test('where it is the name of something', () => {
    expect(maskerOf(['hidden'])({ hidden: [{ a: 'hidden' }] })).toEqual({ [MASK]: [{ a: MASK }] });
  });
});

test('what is no secret stays as it is', () => {
  const said = { text: 'no 1 in 100', at: new Date(0), count: 100, none: null, list: [true] };
  expect(maskerOf(['1', 'no', ''])(said)).toEqual(said);
  expect(maskerOf(['something else'])(said)).toEqual(said);
});

function basic(name: string, password: string): string {
  return Buffer.from(`${name}:${password}, and more`).toString('base64');
}

/** The part of what was said that tells the secret, without what stands around it. */
function formOf(said: string): string {
  const [, encoded] = /^Basic (.*)$/.exec(said) ?? [];
  if (encoded === undefined) return said.replace(/^secret=/, '').replace(/^\{"secret":"/, '');
  const before = Buffer.from(encoded, 'base64').indexOf(Buffer.from(secret));
  const first = Math.ceil((before * 8) / 6);
  return encoded.slice(first, Math.floor(((before + Buffer.byteLength(secret)) * 8) / 6));
}
