/**
 * Calls a script's function, and tells once how it ended.
 *
 * Invariants:
 * 1. Whatever the function does, the first of these counts: its callback, an error that it throws, a
 *    promise that it rejects, an error of a function that it has left with us. Whatever comes later is a line on the console.
 * 2. What is told is a string of bounded length, made inside: getters, proxies and `toJSON` of an
 *    answer run in here, on the script's own clock.
 * 3. An ending that could not be told, because the script had filled the stack before, is told when
 *    the child asks how things stand (`tellEnding`).
 */
import { runLimits } from '../limits.ts';
import { sayLine } from './console.ts';
import { tellError } from './errors.ts';
import { sayEnding } from './host-door.ts';
import { onUncaught } from './uncaught.ts';
import { bare, parse, stringify, UntouchedTypeError } from './untouched.ts';

export type Script = (...parameters: unknown[]) => unknown;

const withoutRoom =
  '{"kind":"threw","error":{"name":"RangeError","message":"The script left no room to tell how it ended"}}';

let isEnded = false;
let isTold = false;
let ending = withoutRoom;

export const isOver = (): boolean => isEnded;

export function tellEnding(): void {
  if (!isEnded || isTold) return;
  sayEnding(ending);
  isTold = true;
}

onUncaught(fail);

/** `call` is the JSON of the parameters that stand before the callback. */
export function startScript(script: Script, call: string): void {
  void settle(() => script(...(parse(call) as unknown[]), callback));
}

/** An error that nobody has caught, in the function or in what it has left to happen later. */
function fail(thrown: unknown): void {
  if (!isEnded) {
    end(() => stringify(tellError(thrown)));
    return;
  }
  const told = tellError(thrown);
  const message = told.kind === 'threw' ? told.error.message : told.message;
  sayLine('warn', `After its callback the script threw: ${message}`);
}

function callback(error?: unknown, answer?: unknown): void {
  if (isEnded) sayLine('warn', 'The callback was called again, which counts for nothing.');
  else end(() => (error ? stringify(tellError(error)) : answered(answer)));
}

function end(tell: () => string): void {
  isEnded = true;
  ending = tell();
  tellEnding();
}

/**
 * Calls something of the script's, where nobody else would catch what it throws. What comes back may
 * be a promise of any making: `await` asks it once, and hears it once.
 */
export async function settle(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (thrown) {
    fail(thrown);
  }
}

/** The answer as JSON in JSON; what has no JSON form (a function, a cycle) is an error of the script. */
function answered(answer: unknown): string {
  try {
    const json: unknown = answer === undefined ? 'null' : stringify(answer);
    if (typeof json !== 'string') throw new UntouchedTypeError('The answer has no form in JSON');
    if (json.length > runLimits.answerCharacters) return '{"kind":"too-large"}';
    return stringify(bare({ kind: 'answered', json }));
  } catch (thrown) {
    return stringify(tellError(thrown));
  }
}
