/**
 * `pg` as scripts know it: clients and pools with callbacks or promises, and `pg.connect`, which
 * versions before 7 had and templates use. The driver itself is in `child/capabilities/pg.ts`.
 */
import EventEmitter from 'events';

import type { PgQuery, PgResult } from '../../child/capabilities/pg.ts';
import { askDatabase, callBack, isCallback, settled } from './databases/ask-database.ts';
import type { Callback } from './databases/ask-database.ts';
import { ConnectionPool } from './databases/connection-pool.ts';
import { parsed, types, typesAsText } from './pg-types.ts';

type Settings = Record<string, unknown>;
type Asked = { text?: string; values?: unknown[]; name?: string; rowMode?: string };
type Answer = PgResult | PgResult[];

/** What a script sets for all its connections, such as `ssl`. */
const defaults: Settings = {};

class Client extends EventEmitter {
  readonly #settings: Settings;
  #connection: Promise<number> | undefined;
  processID: number | null = null;
  /** Replaced by the pool that the client is of. */
  release: (isBroken?: unknown) => void = () => undefined;

  constructor(given?: unknown) {
    super();
    this.#settings = { ...defaults, ...settingsOf(given) };
  }

  connect(callback?: unknown): Promise<this> | undefined {
    const isFirst = this.#connection === undefined;
    this.#connection ??= this.#connect();
    const connected = isFirst
      ? this.#connection.then(() => this)
      : Promise.reject(new Error('Client has already been connected. You cannot reuse a client.'));
    return settled(connected, callback);
  }

  query(asked: unknown, ...rest: unknown[]): Promise<Answer> | undefined {
    const callback = [...rest, (asked as { callback?: unknown } | null)?.callback].find(isCallback);
    const values = Array.isArray(rest[0]) ? (rest[0] as unknown[]) : undefined;
    return settled(this.#query(queryOf(asked, values)), callback);
  }

  end(callback?: unknown): Promise<void> | undefined {
    return settled(this.#end(), callback, () => []);
  }

  escapeIdentifier(text: string): string {
    return escapeIdentifier(text);
  }

  escapeLiteral(text: string): string {
    return escapeLiteral(text);
  }

  async #connect(): Promise<number> {
    const { password, ...settings } = this.#settings;
    const known = typeof password === 'function' ? await (password as () => unknown)() : password;
    const { connection, processID } = await askDatabase<{
      connection: number;
      processID: number | null;
    }>('pg', { act: 'connect', settings: { ...settings, password: known } });
    this.processID = processID;
    return connection;
  }

  async #query(asked: Asked): Promise<Answer> {
    if (!this.#connection) throw new Error('The client is not connected: call connect() first');
    const connection = await this.#connection;
    const query: PgQuery = { ...asked, asText: typesAsText() };
    const answer = await askDatabase<Answer>('pg', { act: 'query', connection, query });
    return Array.isArray(answer) ? answer.map(parsed) : parsed(answer);
  }

  async #end(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    if (connection === undefined) return;
    await askDatabase('pg', { act: 'end', connection }).catch(() => undefined);
    this.emit('end');
  }
}

class Pool extends EventEmitter {
  readonly options: Settings;
  readonly #clients: ConnectionPool<Client>;

  constructor(given?: unknown) {
    super();
    this.options = settingsOf(given);
    this.#clients = new ConnectionPool(
      async () => {
        const client = new Client(this.options);
        await client.connect();
        return client;
      },
      async (client) => client.end(),
      this.options['max'],
    );
  }

  get totalCount(): number {
    return this.#clients.counts.total;
  }

  get idleCount(): number {
    return this.#clients.counts.idle;
  }

  get waitingCount(): number {
    return this.#clients.counts.waiting;
  }

  /** The callback also gets the function that gives the client back. */
  connect(callback?: unknown): Promise<Client> | undefined {
    return settled(this.#take(), callback, (client) => [client, client.release]);
  }

  query(asked: unknown, ...rest: unknown[]): Promise<Answer> | undefined {
    const callback = rest.find(isCallback);
    const values = rest.filter((value) => !isCallback(value));
    const answer = this.#clients.use(async (client) => {
      const answering = client.query(asked, ...values);
      if (!answering)
        throw new TypeError('A query of a pool takes its callback as the last parameter');
      return await answering;
    });
    return settled(answer, callback);
  }

  end(callback?: unknown): Promise<void> | undefined {
    return settled(this.#clients.end(), callback, () => []);
  }

  async #take(): Promise<Client> {
    const client = await this.#clients.take();
    let isTaken = true;
    client.release = (isBroken) => {
      if (!isTaken)
        throw new Error('Release called on client which has already been released to the pool.');
      isTaken = false;
      this.#clients.giveBack(client, Boolean(isBroken));
    };
    return client;
  }
}

/** As before version 7: `callback(error, client, done)`. */
function connect(given: unknown, callback: Callback): void {
  const client = new Client(given);
  const done = (): void => void client.end();
  void client.connect()?.then(
    () => {
      callBack(callback, null, client, done);
    },
    (error: unknown) => {
      callBack(callback, error, undefined, () => undefined);
    },
  );
}

function settingsOf(given: unknown): Settings {
  if (typeof given === 'string') return { connectionString: given };
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

/** @throws TypeError where there is no query, as the driver does. */
function queryOf(asked: unknown, values: unknown[] | undefined): Asked {
  if (asked === null || asked === undefined) {
    throw new TypeError('Client was passed a null or undefined query');
  }
  if (typeof asked === 'string') return { text: asked, values };
  const { text, name, rowMode, values: own } = asked as Asked;
  return { text, name, rowMode, values: values ?? own };
}

const escapeIdentifier = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function escapeLiteral(text: string): string {
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? ` E${quoted}` : quoted;
}

export const pg = (): unknown => ({
  Client,
  Pool,
  connect,
  end: () => undefined,
  types,
  defaults,
  escapeIdentifier,
  escapeLiteral,
});
