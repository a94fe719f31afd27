import { expect, it } from 'vitest';

import { purposeName, purposeOf } from './purpose.ts';

it.each(['add_passkey', 'delete_passkey:dev_0123456789abcdef'])('reads %s back', (name) => {
  const purpose = purposeOf(name);
  expect(purpose && purposeName(purpose)).toBe(name);
});

it.each(['', 'add_passkey ', 'delete_passkey', 'delete_passkey:', 'delete_passkey:a/b', 'rename'])(
  'knows no %j',
  (name) => {
    expect(purposeOf(name)).toBeUndefined();
  },
);
