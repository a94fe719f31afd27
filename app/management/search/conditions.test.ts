import { describe, expect, it } from 'vitest';

import { conditionOf } from './conditions.ts';

const fields = {
  email: { field: 'email', kind: 'email' },
  name: { field: 'name', kind: 'text' },
  count: { field: 'count', kind: 'number' },
  blocked: { field: 'blocked', kind: 'boolean' },
  at: { field: 'at', kind: 'date' },
} as const;

const meant = (text: string) => conditionOf<string>(text, fields);

/** `[from, to)` of a condition on a date. */
function period(text: string): unknown[] {
  const condition = meant(text);
  if (condition.kind !== 'between') return [condition.kind];
  const { from, to } = condition;
  expect(from?.isInclusive ?? true).toBe(true);
  expect(to?.isInclusive ?? false).toBe(false);
  return [from, to].map((bound) => (bound ? (bound.value as Date).toISOString() : null));
}

describe('a date', () => {
  it.each([
    ['at:2026', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['at:2026-12', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['at:2026-02-28', '2026-02-28T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['at:"2026-02-28T10:30"', '2026-02-28T10:30:00.000Z', '2026-02-28T10:31:00.000Z'],
    ['at:2026-02-28T10:30:15Z', '2026-02-28T10:30:15.000Z', '2026-02-28T10:30:16.000Z'],
    ['at:2026-02-28T10:30:15.5Z', '2026-02-28T10:30:15.500Z', '2026-02-28T10:30:15.501Z'],
    ['at:[2026-01-01 TO 2026-01-31]', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['at:{2026-01-01 TO 2026-01-31}', '2026-01-02T00:00:00.000Z', '2026-01-31T00:00:00.000Z'],
    ['at:[2026-01-01 TO *]', '2026-01-01T00:00:00.000Z', null],
    ['at:<2026', null, '2026-01-01T00:00:00.000Z'],
  ])('%s is all of the time that it names', (text, from, to) => {
    expect(period(text)).toEqual([from, to]);
  });
});

describe('an address', () => {
  it('is found in lower case, and as it was written', () => {
    expect(meant('email:Ada@example.com')).toEqual({
      kind: 'or',
      of: [
        { kind: 'equals', field: 'email', value: 'ada@example.com' },
        { kind: 'equals', field: 'email', value: 'Ada@example.com' },
      ],
    });
    expect(meant('email:ada*')).toEqual({ kind: 'starts', field: 'email', text: 'ada' });
  });
});

describe('values are of the type of their field', () => {
  it('and what is not is refused', () => {
    expect(meant('count:3')).toMatchObject({ value: 3 });
    expect(meant('blocked:true')).toMatchObject({ value: true });
    expect(meant('name:Ada')).toMatchObject({ value: 'Ada' });
    expect(() => meant('count:three')).toThrow('q: at position 7: expected a whole number');
    expect(() => meant('count:3*')).toThrow('q: at position 7: expected no *');
    expect(() => meant('blocked:yes')).toThrow('q: at position 9: expected true or false');
    expect(() => meant('at:yesterday')).toThrow('q: at position 4: expected a date');
    expect(() => meant('at:2026-02-30')).toThrow('q: at position 4: there is no such date');
    expect(() => meant('name:Ada AND nmae:x')).toThrow(
      'q: at position 14: nmae is not searched; expected one of email, name, count, blocked, at',
    );
    expect(() => meant('constructor:x')).toThrow('constructor is not searched');
  });
});
