/** Runs for each second of processor time, and the memory of the process that they are in. */
import { Sandbox } from '../../scripts-sandbox/index.ts';
import type { Row } from '../report/measured.ts';
import { perSecond } from '../report/measured.ts';
import type { Directory } from './directory.ts';
import { childMegabytes, secondsOfFamily } from '../load/family.ts';
import type { TimedScript } from './scripts.ts';
import { lookUp, trivial } from './scripts.ts';
import { directly, inSandbox } from './ways.ts';

export const AT_A_TIME = 8;
const LEAST_PER_SECOND = 400;
const WARM_UP_SECONDS = 1;

export async function throughput({ host, origin }: Directory, seconds: number): Promise<Row[]> {
  const sandbox = new Sandbox({ allowedDestinations: [host] });
  const run = (script: TimedScript, duration: number) =>
    keepBusy(inSandbox(sandbox, script, { baseAPIUrl: origin }, 'acme'), duration);
  await run(trivial, WARM_UP_SECONDS);
  const idle = childMegabytes();
  const trivialRuns = await run(trivial, seconds);
  await run(lookUp, WARM_UP_SECONDS);
  const lookUps = await run(lookUp, seconds);
  const busy = childMegabytes();
  // While the children live: what they have used is counted in one piece when they end.
  const direct = await keepBusy(directly(lookUp, { baseAPIUrl: origin }), seconds);
  sandbox.stop();
  return [
    rateRow('Trivial script, runs per core', trivialRuns, LEAST_PER_SECOND),
    rateRow('Look-up with axios, runs per core', lookUps),
    rateRow('… called directly', direct),
    // The one that has run scripts is the larger one; the other has never had a tenant.
    memoryRow('Child, never used', Math.min(...idle)),
    memoryRow('… just after trivial scripts', Math.max(...idle)),
    memoryRow(`… busy, ${AT_A_TIME} look-ups at a time`, Math.max(...busy)),
  ];
}

type Runs = { count: number; seconds: number; processorSeconds: number | undefined };

async function keepBusy(way: () => Promise<void>, seconds: number): Promise<Runs> {
  const processorBefore = secondsOfFamily();
  const before = performance.now();
  const until = before + seconds * 1_000;
  let count = 0;
  const runner = async () => {
    for (; performance.now() < until; count += 1) await way();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, runner));
  const processorAfter = secondsOfFamily();
  return {
    count,
    seconds: (performance.now() - before) / 1_000,
    processorSeconds:
      processorBefore === undefined || processorAfter === undefined
        ? undefined
        : processorAfter - processorBefore,
  };
}

function rateRow(what: string, { count, seconds, processorSeconds }: Runs, least?: number): Row {
  const aim = least === undefined ? undefined : `≥ ${least}/s`;
  if (!processorSeconds) return { what, value: 'not known here', aim };
  const rate = count / processorSeconds;
  return {
    what,
    value: perSecond(rate),
    cost: `${((processorSeconds / count) * 1_000).toFixed(2)} ms`,
    baseline: `by the clock ${perSecond(count / seconds)}`,
    ...(least !== undefined && { aim, met: rate >= least }),
  };
}

const memoryRow = (what: string, megabytes: number): Row => ({
  what,
  value: `${megabytes.toFixed(0)} MB`,
});
