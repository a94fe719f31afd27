// Runs commands and says how long each step took. Plain JavaScript without dependencies: on a fresh
// clone this file runs before anything is installed, on whatever Node (18 or newer) the machine has.
import { spawn } from 'node:child_process';

import { projectEnvironment, root } from './paths.mjs';

/** A command ended badly. `output` is what it printed, when it was not shown already. */
export class CommandFailed extends Error {
  constructor(command, reason, output = '') {
    super(`${command} ${reason}`);
    this.output = output;
  }
}

/** A failure that the reader can act on: printed as a sentence, without a stack. */
export class Explained extends Error {}

/** Runs a command with its output shown. */
export const runShown = (command, args, env) => run(command, args, env, 'inherit');

/** Runs a command and returns its output, which is shown only if the command fails. */
export const runQuietly = (command, args, env) => run(command, args, env, 'pipe');

function run(command, args, env, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: projectEnvironment(env),
      stdio: ['ignore', output, output],
    });
    const kill = () => child.kill();
    process.on('exit', kill);
    let printed = '';
    child.stdout?.on('data', (chunk) => (printed += chunk));
    child.stderr?.on('data', (chunk) => (printed += chunk));
    child.on('error', (error) =>
      reject(new CommandFailed(command, `cannot be run: ${error.code}`)),
    );
    child.on('close', (status, signal) => {
      process.off('exit', kill);
      if (status === 0) resolve(printed);
      else
        reject(new CommandFailed(command, `ended with ${signal ?? `status ${status}`}`, printed));
    });
  });
}

/** "850 ms", "31 s", "2 min 5 s". */
export function elapsedSince(start) {
  const milliseconds = Date.now() - start;
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** One progress line: "Building… done in 9 s". */
export async function progress(title, work) {
  const start = Date.now();
  process.stdout.write(`${title}… `);
  try {
    const result = await work();
    console.log(`done in ${elapsedSince(start)}`);
    return result;
  } catch (error) {
    console.log(`failed after ${elapsedSince(start)}`);
    throw error;
  }
}

/** Runs a script's body and ends the process; a failure is reported once. */
export async function main(body) {
  try {
    process.exit((await body()) ?? 0);
  } catch (error) {
    if (error instanceof CommandFailed) {
      if (error.output) console.error(`\n${error.output.trimEnd()}`);
      console.error(`\n${error.message}`);
    } else {
      console.error(error instanceof Explained ? `\n${error.message}` : error);
    }
    process.exit(1);
  }
}
