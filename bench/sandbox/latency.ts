/** How long one call takes, in the sandbox and in what else there is. */
import { Sandbox } from '../../scripts-sandbox/index.ts';
import type { Row } from '../report/measured.ts';
import { quantile } from '../report/statistics.ts';
import type { Directory } from './directory.ts';
import type { TimedScript } from './scripts.ts';
import { lookUp, trivial } from './scripts.ts';
import { inTurns } from './turns.ts';
import { directly, inSandbox, inVmContext, inWorker } from './ways.ts';
import type { Way } from './ways.ts';

type Aim = { p50: number; p99?: number };

type Case = { title: string; script: TimedScript; prepared?: Aim; unprepared?: Aim };

const cases: Case[] = [
  { title: 'Trivial script', script: trivial },
  {
    title: 'Look-up with axios',
    script: lookUp,
    prepared: { p50: 2, p99: 10 },
    unprepared: { p50: 8 },
  },
];

/** Children that stand ready for a tenant's first run; as many tenants come by. */
const NEWCOMERS = 5;

export async function latencies({ host, origin }: Directory, seconds: number): Promise<Row[]> {
  const allowedDestinations = [host];
  const configuration = { baseAPIUrl: origin };
  const prepared = new Sandbox({ allowedDestinations });
  const unprepared = new Sandbox({ allowedDestinations, preparedIsolates: 0 });
  const rows: Row[] = [];
  for (const { title, script, ...aims } of cases) {
    const times = await inTurns(
      {
        direct: directly(script, configuration),
        prepared: inSandbox(prepared, script, configuration, 'acme'),
        unprepared: inSandbox(unprepared, script, configuration, 'acme'),
        vm: inVmContext(script, configuration),
        worker: inWorker(script, configuration),
      },
      seconds,
    );
    const { direct } = times;
    rows.push(
      row(`${title}, called directly`, direct),
      row('… warm: prepared isolate', times.prepared, direct, aims.prepared),
      row('… cold: isolate made for it', times.unprepared, direct, aims.unprepared),
      row('… node:vm, fresh context', times.vm, direct),
      row('… worker_threads, fresh worker', times.worker, direct),
    );
  }
  unprepared.stop();
  prepared.stop();
  return rows;
}

/** What a tenant's first run waits for: a child of its own, which is ready, or is not. */
export async function firstRuns(): Promise<Row[]> {
  const spared: number[] = [];
  const started: number[] = [];
  for (let newcomer = 0; newcomer < NEWCOMERS; newcomer += 1) {
    const sandbox = new Sandbox({ allowedDestinations: [] });
    // The first takes the only process that there is, while it still starts; the second the next one.
    started.push(await timed(inSandbox(sandbox, trivial, {}, 'first')));
    await inSandbox(sandbox, trivial, {}, 'second')();
    await spareIsReady();
    spared.push(await timed(inSandbox(sandbox, trivial, {}, 'third')));
    sandbox.stop();
  }
  return [
    row('Tenant’s first run, child ready', sorted(spared)),
    row('… child not even started', sorted(started)),
  ];
}

/** Nobody outside is told; a process comes up in a fraction of this. */
const spareIsReady = () => new Promise((resolve) => setTimeout(resolve, 1_500));

async function timed(way: Way): Promise<number> {
  const before = performance.now();
  await way();
  return performance.now() - before;
}

const sorted = (times: number[]): number[] => times.toSorted((a, b) => a - b);

/** @param times sorted milliseconds, as are those of `direct`. */
function row(what: string, times: number[], direct?: number[], aim?: Aim): Row {
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  const shown: Row = {
    what,
    value: `${p50.toFixed(2)} ms`,
    times: `${p50.toFixed(2)} / ${p99.toFixed(1)} ms of ${times.length}`,
  };
  if (!direct) return shown;
  const more = { p50: p50 - quantile(direct, 0.5), p99: p99 - quantile(direct, 0.99) };
  return {
    ...shown,
    ratio: `+${more.p50.toFixed(2)} / +${more.p99.toFixed(1)} ms`,
    ...(aim && {
      aim: aim.p99 ? `≤ +${aim.p50} / +${aim.p99} ms` : `≤ +${aim.p50} ms p50`,
      met: more.p50 <= aim.p50 && more.p99 <= (aim.p99 ?? Infinity),
    }),
  };
}
