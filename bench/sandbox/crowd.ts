/** Scripts that wait on a slow server: what they hold, and whether anybody waits because of them. */
import { Sandbox } from '../../scripts-sandbox/index.ts';
import type { Measured, Row } from '../report/measured.ts';
import { quantile } from '../report/statistics.ts';
import type { Directory } from './directory.ts';
import { childProportionalMegabytes } from '../load/family.ts';
import { lookUp, trivial } from './scripts.ts';
import { inTurns } from './turns.ts';
import { inSandbox } from './ways.ts';

const WAITING = 200;
const MOST_MEGABYTES = 1_024;
const MOST_DELAY_MS = 50;
const LOOK_AT_MEMORY_MS = 250;

/** How long the slow server holds an answer: all who wait come back once in this time. */
export const HOLD_MS = 5_000;

type Times = { same: number[]; other: number[] };

export async function crowd({ host, slowOrigin }: Directory, seconds: number): Promise<Measured> {
  const sandbox = new Sandbox({ allowedDestinations: [host] });
  const fast = {
    same: inSandbox(sandbox, trivial, {}, 'crowded'),
    other: inSandbox(sandbox, trivial, {}, 'quiet'),
  };
  const alone = await inTurns(fast, seconds);
  const megabytesAlone = sumOf(childProportionalMegabytes());

  const waiting = inSandbox(sandbox, lookUp, { baseAPIUrl: slowOrigin }, 'crowded');
  let isOver = false;
  let answers = 0;
  const failures: unknown[] = [];
  const keepWaiting = async (place: number) => {
    // Spread over the time that each will take, as people arrive.
    await pause((HOLD_MS * place) / WAITING);
    while (!isOver) {
      await waiting().then(
        () => (answers += 1),
        (error: unknown) => isOver || failures.push(error),
      );
    }
  };
  const crowd = Promise.all(Array.from({ length: WAITING }, (_, place) => keepWaiting(place)));
  await pause(HOLD_MS);
  const memory = watchMemory();
  const beside = await inTurns(fast, seconds);
  const [most, largest] = memory.stop();
  isOver = true;
  sandbox.stop();
  await crowd;

  return {
    rows: [
      {
        what: `${WAITING} waiting scripts, all children`,
        value: `${most.toFixed(0)} MB`,
        baseline: `before them ${megabytesAlone.toFixed(0)} MB`,
        ratio: `${((most - megabytesAlone) / WAITING).toFixed(2)} MB each`,
      },
      {
        what: '… the child that holds them',
        value: `${largest.toFixed(0)} MB`,
        aim: `≤ ${MOST_MEGABYTES} MB`,
        met: largest <= MOST_MEGABYTES && failures.length === 0,
      },
      delayRow('Fast script beside them, same tenant', 'same', alone, beside),
      delayRow('… another tenant', 'other', alone, beside),
    ],
    notes: [
      `Waiting scripts: ${WAITING} loops of the look-up against a server that holds its answer for ${HOLD_MS / 1_000} s, begun one after the other over that time, so that ${(WAITING * 1_000) / HOLD_MS} begin and end in each second; ${answers} were answered, ${failures.length} failed. ` +
        'The fast script is the trivial one, first of their tenant and then of another by turns; delay is its p99 beside them over its median alone.',
      ...failures.slice(0, 3).map((failure) => `Waiting scripts: ${String(failure)}`),
    ],
  };
}

function delayRow(what: string, who: keyof Times, alone: Times, beside: Times): Row {
  const p50 = quantile(alone[who], 0.5);
  const delay = quantile(beside[who], 0.99) - p50;
  return {
    what,
    value: `+${delay.toFixed(1)} ms p99`,
    times: timesOf(beside[who]),
    baseline: `alone ${timesOf(alone[who])}`,
    aim: `≤ +${MOST_DELAY_MS} ms p99`,
    met: delay <= MOST_DELAY_MS,
  };
}

const timesOf = (times: number[]): string =>
  `${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.99).toFixed(1)} ms`;

/** The most that all children, and that one of them, have held at a time, in MB. */
function watchMemory(): { stop: () => [all: number, one: number] } {
  let most: [number, number] = [0, 0];
  const look = () => {
    const children = childProportionalMegabytes();
    most = [Math.max(most[0], sumOf(children)), Math.max(most[1], ...children)];
  };
  const timer = setInterval(look, LOOK_AT_MEMORY_MS);
  look();
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
