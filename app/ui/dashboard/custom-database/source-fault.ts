/** Where in a source something is wrong, as far as a run or a refusal tells. */
import type { Refusal } from '../ask-server.ts';
import type { Run } from './script-state.ts';

export type SourceFault = { line: number; column: number; message: string };

/** Of a source that could not be saved or run: the sentence names the place. */
export function faultInRefusal(problem: Refusal | undefined): SourceFault | undefined {
  const [, line, column, message] =
    /, line (\d+), column (\d+): ([^]*)$/.exec(problem?.message ?? '') ?? [];
  if (line === undefined || message === undefined) return undefined;
  return { line: Number(line), column: Number(column), message };
}

/** Of a run that failed: the first place of the script in its stack. */
export function faultInRun({
  outcome,
  error,
  message,
  line,
  column,
}: Run): SourceFault | undefined {
  if (line !== undefined) return { line, column: column ?? 1, message: message ?? outcome };
  const [, row, at] = /script\.js:(\d+)(?::(\d+))?/.exec(error?.stack ?? '') ?? [];
  if (!error || row === undefined) return undefined;
  return { line: Number(row), column: Number(at ?? 1), message: `${error.name}: ${error.message}` };
}
