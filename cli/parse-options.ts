/** Reads the options of a verb from the arguments after it, and refuses everything else. */
import { parseArgs } from 'node:util';

import { UsageError } from './usage-error.ts';
import type { Option, Options, ParsedValues, Verb } from './verb.ts';

/** What every verb takes. */
export const everywhere = {
  json: { kind: 'flag', about: 'Print JSON and nothing else, for programs' },
  help: { kind: 'flag', about: 'Show help' },
} as const satisfies Options;

const yes: Option = { kind: 'flag', about: 'Go on without being asked' };

export const optionsOf = ({ options, consequence }: Verb): Options =>
  consequence ? { ...options, yes } : options;

/**
 * A secret that is `-`, or `NAME=-` in a list, is read by `readInput`: what is on a command line is
 * in the memory of a shell, and in everybody's list of processes.
 */
export function parseOptions(
  args: readonly string[],
  verb: Verb,
  readInput: () => string = () => '',
): ParsedValues {
  const options: Options = { ...optionsOf(verb), ...everywhere };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { kind }]) => [
        name,
        { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true },
      ]),
    ),
    // Its own messages name neither what was expected nor a way on.
    strict: false,
    tokens: true,
  });

  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      const { bare } = verb;
      if (bare === undefined || given.has(bare)) throw unexpected(token.value, verb);
      given.set(bare, [token.value]);
      continue;
    }
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw unknownOption(token.rawName, options);
    const values = given.get(token.name) ?? [];
    if (values.length > 0 && option.kind !== 'list') {
      throw new UsageError('repeated_option', `${token.rawName}: expected only once`);
    }
    given.set(token.name, [...values, textOf(token, option)]);
  }

  const missing = Object.entries(options).filter(
    ([name, { required }]) => required && !given.has(name),
  );
  if (missing.length > 0) {
    const lines = missing.map(([name, option]) => `--${name}: expected ${expectedOf(option)}`);
    throw new UsageError('missing_option', lines.join('\n'));
  }
  const takeInput = once(readInput);
  const values: ParsedValues = {};
  for (const [name, option] of Object.entries(options)) {
    const texts = given.get(name)?.map((text) => readSecret(name, option, text, takeInput));
    values[name] =
      option.kind === 'flag' ? texts !== undefined : texts && read(name, option, texts);
  }
  return values;
}

type TakeInput = (name: string) => string;

/** Standard input is one value, without the line break that ends it. */
function once(readInput: () => string): TakeInput {
  let isTaken = false;
  return (name) => {
    if (isTaken) {
      const message = `--${name}: expected only one value from standard input`;
      throw new UsageError('invalid_option', message);
    }
    isTaken = true;
    return readInput().replace(/\r?\n$/, '');
  };
}

function readSecret(
  name: string,
  { kind, secret }: Option,
  text: string,
  takeInput: TakeInput,
): string {
  if (!secret) return text;
  if (kind !== 'list') return text === '-' ? takeInput(name) : text;
  const [, before] = /^([^=]+=)-$/.exec(text) ?? [];
  return before === undefined ? text : before + takeInput(name);
}

/** The form of an option's value, in words. */
export const expectedOf = ({ expected, kind }: Option): string =>
  expected ?? (kind === 'json' ? 'a JSON object such as {"field": "value"}' : 'a value');

/** `--name "value": expected …`, without the value where it is a secret. */
export function invalidOption(
  name: string,
  option: Option,
  value: string | undefined,
  expected: string,
): UsageError {
  const shown = value === undefined || option.secret ? '' : ` ${JSON.stringify(value)}`;
  return new UsageError('invalid_option', `--${name}${shown}: ${expected}`);
}

function textOf(
  token: { rawName: string; value: string | undefined; inlineValue: boolean | undefined },
  option: Option,
): string {
  if (option.kind === 'flag') {
    if (token.value === undefined) return '';
    throw new UsageError('invalid_option', `${token.rawName}: expected no value`);
  }
  if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
    throw new UsageError(
      'invalid_option',
      `${token.rawName}: expected ${expectedOf(option)} (write ${token.rawName}=… where it begins with a hyphen)`,
    );
  }
  return token.value;
}

function read(name: string, option: Option, texts: string[]): unknown {
  const [text = ''] = texts;
  switch (option.kind) {
    case 'list':
      return texts;
    case 'number':
      if (/^-?[0-9]{1,15}$/.test(text)) return Number(text);
      throw invalidOption(name, option, text, `expected ${expectedOf(option)}`);
    case 'json':
      return readDocument(name, option, text);
    default:
      return text;
  }
}

function readDocument(name: string, option: Option, text: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    document = undefined;
  }
  if (typeof document === 'object' && document !== null && !Array.isArray(document)) {
    return document;
  }
  throw invalidOption(name, option, text, `expected ${expectedOf(option)}`);
}

const unexpected = (word: string, { bare }: Verb): UsageError =>
  new UsageError(
    'unexpected_argument',
    bare === undefined
      ? `${word}: expected only options after the verb`
      : `${word}: expected --${bare} only once, with its name or without`,
  );

function unknownOption(rawName: string, options: Options): UsageError {
  const known = Object.keys(options).map((name) => `--${name}`);
  return new UsageError('unknown_option', `${rawName}: expected one of ${known.join(', ')}`);
}
