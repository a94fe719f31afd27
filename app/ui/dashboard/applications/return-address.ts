/**
 * What an application's addresses may be, told as they are typed. The server decides the same by
 * rules of its own (app/oidc/client-settings.ts); a test holds the two against each other.
 */

const MOST_CHARACTERS = 2000;

/** What is wrong with an address that people are sent to; undefined where nothing is. */
export function faultOfReturnAddress(value: string): string | undefined {
  const url = parsed(value);
  if (!url) return 'expected a whole address such as https://app.example.com/callback';
  if (value.length > MOST_CHARACTERS) return `expected at most ${MOST_CHARACTERS} characters`;
  if (value.includes('#')) return 'expected an address without a # part';
  if (url.username || url.password) return 'expected an address without a user name';
  if (url.hostname.includes('*')) return 'expected each address by itself: a * stands for nothing';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:') {
    return isLoopback(url.hostname) ? undefined : 'expected https; http is for localhost only';
  }
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/i.test(url.protocol)
    ? undefined
    : 'expected https, or an app scheme with a dot such as com.example.app';
}

/** The same of an address that a server or a browser fetches. */
export const faultOfWebAddress = (value: string): string | undefined =>
  faultOfReturnAddress(value) ??
  (/^https?:/.test(value) ? undefined : 'expected an https address, or http on localhost');

/** The same of an origin. */
export const faultOfOrigin = (value: string): string | undefined =>
  faultOfReturnAddress(value) ??
  (parsed(value)?.origin === value
    ? undefined
    : 'expected an origin such as https://app.example.com, without a path or a slash at its end');

/** The origin of an address; the text itself where it is none, so that it is refused. */
export const originOf = (value: string): string => parsed(value)?.origin ?? value;

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '127.0.0.1' ||
  hostname === '[::1]';

function parsed(value: string): URL | undefined {
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}
