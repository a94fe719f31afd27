/**
 * Starts a process that is allowed next to nothing, before a line of its own has run.
 *
 * Invariants:
 * 1. Its environment says that it is production, and nothing else.
 * 2. It reads our code and packages, and writes nothing; it starts neither processes nor threads;
 *    nothing opens its inspector. Node holds this (`--permission`).
 * 3. Nothing of the server's is open in it: its one pipe carries frames (`frames.ts`), and what it
 *    complains about comes here instead of the server's log.
 * 4. The system holds what it can of the same: no file can grow by a byte, a crash leaves no memory
 *    on disk, descriptors and threads are few, and no program gives it more power. Where there is no shell these limits are those of the server.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { childLimits } from '../limits.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const flags = [
  '--disable-warning=ExperimentalWarning',
  // Its own code and packages, read at the start; no writing, no processes, no threads.
  '--permission',
  '--disable-warning=SecurityWarning',
  '--allow-addons',
  ...['package.json', 'scripts-sandbox', 'node_modules'].map(
    (readable) => `--allow-fs-read=${path.join(root, readable)}`,
  ),
  // The engine's loader looks here for which C library there is.
  '--allow-fs-read=/etc/alpine-release',
  // A signal would open the inspector.
  '--disable-sigusr1',
  // Contexts of ended runs are garbage. An isolate left to itself collects it at 20 to 45 MB and keeps
  // the room; so it collects at 10 MB and gives back, for the same processor time.
  '--optimize-for-size',
  '--initial-old-space-size=4',
];

const SHELL = '/bin/sh';

/** Where each process is a user of its own; else all that this user has anywhere would count. */
const threads = childLimits.threads + 4 * availableParallelism();
const ownThreads =
  process.getuid?.() === 0 ? `{ ulimit -u ${threads} || ulimit -p ${threads}; } 2>/dev/null;` : '';

/**
 * Becomes what it was to start. Before that: where memory runs out the system takes this process
 * first; core dumps; what a file may grow to; descriptors; threads, by the name that the shell has
 * for them; and no program makes it anybody else, where there is what can tell the system so.
 */
const limited = `
{ echo ${childLimits.oomScore} > /proc/self/oom_score_adj; } 2>/dev/null
ulimit -c 0; ulimit -f 0; ulimit -n ${childLimits.openFiles}; ${ownThreads}
command -v setpriv > /dev/null && exec setpriv --no-new-privs "$0" "$@"
exec "$0" "$@"`;

/** The same command under all limits that the system can hold; the last parameter stays the last. */
export function underLimits(command: readonly string[]): string[] {
  return existsSync(SHELL) ? [SHELL, '-c', limited, ...command] : [...command];
}

export type Launched = {
  process: ChildProcess;
  /** Undefined where the system has no more to give; the process says `error` then. */
  pipe: net.Socket | undefined;
  complaints: Readable | undefined;
};

/**
 * @param entry the file that it runs.
 * @throws where the system has no memory for it, and the like.
 */
export function launch(entry: string): Launched {
  const [executable = '', ...parameters] = underLimits([process.execPath, ...flags, entry]);
  const started = spawn(executable, parameters, {
    cwd: '/',
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , complaints, pipe] = (started.stdio as ChildProcess['stdio'] | undefined) ?? [];
  return {
    process: started,
    pipe: pipe instanceof net.Socket ? pipe : undefined,
    complaints: complaints instanceof net.Socket ? complaints : undefined,
  };
}
