import { describe, expect, it } from 'vitest';

import { parseOptions } from './parse-options.ts';
import { verb } from './verb.ts';

const sample = verb({
  name: 'sample',
  about: 'Takes one of each',
  options: {
    name: { kind: 'text', about: '', expected: 'a name', required: true },
    password: { kind: 'text', about: '', expected: 'a password', secret: true },
    scope: { kind: 'list', about: '' },
    limit: { kind: 'number', about: '', expected: 'a whole number' },
    settings: { kind: 'json', about: '' },
    open: { kind: 'flag', about: '' },
  },
  examples: [],
  run: () => Promise.resolve(null),
  say: () => '',
});
const parse = (...args: string[]) => parseOptions(args, sample);

it('reads each kind of option', () => {
  expect(
    parse(
      ...['--name', 'n', '--scope', 'a', '--scope=b', '--limit', '7', '--open', '--json'],
      ...['--settings', '{"a": [1]}'],
    ),
  ).toEqual({
    name: 'n',
    password: undefined,
    scope: ['a', 'b'],
    limit: 7,
    settings: { a: [1] },
    open: true,
    json: true,
    help: false,
  });
});

it('takes any value after an equals sign', () => {
  expect(parse('--name=-n', '--password=--open=')).toMatchObject({
    name: '-n',
    password: '--open=',
    open: false,
  });
  expect(parse('--name=').name).toBe('');
});

describe('a secret', () => {
  const typed = (text: string) => () => text;
  const secrets = verb({
    ...{ name: 'secrets', about: 'Takes secrets', examples: [] },
    options: {
      password: { kind: 'text', about: '', secret: true },
      value: { kind: 'list', about: '', secret: true },
      input: { kind: 'json', about: '', secret: true },
      name: { kind: 'text', about: '' },
    },
    run: () => Promise.resolve(null),
    say: () => '',
  });

  it.each([
    [['--password', '-'], 'tr0ub4dor\n', { password: 'tr0ub4dor' }],
    [['--password=-'], ' two\nlines \r\n', { password: ' two\nlines ' }],
    [
      ['--value', 'DB_URL=-', '--value', 'A=b=-'],
      'postgres://…\n',
      { value: ['DB_URL=postgres://…', 'A=b=-'] },
    ],
    [['--input', '-'], '{"password": "-"}\n', { input: { password: '-' } }],
  ])('of %j comes from standard input', (args, text, values) => {
    expect(parseOptions(args, secrets, typed(text))).toMatchObject(values);
  });

  it('is the only one that does, and nothing else does', () => {
    const twice = () => parseOptions(['--password', '-', '--value', 'A=-'], secrets, typed('x'));
    expect(twice).toThrow(/^--value: expected only one value from standard input/);
    const never = () => {
      throw new Error('standard input was read');
    };
    expect(parseOptions(['--name', '-', '--value', '-'], secrets, never)).toMatchObject({
      ...{ name: '-', value: ['-'] },
    });
  });
});

describe('an option whose name may be left out', () => {
  const bare = { ...sample, bare: 'name' };

  it.each([[['n']], [['n', '--open']], [['--open', 'n']], [['--name', 'n']], [['--', 'n']]])(
    'is read from %j',
    (args) => {
      expect(parseOptions(args, bare)).toMatchObject({ name: 'n' });
    },
  );

  it.each([
    [['n', 'm'], 'unexpected_argument', 'm: expected --name only once'],
    [['--name', 'n', 'm'], 'unexpected_argument', 'm: expected --name only once'],
    [['n', '--name', 'm'], 'repeated_option', '--name: expected only once'],
    [['--open'], 'missing_option', '--name: expected a name'],
  ])('is refused in %j', (args, code, message) => {
    expect(() => parseOptions(args, bare)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

describe('refuses', () => {
  it.each([
    [['--nme', 'n'], 'unknown_option', '--nme: expected one of --name, --password,'],
    [['-n', 'n'], 'unknown_option', '-n: expected one of --name'],
    [['--constructor', 'n'], 'unknown_option', '--constructor: expected one of'],
    [['--name', 'n', '--yes'], 'unknown_option', '--yes: expected one of'],
    [['--name', 'n', 'stray'], 'unexpected_argument', 'stray: expected only options'],
    [['--name', 'n', '--', 'stray'], 'unexpected_argument', 'stray: expected only options'],
    [['--name', 'n', '--name', 'm'], 'repeated_option', '--name: expected only once'],
    [['--name', 'n', '--open', '--open'], 'repeated_option', '--open: expected only once'],
    [['--name'], 'invalid_option', '--name: expected a name (write --name=…'],
    [['--name', '--open'], 'invalid_option', '--name: expected a name (write --name=…'],
    [['--name', 'n', '--open=yes'], 'invalid_option', '--open: expected no value'],
    [['--open'], 'missing_option', '--name: expected a name'],
    [['--name', 'n', '--limit', '1.5'], 'invalid_option', '--limit "1.5": expected a whole number'],
    [['--name', 'n', '--limit', ''], 'invalid_option', '--limit "": expected a whole number'],
    [
      ['--name', 'n', '--settings', '{a}'],
      'invalid_option',
      '--settings "{a}": expected a JSON object',
    ],
    [
      ['--name', 'n', '--settings', '[]'],
      'invalid_option',
      '--settings "[]": expected a JSON object',
    ],
    [['--name', 'n', '--settings', 'null'], 'invalid_option', '--settings "null": expected a JSON'],
  ])('%j', (args, code, message) => {
    expect(() => parse(...args)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

it('names every option that is missing', () => {
  const two = {
    ...sample,
    options: {
      a: { kind: 'text', about: '', required: true },
      b: { kind: 'json', about: '', required: true },
    },
  } as const;
  expect(() => parseOptions([], two)).toThrow(/--a: expected a value\n--b: expected a JSON object/);
});
