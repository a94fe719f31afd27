import { describe, expect, it } from 'vitest';

import type { ScriptName } from './actions.ts';
import { parametersBefore } from './actions.ts';
import { checkScript } from './check-script.ts';

/** A Get User script takes two parameters. */
const check = (source: string) => checkScript(source, 'get_user', false);

const entryOf = (source: string) => {
  const checked = check(source);
  return checked.kind === 'ok' ? checked.entry : checked;
};

const scripts = Object.keys(parametersBefore) as ScriptName[];

const taking = (count: number) =>
  `function (${Array.from({ length: count }, (_, at) => `p${String(at)}`).join(', ')}) {}`;

describe('one function expression', () => {
  it.each([
    ['named', 'function getUser(id, callback) {}'],
    ['without a name', 'function (id, callback) {}'],
    ['async', 'async function getUser(id, callback) { await id; }'],
    ['arrow', '(id, callback) => callback(null)'],
    ['async arrow', 'async (id, callback) => { await id; }'],
    ['with defaults and patterns', 'function ({ email } = {}, callback = 1) {}'],
    ['that imports', 'async function getUser(id, callback) { await import("fs"); }'],
    ['with what only sloppy code may say', 'function f(id, callback) { with (id) { delete id; } }'],
  ])('%s', (_what, source) => {
    expect(entryOf(source)).toEqual({ source, line: 1, column: 0 });
  });

  const bare = 'function f(a, b) {}';
  it.each([
    ['comments', `// one\n/* two */ ${bare} // three\n/* four */`, 2, 10],
    ['white space', `\n\n\t ${bare}\r\n \n`, 3, 2],
    ['semicolons', `;; ${bare} ;\n;`, 1, 3],
    ['comments and semicolons', `/* ; */ ; // ;\n;${bare};// ;`, 2, 1],
    ['parentheses', `((${bare}));`, 1, 2],
    ['a hashbang', `#!/usr/bin/env node\n${bare}`, 2, 0],
    ['comments of old web pages', `<!-- one\n${bare}\n--> two`, 2, 0],
    ['a byte order mark', `\uFEFF${bare}`, 1, 0],
    ['line and paragraph separators', `\u2028\u2029 ${bare}\u2028`, 3, 1],
    ['carriage returns', `\r\r\n${bare}`, 3, 0],
  ])('with %s around it', (_what, source, line, column) => {
    expect(entryOf(source)).toEqual({ source: bare, line, column });
  });
});

describe('what is not one function', () => {
  const refused = (source: string) => {
    const checked = check(source);
    if (checked.kind === 'ok') return 'ok';
    return `${checked.kind} ${String(checked.line)}:${String(checked.column)} ${checked.message}`;
  };
  const notOne = 'A script is one function';
  const more = 'A script is one function, with nothing after it';

  it.each([
    ['a call of a function', '(function (id, callback) {})()', `bad-entry 1:1 ${notOne}`],
    ['a call of an arrow', '((id, callback) => 1)()', `bad-entry 1:1 ${notOne}`],
    ['a class', 'class GetUser {}', `bad-entry 1:1 ${notOne}`],
    [
      'a generator',
      'function* f(id, callback) {}',
      'bad-entry 1:1 A script is no generator function',
    ],
    [
      'an async generator',
      'async function* f(id, callback) {}',
      'bad-entry 1:1 A script is no generator function',
    ],
    ['a name', 'getUser', `bad-entry 1:1 ${notOne}`],
    ['an object with it', '({ f(id, callback) {} })', `bad-entry 1:2 ${notOne}`],
    ['an assignment', 'module.exports = function (id, callback) {}', `bad-entry 1:1 ${notOne}`],
    ['two in a sequence', 'function a(b, c) {}, function d(e, f) {}', `bad-entry 1:1 ${notOne}`],
    ['two', 'function a(b, c) {}\nfunction d(e, f) {}', `bad-entry 1:20 ${more}`],
    ['something after it', 'function a(b, c) {}\n\ncallback(null)', `bad-entry 1:20 ${more}`],
    ['a hashbang after it', 'function a(b, c) {}#!', 'syntax 1:21 Unexpected character'],
    ['a statement', 'const f = function (id, callback) {}', 'syntax 1:1 Unexpected token'],
    ['an import', 'import fs from "fs";', 'syntax 1:8 Unexpected token'],
    ['nothing', '', 'syntax 1:1 Unexpected token'],
    ['only comments', '// one\n', 'syntax 2:1 Unexpected token'],
    ['only semicolons', ';;', 'syntax 1:3 Unexpected token'],
  ])('%s', (_what, source, refusal) => {
    expect(refused(source)).toContain(refusal);
  });

  it.each([
    ['in its first line', 'function f(a, b) { const = 1 }', 1, 26],
    ['in another', 'function f(a, b) {\n  return )\n}', 2, 10],
    ['after line separators', 'function f(a, b) {\u2028\u2029  return )\n}', 3, 10],
    ['after a carriage return', 'function f(a, b) {\r  return )\r}', 2, 10],
    ['after a byte order mark', '\uFEFFfunction f(a, b) { return ) }', 1, 27],
    ['after semicolons', '; ;function f(a, b) { return ) }', 1, 30],
    ['after the function', 'function f(a, b) {}\n; @', 2, 3],
    ['after line separators in the function', 'function f(a, b) {\u2028}; @', 2, 4],
    ['where its end is missing', 'function f(a, b) {\n', 2, 1],
    ['in a text without end', "function f(a, b) { return 'x\n}", 1, 27],
    ['in a pattern', 'function f(a, b) { return /(/ }', 1, 28],
    ['where a name is taken', 'function f(a, b) { let c; let c }', 1, 31],
    ['where nothing can be awaited', 'function f(a, b) { await a }', 1, 26],
    ['where a module would be', 'function f(a, b) { return import.meta }', 1, 27],
    ['where brackets are too deep', `function f(a, b) { ${'['.repeat(40_000)}`, 1, undefined],
  ])('a mistake %s', (_what, source, line, column) => {
    const checked = check(source);
    expect(checked).toMatchObject({
      kind: 'syntax',
      line,
      ...(column !== undefined && { column }),
    });
    // The position stands beside the message, not in it.
    expect(checked.kind === 'syntax' && checked.message).not.toMatch(/\d:\d/);
  });
});

