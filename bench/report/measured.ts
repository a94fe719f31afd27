import type { LoadReport } from '../load/order.ts';
import { quantile } from './statistics.ts';

/** A line of the table. */
export type Row = {
  what: string;
  value: string;
  /** Response times, or what else belongs beside the value. */
  times?: string;
  /** Processor time of the server. */
  cost?: string;
  baseline?: string;
  ratio?: string;
  aim?: string;
  met?: boolean;
};

/** A figure's lines, and what has to be known about them. */
export type Measured = { rows: Row[]; notes: string[] };

/** A rate that is judged by its share of what the bare library does. */
export type Against = { name: string; perSecond: number; share?: number };

export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export const rateOf = ({ visits, seconds }: Pick<LoadReport, 'visits' | 'seconds'>): number =>
  visits / seconds;

/**
 * What a visit of one report costs of the server's processor time, of what one of the other does:
 * other programs of the machine have no part in it, nor has a database in a process of its own.
 */
export function shareOfProcessorTime(one: LoadReport, other: LoadReport): string | undefined {
  if (!one.processor || !other.processor) return undefined;
  const [before, after] = [
    one.processor.server / one.visits,
    other.processor.server / other.visits,
  ];
  return percent(before / after);
}

/** Several reports of one road as one. */
export function totalOf(reports: readonly LoadReport[]): LoadReport {
  const sum = (valueOf: (report: LoadReport) => number) =>
    reports.reduce((total, report) => total + valueOf(report), 0);
  const refusals: Record<string, number> = {};
  for (const [answer, count] of reports.flatMap((report) => Object.entries(report.refusals))) {
    refusals[answer] = (refusals[answer] ?? 0) + count;
  }
  return {
    visits: sum(({ visits }) => visits),
    seconds: sum(({ seconds }) => seconds),
    milliseconds: Float64Array.from(reports.flatMap(({ milliseconds }) => [...milliseconds])),
    proofs: Float64Array.from(reports.flatMap(({ proofs }) => [...proofs])),
    refusals,
    ...(reports.every(({ processor }) => processor) && {
      processor: {
        server: sum(({ processor }) => processor?.server ?? 0),
        load: sum(({ processor }) => processor?.load ?? 0),
        serverCore: sum(({ processor }) => processor?.serverCore ?? 0),
      },
    }),
  };
}

/** The line of a rate. */
export function rateRow(what: string, report: LoadReport, against?: Against): Row {
  const rate = rateOf(report);
  const row: Row = {
    what,
    value: perSecond(rate),
    times: timesOf(report.milliseconds),
    ...(report.processor && {
      cost: `${((report.processor.server / report.visits) * 1000).toFixed(2)} ms`,
    }),
  };
  if (!against) return row;
  const share = rate / against.perSecond;
  return {
    ...row,
    baseline: `${against.name} ${perSecond(against.perSecond)}`,
    ratio: percent(share),
    ...(against.share !== undefined && {
      aim: `≥ ${Math.round(against.share * 100)} %`,
      met: share >= against.share,
    }),
  };
}

export const timesOf = (milliseconds: Float64Array): string => {
  const sorted = milliseconds.toSorted();
  return `${quantile(sorted, 0.5).toFixed(1)} / ${quantile(sorted, 0.99).toFixed(1)} ms`;
};

/** What makes a rate mean something else than it seems. */
export function* doubts(what: string, report: LoadReport): Generator<string> {
  const { processor, seconds } = report;
  for (const [answer, count] of Object.entries(report.refusals)) {
    yield `${what}: ${count} of ${report.visits} were answered with ${answer}.`;
  }
  if (!processor) return;
  const load = processor.load / seconds;
  if (load > 0.9) {
    yield `${what}: the load filled its core (${percent(load)}), so the server can do more.`;
  }
  const others = (processor.serverCore - processor.server) / seconds;
  if (others > 0.1) {
    const alone = perSecond(report.visits / processor.server);
    yield `${what}: other programs took ${percent(others)} of the server's core; its processor time allows ${alone} with the core to itself.`;
  }
}
