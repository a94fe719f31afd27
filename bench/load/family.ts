/** A process and the children that run scripts for it, as the system knows them: this process, if none is named. */
import { readFileSync, readdirSync } from 'node:fs';

import {
  proportionalMegabytes,
  residentMegabytes,
  secondsOfProcess,
  secondsOfReapedChildren,
} from './processor-time.ts';

/** Process numbers of its living children that run scripts. */
export function scriptChildren(of = process.pid): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === of && runsScripts(pid));
}

/** Processor time of it and of its children, those that have ended included. */
export function secondsOfFamily(of = process.pid): number | undefined {
  const own = secondsOfProcess(of);
  const ended = secondsOfReapedChildren(of);
  if (own === undefined || ended === undefined) return undefined;
  return scriptChildren(of).reduce((sum, pid) => sum + (secondsOfProcess(pid) ?? 0), own + ended);
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
