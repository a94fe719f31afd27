import { describe, expect, it } from 'vitest';

import { fontOriginOf } from './page-font.ts';

describe('fontOriginOf', () => {
  it.each([
    ['https://fonts.example.com/a.woff2', 'https://fonts.example.com'],
    ['https://FONTS.example.com:8443/a.woff2?b#c', 'https://fonts.example.com:8443'],
    ['https://fonts.example.com:443/a.woff2', 'https://fonts.example.com'],
    ['https://münchen.example/a.woff2', 'https://xn--mnchen-3ya.example'],
    ['https://192.0.2.7/a.woff2', 'https://192.0.2.7'],
  ])('%s comes from %s', (address, origin) => {
    expect(fontOriginOf(address)).toBe(origin);
  });

  it.each([
    // A policy ends a directive with ; and itself with , and reads * as everybody.
    ...['https://fonts.example.com;sandbox/a.woff2', 'https://a;report-uri/a', 'https://a,b/a'],
    ...['https://*/a.woff2', 'https://*.example.com/a.woff2', "https://'self'/a", "https://a'/a"],
    ...['https://a"/a', 'https://a$b&c=d(e)/a', 'https://a{}/a', 'https://a!b/a', 'https://a~b/a'],
    ...['https://[::1]/a.woff2', 'https://a b/a', 'https://a%3bb/a', 'https://a%20b/a'],
    ...['http://fonts.example.com/a.woff2', 'data:font/woff2,a', 'blob:https://a/b', 'a.woff2'],
    ...['javascript:alert(1)', '', 'https://', undefined],
  ])('%j comes from nowhere', (address) => {
    expect(fontOriginOf(address)).toBe(undefined);
  });
});
