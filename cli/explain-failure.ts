/** What is told of a failure: a code and a sentence for what can be expected, a stack for a bug. */
import type { z } from 'zod';

import { ConfigurationError } from '#app/configuration-error.ts';
import { prerequisiteWords } from '#app/copy/passkey-prerequisites.ts';
import { ManagementError } from '#app/management/management-error.ts';
import { PasskeyPrerequisitesUnmet } from '#app/management/passkey-prerequisites-unmet.ts';

import { expectedOf, invalidOption } from './parse-options.ts';
import { described } from './text.ts';
import { UsageError } from './usage-error.ts';
import { wayOut } from './ways-out.ts';
import type { Option, ParsedValues, Verb } from './verb.ts';

export type Failure = {
  code: string;
  message: string;
  exitCode: 1 | 2;
  /** What programs are told beside the code. */
  detail?: Readonly<Record<string, unknown>>;
  /** What people are told to do about it. */
  whatToDo?: string;
};

/** Undefined for a bug. */
export function explainFailure(error: unknown): Failure | undefined {
  if (error instanceof UsageError) {
    return { code: error.code, message: error.message, exitCode: 2 };
  }
  if (error instanceof ManagementError) {
    const { code, message, detail } = error;
    return { code, message, detail, exitCode: 1, whatToDo: whatToDo(error) };
  }
  if (error instanceof ConfigurationError) {
    return { code: 'configuration_invalid', message: error.message, exitCode: 1 };
  }
  const reason = databaseProblem(error);
  return reason === undefined
    ? undefined
    : {
        code: 'database_unavailable',
        message: `the database cannot be used: ${reason}`,
        exitCode: 1,
      };
}

function whatToDo(error: ManagementError): string | undefined {
  if (!(error instanceof PasskeyPrerequisitesUnmet)) return wayOut(error);
  return described(error.unmet.map((name) => [name, prerequisiteWords[name].whatToDo]));
}

/** A use-case refused its input: names the options that it came from. */
export function explainInput(error: z.ZodError, verb: Verb, values: ParsedValues): UsageError {
  const problems = error.issues.map((issue) => explainIssue(issue, verb, values).message);
  return new UsageError('invalid_option', problems.join('\n'));
}

type Issue = z.ZodError['issues'][number];

function explainIssue(issue: Issue, verb: Verb, values: ParsedValues): UsageError {
  const path = issue.path.map(String);
  const sources = Object.entries(verb.options)
    .filter(
      ([name, option]) => values[name] !== undefined && startsWith(path, fieldOf(name, option)),
    )
    // A named option wins over the document that it is written into.
    .sort(([a, one], [b, other]) => fieldOf(b, other).length - fieldOf(a, one).length);
  const [source] = sources;
  // What stands before the rule, a kind of problem or the value, is told by the option's own line.
  const message = issue.message.replace(/^(?:[A-Z][a-z ]+|"(?:[^"\\]|\\.)*"): (?=expected)/, '');
  if (!source) return new UsageError('invalid_option', `${path.join('.')}: ${issue.message}`);
  const [name, option] = source;
  if (option.kind === 'json') {
    const field = path.slice(fieldOf(name, option).length).join('.');
    const where = field === '' ? `--${name}` : `--${name}, field ${field}`;
    return new UsageError('invalid_option', `${where}: ${message}`);
  }
  const isOurs = /^(?:"|expected)/.test(issue.message) && message.startsWith('expected');
  const expected = isOurs ? message : `expected ${expectedOf(option)}`;
  return invalidOption(name, option, valueAt(values[name], path), expected);
}

const fieldOf = (name: string, option: Option): string[] =>
  (option.field ?? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())).split(
    '.',
  );

const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((part, i) => path[i] === part);

/** Of a list, the value that the issue is about. */
function valueAt(value: unknown, path: readonly string[]): string {
  if (!Array.isArray(value)) return String(value);
  const index = path.find((part) => /^[0-9]+$/.test(part));
  return index === undefined ? value.join(', ') : String(value[Number(index)]);
}

const databaseProblems: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at the address in DATABASE_URL',
  ENOTFOUND: 'the host in DATABASE_URL is not known',
  EAI_AGAIN: 'the host in DATABASE_URL is not known',
  ETIMEDOUT: 'nothing answers at the address in DATABASE_URL',
  '28P01': 'it refuses the password in DATABASE_URL',
  '28000': 'it refuses the user in DATABASE_URL',
  '3D000': 'it does not have the database that DATABASE_URL names',
  SQLITE_CANTOPEN: 'its file in LATCHKEY_DATA_DIR cannot be opened',
  SQLITE_READONLY: 'its file in LATCHKEY_DATA_DIR cannot be written',
  SQLITE_NOTADB: 'its file in LATCHKEY_DATA_DIR is not a database',
  SQLITE_BUSY: 'another process is writing to it; try again',
  EACCES: 'LATCHKEY_DATA_DIR cannot be read or written',
  EROFS: 'LATCHKEY_DATA_DIR cannot be written',
  ENOTDIR: 'LATCHKEY_DATA_DIR is not a folder',
};

/** Drivers say it with a code, somewhere along the chain of causes. */
function databaseProblem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' ? databaseProblems[code] : undefined;
  return known ?? databaseProblem(error.cause);
}
