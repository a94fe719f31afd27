/**
 * Stands for the package `tr46` inside `whatwg-url`: its tables of Unicode would be in every isolate,
 * and hosts outside ASCII are rare. Those are asked for outside.
 */
import { askNow } from '../modules/crypto/ask.ts';

/** Nothing in it that the tables would change: no capital, no label that is encoded already. */
const isPlain = (domain: string): boolean =>
  /^[a-z0-9._-]*$/.test(domain) && !/(^|\.)xn--/.test(domain);

/** @returns null where it is no domain. */
export function toASCII(domain: string): string | null {
  const lower = /^[\0-\x7f]*$/.test(domain) ? domain.toLowerCase() : domain;
  if (isPlain(lower)) return lower;
  const value = askNow('url.domainToASCII', { domain: lower });
  return typeof value === 'string' && value !== '' ? value : null;
}
