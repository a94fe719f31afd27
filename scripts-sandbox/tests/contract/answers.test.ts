/** What scripts answer, as it comes out: the rules themselves are tested beside them. */
import { describe, expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

const { body, run } = openedSandbox();

const login = { script: 'login', usernameOrEmail: 'ada', password: 'x' } as const;
const create = {
  script: 'create',
  user: { client_id: 'app', tenant: 'acme', connection: 'people' },
} as const;
const changePassword = { script: 'change_password', identifier: 'ada', newPassword: 'x' } as const;

const answering = (parameters: number, answer: string) => {
  const names = Array.from({ length: parameters }, (_, at) => `p${String(at)}`);
  return `function (${[...names, 'callback'].join(', ')}) { callback(null${answer && `, ${answer}`}); }`;
};

describe('login', () => {
  it('signs in whom the script names', async () => {
    const answer = `{
      user_id: 7,
      email: 'Ada@Example.com',
      email_verified: 1,
      family_name: null,
      nickname: undefined,
      access_token: 'at',
      department: 'Engines',
    }`;
    expect(await run(answering(2, answer), login)).toMatchObject({
      kind: 'ok',
      answer: {
        user_id: 'auth0|7',
        email: 'Ada@Example.com',
        email_verified: true,
        department: 'Engines',
      },
      tokens: { accessToken: 'at' },
    });
  });

  it.each(['', 'null', 'undefined', 'false'])('says no where it answers %j', async (answer) => {
    const { report, ...result } = await run(answering(2, answer), login);
    expect(report.console).toEqual([]);
    expect(result).toEqual({
      kind: 'denied',
      errorClass: 'WrongUsernameOrPasswordError',
      message: '',
    });
  });

  it('is bad where it names nobody, or breaks a limit', async () => {
    expect(await run(answering(2, '{ email: "ada@example.com" }'), login)).toMatchObject({
      kind: 'bad-answer',
      field: 'user_id',
      rule: 'is required',
    });
    const source = answering(2, "{ user_id: 7, name: 'x'.repeat(151) }");
    expect(await run(source, login)).toMatchObject({ kind: 'bad-answer', field: 'name' });
    const rules = { requiredFields: ['username'] } as const;
    expect(await run(answering(2, '{ user_id: 7 }'), login, { rules })).toMatchObject({
      kind: 'bad-answer',
      field: 'username',
      rule: 'is required by the connection',
    });
  });
});

/** The limits themselves, with what is just within and just beyond them, stand beside the rules. */
describe('a limit of a profile holds whoever tells it', () => {
  const profiles: [field: string, within: string, beyond: string][] = [
    ['user_id', "'x'.repeat(255)", "'x'.repeat(256)"],
    ['email', "'x'.repeat(64) + '@example.com'", "'x'.repeat(65) + '@example.com'"],
    ['email', "'a@' + 'x'.repeat(252)", "'a@' + 'x'.repeat(253)"],
    ['name', "'x'.repeat(150)", "'x'.repeat(151)"],
    ['given_name', "'x'.repeat(150)", "'x'.repeat(151)"],
    ['family_name', "'x'.repeat(150)", "'x'.repeat(151)"],
    ['nickname', "'x'.repeat(350)", "'x'.repeat(351)"],
    ['username', "'x'.repeat(128)", "'x'.repeat(129)"],
    ['username', `"@\`^$!-#.+'~_"`, "'a b'"],
    ['phone_number', "'+' + '1'.repeat(15)", "'+' + '1'.repeat(16)"],
    ['mfa_factors', "[{ phone: { value: '+1' } }]", '[{ phone: {} }]'],
  ];

  it.each(profiles)('%s: %s is within, %s is beyond', async (field, within, beyond) => {
    const answer = (value: string) => `{ user_id: 7, [${JSON.stringify(field)}]: ${value} }`;
    const actions = [
      [login, 2],
      [{ script: 'get_user', identifier: 'ada' }, 1],
      [create, 1],
    ] as const;
    for (const [action, parameters] of actions) {
      expect(await run(answering(parameters, answer(within)), action)).toMatchObject({
        kind: 'ok',
        answer: { [field]: expect.anything() as unknown },
      });
      expect(await run(answering(parameters, answer(beyond)), action)).toMatchObject({
        kind: 'bad-answer',
        field,
      });
    }
  });

  it('with the length that the connection gives its user names', async () => {
    const rules = { usernameLength: { min: 1, max: 15 } };
    const answer = (length: number) => `{ user_id: 7, username: 'x'.repeat(${String(length)}) }`;
    expect(await run(answering(2, answer(15)), login, { rules })).toMatchObject({ kind: 'ok' });
    expect(await run(answering(2, answer(16)), login, { rules })).toMatchObject({
      kind: 'bad-answer',
      field: 'username',
      rule: expect.stringMatching(/^has 1 to 15 letters/) as string,
    });
  });
});

describe('create', () => {
  it('may answer nothing, except where the profile is asked for', async () => {
    const rules = { requiresProfileOfCreate: true };
    expect(await run(answering(1, ''), create)).toMatchObject({ kind: 'ok', answer: null });
    expect(await run(answering(1, ''), create, { rules })).toMatchObject({ kind: 'bad-answer' });
    expect(await run(answering(1, '{ user_id: 7 }'), create, { rules })).toMatchObject({
      kind: 'ok',
      answer: { user_id: 'auth0|7' },
    });
  });
});

describe('change_password', () => {
  it('tells when', async () => {
    const answer =
      "{ last_password_reset: new Date('2026-11-21T17:00:00Z'), email_verified: true }";
    expect(await run(answering(2, answer), changePassword)).toMatchObject({
      kind: 'ok',
      answer: {
        isDone: true,
        lastPasswordReset: new Date('2026-11-21T17:00:00Z'),
        isEmailVerified: true,
      },
    });
  });

  it.each([
    ['true', true],
    ["{ rows: ['one'] }", true],
    ["'OK'", true],
    ['undefined > 0', false],
    ['', false],
  ])('answers %j: done is %j', async (answer, isDone) => {
    expect(await run(answering(2, answer), changePassword)).toMatchObject({
      kind: 'ok',
      answer: { isDone },
    });
  });
});

describe('an answer becomes data inside the sandbox', () => {
  it.each([
    ['toJSON', "{ user_id: { toJSON: () => '7' } }", 'auth0|7'],
    [
      'an instance of a class',
      'new (class User { constructor() { this.user_id = 7; } })()',
      'auth0|7',
    ],
    ['a getter', "{ get user_id() { return '7'; } }", 'auth0|7'],
    [
      'an object without a prototype',
      "Object.assign(Object.create(null), { user_id: '7' })",
      'auth0|7',
    ],
  ])('%s', async (_what, answer, userId) => {
    expect(await body(`callback(null, ${answer});`)).toMatchObject({ answer: { user_id: userId } });
  });

  it.each([
    [
      'a cycle',
      "const user = { user_id: '7' }; user.self = user; callback(null, user);",
      'TypeError',
    ],
    ['a big integer', 'callback(null, { user_id: 7n });', 'TypeError'],
    ['a function', 'callback(null, () => 1);', 'TypeError'],
    ['a symbol', "callback(null, Symbol('x'));", 'TypeError'],
    [
      'a getter that throws',
      'callback(null, { get user_id() { throw new RangeError(1); } });',
      'RangeError',
    ],
  ])('%s cannot: the script is told to have thrown', async (_what, text, name) => {
    expect(await body(text)).toMatchObject({ kind: 'threw', error: { name } });
  });

  it('of a size that is told, and no larger', async () => {
    const limit = runLimits.answerCharacters;
    // Around the text stands {"user_id":"7","text":""}.
    const text = `callback(null, { user_id: '7', text: 'x'.repeat(${String(limit - 25)}) });`;
    expect(await body(text)).toMatchObject({ kind: 'ok' });
    expect(await body(text.replace('repeat(', 'repeat(1 + '))).toMatchObject({
      kind: 'too-large',
      what: 'answer',
      limit,
    });
  });

  it('in which a user id of several users is refused', async () => {
    expect(await body('callback(null, { user_id: 2 ** 53 });')).toMatchObject({
      kind: 'bad-answer',
      field: 'user_id',
    });
  });
});
