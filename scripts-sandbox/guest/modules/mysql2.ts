/** `mysql2` and `mysql2/promise` as scripts know them. */
import { isCallback } from './databases/ask-database.ts';
import { MysqlConnection, MysqlPool, parametersOf } from './databases/mysql-connections.ts';
import type { MysqlManner } from './databases/mysql-connections.ts';
import { escape, escapeId, format, raw } from './databases/mysql-link.ts';
import type { MysqlAnswer, MysqlLink } from './databases/mysql-link.ts';

const manner: MysqlManner = { settings: {}, headerOf: (header) => header };

type Pair = [rows: unknown, fields: unknown];

/** The promises of one connection: `[rows, fields]`. */
class PromisedConnection {
  readonly connection: MysqlConnection;
  readonly #link: MysqlLink;

  constructor(connection: MysqlConnection) {
    this.connection = connection;
    this.#link = connection.link;
  }

  get threadId(): number | null {
    return this.#link.threadId;
  }

  connect = (): Promise<void> => this.#link.open();
  query = async (...given: unknown[]): Promise<Pair> =>
    pairOf(await this.#link.query(parametersOf(given).query));
  execute = async (...given: unknown[]): Promise<Pair> =>
    pairOf(await this.#link.execute(parametersOf(given).query));
  beginTransaction = async (): Promise<void> => void (await this.query('START TRANSACTION'));
  commit = async (): Promise<void> => void (await this.query('COMMIT'));
  rollback = async (): Promise<void> => void (await this.query('ROLLBACK'));
  ping = async (): Promise<void> => void (await this.query('SELECT 1'));
  end = (): Promise<void> => this.#link.end();
  destroy = (): void => {
    this.connection.destroy();
  };
  release = (): void => {
    this.connection.release();
  };
  format = (sql: string, values?: unknown): string => this.#link.format(sql, values);
  escape = (value: unknown): string => this.#link.escape(value);
  escapeId = (name: never): string => escapeId(name);
}

class PromisedPool {
  readonly pool: MysqlPool;

  constructor(pool: MysqlPool) {
    this.pool = pool;
  }

  getConnection = async (): Promise<PromisedConnection> =>
    new PromisedConnection(await this.pool.take());
  query = async (...given: unknown[]): Promise<Pair> =>
    pairOf(await this.pool.connections.use(({ link }) => link.query(parametersOf(given).query)));
  execute = async (...given: unknown[]): Promise<Pair> =>
    pairOf(await this.pool.connections.use(({ link }) => link.execute(parametersOf(given).query)));
  end = (): Promise<void> => this.pool.connections.end();
  format = (sql: string, values?: unknown): string => this.pool.format(sql, values);
  escape = (value: unknown): string => this.pool.escape(value);
  escapeId = (name: never): string => escapeId(name);
}

const pairOf = ({ rows, fields }: MysqlAnswer): Pair => [rows, fields];

/** With callbacks, or by `promise()` with promises. */
class Mysql2Connection extends MysqlConnection {
  constructor(given: unknown) {
    super(given, manner);
  }

  promise(): PromisedConnection {
    return new PromisedConnection(this);
  }
}

class Mysql2Pool extends MysqlPool {
  constructor(given: unknown) {
    super(given, manner);
  }

  promise(): PromisedPool {
    return new PromisedPool(this);
  }
}

export const mysql2 = (): unknown => ({
  createConnection(given: unknown, ...rest: unknown[]): Mysql2Connection {
    const connection = new Mysql2Connection(given);
    const callback = rest.find(isCallback);
    if (callback) connection.connect(callback);
    return connection;
  },
  createPool: (given: unknown) => new Mysql2Pool(given),
  format,
  escape,
  escapeId,
  raw,
});

export const mysql2Promise = (): unknown => ({
  async createConnection(given: unknown): Promise<PromisedConnection> {
    const connection = new Mysql2Connection(given);
    await connection.link.open();
    return connection.promise();
  },
  createPool: (given: unknown) => new PromisedPool(new Mysql2Pool(given)),
  format,
  escape,
  escapeId,
  raw,
});
