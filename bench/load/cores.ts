/**
 * Which core runs what: the server alone on one, whoever asks it on another, so that a figure is
 * what one core can do and not what the load leaves of it.
 */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

const root = fileURLToPath(new URL('../..', import.meta.url));

const hasTaskset = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;
const hasTwoCores = os.cpus().length > LOAD_CORE;

/** How the processes of this run are kept apart, as a sentence for the report. */
export const pinning =
  hasTaskset && hasTwoCores
    ? `The server and the bare libraries run on core ${SERVER_CORE}, the load on core ${LOAD_CORE} (taskset).`
    : `NOT PINNED: ${hasTaskset ? 'this machine has one core only' : 'there is no taskset here'}. ` +
      'The server competes with the load, and the rates are not those of one core.';

/** Starts a Node program of this repository on a core. It cannot outlive this process. */
export function runOnCore(
  core: number,
  args: readonly string[],
  options: { env?: Record<string, string>; stdio: StdioOptions },
): ChildProcess {
  const command = [process.execPath, ...args];
  const pinned =
    hasTaskset && hasTwoCores ? ['taskset', '--cpu-list', String(core), ...command] : command;
  const [program = '', ...rest] = pinned;
  const child = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: options.stdio,
    serialization: 'advanced',
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}
