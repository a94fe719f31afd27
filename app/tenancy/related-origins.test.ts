import { describe, expect, it } from 'vitest';

import type { Domain } from '#app/store/tenants.ts';

import { isCoveredBy, relatedOrigins } from './related-origins.ts';

let minute = 0;
const domain = (host: string, rpId: string, rest: Partial<Domain> = {}): Domain => ({
  host,
  rpId,
  id: 'cd_1',
  tenantId: 'ten_1',
  rpName: null,
  origins: null,
  previousRpId: null,
  movingSince: null,
  status: 'active',
  createdAt: new Date(Date.UTC(2030, 0, 1, 0, minute++)),
  ...rest,
});

it('lists who cannot do without the list before the hosts below the RP ID', () => {
  const domains = [
    domain('login.acme.test', 'acme.test'),
    domain('acme.test', 'acme.test'),
    domain('login.acme.example', 'login.acme.example', { previousRpId: 'acme.test' }),
    domain('login.acme.invalid:8443', 'login.acme.invalid', { previousRpId: 'acme.test' }),
  ];
  expect(relatedOrigins('acme.test', domains)).toEqual([
    'https://login.acme.example',
    'https://login.acme.invalid:8443',
    'https://login.acme.test',
    'https://acme.test',
  ]);
  // However the database gives them.
  expect(relatedOrigins('acme.test', domains.toReversed())).toEqual(
    relatedOrigins('acme.test', domains),
  );
});

it('lists extra origins on the web, each once, and none of Android', () => {
  const domains = [
    domain('login.acme.test', 'acme.test', {
      origins: ['https://app.acme.test', 'http://localhost:3000', 'android:apk-key-hash:AAAA'],
    }),
    domain('app.acme.test', 'acme.test', { origins: ['https://login.acme.test'] }),
  ];
  expect(relatedOrigins('acme.test', domains)).toEqual([
    'https://login.acme.test',
    'https://app.acme.test',
  ]);
});

it('lists nobody who does not accept the RP ID, or is disabled', () => {
  const domains = [
    domain('login.acme.test', 'login.acme.test'),
    domain('old.acme.test', 'acme.test', { status: 'disabled' }),
  ];
  expect(relatedOrigins('acme.test', domains)).toEqual([]);
  expect(relatedOrigins('login.acme.test', domains)).toEqual(['https://login.acme.test']);
});

describe('a host is covered by', () => {
  it.each([
    ['acme.test', 'acme.test', true],
    ['acme.test', 'login.acme.test:8443', true],
    ['login.acme.test', 'acme.test', false],
    ['acme.test', 'notacme.test', false],
    ['localhost', 'acme.localhost:3000', true],
  ])('%s: %s %s', (rpId, host, covered) => {
    expect(isCoveredBy(rpId, host)).toBe(covered);
  });
});
