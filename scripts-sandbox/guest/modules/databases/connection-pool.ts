/** Connections that are used again, so many at a time and no more; who finds none waits in line. */
import { databaseLimits } from '../../../limits.ts';

export class ConnectionPool<Connection> {
  readonly #open: () => Promise<Connection>;
  readonly #close: (connection: Connection) => Promise<unknown>;
  readonly #max: number;
  readonly #idle: Connection[] = [];
  readonly #waiting: PromiseWithResolvers<Connection>[] = [];
  #count = 0;
  #isEnded = false;

  /** @param max as the script sets it; never more than a script may have. */
  constructor(
    open: () => Promise<Connection>,
    close: (connection: Connection) => Promise<unknown>,
    max: unknown,
  ) {
    this.#open = open;
    this.#close = close;
    const wanted = Number(max);
    this.#max =
      wanted >= 1 ? Math.min(wanted, databaseLimits.connections) : databaseLimits.connections;
  }

  get counts(): { total: number; idle: number; waiting: number } {
    return { total: this.#count, idle: this.#idle.length, waiting: this.#waiting.length };
  }

  async take(): Promise<Connection> {
    if (this.#isEnded) throw new Error('The pool has been ended');
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#count >= this.#max) {
      const turn = Promise.withResolvers<Connection>();
      this.#waiting.push(turn);
      return await turn.promise;
    }
    this.#count += 1;
    try {
      return await this.#open();
    } catch (error) {
      this.#count -= 1;
      void this.#serveNext();
      throw error;
    }
  }

  /** @param isBroken the next one gets a new connection instead. */
  giveBack(connection: Connection, isBroken: boolean): void {
    if (isBroken || this.#isEnded) {
      this.#count -= 1;
      void this.#close(connection).catch(() => undefined);
      void this.#serveNext();
      return;
    }
    const next = this.#waiting.shift();
    if (next) next.resolve(connection);
    else this.#idle.push(connection);
  }

  /** Uses one connection for one piece of work. */
  async use<Value>(work: (connection: Connection) => Promise<Value>): Promise<Value> {
    const connection = await this.take();
    try {
      return await work(connection);
    } finally {
      this.giveBack(connection, false);
    }
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('The pool has been ended'));
    const idle = this.#idle.splice(0);
    this.#count -= idle.length;
    await Promise.all(idle.map((connection) => this.#close(connection)));
  }

  async #serveNext(): Promise<void> {
    const next = this.#waiting.shift();
    if (!next) return;
    await this.take().then(next.resolve, next.reject);
  }
}
