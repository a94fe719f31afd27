import { expect, it } from 'vitest';

import { bar, cell, command, described, facts, printableLines, table } from './text.ts';

it('lines columns up, and leaves no space at the ends of lines', () => {
  expect(
    table(
      ['id', 'a name'],
      [
        ['1', 'Ada'],
        ['long', null],
        ['2', 'é'],
      ],
    ),
  ).toBe(['ID    A NAME', '1     Ada', 'long  -', '2     é'].join('\n'));
});

it.each([
  [0, 0],
  [3, 0],
  [50, 15],
  // Full only where it is all.
  [99, 29],
  [100, 30],
])('shows %i %% as a bar with %i of 30 parts full', (percent, full) => {
  expect(bar(percent)).toBe(`[${'█'.repeat(full)}${'░'.repeat(30 - full)}] ${percent} %`);
});

it('writes values for people', () => {
  const at = new Date('2030-01-02T03:04:05.678Z');
  expect([at, true, false, 0, '', undefined, [], ['a', 'b']].map(cell)).toEqual([
    '2030-01-02T03:04:05Z',
    'yes',
    'no',
    '0',
    '-',
    '-',
    '-',
    'a, b',
  ]);
  expect(facts({ a: 1, longer: 'x' })).toBe('  a       1\n  longer  x');
});

it.each(['\u001b[31m', '\u009b31m', 'a\rb', 'a\nb', '\u202etxt', '\u2066x', '\u0007'])(
  'lets no name move the cursor or turn the line round: %j',
  (name) => {
    for (const text of [cell(name), cell([name]), table(['name'], [[name]])]) {
      expect(text).toContain('\ufffd');
      expect(text.replace(/^NAME\n/, '')).toMatch(/^[^\p{Cc}\u202e\u2066]*$/u);
    }
  },
);

it('keeps the lines of a text', () => {
  expect(printableLines('a\n\u001bb')).toBe('a\n\ufffdb');
});

it('quotes what a shell would read differently', () => {
  expect(command('users', 'block', '--id', 'auth0|a', "it's", 'a b', '$x', '')).toBe(
    String.raw`npm run cli -- users block --id 'auth0|a' 'it'\''s' 'a b' '$x' ''`,
  );
});

it('wraps long descriptions below themselves', () => {
  const words = Array.from({ length: 30 }, (_, i) => `word${i}`);
  const lines = described([
    ['--x', words.join(' ')],
    ['--longer', 'short'],
  ]).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines[1]).toMatch(/^ {12}word/);
  expect(lines.join(' ').match(/word\d+/g)).toEqual(words);
  expect(lines.at(-1)).toBe('  --longer  short');
});
