/** `atob` and `btoa` (HTML, 8.3): text whose characters are bytes. */
import { Buffer } from 'buffer';

import { nodeError } from '../node-errors.ts';
import { DOMException } from './dom-exception.ts';

const invalid = (message: string): DOMException =>
  new DOMException(message, 'InvalidCharacterError');

export function btoa(...given: unknown[]): string {
  requireOne(given, 'btoa');
  const text = String(given[0]);
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 0xff) throw invalid('Invalid character');
  }
  return Buffer.from(text, 'latin1').toString('base64');
}

export function atob(...given: unknown[]): string {
  requireOne(given, 'atob');
  const text = String(given[0]).replace(/[\t\n\f\r ]/g, '');
  const bare = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text;
  if (!/^[A-Za-z0-9+/]*$/.test(bare)) throw invalid('Invalid character');
  if (bare.length % 4 === 1) {
    throw invalid('The string to be decoded is not correctly encoded.');
  }
  return Buffer.from(bare, 'base64').toString('latin1');
}

function requireOne(given: unknown[], name: string): void {
  if (given.length > 0) return;
  throw nodeError(TypeError, 'ERR_MISSING_ARGS', `The "${name}" function takes a text`);
}
