import { expect, it } from 'vitest';

import { hostFault, rpIdFault } from './typed-domain.ts';

it.each(['', 'login.example.com', 'login.example.com:8443', 'localhost'])(
  'finds no fault in the host %j',
  (host) => expect(hostFault(host)).toBe(undefined),
);

it.each(['https://login.example.com', 'login.example.com/', 'login.example.com?a'])(
  'finds a fault in the host %j',
  (host) => expect(hostFault(host)).toContain('Leave out'),
);

it.each([
  ['', 'login.example.com'],
  ['example.com', ''],
  ['example.com', 'login.example.com'],
  ['Login.Example.com', 'login.example.com:8443'],
])('finds no fault in the RP ID %j of %j', (rpId, host) => {
  expect(rpIdFault(rpId, host)).toBe(undefined);
});

it.each([
  ['other.com', 'login.example.com'],
  ['ample.com', 'login.example.com'],
  ['a.login.example.com', 'login.example.com'],
])('finds a fault in the RP ID %j of %j', (rpId, host) => {
  expect(rpIdFault(rpId, host)).toBe('Expected login.example.com or a domain above it.');
});
