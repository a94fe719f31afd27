import { expect, it } from 'vitest';

import { unifiedDiff } from './line-diff.ts';

const diff = (before: string, after: string) =>
  unifiedDiff({ name: 'old', text: before }, { name: 'new', text: after }).split('\n');

const numbers = (count: number, change: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, i) => change[i + 1] ?? String(i + 1)).join('\n');

it('is empty for the same text', () => {
  expect(diff('a\nb', 'a\nb')).toEqual(['']);
});

it('shows what went and what came, between three lines that stayed', () => {
  expect(diff(numbers(9), numbers(9, { 5: 'five' }))).toEqual([
    ...['--- old', '+++ new', '@@ -2,7 +2,7 @@'],
    ...[' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'],
  ]);
});

it('has one hunk for changes that are near, and two for those that are not', () => {
  const near = diff(numbers(20), numbers(20, { 5: 'five', 11: 'eleven' }));
  expect(near.filter((line) => line.startsWith('@@'))).toEqual(['@@ -2,13 +2,13 @@']);
  const far = diff(numbers(20), numbers(20, { 5: 'five', 15: 'fifteen' }));
  expect(far.filter((line) => line.startsWith('@@'))).toEqual([
    '@@ -2,7 +2,7 @@',
    '@@ -12,7 +12,7 @@',
  ]);
});

it('counts the lines of each side', () => {
  expect(diff('a\nb\nc', 'a\nc\nd\ne')).toEqual([
    ...['--- old', '+++ new', '@@ -1,3 +1,4 @@'],
    ...[' a', '-b', ' c', '+d', '+e'],
  ]);
  const inserted = diff(numbers(8), `${numbers(4)}\nx\n5\n6\n7\n8`);
  expect(inserted).toContain('@@ -2,6 +2,7 @@');
});

it('keeps the lines that both have, where others moved around them', () => {
  const lines = diff('a\nb\nc\nd', 'b\nx\nd\na');
  expect(lines.filter((line) => line.startsWith(' '))).toEqual([' b', ' d']);
});

it('gives texts back when its lines are put together again', () => {
  const [before, after] = ['x\na\nb\nc\nz', 'x\nb\nq\nc\nr\nz'];
  const [, , , ...lines] = diff(before, after);
  const side = (mark: string) =>
    lines
      .filter((line) => [' ', mark].includes(line.charAt(0)))
      .map((line) => line.slice(1))
      .join('\n');
  expect([side('-'), side('+')]).toEqual([before, after]);
});

it('tells two long texts without a common line as one change', () => {
  const [before, after] = ['a', 'b'].map((letter) => numbers(3000).replaceAll('\n', `${letter}\n`));
  const lines = diff(before ?? '', after ?? '');
  expect(lines.filter((line) => line.startsWith('@@'))).toHaveLength(1);
});
