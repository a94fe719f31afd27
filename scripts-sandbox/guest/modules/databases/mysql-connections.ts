/** Connections and pools with callbacks, as `mysql` and `mysql2` share them. */
import EventEmitter from 'events';

import { callBack, isCallback, settled } from './ask-database.ts';
import { ConnectionPool } from './connection-pool.ts';
import { MysqlLink, escapeId } from './mysql-link.ts';
import type { HeaderManner, MysqlAnswer, MysqlQuery, MysqlSettings } from './mysql-link.ts';

/** How a module differs: what it asks of the driver, and how it names what was changed. */
export type MysqlManner = { settings: MysqlSettings; headerOf: HeaderManner };

type Parameters = { query: MysqlQuery; callback?: (...values: unknown[]) => unknown };

export class MysqlConnection extends EventEmitter {
  readonly link: MysqlLink;
  readonly config: MysqlSettings;
  /** Replaced by the pool that the connection is of. */
  release: () => void = () => undefined;

  constructor(given: unknown, manner: MysqlManner) {
    super();
    this.config = { ...manner.settings, ...settingsOf(given) };
    this.link = new MysqlLink(this.config, manner.headerOf);
  }

  get threadId(): number | null {
    return this.link.threadId;
  }

  get state(): string {
    return this.link.isOpen ? 'authenticated' : 'disconnected';
  }

  connect(...rest: unknown[]): void {
    const callback = rest.find(isCallback);
    this.link.open().then(
      () => {
        if (callback) callBack(callback, null);
        this.emit('connect');
      },
      (error: unknown) => {
        callBack(callback ?? ((failure: unknown) => this.emit('error', failure)), error);
      },
    );
  }

  /** Without a callback the answer comes as events: `fields`, `result` for each row, `error`, `end`. */
  query(...given: unknown[]): EventEmitter {
    const { query, callback } = parametersOf(given);
    return answering(this.link.query(query), callback);
  }

  execute(...given: unknown[]): EventEmitter {
    const { query, callback } = parametersOf(given);
    return answering(this.link.execute(query), callback);
  }

  beginTransaction(...given: unknown[]): EventEmitter {
    return this.query('START TRANSACTION', ...given.filter(isCallback));
  }

  commit(...given: unknown[]): EventEmitter {
    return this.query('COMMIT', ...given.filter(isCallback));
  }

  rollback(...given: unknown[]): EventEmitter {
    return this.query('ROLLBACK', ...given.filter(isCallback));
  }

  ping(...given: unknown[]): EventEmitter {
    return this.query('SELECT 1', ...given.filter(isCallback));
  }

  end(...rest: unknown[]): void {
    const callback = rest.find(isCallback) ?? (() => undefined);
    void settled(
      this.link.end().finally(() => this.emit('end')),
      callback,
      () => [],
    );
  }

  destroy(): void {
    this.link.end().catch(() => undefined);
  }

  format(sql: string, values?: unknown): string {
    return this.link.format(sql, values);
  }

  escape(value: unknown): string {
    return this.link.escape(value);
  }

  escapeId(name: never): string {
    return escapeId(name);
  }
}

export class MysqlPool extends EventEmitter {
  readonly config: MysqlSettings;
  readonly connections: ConnectionPool<MysqlConnection>;
  readonly #manner: MysqlManner;

  constructor(given: unknown, manner: MysqlManner) {
    super();
    this.config = settingsOf(given);
    this.#manner = manner;
    this.connections = new ConnectionPool(
      async () => {
        const connection = new MysqlConnection(this.config, this.#manner);
        await connection.link.open();
        return connection;
      },
      (connection) => connection.link.end(),
      this.config['connectionLimit'],
    );
  }

  getConnection(callback: unknown): void {
    void settled(this.take(), callback);
  }

  /** A connection whose `release` gives it back, and whose `destroy` makes room for another. */
  async take(): Promise<MysqlConnection> {
    const connection = await this.connections.take();
    let isTaken = true;
    const giveBack = (isBroken: boolean): void => {
      if (isTaken) this.connections.giveBack(connection, isBroken);
      isTaken = false;
    };
    connection.release = () => {
      giveBack(false);
    };
    connection.destroy = () => {
      giveBack(true);
    };
    return connection;
  }

  query(...given: unknown[]): EventEmitter {
    const { query, callback } = parametersOf(given);
    return answering(
      this.connections.use(({ link }) => link.query(query)),
      callback,
    );
  }

  execute(...given: unknown[]): EventEmitter {
    const { query, callback } = parametersOf(given);
    return answering(
      this.connections.use(({ link }) => link.execute(query)),
      callback,
    );
  }

  end(...rest: unknown[]): void {
    void settled(this.connections.end(), rest.find(isCallback) ?? (() => undefined), () => []);
  }

  format(sql: string, values?: unknown): string {
    return new MysqlLink(this.config, this.#manner.headerOf).format(sql, values);
  }

  escape(value: unknown): string {
    return new MysqlLink(this.config, this.#manner.headerOf).escape(value);
  }

  escapeId(name: never): string {
    return escapeId(name);
  }
}

/** `(sql, values?, callback?)` or `({ sql, values, … }, values?, callback?)`. */
export function parametersOf([asked, ...rest]: unknown[]): Parameters {
  const callback = rest.find(isCallback);
  const values = isCallback(rest[0]) ? undefined : rest[0];
  if (typeof asked !== 'object' || asked === null) {
    return { query: { sql: String(asked), values }, callback };
  }
  const { sql, values: own, ...options } = asked as { sql?: unknown; values?: unknown };
  return { query: { sql: String(sql), values: values ?? own, options }, callback };
}

function answering(answer: Promise<MysqlAnswer>, callback: Parameters['callback']): EventEmitter {
  const query = new EventEmitter();
  answer.then(
    ({ rows, fields }) => {
      if (callback) callBack(callback, null, rows, fields);
      else callBack(tellRows, query, rows, fields);
    },
    (error: unknown) => {
      if (callback) callBack(callback, error);
      else callBack(() => query.emit('error', error));
    },
  );
  return query;
}

function tellRows(query: EventEmitter, rows: unknown, fields: unknown): void {
  if (fields !== undefined) query.emit('fields', fields);
  for (const row of Array.isArray(rows) ? (rows as unknown[]) : [rows]) query.emit('result', row);
  query.emit('end');
}

export function settingsOf(given: unknown): MysqlSettings {
  if (typeof given === 'string') return { uri: given };
  return typeof given === 'object' && given !== null ? { ...given } : {};
}
