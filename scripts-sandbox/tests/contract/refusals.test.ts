/** The three classes by which a script says no (reference 2.3). */
import { describe, expect, it } from 'vitest';

import { openedSandbox } from '../support/opened-sandbox.ts';

const { body } = openedSandbox();

const ways: [way: string, end: (expression: string) => string][] = [
  ['handed to the callback', (expression) => `callback(${expression});`],
  ['thrown', (expression) => `throw ${expression};`],
  ['in a promise', (expression) => `return Promise.reject(${expression});`],
];

describe.each(ways)('%s', (_way, end) => {
  const refusal = async (expression: string) => {
    const { report, ...result } = await body(end(expression));
    expect(report.console).toEqual([]);
    return result;
  };

  it.each([
    ['', {}],
    ['null', {}],
    ['undefined', {}],
    ["''", {}],
    ['0', {}],
    ['false', {}],
    ["null, 'unknown'", { message: 'unknown' }],
    ["'ada'", { subject: 'ada' }],
    ["'ada', 'wrong'", { subject: 'ada', message: 'wrong' }],
    ['7', { subject: '7' }],
    ["'ada', 42", { subject: 'ada', message: '42' }],
    ["'ada', null", { subject: 'ada' }],
  ])('WrongUsernameOrPasswordError(%s)', async (parameters, told) => {
    expect(await refusal(`new WrongUsernameOrPasswordError(${parameters})`)).toEqual({
      kind: 'denied',
      errorClass: 'WrongUsernameOrPasswordError',
      message: '',
      ...told,
    });
  });

  it.each([
    ["'user_exists'", { code: 'user_exists' }],
    ["'user_exists', 'taken'", { code: 'user_exists', message: 'taken' }],
    ["'email-too-long'", { code: 'email-too-long' }],
    ['', { code: '' }],
    ['7', { code: '7' }],
  ])('ValidationError(%s)', async (parameters, told) => {
    expect(await refusal(`new ValidationError(${parameters})`)).toEqual({
      kind: 'denied',
      errorClass: 'ValidationError',
      message: '',
      ...told,
    });
  });

  it.each([
    ["'come back tomorrow'", 'come back tomorrow'],
    ['', ''],
    ['null', ''],
  ])('UnauthorizedError(%s)', async (parameters, message) => {
    expect(await refusal(`new UnauthorizedError(${parameters})`)).toEqual({
      kind: 'denied',
      errorClass: 'UnauthorizedError',
      message,
    });
  });

  it('a class that the script derives says no as its parent does', async () => {
    expect(
      await refusal("new (class Taken extends ValidationError { extra = 1 })('user_exists', 'x')"),
    ).toEqual({ kind: 'denied', errorClass: 'ValidationError', message: 'x', code: 'user_exists' });
    expect(
      await refusal(
        "new (class Wrong extends WrongUsernameOrPasswordError { name = 'Wrong' })('ada')",
      ),
    ).toMatchObject({ errorClass: 'WrongUsernameOrPasswordError', subject: 'ada' });
  });

  it.each([
    [
      'of the same name',
      "Object.assign(new Error('x'), { name: 'WrongUsernameOrPasswordError' })",
      'WrongUsernameOrPasswordError',
    ],
    [
      'of a class of the same name',
      "new (class ValidationError extends Error { name = 'ValidationError' })('x')",
      'ValidationError',
    ],
    [
      'that only has the prototype',
      "Object.assign(Object.create(UnauthorizedError.prototype), { name: 'Error', message: 'x' })",
      'Error',
    ],
  ])('an error %s says no such thing', async (_what, expression, name) => {
    expect(await refusal(expression)).toMatchObject({
      kind: 'threw',
      error: { name, message: 'x' },
    });
  });
});

describe('the classes', () => {
  it.each(['WrongUsernameOrPasswordError', 'ValidationError', 'UnauthorizedError'])(
    '%s makes errors, with its own name and a stack',
    async (name) => {
      const outcome = await body(`
        const error = new ${name}('first', 'second');
        const facts = [
          error instanceof ${name}, error instanceof Error, error.name,
          typeof error.stack, error.stack.includes('script.js:'),
          Object.prototype.toString.call(error),
        ];
        callback(null, { user_id: 'x', facts });
      `);
      expect(outcome).toMatchObject({
        kind: 'ok',
        answer: { facts: [true, true, name, 'string', true, '[object Error]'] },
      });
    },
  );

  it('are three, and no other error is one of them', async () => {
    const outcome = await body(`
      const classes = [WrongUsernameOrPasswordError, ValidationError, UnauthorizedError];
      const errors = [...classes.map((Class) => new Class('a')), new Error('a')];
      const table = errors.map((error) => classes.map((Class) => error instanceof Class));
      callback(null, { user_id: 'x', table });
    `);
    expect(outcome).toMatchObject({
      answer: {
        table: [
          [true, false, false],
          [false, true, false],
          [false, false, true],
          [false, false, false],
        ],
      },
    });
  });

  it('show the code of a ValidationError, and take what it was when the error was made', async () => {
    const outcome = await body(`
      const error = new ValidationError('user_exists', 'first');
      console.log(error.code, error.message);
      error.code = 'changed';
      callback(error);
    `);
    expect(outcome).toMatchObject({ kind: 'denied', code: 'user_exists', message: 'first' });
    expect(outcome.report.console).toMatchObject([{ text: 'user_exists first' }]);
  });

  it('may be caught and thrown again', async () => {
    const outcome = await body(`
      try {
        throw new UnauthorizedError('closed');
      } catch (error) {
        if (error instanceof UnauthorizedError) callback(error);
      }
    `);
    expect(outcome).toMatchObject({ kind: 'denied', message: 'closed' });
  });

  it('stay what they are where the script puts something else under their name', async () => {
    const outcome = await body(`
      const Kept = UnauthorizedError;
      globalThis.UnauthorizedError = class Fake extends Error {};
      callback(new Kept('closed'));
    `);
    expect(outcome).toMatchObject({ kind: 'denied', errorClass: 'UnauthorizedError' });
  });
});
