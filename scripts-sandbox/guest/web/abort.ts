/** `AbortController` and `AbortSignal` (DOM, 3). */
import { nodeError, requireInteger, wrongType } from '../node-errors.ts';
import { setTimeout } from '../timers.ts';
import { DOMException } from './dom-exception.ts';
import { Event, EventTarget } from './events.ts';

const aborted = (): DOMException => new DOMException('This operation was aborted', 'AbortError');

/** Only we make signals. */
const OURS = Symbol('ours');

let abortSignal: (signal: AbortSignal, reason: unknown) => void;

export class AbortSignal extends EventTarget {
  static {
    abortSignal = (signal, reason) => {
      signal.#abort(reason);
    };
  }

  #isAborted = false;
  #reason: unknown;
  #onabort: ((event: Event) => unknown) | null = null;

  constructor(key?: unknown) {
    if (key !== OURS) throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    super();
  }

  static abort(reason: unknown = aborted()): AbortSignal {
    const signal = new AbortSignal(OURS);
    signal.#isAborted = true;
    signal.#reason = reason;
    return signal;
  }

  static timeout(ms: unknown): AbortSignal {
    requireInteger(ms, 'delay', 0, Number.MAX_SAFE_INTEGER);
    const signal = new AbortSignal(OURS);
    setTimeout(() => {
      signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, ms);
    return signal;
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const together = new AbortSignal(OURS);
    const all = [...signals];
    for (const signal of all) {
      if (!(signal instanceof AbortSignal)) {
        throw wrongType('signals', 'an instance of AbortSignal', signal);
      }
    }
    const first = all.find((signal) => signal.aborted);
    if (first) {
      together.#isAborted = true;
      together.#reason = first.reason;
      return together;
    }
    for (const signal of all) {
      signal.addEventListener(
        'abort',
        () => {
          together.#abort(signal.reason);
        },
        { once: true },
      );
    }
    return together;
  }

  get aborted(): boolean {
    return this.#isAborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  get onabort(): ((event: Event) => unknown) | null {
    return this.#onabort;
  }

  set onabort(listener: unknown) {
    if (this.#onabort) this.removeEventListener('abort', this.#onabort);
    this.#onabort = typeof listener === 'function' ? (listener as (event: Event) => unknown) : null;
    if (this.#onabort) this.addEventListener('abort', this.#onabort);
  }

  throwIfAborted(): void {
    if (this.#isAborted) throw this.#reason;
  }

  override get [Symbol.toStringTag](): string {
    return 'AbortSignal';
  }

  #abort(reason: unknown): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    this.#reason = reason;
    this.dispatchEvent(new Event('abort'));
  }
}

export class AbortController {
  readonly #signal = new AbortSignal(OURS);

  get signal(): AbortSignal {
    return this.#signal;
  }

  abort(reason: unknown = aborted()): void {
    abortSignal(this.#signal, reason);
  }

  get [Symbol.toStringTag](): string {
    return 'AbortController';
  }
}
