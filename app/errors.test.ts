import { expect, test } from 'vitest';

import { errorCodes, refuse, shownCode, statusOf } from './errors.ts';

test('a masked code has the status and the name of the one that is shown', () => {
  for (const code of ['user_not_found', 'wrong_password', 'no_password', 'user_blocked'] as const) {
    expect(shownCode(code)).toBe('wrong_credentials');
    expect(statusOf(code)).toBe(401);
  }
  expect(shownCode('identifier_taken')).toBe('signup_refused');
  expect(statusOf('identifier_taken')).toBe(statusOf('signup_refused'));
});

test('what is shown is never masked itself', () => {
  for (const code of errorCodes) expect(shownCode(shownCode(code))).toBe(shownCode(code));
});

test('every code has a status of an error', () => {
  for (const code of errorCodes) {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThanOrEqual(503);
  }
});

test('a refusal carries its detail apart from its code', () => {
  expect(refuse('wrong_password', { userId: '1' })).toEqual({
    ok: false,
    code: 'wrong_password',
    detail: { userId: '1' },
  });
});
