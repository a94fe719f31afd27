/**
 * PostgreSQL, by the real `pg`.
 *
 * Invariants:
 * 1. Of a script's settings only those below reach the driver, and no way to a file or a local socket.
 * 2. A query that is under way when its connection goes is cancelled on the server as well.
 */
import type { EventEmitter } from 'node:events';

import type pg from 'pg';

import { databaseLimits } from '../../limits.ts';
import type { RunScope } from '../run-door.ts';
import { driver } from '../databases/drivers.ts';
import { secretsOf, told } from '../databases/failures.ts';
import type { Told } from '../databases/failures.ts';
import { close, heldOf, open } from '../databases/held.ts';
import type { Held } from '../databases/held.ts';
import { inspectPostgres } from '../databases/postgres-messages.ts';
import { typesOf } from '../databases/postgres-values.ts';
import { picked, requireShort } from '../databases/settings.ts';
import { Wire } from '../databases/wire.ts';

export type PgRequest =
  | { act: 'connect'; settings: unknown }
  | { act: 'query'; connection: number; query: PgQuery }
  | { act: 'end'; connection: number };

export type PgQuery = {
  text?: string;
  values?: unknown[];
  name?: string;
  rowMode?: string;
  /** Types, by number, whose values the script parses itself: they come as their text. */
  asText?: number[];
};

export type PgResult = {
  command: string | null;
  rowCount: number | null;
  oid: number | null;
  rows: unknown[];
  fields: { name: string; dataTypeID: number }[];
};

type Connection = Held & { client: pg.Client; asText: Set<number>; queries: number };

/** What `pg` tells of an error beside its message and code; not where in the server's own source. */
const errorFields = [
  'severity',
  'detail',
  'hint',
  'position',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
];

const settingNames = [
  'connectionString',
  'host',
  'port',
  'user',
  'password',
  'database',
  'application_name',
  'client_encoding',
  'options',
  'statement_timeout',
  'query_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
] as const;

const tlsNames = ['rejectUnauthorized', 'ca', 'cert', 'key', 'servername'] as const;

export async function askPg(request: unknown, scope: RunScope): Promise<Told<unknown>> {
  const asked = request as PgRequest;
  return await told(errorFields, async (hide) => {
    if (asked.act === 'connect') {
      const settings = picked(asked.settings, settingNames);
      requireShort(settings['connectionString']);
      const secrets = secretsOf(settings['password'], settings['connectionString']);
      hide(secrets);
      return await connect(asked.settings, settings, secrets, scope);
    }
    if (asked.act === 'end') {
      const { wire, client } = heldOf<Connection>(scope, 'pg', asked.connection);
      await wire.ask(() => client.end());
      close(scope, asked.connection);
      return undefined;
    }
    const connection = heldOf<Connection>(scope, 'pg', asked.connection);
    hide(connection.secrets);
    return await query(connection, asked.query);
  });
}

async function connect(
  given: unknown,
  settings: Record<string, unknown>,
  secrets: readonly string[],
  scope: RunScope,
): Promise<{ connection: number; processID: number | null }> {
  const driverOfPg = await driver('pg');
  const connectClient = async (wire: Wire): Promise<Connection> => {
    const asText = new Set<number>();
    const client = new driverOfPg.Client({
      ...settings,
      ...tlsOf(given),
      connectionTimeoutMillis: databaseLimits.connectMs,
      types: typesOf(driverOfPg, asText),
    });
    if (client.host.startsWith('/'))
      throw new Error('A script reaches databases by the network only');
    // Else the driver looks for a file of passwords.
    (client as { password?: unknown }).password ??= '';
    // Tells of errors that no query is told of; the next one is.
    client.on('error', () => undefined);
    await client.connect();
    const connection: Connection = { wire, secrets, client, asText, queries: 0 };
    connection.letGo = () => {
      if (connection.queries > 0) cancel(driverOfPg, client);
      else void client.end().catch(() => undefined);
    };
    return connection;
  };
  const { number, held } = await open<Connection>(
    scope,
    'pg',
    secrets,
    connectClient,
    inspectPostgres,
  );
  const { processID = null } = held.client as { processID?: number | null };
  return { connection: number, processID };
}

async function query(connection: Connection, { asText = [], ...asked }: PgQuery): Promise<unknown> {
  const { wire, client } = connection;
  for (const oid of asText) connection.asText.add(oid);
  const { Query } = await driver('pg');
  connection.queries += 1;
  try {
    const results = await wire.ask(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const running = new Query(
            { ...asked } as pg.QueryConfig,
            (error?: Error, result?: unknown) => {
              if (error) reject(error);
              else resolve(result);
            },
          );
          running.on('row', () => {
            wire.countRow();
          });
          client.query(running);
        }),
    );
    return Array.isArray(results) ? results.map(plainResult) : plainResult(results);
  } finally {
    connection.queries -= 1;
  }
}

function plainResult(result: unknown): PgResult {
  const { command, rowCount, oid, rows, fields } = result as pg.QueryResult;
  return { command, rowCount, oid, rows, fields: fields.map((field) => ({ ...field })) };
}

/** As libpq does it: by a connection of its own, which the server closes. */
function cancel(driverOfPg: typeof pg, client: pg.Client): void {
  const { processID, secretKey } = client as { processID?: number; secretKey?: number };
  if (!processID || !secretKey) return;
  const wire = new Wire();
  wire.use(() => {
    const messenger = new driverOfPg.Connection() as unknown as Messenger;
    messenger.on('error', () => undefined);
    messenger.once('connect', () => {
      messenger.cancel(processID, secretKey);
    });
    messenger.connect(client.port, client.host);
  });
  setTimeout(() => {
    wire.close();
  }, databaseLimits.farewellMs).unref();
}

/** What of the driver's connections is not in its types. */
type Messenger = EventEmitter & {
  connect: (port: number, host: string) => void;
  cancel: (processID: number, secretKey: number) => void;
};

function tlsOf(given: unknown): { ssl?: boolean | Record<string, unknown> } {
  const { ssl } = (given ?? {}) as { ssl?: unknown };
  if (typeof ssl === 'object' && ssl !== null) return { ssl: picked(ssl, tlsNames) };
  return ssl === undefined ? {} : { ssl: Boolean(ssl) };
}
