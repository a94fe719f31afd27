/** The children that run scripts of this process, as the system knows them. */
import { readFileSync, readdirSync } from 'node:fs';

/**
 * Process numbers of the living children of this process that run scripts.
 * @param entry what they were told to run.
 */
export function childProcesses(entry = 'child/main.ts'): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === process.pid && commandOf(pid).includes(entry));
}

function parentOf(pid: number): number | undefined {
  // After the name in brackets: state, parent.
  const [, parent] = /\) \S (\d+)/.exec(read(pid, 'stat')) ?? [];
  return parent === undefined ? undefined : Number(parent);
}

const commandOf = (pid: number): string => read(pid, 'cmdline');

/** Empty where the process is gone. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
