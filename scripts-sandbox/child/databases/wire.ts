/**
 * The sockets of one connection that a script has opened, whichever driver opens them.
 *
 * Invariants:
 * 1. A socket belongs to the wire in whose name the driver was called; none is opened outside of one.
 * 2. What arrives is counted as it arrives, before a driver has made anything of it; a server that
 *    sends more than an answer may be is cut off.
 * 3. What a driver throws at a server's bytes ends the connection, never the process.
 * 4. A closed wire has no socket left, and gets none.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type net from 'node:net';

import { databaseLimits } from '../../limits.ts';

const UNREADABLE = 'The server has answered something that its driver cannot read';

const opening = new AsyncLocalStorage<Wire>();

/** Made for each socket, and asked about its bytes in their order: false where no driver may see them. */
export type Inspect = () => (bytes: Uint8Array) => boolean;

export class Wire {
  readonly #sockets = new Set<net.Socket>();
  readonly #cut = Promise.withResolvers<never>();
  #received = 0;
  #rows = 0;
  #failure: Error | undefined;

  readonly #inspect: Inspect | undefined;

  constructor(inspect?: Inspect) {
    this.#inspect = inspect;
    // Told to whoever asks; there may be nobody.
    this.#cut.promise.catch(() => undefined);
  }

  /** Calls a driver: sockets that it opens, now or later on account of this, are of this wire. */
  use<Result>(work: () => Result): Result {
    return opening.run(this, work);
  }

  /**
   * Asks a driver, and counts what the server sends from here.
   * @throws why the wire was cut, at once: drivers tell that late, in words of their own or never.
   */
  async ask<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#received = 0;
    this.#rows = 0;
    try {
      return await Promise.race([this.use(work), this.#cut.promise]);
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  /** One more row of the answer that is asked for. */
  countRow(): void {
    this.#rows += 1;
    if (this.#rows <= databaseLimits.rows) return;
    const limit = String(databaseLimits.rows);
    this.fail(
      new Error(`The answer has more than ${limit} rows, which is more than a script may read`),
    );
  }

  own(socket: net.Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // A driver that has let go of its socket listens no more, and an error that nobody hears is fatal.
    socket.on('error', () => undefined);
    this.#watch(socket);
    if (this.#failure) socket.destroy(this.#failure);
    else if (this.#sockets.size > databaseLimits.sockets) {
      this.fail(new Error('The database asks for more connections than a script may have'));
    }
  }

  /** Cuts everything off; what waits for an answer gets this error. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#cut.reject(this.#failure);
    for (const socket of this.#sockets) socket.destroy(error);
  }

  close(): void {
    this.fail(new Error('The connection is closed'));
  }

  #watch(socket: net.Socket): void {
    const push = socket.push.bind(socket);
    const inspect = this.#inspect?.();
    socket.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
      if (chunk instanceof Uint8Array) {
        this.#count(chunk.length);
        if (inspect?.(chunk) === false) this.fail(new Error(UNREADABLE));
      }
      return this.#failure ? false : push(chunk, encoding);
    };
  }

  #count(bytes: number): void {
    this.#received += bytes;
    if (this.#received <= databaseLimits.answerBytes) return;
    const megabytes = databaseLimits.answerBytes / 2 ** 20;
    this.fail(new Error(`The database has sent more than ${String(megabytes)} MB for one answer`));
  }
}

/**
 * Lets a connection fail, and not the process, where a driver throws with nobody above it: mostly at
 * bytes that are not of its protocol. What others throw there still ends the process.
 */
export function surviveDrivers(): void {
  process.on('uncaughtException', (error) => {
    const wire = opening.getStore();
    if (!wire) throw error;
    wire.fail(new Error(UNREADABLE));
  });
}

/** @throws Error where a driver opens a socket that no script has asked for. */
export function ownSocket<Socket extends net.Socket>(socket: Socket): Socket {
  const wire = opening.getStore();
  if (!wire) {
    socket.destroy();
    throw new Error('A driver has opened a socket outside of any run');
  }
  wire.own(socket);
  return socket;
}
