/** What a script finds without asking (reference 2.3): its configuration, and a `global` of its own. */
import { describe, expect, it } from 'vitest';

import { openedSandbox } from '../support/opened-sandbox.ts';

const { body } = openedSandbox();

/** Asks for the values of expressions, as text. */
const telling = (...expressions: string[]) =>
  `callback(null, { user_id: 'x', told: [${expressions.join(', ')}].map(String) });`;

const told = async (text: string, configuration: Record<string, string> = {}) => {
  const outcome = await body(text, { configuration });
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
  return outcome.answer?.told;
};

describe('configuration', () => {
  it('is what the connection keeps, as it is', async () => {
    const configuration = {
      baseAPIUrl: 'https://example.com',
      key: 'a "quoted"\n\u2028 key',
      no: '',
    };
    expect(
      await told(
        telling('configuration.baseAPIUrl', 'configuration.key', 'Object.keys(configuration)'),
        configuration,
      ),
    ).toEqual(['https://example.com', 'a "quoted"\n\u2028 key', 'baseAPIUrl,key,no']);
  });

  it('is empty where there is none', async () => {
    expect(await told(telling('Object.keys(configuration).length', 'configuration.x'))).toEqual([
      '0',
      'undefined',
    ]);
  });

  it('pollutes nothing, whatever its names are', async () => {
    const configuration = JSON.parse('{ "__proto__": "x", "constructor": "y" }') as Record<
      string,
      string
    >;
    expect(
      await told(
        telling('configuration.constructor', '({}).constructor === Object', "'x' in {}"),
        configuration,
      ),
    ).toEqual(['y', 'true', 'false']);
  });

  it('is that of the run alone: what a script writes there is gone', async () => {
    const configuration = { key: 'value' };
    await body(`configuration.key = 'stolen'; configuration.more = 1; callback();`, {
      configuration,
    });
    expect(await told(telling('configuration.key', 'configuration.more'), configuration)).toEqual([
      'value',
      'undefined',
    ]);
    expect(configuration).toEqual({ key: 'value' });
    expect(await told(telling('configuration.key'))).toEqual(['undefined']);
  });
});

describe('global', () => {
  it('is the scope of the script', async () => {
    expect(
      await told(
        telling('global === globalThis', 'typeof (global.x = 1, x)', 'global.console === console'),
      ),
    ).toEqual(['true', 'number', 'true']);
  });

  it('is fresh in every run', async () => {
    const leave = `
      global.left = 'something';
      var leftToo = globalThis.leftAsWell = 1;
      Object.prototype.polluted = 1;
      Array.prototype.map = null;
      console.log = null;
      callback();
    `;
    for (let round = 0; round < 5; round += 1) {
      expect(await body(leave)).toMatchObject({ kind: 'ok' });
      expect(
        await told(
          telling('typeof left', 'typeof leftAsWell', "'polluted' in {}", 'typeof console.log'),
        ),
      ).toEqual(['undefined', 'undefined', 'false', 'function']);
    }
  });

  it('is no road to another run that goes on at the same time', async () => {
    const leaving = body(`
      global.secret = 'mine';
      setTimeout(() => callback(null, { user_id: 'x', told: [global.secret] }), 50);
    `);
    expect(await told(telling('typeof global.secret'))).toEqual(['undefined']);
    expect(await leaving).toMatchObject({ answer: { told: ['mine'] } });
  });
});

it('has the names that scripts know', async () => {
  const names = [
    ...['require', 'console', 'Buffer', 'setTimeout', 'setInterval', 'setImmediate'],
    ...['clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask', 'Promise'],
    ...['WrongUsernameOrPasswordError', 'ValidationError', 'UnauthorizedError'],
  ];
  const expressions = names.map((name) => `typeof ${name}`);
  expect(await told(telling(...expressions))).toEqual(
    names.map((name) => (name === 'console' ? 'object' : 'function')),
  );
});

it('has none of the names that lead out', async () => {
  const names = ['process', 'module', 'exports', 'WebAssembly', 'SharedArrayBuffer', '__latchkey'];
  const expressions = names.map((name) => `typeof ${name}`);
  expect(await told(telling(...expressions))).toEqual(names.map(() => 'undefined'));
});
