/** This process and the children that run scripts for it, as the system knows them. */
import { readFileSync, readdirSync } from 'node:fs';

import {
  proportionalMegabytes,
  residentMegabytes,
  secondsOfProcess,
  secondsOfReapedChildren,
} from '../load/processor-time.ts';

/** Process numbers of the living children of this process that run scripts. */
export function scriptChildren(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === process.pid && runsScripts(pid));
}

/** Processor time of this process and of its children, those that have ended included. */
export function secondsOfFamily(): number | undefined {
  const own = secondsOfProcess(process.pid);
  const ended = secondsOfReapedChildren(process.pid);
  if (own === undefined || ended === undefined) return undefined;
  return scriptChildren().reduce((sum, pid) => sum + (secondsOfProcess(pid) ?? 0), own + ended);
}

/** Resident memory of all children that run scripts, in MB. */
export const childMegabytes = (): number[] =>
  scriptChildren().map((pid) => residentMegabytes(pid) ?? 0);

/** The same, of which what they share with each other counts once among them all. */
export const childProportionalMegabytes = (): number[] =>
  scriptChildren().map((pid) => proportionalMegabytes(pid) ?? residentMegabytes(pid) ?? 0);

function parentOf(pid: number): number | undefined {
  // After the name in brackets: state, parent.
  const [, parent] = /^.*\) \S (\d+)/s.exec(read(pid, 'stat')) ?? [];
  return parent === undefined ? undefined : Number(parent);
}

const runsScripts = (pid: number): boolean => read(pid, 'cmdline').includes('child/main.ts');

/** Empty where the process is gone. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
