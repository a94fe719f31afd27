/** How a run of a script is told to its author. */
import { described, facts } from './text.ts';

type Run = Record<string, unknown>;

type ConsoleLine = { level: string; text: string; afterMs: number };
type Timing = { ranMs: number; waitedMs: number; cpuMs: number; outboundCalls: number };

/** Outcome and times, then what belongs to the outcome, then what the script has said. */
export function runText(run: Run): string {
  const { outcome, console: lines = [], modules = [], timing, ...rest } = run;
  const { ranMs, waitedMs, cpuMs, outboundCalls } = timing as Timing;
  const asked = (modules as { asked: string; version: string }[]).map(
    ({ asked, version }) => `${asked} is ${version}`,
  );
  const parts = [
    facts({
      outcome: String(outcome),
      ran: `${whole(ranMs)} ms, ${whole(cpuMs)} ms of them computing`,
      waited: `${whole(waitedMs)} ms`,
      'calls outside': outboundCalls,
      ...(asked.length > 0 && { modules: asked }),
    }),
    ...(Object.keys(rest).length > 0 ? [indented(JSON.stringify(rest, null, 2))] : []),
    ...((lines as ConsoleLine[]).length > 0
      ? [`Console\n${consoleText(lines as ConsoleLine[])}`]
      : []),
  ];
  return parts.join('\n\n');
}

/** In what a run differs, a line for each field. */
export const differencesText = (
  differences: readonly { path: string; expected?: unknown; got?: unknown }[],
  words: { expected: string; got: string },
): string =>
  described(
    differences.map(({ path, expected, got }) => [
      path,
      `${words.expected} ${shown(expected)}, ${words.got} ${shown(got)}`,
    ]),
  );

const consoleText = (lines: readonly ConsoleLine[]): string =>
  lines
    .map(({ level, text, afterMs }) => `  ${`${whole(afterMs)} ms`.padStart(8)}  ${level}  ${text}`)
    .join('\n');

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const whole = (ms: number): string => String(Math.round(ms));

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
