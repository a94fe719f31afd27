/** The script's console: what it says goes to the log of its connection, so much and no more. */
import { runLimits } from '../limits.ts';
import type { ConsoleLevel } from '../outcome.ts';
import { say } from './host-door.ts';
import { formatWithOptions } from './modules/inspect/format.ts';
import { bounded } from './untouched.ts';

/** More than fit into a line. */
const MOST_VALUES = runLimits.consoleLineCharacters;

let lines = 0;

const asLine = (parts: unknown[]): string => {
  try {
    return formatWithOptions({ depth: 4, maxValues: MOST_VALUES }, ...parts);
  } catch {
    // A proxy or a getter that throws: what is said never ends a script.
    return '(what cannot be shown)';
  }
};

/** Says one line; the last that may be said tells that there were more. */
export function sayLine(level: ConsoleLevel, text: string): void {
  lines += 1;
  if (lines > runLimits.consoleLines) return;
  const isLast = lines === runLimits.consoleLines;
  say(
    level,
    isLast ? 'Further lines are left out.' : bounded(text, runLimits.consoleLineCharacters),
  );
}

const writer =
  (level: ConsoleLevel) =>
  (...parts: unknown[]): void => {
    if (lines < runLimits.consoleLines) sayLine(level, asLine(parts));
  };

const log = writer('log');
const error = writer('error');

/** By their labels: when they were begun, in milliseconds since 1970, and how often they were counted. */
const begun = new Map<string, number>();
const counted = new Map<string, number>();

const labelOf = (label: unknown): string => asLine([label ?? 'default']);

function sayTime(label?: unknown, ...parts: unknown[]): void {
  const name = labelOf(label);
  const since = begun.get(name);
  if (since !== undefined) log(`${name}: ${String(Date.now() - since)}ms`, ...parts);
}

/** All of Node's that say something; none of them ends a script for being missing. */
export const scriptConsole = {
  debug: writer('debug'),
  log,
  info: writer('info'),
  warn: writer('warn'),
  error,
  trace: writer('debug'),
  dir: (shown?: unknown): void => {
    log(shown);
  },
  dirxml: log,
  table: log,
  group: log,
  groupCollapsed: log,
  groupEnd: (): void => undefined,
  assert: (isTrue?: unknown, ...parts: unknown[]): void => {
    if (!isTrue) error('Assertion failed', ...parts);
  },
  count: (label?: unknown): void => {
    const name = labelOf(label);
    const times = (counted.get(name) ?? 0) + 1;
    counted.set(name, times);
    log(`${name}: ${String(times)}`);
  },
  countReset: (label?: unknown): void => {
    counted.delete(labelOf(label));
  },
  time: (label?: unknown): void => {
    begun.set(labelOf(label), Date.now());
  },
  timeLog: sayTime,
  timeEnd: (label?: unknown): void => {
    sayTime(label);
    begun.delete(labelOf(label));
  },
};
