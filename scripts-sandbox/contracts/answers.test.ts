import { describe, expect, it } from 'vitest';

import type { ScriptAction } from './actions.ts';
import { readAnswer } from './answers.ts';
import type { AnswerRules } from './answers.ts';

const login: ScriptAction = { script: 'login', usernameOrEmail: 'ada', password: 'x' };
const getUser: ScriptAction = { script: 'get_user', identifier: 'ada' };
const create: ScriptAction = {
  script: 'create',
  user: { client_id: 'c', tenant: 't', connection: 'people' },
};
const remove: ScriptAction = { script: 'delete', userId: '7' };
const changes: ScriptAction[] = [
  { script: 'verify', email: 'ada@example.com' },
  { script: 'change_password', identifier: 'ada', newPassword: 'x' },
  { script: 'change_email', email: 'a@example.com', newEmail: 'b@example.com', isVerified: true },
  { script: 'change_username', username: 'a', newUsername: 'b' },
  { script: 'change_phone_number', phoneNumber: '+1', newPhoneNumber: '+2' },
];

const read = (action: ScriptAction, answer: unknown, rules?: AnswerRules) =>
  readAnswer(action, JSON.stringify(answer), rules);

const ada = { user_id: 7, email: 'ada@example.com' };
const adaOutside = { user_id: 'auth0|7', email: 'ada@example.com' };

describe('login', () => {
  it.each([null, false])('%j: the name or the password is wrong, whose is not said', (answer) => {
    expect(read(login, answer)).toEqual({
      kind: 'denied',
      errorClass: 'WrongUsernameOrPasswordError',
      message: '',
    });
  });

  it('a profile is the user, its tokens beside it', () => {
    expect(read(login, ada)).toEqual({ kind: 'ok', answer: adaOutside });
    expect(read(login, { ...ada, access_token: 'at' })).toEqual({
      kind: 'ok',
      answer: adaOutside,
      tokens: { accessToken: 'at' },
    });
  });

  it.each([true, 0, '', 'ada', [], {}, { email: 'ada@example.com' }])('%j is bad', (answer) => {
    expect(read(login, answer).kind).toBe('bad-answer');
  });

  it('holds the profile to the rules of the connection', () => {
    expect(read(login, ada, { requiredFields: ['username'] })).toEqual({
      kind: 'bad-answer',
      field: 'username',
      rule: 'is required by the connection',
    });
  });
});

describe('get_user', () => {
  it.each([null, false])('%j: there is nobody', (answer) => {
    expect(read(getUser, answer)).toEqual({ kind: 'ok', answer: null });
  });

  it('a profile is the user', () => {
    expect(read(getUser, ada)).toEqual({ kind: 'ok', answer: adaOutside });
  });

  it.each([true, 0, '', 'ada', [], {}])(
    '%j is bad: it is not said that there is nobody',
    (told) => {
      expect(read(getUser, told).kind).toBe('bad-answer');
    },
  );
});

describe('create', () => {
  it.each([null, true, 'Created', { insertId: 7 }, [ada]])('%j is as good as nothing', (answer) => {
    expect(read(create, answer)).toEqual({ kind: 'ok', answer: null });
  });

  it('a profile is the user, and must be right', () => {
    expect(read(create, ada)).toEqual({ kind: 'ok', answer: adaOutside });
    expect(read(create, { ...ada, email: 'ada' })).toMatchObject({ field: 'email' });
  });

  it.each([null, true, 'Created', { insertId: 7 }, [ada]])(
    '%j is bad where the profile is asked for',
    (answer) => {
      const rules = { requiresProfileOfCreate: true };
      expect(read(create, answer, rules).kind).toBe('bad-answer');
      expect(read(create, ada, rules)).toEqual({ kind: 'ok', answer: adaOutside });
    },
  );
});

describe.each(changes)('$script', (action) => {
  it.each([
    [true, true],
    [1, true],
    ['OK', true],
    [{ updated: 1 }, true],
    [[], true],
    [false, false],
    [null, false],
    [0, false],
    ['', false],
  ])('%j: done is %j', (answer, isDone) => {
    expect(read(action, answer)).toEqual({ kind: 'ok', answer: { isDone } });
  });

  it('may tell when, and whether the address is confirmed', () => {
    const when = new Date('2026-11-21T17:00:00Z');
    expect(read(action, { last_password_reset: when, email_verified: 1 })).toEqual({
      kind: 'ok',
      answer: { isDone: true, lastPasswordReset: when, isEmailVerified: true },
    });
    expect(read(action, { last_password_reset: when.getTime() })).toMatchObject({
      answer: { lastPasswordReset: when },
    });
    expect(read(action, { last_password_reset: '2026-11-21T18:00:00.000+01:00' })).toMatchObject({
      answer: { lastPasswordReset: when },
    });
    expect(read(action, { email_verified: false })).toMatchObject({
      answer: { isEmailVerified: false },
    });
  });

  it.each(['yesterday', '2026-11-21', '2026-13-21T17:00:00Z', 1_795_280_400, 9e15, true, {}])(
    'last_password_reset is not %j',
    (told) => {
      expect(read(action, { last_password_reset: told })).toEqual({
        kind: 'bad-answer',
        field: 'last_password_reset',
        rule: 'is a date as ISO 8601 text with a time, or in milliseconds since 1970',
      });
    },
  );

  it('email_verified is not a word', () => {
    expect(read(action, { email_verified: 'yes' })).toMatchObject({ field: 'email_verified' });
  });
});

describe('delete', () => {
  it.each([null, true, false, 'gone', {}])('%j says nothing', (answer) => {
    expect(read(remove, answer)).toEqual({ kind: 'ok', answer: null });
  });
});

it('is bad where it is no JSON', () => {
  for (const json of ['', '{', 'undefined', 'NaN']) {
    expect(readAnswer(login, json)).toEqual({
      kind: 'bad-answer',
      field: 'answer',
      rule: 'is JSON',
    });
  }
});

it('is refused, not a crash, however deep it is', () => {
  const deep = `{"user_id":"7","user_metadata":{"in":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
  expect(readAnswer(login, deep)).toMatchObject({ kind: 'bad-answer', field: 'user_metadata' });
});
