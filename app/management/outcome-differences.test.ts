import { expect, it } from 'vitest';

import { differencesOf, missedBy } from './outcome-differences.ts';

const run = {
  outcome: 'ok',
  answer: { user_id: 'auth0|7', email: 'ada@example.com', roles: ['reader'] },
  console: [{ level: 'log', text: 'hello', afterMs: 3 }],
  timing: { ranMs: 7 },
};

it('what is expected may be a part of what came', () => {
  expect(missedBy({ outcome: 'ok', answer: { user_id: 'auth0|7' } }, run)).toEqual([]);
  expect(missedBy({}, run)).toEqual([]);
});

it('what is missed is named with both sides', () => {
  const expected = { outcome: 'denied', answer: { user_id: 'auth0|8', name: 'Ada' } };
  expect(missedBy(expected, run)).toEqual([
    { path: 'outcome', expected: 'denied', got: 'ok' },
    { path: 'answer.user_id', expected: 'auth0|8', got: 'auth0|7' },
    { path: 'answer.name', expected: 'Ada' },
  ]);
});

it('a list is expected as a whole', () => {
  expect(missedBy({ answer: { roles: [] } }, run)).toEqual([
    { path: 'answer.roles', expected: [], got: ['reader'] },
  ]);
});

it('two runs differ in what they came to, not in how long they took or what they said', () => {
  expect(differencesOf(run, { ...run, console: [], timing: { ranMs: 9 } })).toEqual([]);
  const other = { ...run, answer: { user_id: 'auth0|7', name: 'Ada', roles: ['reader'] } };
  expect(differencesOf(run, other)).toEqual([
    { path: 'answer.email', expected: 'ada@example.com' },
    { path: 'answer.name', got: 'Ada' },
  ]);
});

it('what failed is told without the places that it went through', () => {
  const error = { name: 'Error', message: 'no table', stack: 'Error: no table\n at script.js:2' };
  expect(differencesOf({ outcome: 'timeout' }, { error, outcome: 'threw' })).toEqual([
    { path: 'outcome', expected: 'timeout', got: 'threw' },
    { path: 'error', got: { name: 'Error', message: 'no table' } },
  ]);
  const elsewhere = { ...error, stack: 'Error: no table\n at script.js:9' };
  expect(
    differencesOf({ outcome: 'threw', error }, { outcome: 'threw', error: elsewhere }),
  ).toEqual([]);
});

it('dates are compared as they are written', () => {
  const at = new Date(0);
  expect(missedBy({ answer: { at: at.toISOString() } }, { answer: { at } })).toEqual([]);
});
