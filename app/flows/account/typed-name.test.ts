import { expect, it } from 'vitest';

import { parseTypedName } from './typed-name.ts';

it.each([
  ['My phone', 'My phone'],
  ['  Work laptop \n', 'Work laptop'],
  ['Cafe\u0301', 'Caf\u00e9'],
  ['\u{1f511}', '\u{1f511}'],
  // A family is four people joined; a thumb has a skin tone: neither may be taken apart.
  [
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}',
  ],
  ['\u{1f44d}\u{1f3fd}', '\u{1f44d}\u{1f3fd}'],
  ['\u0627\u0644\u0647\u0627\u062a\u0641', '\u0627\u0644\u0647\u0627\u062a\u0641'],
  ['<b>"key"</b>', '<b>"key"</b>'],
  ['{name} $& ${x}', '{name} $& ${x}'],
  ['x'.repeat(120), 'x'.repeat(120)],
  ['\u{1f511}'.repeat(120), '\u{1f511}'.repeat(120)],
])('M3: takes %j', (typed, name) => {
  expect(parseTypedName(typed)).toBe(name);
});

it.each([
  '',
  '   ',
  'x'.repeat(121),
  '\u{1f511}'.repeat(121),
  'two\nlines',
  'a\u0000b',
  'a\u2028b',
  'safe\u202eexe.key',
  'a\u2066b',
  '\ud83d',
  '\u200b',
  '\u200d\ufe0f',
])('M3: refuses %j', (typed) => {
  expect(parseTypedName(typed)).toBeUndefined();
});
