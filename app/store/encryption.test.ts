import { expect, test } from 'vitest';

import { decryptBytes, decryptText, deriveKey, encryptBytes, encryptText } from './encryption.ts';

test('what was encrypted opens for the same purpose and owner', () => {
  const sealed = encryptText('client-secret', 'tenant/client', 'päss');
  expect(sealed).not.toContain('päss');
  expect(decryptText('client-secret', 'tenant/client', sealed)).toBe('päss');
});

test('it opens for no other owner', () => {
  const sealed = encryptText('client-secret', 'tenant/one', 'x');
  expect(() => decryptText('client-secret', 'tenant/two', sealed)).toThrow();
});

test('it opens for no other purpose', () => {
  const sealed = encryptText('client-secret', 'tenant/one', 'x');
  expect(() => decryptText('signing-key', 'tenant/one', sealed)).toThrow();
});

test('a changed byte is noticed wherever it is', () => {
  const sealed = encryptBytes('signing-key', 'o', 'private');
  for (let position = 0; position < sealed.length; position++) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(position) ^ 1, position);
    expect(() => decryptBytes('signing-key', 'o', changed)).toThrow();
  }
});

test('what is too short for a whole tag is not even looked at', () => {
  for (const length of [4, 8, 12]) {
    const short = Buffer.alloc(length);
    expect(() => decryptBytes('signing-key', 'o', short)).toThrow('Invalid authentication tag');
  }
});

test('the same text never looks the same twice', () => {
  expect(encryptText('client-secret', 'o', 'x')).not.toBe(encryptText('client-secret', 'o', 'x'));
});

test('each purpose has a key of its own', () => {
  expect(deriveKey('a').equals(deriveKey('b'))).toBe(false);
  expect(deriveKey('a')).toHaveLength(32);
});
