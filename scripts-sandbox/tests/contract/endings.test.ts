/** How a script ends: by its callback, once, or by an error. */
import { describe, expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

const { body, run } = openedSandbox();

const said = (report: { console: { text: string }[] }) => report.console.map(({ text }) => text);
const again = 'The callback was called again, which counts for nothing.';
const ada = "{ user_id: 'ada' }";
const isAda = { kind: 'ok', answer: { user_id: 'auth0|ada' } };

describe('the callback', () => {
  it.each([
    'callback()',
    'callback(null)',
    'callback(undefined, undefined)',
    'callback(null, null)',
  ])('%s: there is nobody', async (call) => {
    expect(await body(`${call};`)).toMatchObject({ kind: 'ok', answer: null });
  });

  it.each(['false', '0', "''", 'undefined', 'NaN'])(
    'takes a first parameter %s for no error',
    async (error) => {
      expect(await body(`callback(${error}, ${ada});`)).toMatchObject(isAda);
    },
  );

  it.each([
    ['in a moment', `setTimeout(() => callback(null, ${ada}), 5);`],
    ['in a promise', `Promise.resolve(${ada}).then((user) => callback(null, user));`],
    ['handed on', `Promise.resolve([null, ${ada}]).then((both) => callback(...both));`],
    ['as a method', `({ done: callback }).done(null, ${ada});`],
  ])('may be called %s', async (_when, text) => {
    expect(await body(text)).toMatchObject(isAda);
  });

  it.each([
    ['at once', `callback(null, ${ada}); callback(null, { user_id: 'eve' });`],
    ['with an error', `callback(null, ${ada}); callback(new Error('late'));`],
    ['in a microtask', `callback(null, ${ada}); Promise.resolve().then(() => callback());`],
  ])('counts once: called again %s it is a line on the console', async (_when, text) => {
    const outcome = await body(text);
    expect(outcome).toMatchObject(isAda);
    expect(said(outcome.report)).toEqual([again]);
  });

  it('counts once where the first was an error', async () => {
    const outcome = await body(`callback(new Error('first')); callback(null, ${ada});`);
    expect(outcome).toMatchObject({ kind: 'threw', error: { message: 'first' } });
    expect(said(outcome.report)).toEqual([again]);
  });

  it('is not changed by what happens to the answer afterwards', async () => {
    const text = `const user = ${ada}; callback(null, user); user.user_id = 'eve';`;
    expect(await body(text)).toMatchObject(isAda);
  });

  it.each([
    ['nothing is left to happen', ''],
    ['its last timer is over', "setTimeout(() => console.log('over'), 5);"],
    ['its promise is kept', 'return Promise.resolve(1);'],
    ['nobody keeps its promise', 'return new Promise(() => {});'],
  ])('that is never called ends the run when %s', async (_when, text) => {
    const outcome = await body(text);
    expect(outcome).toMatchObject({ kind: 'timeout', limit: 'callback' });
    expect(outcome.report.ranMs).toBeLessThan(runLimits.wallMs / 2);
  });

  it('leaves errors that come after it on the console', async () => {
    for (const late of ["throw new Error('late');", "return Promise.reject(new Error('late'));"]) {
      const outcome = await body(`callback(null, ${ada}); ${late}`);
      expect(outcome).toMatchObject(isAda);
      expect(said(outcome.report)).toEqual(['After its callback the script threw: late']);
    }
  });
});

describe('what a function returns counts for nothing', () => {
  it.each([
    ['a profile', `return ${ada};`],
    ['a promise of one', `return Promise.resolve(${ada});`],
  ])('%s', async (_what, text) => {
    expect(await body(text)).toMatchObject({ kind: 'timeout', limit: 'callback' });
    expect(await body(`callback(null, { user_id: 'eve' }); ${text}`)).toMatchObject({
      kind: 'ok',
      answer: { user_id: 'auth0|eve' },
    });
  });
});

describe('an async function', () => {
  const getUser = { script: 'get_user', identifier: 'ada' } as const;

  it('ends by its callback as any other', async () => {
    const source = `async (identifier, callback) => {
      const user_id = await Promise.resolve(identifier);
      callback(null, { user_id });
    }`;
    expect(await run(source, getUser)).toMatchObject(isAda);
  });

  it('ends by an error that it throws', async () => {
    const source = `async function f(identifier, callback) {
      await null;
      throw new Error('no database');
    }`;
    expect(await run(source, getUser)).toMatchObject({
      kind: 'threw',
      error: { name: 'Error', message: 'no database' },
    });
  });

  it('ends as one that never called back where it only returns', async () => {
    const source = `async function f(identifier, callback) { return ${ada}; }`;
    expect(await run(source, getUser)).toMatchObject({ kind: 'timeout', limit: 'callback' });
  });
});

describe('an error', () => {
  const thrown: [what: string, expression: string, told: object][] = [
    ['an Error', "new Error('boom')", { name: 'Error', message: 'boom' }],
    ['one of a kind', "new RangeError('boom')", { name: 'RangeError', message: 'boom' }],
    [
      'one of the script',
      "new (class Lost extends Error { name = 'Lost' })('boom')",
      { name: 'Lost', message: 'boom' },
    ],
    ['text', "'boom'", { name: 'Error', message: 'boom' }],
    ['a number', '42', { name: 'Error', message: '42' }],
    ['an object', "{ message: 'boom', code: 1 }", { name: 'Error', message: 'boom' }],
    ['an object that says nothing', '{}', { name: 'Error', message: '' }],
    ['a function', 'function boom() {}', { name: 'Error', message: 'function boom() {}' }],
  ];

  it.each(thrown)('that is %s, handed to the callback', async (_what, expression, error) => {
    expect(await body(`callback(${expression});`)).toMatchObject({ kind: 'threw', error });
  });

  it.each(thrown)('that is %s, thrown', async (_what, expression, error) => {
    expect(await body(`throw ${expression};`)).toMatchObject({ kind: 'threw', error });
  });

  it.each(thrown)('that is %s, in a promise', async (_what, expression, error) => {
    const text = `return Promise.reject(${expression});`;
    expect(await body(text)).toMatchObject({ kind: 'threw', error });
  });

  it.each(['undefined', 'null', 'false', "''", '0'])(
    'is one where %s is thrown, though the callback takes it for none',
    async (value) => {
      const isError = { kind: 'threw', error: { name: 'Error' } };
      expect(await body(`throw ${value};`)).toMatchObject(isError);
      expect(await body(`return Promise.reject(${value});`)).toMatchObject(isError);
      expect(await body(`callback(${value}, ${ada});`)).toMatchObject(isAda);
    },
  );

  it('tells where it was made, in lines and columns of the source', async () => {
    const source = '// one\n/* two */ function f(id, callback) {\n  throw new Error("here"); }';
    const outcome = await run(source, { script: 'get_user', identifier: 'ada' });
    expect(outcome).toMatchObject({ kind: 'threw' });
    expect(outcome.kind === 'threw' && outcome.error.stack).toContain('(script.js:3:9)');
  });

  it.each([
    [
      'in the line where the function begins',
      '/* one */ ;(id, callback) => { undefinedName }',
      '1:32',
    ],
    ['after line separators', '\u2028function f(a, b) {\u2029\r\n undefinedName }', '4:2'],
    ['after a byte order mark', '\uFEFFfunction f(a, b) { undefinedName }', '1:20'],
    ['after a hashbang', '#!node\nfunction f(a, b) { undefinedName }', '2:20'],
  ])('tells its place %s', async (_where, source, place) => {
    const outcome = await run(source, { script: 'get_user', identifier: 'ada' });
    expect(outcome).toMatchObject({ kind: 'threw', error: { name: 'ReferenceError' } });
    expect(outcome.kind === 'threw' && outcome.error.stack).toContain(`script.js:${place}`);
  });
});
