/**
 * MySQL and MariaDB, by the real `mysql2`, for scripts that know `mysql` or `mysql2`.
 *
 * Invariants:
 * 1. Of a script's settings only those below reach the driver: no local socket, no compression, no
 *    local file that a server may ask for.
 * 2. A query that is under way when its connection goes is stopped on the server as well.
 * 3. The driver makes no code out of what a server calls its columns (`disableEval`).
 * 4. A script that asks for TLS, in whatever form, gets it or an error.
 */
import type mysql2 from 'mysql2';

import { databaseLimits } from '../../limits.ts';
import type { RunScope } from '../run-door.ts';
import { driver } from '../databases/drivers.ts';
import { secretsOf, told } from '../databases/failures.ts';
import type { Told } from '../databases/failures.ts';
import { close, heldOf, open } from '../databases/held.ts';
import type { Held } from '../databases/held.ts';
import { picked, requireShort } from '../databases/settings.ts';
import { Wire } from '../databases/wire.ts';

export type MysqlRequest =
  | { act: 'connect'; settings: unknown }
  /** `values` where the server shall put them in (`execute`); else they stand in the text. */
  | { act: 'query'; connection: number; sql: string; values?: unknown; options?: unknown }
  | { act: 'end'; connection: number };

export type MysqlField = { name: string; table: string; type: number };

/** One statement's: rows, or what it has changed. */
export type MysqlResult =
  { rows: unknown[]; fields: MysqlField[] } | { header: Record<string, unknown> };

type Connection = Held & {
  client: mysql2.Connection;
  /** What waits for an answer: told where the connection breaks, which the driver tells no query. */
  waiting: Set<(error: Error) => void>;
};

const errorFields = ['errno', 'sqlState', 'sqlMessage', 'fatal'];

const settingNames = [
  'host',
  'port',
  'user',
  'password',
  'database',
  'charset',
  'timezone',
  'connectTimeout',
  'supportBigNumbers',
  'bigNumberStrings',
  'decimalNumbers',
  'dateStrings',
  'jsonStrings',
  'multipleStatements',
  'nestTables',
  'rowsAsArray',
  'typeCast',
] as const;

const tlsNames = ['rejectUnauthorized', 'ca', 'cert', 'key', 'verifyIdentity'] as const;

const queryOptions = ['nestTables', 'rowsAsArray', 'typeCast', 'timeout'] as const;

export async function askMysql(request: unknown, scope: RunScope): Promise<Told<unknown>> {
  const asked = request as MysqlRequest;
  return await told(errorFields, async (hide) => {
    if (asked.act === 'connect') {
      requireShort((asked.settings as { uri?: unknown }).uri);
      const settings = settingsOf(asked.settings);
      const secrets = secretsOf(settings['password'], (asked.settings as { uri?: unknown }).uri);
      hide(secrets);
      return await connect(settings, secrets, scope);
    }
    const connection = heldOf<Connection>(scope, 'mysql', asked.connection);
    hide(connection.secrets);
    if (asked.act === 'query') return await query(connection, asked);
    await connection.wire.ask(
      () =>
        new Promise((ended) => {
          connection.client.once('end', ended);
          connection.client.end(ended);
        }),
    );
    close(scope, asked.connection);
    return undefined;
  });
}

async function connect(
  settings: Record<string, unknown>,
  secrets: readonly string[],
  scope: RunScope,
): Promise<{ connection: number; threadId: number | null }> {
  const { createConnection } = await driver('mysql2');
  const { number, held } = await open<Connection>(scope, 'mysql', secrets, async (wire) => {
    const client = createConnection({ ...settings, disableEval: true });
    const waiting = new Set<(error: Error) => void>();
    client.on('error', (error: Error) => {
      for (const fail of waiting) fail(error);
    });
    await new Promise<void>((resolve, reject) => {
      waiting.add(reject);
      client.connect((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    waiting.clear();
    const letGo = (): void => {
      if (waiting.size > 0) stopQuery(createConnection, settings, client.threadId);
      client.destroy();
    };
    return { wire, secrets, client, waiting, letGo };
  });
  return { connection: number, threadId: (held.client as { threadId: number | null }).threadId };
}

/** By a connection of its own: the server does not notice that nobody waits any more. */
function stopQuery(
  createConnection: typeof mysql2.createConnection,
  settings: Record<string, unknown>,
  threadId: number,
): void {
  const wire = new Wire();
  wire.use(() => {
    const messenger = createConnection({ ...settings, disableEval: true });
    messenger.on('error', () => undefined);
    messenger.query(`KILL QUERY ${String(threadId)}`, () => {
      messenger.destroy();
    });
  });
  setTimeout(() => {
    wire.close();
  }, databaseLimits.farewellMs).unref();
}

async function query(
  { wire, client, waiting }: Connection,
  { sql, values, options }: Extract<MysqlRequest, { act: 'query' }>,
): Promise<MysqlResult[]> {
  const asked = { ...picked(options, queryOptions), sql, ...(values !== undefined && { values }) };
  const statement = asked as mysql2.QueryOptions;
  const answered = Promise.withResolvers<MysqlResult[]>();
  waiting.add(answered.reject);
  try {
    return await wire.ask(() => {
      const results: MysqlResult[] = [];
      const running = values === undefined ? client.query(statement) : client.execute(statement);
      running.on('fields', (fields: unknown) => {
        results.push(
          Array.isArray(fields) ? { rows: [], fields: fields.map(plainField) } : { header: {} },
        );
      });
      running.on('result', (row: unknown) => {
        wire.countRow();
        const last = results.at(-1);
        if (last && 'header' in last) last.header = { ...(row as object) };
        else last?.rows.push(row);
      });
      running.on('error', answered.reject);
      running.on('end', () => {
        answered.resolve(results);
      });
      return answered.promise;
    });
  } finally {
    waiting.delete(answered.reject);
  }
}

function plainField(field: unknown): MysqlField {
  const { name, table, columnType } = field as { name: string; table: string; columnType: number };
  return { name, table, type: columnType };
}

function settingsOf(given: unknown): Record<string, unknown> {
  const { uri } = (given ?? {}) as { uri?: unknown };
  const named = typeof uri === 'string' ? { ...ofUri(uri), ...(given as object) } : given;
  const ssl = tlsOf((named as { ssl?: unknown } | undefined)?.ssl);
  return {
    ...picked(named, settingNames),
    ...(ssl !== undefined && { ssl }),
    connectTimeout: databaseLimits.connectMs,
  };
}

/** The name of a profile or settings; whatever else stands there is for the driver to refuse. */
function tlsOf(given: unknown): unknown {
  if (!given) return undefined;
  if (given === true) return {};
  return typeof given === 'object' ? picked(given, tlsNames) : given;
}

/** @throws Error where it is none; the driver's own would repeat it. */
function ofUri(uri: string): Record<string, unknown> {
  if (!URL.canParse(uri)) throw new Error('This is no connection string for MySQL');
  const { hostname, port, username, password, pathname, searchParams } = new URL(uri);
  const settings = Array.from(searchParams, ([name, text]) => [name, valueOf(text)] as const);
  return {
    ...Object.fromEntries(settings),
    host: decodeURIComponent(hostname.replace(/^\[(.*)\]$/, '$1')),
    ...(port !== '' && { port: Number(port) }),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/** As both drivers read it: JSON where it is some (`ssl={…}`, `multipleStatements=false`), else text. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
