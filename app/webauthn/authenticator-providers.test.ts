import { describe, expect, it } from 'vitest';

import { findProvider, passkeyNameFor } from './authenticator-providers.ts';

const onePassword = 'bada5566-a7aa-401f-bd96-45619a55120d';
const noAaguid = '00000000-0000-0000-0000-000000000000';
const day = new Date('2026-11-21T23:59:59.999Z');

describe('findProvider', () => {
  it('knows a provider by its AAGUID, with icons that are pictures and nothing else', () => {
    const provider = findProvider(onePassword);
    expect(provider?.name).toBe('1Password');
    for (const icon of [provider?.iconLight, provider?.iconDark]) {
      expect(icon).toMatch(/^data:image\/svg\+xml;base64,[A-Za-z0-9+/]+=*$/);
    }
  });

  it('knows some without icons', () => {
    expect(findProvider('b5397666-4885-aa6b-cebf-e52262a439a2')).toEqual({
      name: 'Chromium Browser',
    });
  });

  it.each([noAaguid, '12345678-1234-4234-8234-123456789abc', '', '__proto__', 'constructor'])(
    'knows nobody by %s',
    (aaguid) => {
      expect(findProvider(aaguid)).toBeUndefined();
    },
  );
});

describe('M2: the name of a new passkey', () => {
  const names: [what: string, aaguid: string, taken: string[], name: string][] = [
    ["is its provider's", onePassword, [], '1Password'],
    ['has a number where it is the second', onePassword, ['1Password'], '1Password 2'],
    ['and the third', onePassword, ['1Password 2', '1Password'], '1Password 3'],
    ['fills a gap', onePassword, ['1Password', '1Password 3'], '1Password 2'],
    ['needs no number after a rename', onePassword, ['🔑 1Password', '1Password 2'], '1Password'],
    ['is the day where no provider is told', noAaguid, [], 'Passkey 2026-11-21'],
    [
      'is the day where the provider is not known',
      '12345678-1234-4234-8234-123456789abc',
      ['👩‍💻', 'Passkey 2026-11-20'],
      'Passkey 2026-11-21',
    ],
    ['has a number on the same day', noAaguid, ['Passkey 2026-11-21'], 'Passkey 2026-11-21 2'],
  ];
  it.each(names)('%s', (_what, aaguid, taken, name) => {
    expect(passkeyNameFor(aaguid, taken, day)).toBe(name);
  });
});
