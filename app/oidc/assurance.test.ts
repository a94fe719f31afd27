import { expect, test } from 'vitest';

import { acrValues, assuranceOf } from './assurance.ts';

test('a password proves one thing, and is not phishing-resistant', () => {
  expect(assuranceOf({ kind: 'password' }, true)).toEqual({
    amr: ['pwd'],
    acr: 'urn:latchkey:acr:password',
  });
});

test('only a passkey that verified its user counts as more than one factor', () => {
  expect(assuranceOf({ kind: 'passkey', userVerified: true }, true)).toEqual({
    amr: ['pop', 'user', 'mfa'],
    acr: 'phr',
  });
  expect(assuranceOf({ kind: 'passkey', userVerified: false }, true)).toEqual({
    amr: ['pop', 'user'],
    acr: 'phr',
  });
});

test('RA4: a connection can count a passkey as one factor', () => {
  expect(assuranceOf({ kind: 'passkey', userVerified: true }, false)).toEqual({
    amr: ['pop', 'user'],
    acr: 'phr',
  });
});

test('nothing is claimed that discovery does not announce', () => {
  for (const userVerified of [true, false]) {
    expect(acrValues).toContain(assuranceOf({ kind: 'passkey', userVerified }, true).acr);
  }
  expect(acrValues).toContain(assuranceOf({ kind: 'password' }, true).acr);
});
