import { describe, expect, it } from 'vitest';

import { browserOf } from './browser-name.ts';

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const linux = 'Mozilla/5.0 (X11; Linux x86_64)';
const android = 'Mozilla/5.0 (Linux; Android 10; K)';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)';
const ipad = 'Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X)';

describe('the name of a browser', () => {
  const browsers: [label: string, userAgent: string][] = [
    ['Chrome on Windows', `${windows} ${blink} Chrome/142.0.0.0 Safari/537.36`],
    ['Chrome on macOS', `${mac} ${blink} Chrome/142.0.0.0 Safari/537.36`],
    ['Chrome on Linux', `${linux} ${blink} Chrome/142.0.0.0 Safari/537.36`],
    ['Chrome on Linux', `${linux} ${blink} HeadlessChrome/142.0.0.0 Safari/537.36`],
    [
      'Chrome on Chrome OS',
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/142.0.0.0 Safari/537.36`,
    ],
    ['Chrome on Android', `${android} ${blink} Chrome/142.0.0.0 Mobile Safari/537.36`],
    ['Chrome on iOS', `${iphone} ${webkit} CriOS/142.0.7444.148 Mobile/15E148 Safari/604.1`],
    ['Edge on Windows', `${windows} ${blink} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
    ['Edge on macOS', `${mac} ${blink} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
    ['Edge on Linux', `${linux} ${blink} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`],
    ['Edge on Android', `${android} ${blink} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0`],
    [
      'Edge on iOS',
      `${iphone} ${webkit} Version/18.0 EdgiOS/142.0.3595.80 Mobile/15E148 Safari/605.1.15`,
    ],
    [
      'Firefox on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    ],
    [
      'Firefox on macOS',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0',
    ],
    [
      'Firefox on Linux',
      'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    ],
    ['Firefox on Android', 'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0'],
    ['Firefox on iOS', `${iphone} ${webkit} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`],
    ['Safari on macOS', `${mac} ${webkit} Version/26.1 Safari/605.1.15`],
    ['Safari on iOS', `${iphone} ${webkit} Version/26.1 Mobile/15E148 Safari/604.1`],
    ['Safari on iOS', `${ipad} ${webkit} Version/18.7 Mobile/15E148 Safari/604.1`],
    [
      'Samsung Internet on Android',
      `${android} ${blink} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    ],
    ['Opera on Windows', `${windows} ${blink} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0`],
    ['Opera on macOS', `${mac} ${blink} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0`],
    ['Opera on Linux', `${linux} ${blink} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0`],
    ['Opera on Android', `${android} ${blink} Chrome/142.0.0.0 Mobile Safari/537.36 OPR/92.0.0.0`],
  ];
  it.each(browsers)('%s: %s', (label, userAgent) => {
    expect(browserOf(userAgent)).toEqual({ family: label.split(' on ')[0], label });
  });
});

describe('a name that is nobody’s', () => {
  const strangers: [what: string, userAgent: string, label: string][] = [
    ['nothing', '', 'Unknown browser'],
    ['blanks', ' \t ', 'Unknown browser'],
    ['a program', 'curl/8.5.0', 'Unknown browser'],
    ['a program that knows its system', 'Tool/1.0 (Windows NT 10.0)', 'Unknown browser on Windows'],
    ['no system', 'Mozilla/5.0 Firefox/145.0', 'Firefox'],
    ['markup', '<script>alert(1)</script>/1.0', 'Unknown browser'],
    ['control characters', 'Evil\u0000\u001b[2J\r\nName/1.0 (\u202e)', 'Unknown browser'],
    ['a name of an object', '__proto__/1.0 constructor/2.0', 'Unknown browser'],
    ['a long word', 'x'.repeat(100_000), 'Unknown browser'],
    ['a long comment', `Mozilla/5.0 (${'a;'.repeat(100_000)}`, 'Unknown browser'],
    ['what comes too late', `${'x '.repeat(300)} Firefox/145.0`, 'Unknown browser'],
  ];
  it.each(strangers)('%s', (_what, userAgent, label) => {
    expect(browserOf(userAgent).label).toBe(label);
  });

  it('tells no versions apart', () => {
    const [older, newer] = ['120.0.1', '142.0.2'].map((version) =>
      browserOf(`${windows} ${blink} Chrome/${version} Safari/537.36`),
    );
    expect(older).toEqual(newer);
  });
});
