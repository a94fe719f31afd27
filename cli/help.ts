/** Help at three levels, made from the tables of nouns and verbs. */
import { everywhere, optionsOf } from './parse-options.ts';
import { described, paragraph } from './text.ts';
import type { Noun, Option, Options, Verb } from './verb.ts';

const START = 'npm run cli --';

export function helpOfAll(nouns: readonly Noun[]): string {
  return sections(
    'The command line for operators. It works on the same data as the server, which may be running.',
    `Usage\n  ${START} <noun> <verb> [options]`,
    `Nouns\n${list(nouns)}`,
    `Every verb takes\n${optionLines(everywhere)}`,
    [
      'Examples',
      example('tenants list'),
      example('users create --email ada@example.com'),
      example('users rescue --email ada@example.com'),
      '  npm run -s cli -- users list --json      # -s: without the lines of npm itself',
    ].join('\n'),
    [
      'The data are found like the server finds them: LATCHKEY_DATA_DIR or DATABASE_URL, and',
      'LATCHKEY_SECRET where the server has it. Codes at the end: 0 done, 1 refused, 2 not understood.',
    ].join('\n'),
    `More about a noun or a verb: ${START} users --help, ${START} users create --help`,
  );
}

export function helpOfNoun(noun: Noun): string {
  return sections(
    `${noun.name}: ${noun.about}.`,
    `Usage\n  ${START} ${noun.name} <verb> [options]`,
    `Verbs\n${list(noun.verbs)}`,
    `Examples\n${noun.verbs.flatMap(({ examples }) => examples.slice(0, 1).map(example)).join('\n')}`,
    `More about a verb: ${START} ${noun.name} ${noun.verbs[0]?.name ?? '<verb>'} --help`,
  );
}

export function helpOfVerb(noun: Noun, verb: Verb): string {
  return sections(
    `${noun.name} ${verb.name}: ${verb.about}.`,
    `Usage\n${paragraph(`${START} ${noun.name} ${verb.name}${usageOf(verb)}`)}`,
    `Options\n${optionLines({ ...optionsOf(verb), ...everywhere })}`,
    ...(verb.consequence ? [`Consequence\n${paragraph(verb.consequence)}`] : []),
    `Examples\n${verb.examples.map(example).join('\n')}`,
  );
}

const sections = (...parts: readonly string[]): string => parts.join('\n\n');

const example = (line: string): string => `  ${START} ${line}`;

const list = (things: readonly { name: string; about: string }[]): string =>
  described(things.map(({ name, about }) => [name, about]));

/** Required options in full; the others are one pair of brackets. */
function usageOf({ options, bare }: Verb): string {
  const all = Object.entries(options);
  const required = all
    .filter(([, { required }]) => required)
    .map(([name, o]) => ` ${name === bare ? (o.value ?? name) : named(name, o)}`);
  return required.join('') + (required.length < all.length ? ' [options]' : '');
}

const optionLines = (options: Options): string =>
  described(
    Object.entries(options).map(([name, option]) => [
      named(name, option),
      [option.about, ...inputOf(option), ...(option.required ? ['(required)'] : [])].join(' '),
    ]),
  );

const inputOf = ({ kind, secret }: Option): string[] =>
  secret ? [`(${kind === 'list' ? 'NAME=-' : '-'} reads standard input)`] : [];

const named = (name: string, { value }: Option): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`;
