import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { fontStyle } from './font-style.ts';

/** The address that a browser reads in the style, as CSS has its escapes undone. */
const readAddress = (css: string) =>
  /^@font-face\{font-family:tenant-font;font-display:swap;src:url\(((?:[\w./:?=%~-]|\\[0-9a-f]+ )*)\)\}$/
    .exec(css)?.[1]
    ?.replace(/\\([0-9a-f]+) /g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );

const plain = 'https://fonts.example.com/acme-sans_v2.woff2?v=1';

describe('fontStyle', () => {
  it('names the font, and shows the text before it is there', () => {
    expect(fontStyle(plain)).toBe(
      `@font-face{font-family:tenant-font;font-display:swap;src:url(${plain})}`,
    );
  });

  it.each([
    'https://fonts.example.com/a.woff2?a=1&b=2',
    'https://fonts.example.com/a;b,c!d$e*f+g@h.woff2#i',
    `https://fonts.example.com/a");}body{display:none}/*.woff2`,
    `https://fonts.example.com/a');}body{display:none}/*.woff2`,
    'https://fonts.example.com/a)}body{background:url(https://evil.example)}',
    'https://fonts.example.com/</style><script>alert(1)</script>',
    'https://fonts.example.com/?</STYLE ><script>alert(1)</script>',
    'https://fonts.example.com/#</style><script>alert(1)</script>',
    `https://fonts.example.com/?"'(){}\\\`|^`,
    `https://fonts.example.com/#"'(){}\\\`|^`,
    'https://fonts.example.com/a\\22 )}',
    'https://fonts.example.com/a.woff2?\\',
    'https://fonts.example.com/a.woff2\n)}body{display:none}',
    'https://fonts.example.com/a.woff2\r\n\f\t)}',
    'https://fonts.example.com/a b.woff2',
    'https://fonts.example.com/\0\u2028\u00a0\ufeff💥.woff2',
    'https://fonts.example.com/<!--@import url(//evil.example)',
  ])('stays one address: %j', (address) => {
    const css = fontStyle(address);
    expect(readAddress(css)).toBe(new URL(address).href);
    // React escapes what it must for text; a browser reads a style as it stands.
    expect(renderToStaticMarkup(createElement('style', null, css))).toBe(`<style>${css}</style>`);
  });

  it.each([
    undefined,
    '',
    'a.woff2',
    '//fonts.example.com/a.woff2',
    'http://fonts.example.com/a',
    'data:font/woff2,a',
    'javascript:alert(1)',
  ])('keeps the system font for %j', (address) => {
    expect(fontStyle(address)).toBe('');
  });
});
