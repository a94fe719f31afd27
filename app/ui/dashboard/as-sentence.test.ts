import { expect, it } from 'vitest';

import { asSentence } from './as-sentence.ts';

it.each([
  ['expected an email address', 'Expected an email address'],
  ['a connection is already named people', 'A connection is already named people'],
  ['no, thank you', 'No, thank you'],
  ['nonsense: expected a whole address', 'nonsense: expected a whole address'],
  ['web_origins is too long', 'web_origins is too long'],
  ['https://example.com is taken', 'https://example.com is taken'],
  ['At position 2: expected field:value', 'At position 2: expected field:value'],
  ['', ''],
])('%s', (message, read) => {
  expect(asSentence(message)).toBe(read);
});
