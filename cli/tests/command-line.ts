/** Ways to type a command in tests. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { run } from '../run.ts';
import type { Surroundings } from '../run.ts';

export type Outcome = { exitCode: number; out: string; err: string };

const root = fileURLToPath(new URL('../..', import.meta.url));

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

/** Runs the program itself, as an operator does. */
export function program(
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'cli/main.ts', ...words],
      { cwd: root, env: { ...process.env, ...env } },
      (error, out, err) =>
        resolve({
          exitCode: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
          out,
          err,
        }),
    );
  });
}
