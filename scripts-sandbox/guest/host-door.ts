/**
 * The way out of a script, and the only one.
 *
 * Invariants:
 * 1. What stands here is reachable from our own modules only; no function of the host and no way to
 *    get one is ever handed to a script.
 * 2. Sizes and numbers are bounded here, before anything crosses: a flood would fill the memory of
 *    the child, not of the isolate.
 * 3. What a script has done to built-in objects changes nothing of 2: `cross` and `sayEnding`, which
 *    everything goes through, use operators and nothing else.
 */
import { Buffer } from 'buffer';

import { pack, unpack } from '../crossing.ts';
import { runLimits } from '../limits.ts';
import { bare, startsWith, UntouchedError, UntouchedPromise } from './untouched.ts';

/** What the child lends: each takes strings and numbers. The other side is `child/run-door.ts`. */
export type Host = {
  say: (kind: string, text: string) => void;
  /** The answer comes to `deliver`, with the same number. */
  ask: (number: number, capability: string, request: string) => void;
  askNow: (capability: string, request: string) => string;
};

const base64 = {
  encode: (bytes: Uint8Array) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text: string): Uint8Array => Buffer.from(text, 'base64'),
};

let host: Host | undefined;
let calls = 0;
/** Password hashes and the like, which the child computes: they go nowhere. */
let derivations = 0;
let pending = 0;
let asked = 0;
let carried = 0;
let messages = 0;
let crossed = 0;

const waiting: Record<number, ((answer: string) => void) | undefined> = bare({});
let awaited = 0;

export const isAwaiting = (): boolean => awaited > 0;

export function openDoor(lent: Host): void {
  host = lent;
}

/** Tells the child something that needs no answer. The caller bounds how often. */
export function say(kind: string, text: string): void {
  host?.say(kind, cross(text));
}

/** How the run ended, which is told beside all limits but its own. */
export function sayEnding(text: unknown): void {
  const isToldAsItIs = typeof text === 'string' && text.length <= runLimits.endingCharacters;
  host?.say('ended', isToldAsItIs ? text : '{"kind":"too-large"}');
}

/**
 * Asks for something outside.
 * @throws an error with the capability's `message` and `code`, and beyond the limits of a run.
 */
export async function call(capability: string, request: unknown): Promise<unknown> {
  const isOutbound = !startsWith(capability, 'crypto.');
  if (isOutbound) calls += 1;
  else derivations += 1;
  if (calls > runLimits.outboundCalls || derivations > runLimits.cryptoCalls) {
    const limit = isOutbound ? runLimits.outboundCalls : runLimits.cryptoCalls;
    throw new UntouchedError(`A script may ask the outside ${limit} times`);
  }
  if (pending >= runLimits.pendingCalls) {
    throw new UntouchedError(`A script may wait for ${runLimits.pendingCalls} answers at a time`);
  }
  pending += 1;
  try {
    return answerOf(await ask(capability, carry(pack(request, base64))));
  } finally {
    pending -= 1;
  }
}

/** For what takes microseconds: it stops the clock of everything else in the child. */
export function callNow(capability: string, request: unknown): unknown {
  const answer = door().askNow(capability, cross(carry(pack(request, base64))));
  carried += answer.length;
  return answerOf(answer);
}

/** Waits, without a thread; resolves early where `wake` is called with the same number. */
export async function wait(timer: number, ms: number): Promise<void> {
  await ask('timer', `${timer} ${ms}`);
}

export function wake(timer: number): void {
  say('wake', `${timer}`);
}

/** The child has an answer. */
export function deliver(number: number, answer: string): void {
  const resolve = waiting[number];
  if (!resolve) return;
  awaited -= 1;
  carried += answer.length;
  waiting[number] = undefined;
  resolve(answer);
}

function ask(capability: string, request: string): Promise<string> {
  asked += 1;
  const number = asked;
  door().ask(number, capability, cross(request));
  return new UntouchedPromise((resolve) => {
    awaited += 1;
    waiting[number] = resolve;
  });
}

/** The last gate: so many messages and so many characters, whoever has sent them and why. */
function cross(text: unknown): string {
  messages += 1;
  if (typeof text === 'string') {
    crossed += text.length;
    if (messages <= runLimits.messages && crossed <= runLimits.crossedCharacters) return text;
  }
  throw new UntouchedError('This is more than a script may say');
}

function carry(text: unknown): string {
  if (typeof text === 'string') {
    carried += text.length;
    if (text.length <= runLimits.callBytes && carried <= runLimits.traffickedBytes) return text;
  }
  throw new UntouchedError('This is more than a script may send');
}

function answerOf(text: string): unknown {
  const { value, error } = unpack(text, base64) as {
    value?: unknown;
    error?: { message: string; code?: string };
  };
  if (error) throw Object.assign(new Error(error.message), error);
  return value;
}

function door(): Host {
  if (!host) throw new UntouchedError('The script is not running');
  return host;
}
