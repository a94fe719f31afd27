import { expect, test } from 'vitest';

import { brandingChangeSchema, changedBranding } from './branding.ts';

const before = {
  logo_url: 'https://acme.example/logo.svg',
  colors: { primary: '#0a66c2', page_background: '#fff' },
};

test('what is left out stays, also of the colours', () => {
  expect(changedBranding(before, {})).toEqual(before);
  expect(changedBranding(before, { colors: { primary: '#000' }, font: {} })).toEqual({
    ...before,
    colors: { primary: '#000', page_background: '#fff' },
  });
});

test('null takes away, and nothing is left of what had one thing in it', () => {
  expect(changedBranding(before, { logo_url: null, colors: null })).toEqual({});
  expect(changedBranding(before, { colors: { primary: null, page_background: null } })).toEqual({
    logo_url: before.logo_url,
  });
});

const gradient = { type: 'linear-gradient', start: '#fff', end: '#0a66c2', angle_deg: 35 };

/** Where a change is wrong, and what is said of it. */
const faultsOf = (change: object) =>
  brandingChangeSchema
    .safeParse(change)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('a background is a colour or a gradient, and what is wrong with it is said where it is', () => {
  const background = (value: unknown) => faultsOf({ colors: { page_background: value } });
  expect(background('#fff')).toBe(undefined);
  expect(background(gradient)).toBe(undefined);
  expect(background(null)).toBe(undefined);
  const at = 'colors.page_background';
  const colour = 'expected a colour such as #0a66c2';
  expect(background('red')).toEqual([`${at}: ${colour}`]);
  expect(background({ ...gradient, end: 'red' })).toEqual([`${at}.end: ${colour}`]);
  expect(background({ ...gradient, angle_deg: 361 })).toEqual([
    `${at}.angle_deg: expected degrees from 0 to 360`,
  ]);
  expect(background({ ...gradient, angle_deg: 'steep' })).toEqual([
    `${at}: ${colour}, or a linear-gradient with start, end and angle_deg`,
  ]);
});

test.each([
  ['http://acme.example/a.woff2', 'expected an https address'],
  ['a.woff2', 'expected an https address'],
  ['https://acme.example;sandbox/a.woff2', 'expected a host of letters, digits, hyphens and dots'],
  ['https://*/a.woff2', 'expected a host of letters, digits, hyphens and dots'],
  ['https://acme.example/fonts.css', 'expected a font file, not a stylesheet'],
  ['https://fonts.googleapis.com/css2?family=Inter', 'expected a font file, not a stylesheet'],
])('the font %s is refused', (url, message) => {
  expect(faultsOf({ font: { url } })).toEqual([`font.url: ${message}`]);
});

test('a font is the address of a file', () => {
  expect(faultsOf({ font: { url: 'https://acme.example/sans.woff2?v=1' } })).toBe(undefined);
  expect(faultsOf({ font: { url: null } })).toBe(undefined);
});

test('addresses are https, and colours are colours', () => {
  for (const change of [
    { logo_url: 'http://acme.example/logo.svg' },
    { favicon_url: 'data:image/png;base64,' },
    { font: { url: 'javascript:alert(1)' } },
    { colors: { primary: 'red;}' } },
    { colors: { page_background: { type: 'linear-gradient', start: 'red' } } },
    { logo: 'https://acme.example/logo.svg' },
  ]) {
    expect(brandingChangeSchema.safeParse(change).success, JSON.stringify(change)).toBe(false);
  }
});
