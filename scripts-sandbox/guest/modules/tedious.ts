/**
 * `tedious` as scripts know it, in the manner of version 1 (connects by itself, the user's name
 * beside the server's) and of today's (`authentication`, `connect()`). The published scripts ask more
 * of version 1 than it gave: rows reach the callback and have their columns' names unasked.
 */
import EventEmitter from 'events';

import type {
  TediousAnswer,
  TediousAsked,
  TediousParameter,
} from '../../child/capabilities/tedious.ts';
import { Buffer } from './buffer.ts';
import { askDatabase, callBack, isCallback } from './databases/ask-database.ts';
import { typeNames } from './tedious-types.ts';

type Settings = Record<string, unknown>;
type Cell = { value: unknown; metadata: { colName: string; type: { name: string } } };
type Row = Cell[] | Record<string, Cell>;

const TYPES = Object.fromEntries(typeNames.map((name) => [name, { name }]));

class Request extends EventEmitter {
  readonly sqlTextOrProcedure: string;
  readonly callback: unknown;
  readonly parameters: TediousParameter[] = [];

  constructor(text: unknown, callback?: unknown) {
    super();
    this.sqlTextOrProcedure = String(text);
    this.callback = callback;
  }

  addParameter(name: unknown, type: unknown, value: unknown, options?: unknown): void {
    this.#add(name, type, value, options, false);
  }

  addOutputParameter(name: unknown, type: unknown, value?: unknown, options?: unknown): void {
    this.#add(name, type, value, options, true);
  }

  #add(name: unknown, type: unknown, value: unknown, options: unknown, isOutput: boolean): void {
    const { name: typeName } = (type ?? {}) as { name?: unknown };
    if (typeof typeName !== 'string' || !Object.hasOwn(TYPES, typeName)) {
      throw new TypeError(`The parameter ${String(name)} has no type of TYPES`);
    }
    this.parameters.push({
      name: String(name),
      type: typeName,
      value: textTypes.has(typeName) ? asText(value) : value,
      isOutput,
      options,
    });
  }
}

const textTypes = new Set(['VarChar', 'NVarChar', 'Char', 'NChar', 'Text', 'NText']);

