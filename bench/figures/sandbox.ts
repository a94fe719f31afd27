import os from 'node:os';

import { secondsOfCore } from '../load/processor-time.ts';
import { percent } from '../report/measured.ts';
import { crowd, HOLD_MS } from '../sandbox/crowd.ts';
import { startDirectory } from '../sandbox/directory.ts';
import { secondsOfFamily } from '../load/family.ts';
import { firstRuns, latencies } from '../sandbox/latency.ts';
import { AT_A_TIME, throughput } from '../sandbox/throughput.ts';
import type { Figure } from './figure.ts';

/** What a run in the script sandbox costs, beside the same function without any walls. */
export const sandbox: Figure = {
  name: 'sandbox',
  title: 'The script sandbox',
  measure: async ({ seconds }) => {
    const directory = await startDirectory(HOLD_MS);
    try {
      const others = watchOthers();
      const latency = await latencies(directory, seconds);
      const first = await firstRuns();
      const rates = await throughput(directory, seconds);
      const waiting = await crowd(directory, seconds);
      return {
        rows: [...latency, ...first, ...rates, ...waiting.rows],
        notes: [
          'Sandbox: not pinned to a core, with the children’s low priority, as it runs in production. Each way of calling takes turns of 50 ms with the others, so that all meet the same machine; ' +
            'the look-up is the Get User script of Auth0’s documentation against an HTTP server on loopback in a process of its own (core 1). p50 and p99 are those of single calls, one after the other with 2 ms between; ratios are p50 and p99 over the direct call’s. ' +
            'A worker is timed until it answers, its end is not in it; node:vm and the direct call use the process’s own axios, the worker loads it.',
          `Sandbox, runs per core: ${AT_A_TIME} runs at a time, divided by the processor time of our process and all children that /proc tells, so that other programs of the machine have no part in it. Memory of one child is VmRSS, what it shares with other processes included; where scripts wait it is Pss, in which what children share counts once; all children are the waiting scripts’, the fast script’s and the spare ones.`,
          ...waiting.notes,
          ...others(),
        ],
      };
    } finally {
      directory.stop();
    }
  },
};

/** How much of the machine was not ours, which is what long times at p99 may come from. */
function watchOthers(): () => string[] {
  const busy = () =>
    os.cpus().reduce<number>((sum, _, core) => sum + (secondsOfCore(core) ?? NaN), 0);
  const startedAt = performance.now();
  const [busyBefore, oursBefore] = [busy(), secondsOfFamily()];
  return () => {
    const ours = secondsOfFamily();
    if (ours === undefined || oursBefore === undefined) return [];
    const others = busy() - busyBefore - (ours - oursBefore);
    const share = (others * 1_000) / (performance.now() - startedAt) / os.cpus().length;
    return [
      `Sandbox: other programs, the HTTP server among them, took ${percent(share)} of all cores.`,
    ];
  };
}