describe.each(scripts)('%s', (script) => {
  const without = parametersBefore[script] + 1;

  it.each([0, without - 1, without + 1, without + 2])(
    `takes ${String(without)} parameters, not %i`,
    (count) => {
      expect(checkScript(taking(without), script, false)).toMatchObject({
        kind: 'ok',
        takesContext: false,
      });
      expect(checkScript(`\n ${taking(count)}`, script, false)).toEqual({
        kind: 'bad-entry',
        message: `${script} takes ${String(without)} parameters, the last being callback; this function has ${String(count)}`,
        line: 2,
        column: 2,
      });
    },
  );

  it('may take the context where there is one', () => {
    const takesContext = (count: number) => checkScript(taking(count), script, true);
    expect(takesContext(without)).toMatchObject({ kind: 'ok', takesContext: false });
    expect(takesContext(without + 1)).toMatchObject({ kind: 'ok', takesContext: true });
    for (const count of [0, without - 1, without + 2]) {
      expect(takesContext(count)).toEqual({
        kind: 'bad-entry',
        message: `${script} takes ${String(without)} parameters, the last being callback, or ${String(without + 1)}, the last being context and callback; this function has ${String(count)}`,
        line: 1,
        column: 1,
      });
    }
  });
});

describe('a rest parameter', () => {
  it.each([
    ['function (...all) {}', false, 'ok'],
    ['function (id, ...others) {}', false, 'ok'],
    ['function (id, callback, ...none) {}', false, 'ok'],
    ['function (id, context, callback, ...none) {}', false, 'bad-entry'],
    ['function (id, context, callback, ...none) {}', true, 'ok'],
    ['function (id, context, callback, more, ...none) {}', true, 'bad-entry'],
  ])('%s (context: %j): %s', (source, hasContext, kind) => {
    expect(checkScript(source, 'get_user', hasContext).kind).toBe(kind);
  });

  it('takes the context where there is one', () => {
    expect(checkScript('(...all) => 1', 'get_user', true)).toMatchObject({ takesContext: true });
    expect(checkScript('(...all) => 1', 'get_user', false)).toMatchObject({ takesContext: false });
  });
});

it('knows a source again, whatever it is checked for', () => {
  const source = 'function (id, context, callback) {}';
  expect(checkScript(source, 'get_user', true).kind).toBe('ok');
  expect(checkScript(source, 'get_user', false).kind).toBe('bad-entry');
  expect(checkScript(source, 'login', false).kind).toBe('ok');
  expect(checkScript(source, 'get_user', true).kind).toBe('ok');
});
