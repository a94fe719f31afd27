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
