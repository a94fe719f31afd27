/** What a script finds without asking: names that JavaScript itself does not bring. */
import { scriptConsole } from './console.ts';
import { refusalClasses } from './errors.ts';
import { fetch } from './http/fetch.ts';
import { Headers } from './http/headers.ts';
import { Request } from './http/request.ts';
import { Response } from './http/response.ts';
import { Buffer } from './modules/buffer.ts';
import { Crypto, CryptoKey, SubtleCrypto, webcrypto } from './modules/crypto/web-crypto.ts';
import { named } from './named.ts';
import { requireFunction } from './node-errors.ts';
import { clearTimer, setImmediate, setInterval, setTimeout } from './timers.ts';
import { callLater } from './uncaught.ts';
import { AbortController, AbortSignal } from './web/abort.ts';
import { atob, btoa } from './web/base64.ts';
import { DOMException } from './web/dom-exception.ts';
import { Event, EventTarget } from './web/events.ts';
import { structuredClone } from './web/structured-clone.ts';
import { TextDecoder, TextEncoder } from './web/text-encoding.ts';
import { URL, URLSearchParams } from './web/url.ts';

/**
 * Ways to memory that the engine's limits do not count, or to clocks finer than a script needs; and
 * one to be called when the engine likes, which may be after the run.
 */
const takenAway = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry'];

/** To be done in every context: the engine brings these along, and a snapshot must not miss them. */
export function takeAway(scope: object): void {
  for (const name of takenAway) Reflect.deleteProperty(scope, name);
}

export function furnish(scope: Record<string, unknown>, require: (name: string) => unknown): void {
  const provided = named({
    ...refusalClasses,
    AbortController,
    AbortSignal,
    atob,
    btoa,
    Buffer,
    Crypto,
    crypto: webcrypto,
    CryptoKey,
    DOMException,
    Event,
    EventTarget,
    queueMicrotask(task: unknown) {
      requireFunction(task, 'callback');
      callLater(task);
    },
    structuredClone,
    SubtleCrypto,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    console: scriptConsole,
    fetch,
    Headers,
    Request,
    Response,
    global: scope,
    require,
    setTimeout,
    setInterval,
    setImmediate,
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
    clearImmediate: clearTimer,
  });
  for (const [name, value] of Object.entries(provided)) {
    Object.defineProperty(scope, name, {
      value,
      configurable: true,
      enumerable: false,
      writable: true,
    });
  }
}
