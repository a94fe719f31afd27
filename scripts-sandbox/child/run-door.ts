/**
 * What one run may ask of the child, by name, and how much of it.
 *
 * Invariants:
 * 1. Requests and answers are strings. A capability never sees a reference into a script, and never
 *    gives one away.
 * 2. An error goes back as its message and code: no stack, no path of ours.
 * 3. When the run has ended its `signal` is aborted, and every capability lets go of what it holds.
 *    A script that goes on asks in vain.
 */
import { Buffer } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';

import { pack, unpack } from '../crossing.ts';
import { runLimits } from '../limits.ts';
import { capabilities, immediateCapabilities } from './capabilities/index.ts';

/** What lasts as long as the run: connections that it has opened, and the end of it all. */
export type RunScope = { signal: AbortSignal; held: Map<number, unknown> };

const base64 = {
  encode: (bytes: Uint8Array) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text: string): Uint8Array => Buffer.from(text, 'base64'),
};

export class RunDoor {
  calls = 0;
  readonly #end = new AbortController();
  readonly #scope: RunScope = { signal: this.#end.signal, held: new Map() };
  readonly #timers = new Map<string, AbortController>();
  readonly #onSaid: (kind: string, text: string) => void;
  readonly #deliver: (number: number, answer: string) => void;
  #synchronousMs = 0;

  constructor(
    onSaid: (kind: string, text: string) => void,
    deliver: (number: number, answer: string) => void,
  ) {
    this.#onSaid = onSaid;
    this.#deliver = deliver;
  }

  close(): void {
    this.#end.abort();
  }

  #isClosed(): boolean {
    return this.#end.signal.aborted;
  }

  say(kind: string, text: string): void {
    if (this.#isClosed()) return;
    if (kind === 'wake') this.#timers.get(text)?.abort();
    else this.#onSaid(kind, text);
  }

  async ask(number: number, capability: string, request: string): Promise<void> {
    if (this.#isClosed()) return;
    const answer = await (capability === 'timer'
      ? this.#wait(request)
      : this.#call(capability, request).catch(refusal));
    if (!this.#isClosed()) this.#deliver(number, answer);
  }

  askNow(capability: string, request: string): string {
    const begun = performance.now();
    try {
      if (this.#isClosed()) throw new Error('The script has ended');
      if (this.#synchronousMs > runLimits.synchronousCallMs) {
        throw new Error('The script has computed for too long; use the form with a callback');
      }
      const ask = Object.hasOwn(immediateCapabilities, capability)
        ? immediateCapabilities[capability]
        : undefined;
      if (!ask) throw new Error(`There is no ${capability}`);
      return answer(ask(unpack(request, base64), this.#scope));
    } catch (error) {
      return refusal(error);
    } finally {
      this.#synchronousMs += performance.now() - begun;
    }
  }

  async #call(capability: string, request: string): Promise<string> {
    // Password hashes and the like go nowhere: the child computes them.
    if (!capability.startsWith('crypto.')) this.calls += 1;
    // Counted inside as well, where it ends sooner.
    if (this.calls > runLimits.outboundCalls) throw new Error('The script has asked too often');
    const ask = Object.hasOwn(capabilities, capability) ? capabilities[capability] : undefined;
    if (!ask) throw new Error(`There is no ${capability}`);
    return answer(await ask(unpack(request, base64), this.#scope));
  }

  async #wait(request: string): Promise<string> {
    const [timer = '', ms] = request.split(' ');
    const waking = new AbortController();
    this.#timers.set(timer, waking);
    const signal = AbortSignal.any([waking.signal, this.#end.signal]);
    await sleep(Number(ms) || 0, undefined, { signal }).catch(() => undefined);
    this.#timers.delete(timer);
    return '{}';
  }
}

function answer(value: unknown): string {
  const text = pack({ value }, base64);
  if (text.length > runLimits.callBytes) {
    throw new Error('The answer is more than a script may take');
  }
  return text;
}

function refusal(error: unknown): string {
  const { message, code } = error as { message?: unknown; code?: unknown };
  const told = {
    message: String(message).slice(0, runLimits.errorCharacters),
    ...(typeof code === 'string' && { code }),
  };
  return pack({ error: told }, base64);
}
