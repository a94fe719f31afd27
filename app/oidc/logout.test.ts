import { expect, test } from 'vitest';

import { isAllowedReturnTo } from './logout.ts';

const allowed = ['https://app.example.com/out', 'com.example.app:/out'];

test.each([
  'https://app.example.com/out',
  'https://APP.example.com/out',
  'https://app.example.com:443/out',
  'https://app.example.com/out?reason=bye',
  'https://app.example.com/out#top',
  'com.example.app:/out',
])('%s is a registered address', (returnTo) => {
  expect(isAllowedReturnTo(returnTo, allowed)).toBe(true);
});

test.each([
  'https://app.example.com/',
  'https://app.example.com/Out',
  'https://app.example.com/out/',
  'https://app.example.com/out/more',
  'https://app.example.com:8443/out',
  'https://app.example.com@evil.example/out',
  'https://user:secret@app.example.com/out',
  'https://evil.example/out',
  'https://app.example.com.evil.example/out',
  'http://app.example.com/out',
  'com.example.other:/out',
  'javascript:alert(1)',
  '//app.example.com/out',
  '/out',
  '',
])('%j is not', (returnTo) => {
  expect(isAllowedReturnTo(returnTo, allowed)).toBe(false);
});

test('without registered addresses there is none', () => {
  expect(isAllowedReturnTo('https://app.example.com/out', [])).toBe(false);
});
