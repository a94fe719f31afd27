/** One command, from its words to an exit code. */
import { z } from 'zod';

import { explainFailure, explainInput } from './explain-failure.ts';
import type { Failure } from './explain-failure.ts';
import { helpOfAll, helpOfNoun, helpOfVerb } from './help.ts';
import { nouns } from './nouns.ts';
import { noted } from './note-command.ts';
import { parseOptions } from './parse-options.ts';
import { command, printableLines } from './text.ts';
import { UsageError } from './usage-error.ts';
import type { Noun, ParsedValues, Tell, Verb } from './verb.ts';

export type Surroundings = {
  print: (text: string) => void;
  printError: (text: string) => void;
  /** All of standard input. */
  readInput: () => string;
  /** Whether a person may be sitting there. */
  isTerminal: boolean;
  /** Opens the data, does the work, and lets go of them whatever happens. */
  withDatabase: <T>(work: () => Promise<T>) => Promise<T>;
};

type Answer = { text: () => string; result?: unknown; isBad?: boolean };

/** Resolves to the exit code: 0 done, 1 refused or found bad, 2 not understood. Throws where it met a bug. */
export async function run(words: readonly string[], around: Surroundings): Promise<number> {
  const json = words.includes('--json');
  try {
    const { text, result, isBad } = await answer(words, around);
    around.print(json && result !== undefined ? JSON.stringify(result, null, 2) : text());
    return isBad ? 1 : 0;
  } catch (error) {
    const failure = explainFailure(error);
    if (!failure) throw error;
    const { code, message, detail, exitCode } = failure;
    around.printError(json ? JSON.stringify({ code, message, ...detail }) : told(failure, words));
    return exitCode;
  }
}

async function answer(words: readonly string[], around: Surroundings): Promise<Answer> {
  const wantsHelp = words.some((word) => ['--help', '-h'].includes(word)) || words[0] === 'help';
  const [nounName, verbName] = words.slice(0, 2).filter((word) => !word.startsWith('-'));
  if (words.length === 0 || words[0] === 'help' || (wantsHelp && nounName === undefined)) {
    return { text: () => helpOfAll(nouns) };
  }
  const noun = findNoun(words[0]);
  if (wantsHelp && verbName === undefined) return { text: () => helpOfNoun(noun) };
  const verb = findVerb(noun, words.slice(1));
  if (wantsHelp) return { text: () => helpOfVerb(noun, verb) };

  const values = parseOptions(words.slice(1 + wordsOf(verb).length), verb, around.readInput);
  confirm(verb, values, around);
  const tell = (text: string) => {
    if (values.json !== true) around.print(printableLines(text));
  };
  const work = () => noted({ noun: noun.name, verb }, values, () => perform(verb, values, tell));
  const needsNoData = verb.isOffline?.(values) ?? false;
  const { say, result, isBad } = await (needsNoData ? work() : around.withDatabase(work));
  return { text: () => printableLines(say()), result, isBad };
}

function findNoun(word: string | undefined): Noun {
  const noun = nouns.find(({ name }) => name === word);
  if (noun) return noun;
  const names = nouns.map(({ name }) => name).join(', ');
  throw new UsageError('unknown_noun', `${word ?? ''}: expected a noun first, one of ${names}`);
}

function findVerb(noun: Noun, words: readonly string[]): Verb {
  const verb = knownVerb(noun, words);
  if (verb) return verb;
  const word = words[0]?.startsWith('-') ? undefined : words[0];
  const names = noun.verbs.map(({ name }) => name).join(', ');
  throw word === undefined
    ? new UsageError('missing_verb', `${noun.name}: expected a verb after it, one of ${names}`)
    : new UsageError('unknown_verb', `${noun.name} ${word}: expected one of ${names}`);
}

/** A verb may have two words, such as `configuration set`. */
const wordsOf = ({ name }: Verb): string[] => name.split(' ');

const knownVerb = (noun: Noun, words: readonly string[]): Verb | undefined =>
  noun.verbs.find((verb) => wordsOf(verb).every((word, i) => word === words[i]));

async function perform(verb: Verb, values: ParsedValues, tell: Tell) {
  try {
    return await verb.run(values, tell);
  } catch (error) {
    throw error instanceof z.ZodError ? explainInput(error, verb, values) : error;
  }
}

/** A person is told the consequence first; a program is taken to know. */
function confirm({ consequence }: Verb, values: ParsedValues, { isTerminal }: Surroundings): void {
  if (!consequence || !isTerminal || values.json === true || values.yes === true) return;
  throw new UsageError('confirmation_required', `${consequence} Add --yes to do it.`);
}

/** Where the names are that a refusal did not find. */
const lists: Record<string, readonly string[]> = {
  tenant_not_found: ['tenants', 'list'],
  domain_not_found: ['domains', 'list'],
  client_not_found: ['clients', 'list'],
  connection_not_found: ['connections', 'list'],
  api_not_found: ['apis', 'list'],
  scope_not_found: ['apis', 'list'],
  configuration_not_found: ['connections', 'configuration', 'list'],
  script_not_found: ['scripts', 'list'],
  script_not_published: ['scripts', 'versions'],
  script_version_not_found: ['scripts', 'versions'],
  script_run_not_found: ['scripts', 'runs'],
  fixture_not_found: ['scripts', 'fixtures', 'list'],
  user_not_found: ['users', 'list'],
  user_ambiguous: ['users', 'list'],
};

function told({ code, message, exitCode, whatToDo }: Failure, words: readonly string[]): string {
  const said = `${code}: ${printableLines(message)}`;
  if (whatToDo !== undefined) return `${said}\n\n${whatToDo}`;
  const list = lists[code];
  if (list) return `${said}\nSee: ${command(...list)}`;
  if (exitCode === 1 || code === 'confirmation_required') return said;
  const noun = nouns.find(({ name }) => name === words[0]);
  const verb = noun && knownVerb(noun, words.slice(1));
  const topic = [...(noun ? [noun.name] : []), ...(verb ? wordsOf(verb) : [])];
  return `${said}\nSee: ${command(...topic, '--help')}`;
}
