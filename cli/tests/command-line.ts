/** Ways to type a command in tests. */
import { run } from '../run.ts';
import type { Surroundings } from '../run.ts';

export type Outcome = { exitCode: number; out: string; err: string };

/** Runs a command in this process, on the database of the test file. */
export async function type(
  words: readonly string[],
  around: Partial<Surroundings> = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const exitCode = await run(words, {
    print: (text) => (out += `${text}\n`),
    printError: (text) => (err += `${text}\n`),
    readInput: () => '',
    isTerminal: false,
    withDatabase: (work) => work(),
    ...around,
  });
  return { exitCode, out, err };
}

/** The JSON that a command prints. Throws what it says instead where it fails. */
export async function json<T>(...words: readonly string[]): Promise<T> {
  const { exitCode, out, err } = await type([...words, '--json']);
  if (exitCode !== 0) throw new Error(err);
  return JSON.parse(out) as T;
}

/** What a command says to a person. */
export async function said(...words: readonly string[]): Promise<string> {
  const { exitCode, out, err } = await type(words);
  if (exitCode !== 0) throw new Error(err);
  return out;
}