/** As version 1 took it: an id that is a number, a salt that is bytes. Today's take texts alone. */
function asText(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  return ['number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : value;
}

class Connection extends EventEmitter {
  readonly config: Settings;
  #connection: Promise<number> | undefined;

  constructor(given?: unknown) {
    super();
    if (typeof given !== 'object' || given === null) {
      throw new TypeError('The "config" argument is required and must be of type Object.');
    }
    this.config = { ...given };
    // Of its own accord, as versions before 9 do; `connect()` then finds it on its way.
    void Promise.resolve().then(() => {
      this.#start();
    });
  }

  connect(callback?: unknown): void {
    if (isCallback(callback)) this.once('connect', callback);
    this.#start();
  }

  execSql(request: Request): void {
    void this.#execute('execSql', request);
  }

  execSqlBatch(request: Request): void {
    void this.#execute('execSqlBatch', request);
  }

  callProcedure(request: Request): void {
    void this.#execute('callProcedure', request);
  }

  beginTransaction(callback: unknown): void {
    this.#batch('BEGIN TRANSACTION', callback);
  }

  commitTransaction(callback: unknown): void {
    this.#batch('COMMIT TRANSACTION', callback);
  }

  rollbackTransaction(callback: unknown): void {
    this.#batch('ROLLBACK TRANSACTION', callback);
  }

  close(): void {
    const opened = this.#connection;
    this.#connection = Promise.reject(new Error('The connection is closed'));
    this.#connection.catch(() => undefined);
    void opened
      ?.then((connection) => askDatabase('tedious', { act: 'end', connection }))
      .catch(() => undefined)
      .then(() => {
        callBack(() => this.emit('end'));
      });
  }

  #start(): void {
    if (this.#connection) return;
    this.#connection = askDatabase<{ connection: number }>('tedious', {
      act: 'connect',
      settings: settingsOf(this.config),
    }).then(({ connection }) => connection);
    this.#connection.then(
      () => {
        callBack(() => this.emit('connect'));
      },
      (error: unknown) => {
        this.#tellError(error as Error & { number?: unknown });
        callBack(() => this.emit('connect', error));
      },
    );
  }

  /** What the server itself has said, which has a number: also to who listens on the connection. */
  #tellError({ message, number, ...fields }: Error & { number?: unknown }): void {
    if (number === undefined) return;
    callBack(() => this.emit('errorMessage', { ...fields, name: 'ERROR', message, number }));
  }

  #batch(text: string, callback: unknown): void {
    this.execSqlBatch(new Request(text, callback));
  }

  async #execute(how: TediousAsked['how'], request: Request): Promise<void> {
    try {
      this.#start();
      const connection = await this.#connection;
      const { sqlTextOrProcedure: text, parameters } = request;
      const answer = await askDatabase<TediousAnswer>('tedious', {
        act: 'ask',
        connection,
        request: { how, text, parameters },
      });
      callBack(() => {
        this.#tell(request, answer);
      });
    } catch (error) {
      this.#tellError(error as Error & { number?: unknown });
      if (isCallback(request.callback)) callBack(request.callback, error);
      callBack(() => request.emit('requestCompleted'));
    }
  }

  /** In the order of the driver: columns, rows, outputs, done, and the callback at the end. */
  #tell(request: Request, { results, outputs, rowCount }: TediousAnswer): void {
    const { useColumnNames } = (this.config['options'] ?? {}) as { useColumnNames?: unknown };
    const rows: Row[] = [];
    for (const result of results) {
      const columns = result.columns.map(({ colName, type }) => ({
        colName,
        type: { name: type },
      }));
      request.emit('columnMetadata', columns);
      for (const values of result.rows) {
        const cells = columns.map((metadata, at) => ({ value: values[at], metadata }));
        const row: Row = useColumnNames ? byName(cells) : withNames(cells);
        rows.push(row);
        request.emit('row', row);
      }
    }
    for (const { name, value } of outputs) request.emit('returnValue', name, value, {});
    request.emit('done', rowCount, false, rows);
    if (isCallback(request.callback)) request.callback(null, rowCount, rows);
    request.emit('requestCompleted');
  }
}

const byName = (cells: Cell[]): Record<string, Cell> =>
  Object.fromEntries(cells.map((cell) => [cell.metadata.colName, cell]));

/** A list still, to who looks at it or goes through it. */
function withNames(cells: Cell[]): Cell[] {
  for (const cell of [...cells]) {
    const { colName } = cell.metadata;
    if (!(colName in cells)) Object.defineProperty(cells, colName, { value: cell });
  }
  return cells;
}

/** Settings in today's form; what has `userName` at the top was written for version 1, and its defaults. */
function settingsOf({
  server,
  userName,
  password,
  domain,
  authentication,
  options,
}: Settings): Settings {
  if (authentication !== undefined) return { server, authentication, options: plain(options) };
  return {
    server,
    authentication: {
      type: domain === undefined ? 'default' : 'ntlm',
      options: { userName, password, domain },
    },
    options: { encrypt: false, ...plain(options) },
  };
}

const plain = (options: unknown): Settings =>
  typeof options === 'object' && options !== null ? { ...options } : {};

function connect(settings: unknown, callback?: unknown): Connection {
  const connection = new Connection(settings);
  connection.connect(callback);
  return connection;
}

export const tedious = (): unknown => ({
  connect,
  Connection,
  Request,
  TYPES,
  ISOLATION_LEVEL: {
    NO_CHANGE: 0,
    READ_UNCOMMITTED: 1,
    READ_COMMITTED: 2,
    REPEATABLE_READ: 3,
    SERIALIZABLE: 4,
    SNAPSHOT: 5,
  },
});
