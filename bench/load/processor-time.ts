/** What the kernel says about a process and a core. Undefined where there is no `/proc`. */
import { readFileSync } from 'node:fs';

/** `/proc` counts in hundredths of a second (proc(5), `sysconf(_SC_CLK_TCK)`). */
const TICKS_PER_SECOND = 100;

/** Processor time that a process has used, with all its threads. */
export const secondsOfProcess = (pid: number): number | undefined => secondsIn(pid, 11);

/** What the children of a process had used when they ended. */
export const secondsOfReapedChildren = (pid: number): number | undefined => secondsIn(pid, 13);

/** Two neighbouring fields of `/proc/PID/stat`, user's and system's time, counted after the name. */
function secondsIn(pid: number, field: number): number | undefined {
  const text = read(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may hold anything.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[field]) + Number(fields[field + 1])) / TICKS_PER_SECOND;
}

/** Time that a core has been busy, with whatever. */
export function secondsOfCore(core: number): number | undefined {
  const line = read('/proc/stat')
    ?.split('\n')
    .find((each) => each.startsWith(`cpu${core} `));
  if (line === undefined) return undefined;
  const [, user, nice, system, , , irq, softirq, steal] = line.split(' ').map(Number);
  const ticks = [user, nice, system, irq, softirq, steal];
  return ticks.reduce<number>((sum, each) => sum + (each ?? 0), 0) / TICKS_PER_SECOND;
}

/** Memory of a process that is in RAM (`VmRSS`). */
export function residentMegabytes(pid: number): number | undefined {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** The same with what is shared divided by those who share it (`Pss`): such values can be added up. */
export function proportionalMegabytes(pid: number): number | undefined {
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
