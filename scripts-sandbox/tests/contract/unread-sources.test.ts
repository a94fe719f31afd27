/** Sources that are refused before anything of them runs, by the run and by the check alike. */
import { describe, expect, it } from 'vitest';

import type { ScriptCheck } from '../../index.ts';
import { runLimits } from '../../limits.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

const { sandbox, getUser } = openedSandbox();

const check = (source: string, hasContext = false): Promise<ScriptCheck> =>
  sandbox.checkScript({ tenantId: 'acme', source, script: 'get_user', hasContext });

const runAndCheck = async (source: string) => {
  const { report, ...result } = await getUser(source);
  expect(report.console).toEqual([]);
  expect(await check(source)).toEqual(result);
  return result;
};

describe('a source', () => {
  it('that does not parse is refused with line and column', async () => {
    expect(await runAndCheck('function f(id, callback) {\n  callback(;\n}')).toEqual({
      kind: 'syntax',
      message: 'Unexpected token',
      line: 2,
      column: 12,
    });
  });

  it('that is not one function is refused with line and column', async () => {
    const source = 'console.log("runs");\n(id, callback) => callback()';
    expect(await runAndCheck(source)).toEqual({
      kind: 'bad-entry',
      message: 'A script is one function, with nothing after it',
      line: 1,
      column: 20,
    });
    expect(await runAndCheck('(console.log("runs"), (id, callback) => 1)')).toMatchObject({
      kind: 'bad-entry',
    });
  });

  it('that takes other parameters is refused with line and column', async () => {
    expect(await runAndCheck('\n // one\n function f(id) { console.log("runs"); }')).toEqual({
      kind: 'bad-entry',
      message: 'get_user takes 2 parameters, the last being callback; this function has 1',
      line: 3,
      column: 2,
    });
  });

  it('whose parameters would run something is not run by the check', async () => {
    const source = '(id, callback = console.log("runs")) => callback()';
    expect(await check(source)).toEqual({ kind: 'ok', takesContext: false });
  });

  it('tells by its parameters whether it takes the context', async () => {
    expect(await check('(id, context, callback) => callback()', true)).toEqual({
      kind: 'ok',
      takesContext: true,
    });
    expect(await check('(id, callback) => callback()', true)).toEqual({
      kind: 'ok',
      takesContext: false,
    });
  });
});

describe('a source of 100 KB', () => {
  const limit = runLimits.sourceBytes;
  const sized = (bytes: number, filling: string) => {
    const bare = '(id, callback) => callback(null)//';
    const room = bytes - bare.length;
    const width = Buffer.byteLength(filling);
    return bare + 'x'.repeat(room % width) + filling.repeat(Math.floor(room / width));
  };

  it.each([['x'], ['é'], ['😀']])(
    'of %s is run, and one of a byte more is not',
    async (filling) => {
      const fits = sized(limit, filling);
      expect(Buffer.byteLength(fits)).toBe(limit);
      expect(await getUser(fits)).toMatchObject({ kind: 'ok', answer: null });
      expect(await check(fits)).toMatchObject({ kind: 'ok' });

      const tooLarge = { kind: 'too-large', what: 'source', limit };
      expect(await runAndCheck(`${fits}x`)).toEqual(tooLarge);
    },
  );
});

describe('brackets in each other', () => {
  const nested = (depth: number) =>
    `function f(id, callback) { callback(null, { user_id: 'x', at: ${'['.repeat(depth)}1${']'.repeat(depth)}.length }); }`;

  it('may be some', async () => {
    expect(await getUser(nested(15))).toMatchObject({ kind: 'ok', answer: { at: 1 } });
  });

  it.each([1_000, 5_000, 45_000])('may be so many that nobody can read them: %i', async (depth) => {
    const outcome = await getUser(nested(depth));
    expect(['ok', 'syntax', 'threw']).toContain(outcome.kind);
    expect(await getUser(nested(15))).toMatchObject({ kind: 'ok' });
  });

  it('are a mistake with its place where there are too many', async () => {
    expect(await runAndCheck(nested(45_000))).toMatchObject({ kind: 'syntax', line: 1 });
  });
});

it('what is handed over has a size as well', async () => {
  const limit = runLimits.argumentCharacters;
  const asked = { context: { note: 'x'.repeat(limit) } };
  expect(await getUser('(id, context, callback) => callback()', asked)).toMatchObject({
    kind: 'too-large',
    what: 'arguments',
    limit,
  });
});

it('what a stopped sandbox is asked to check is not checked', async () => {
  const { Sandbox } = await import('../../index.ts');
  const stopped = new Sandbox({ allowedDestinations: [] });
  stopped.stop();
  const asked = {
    tenantId: 'acme',
    source: '() => 1',
    script: 'verify',
    hasContext: false,
  } as const;
  expect(await stopped.checkScript(asked)).toEqual({ kind: 'unavailable', reason: 'stopping' });
});
