/**
 * SQL Server, by the real `tedious`.
 *
 * Invariants:
 * 1. Of a script's settings only those below reach the driver.
 * 2. The driver's own search for addresses is not used: the name goes to the socket as it is, so
 *    that it is resolved where destinations are checked. A server that refers us elsewhere (routing)
 *    is checked there as well.
 */
import type { EventEmitter } from 'node:events';
import type net from 'node:net';

import type tedious from 'tedious';

import { databaseLimits, runLimits } from '../../limits.ts';
import type { RunScope } from '../run-door.ts';
import { driver } from '../databases/drivers.ts';
import { secretsOf, told } from '../databases/failures.ts';
import type { Told } from '../databases/failures.ts';
import { close, heldOf, open } from '../databases/held.ts';
import type { Held } from '../databases/held.ts';
import { requireForDrivers } from '../databases/modules-for-drivers.ts';
import { picked } from '../databases/settings.ts';
import type { Wire } from '../databases/wire.ts';

export type TediousRequest =
  | { act: 'connect'; settings: unknown }
  | { act: 'ask'; connection: number; request: TediousAsked }
  | { act: 'end'; connection: number };

export type TediousAsked = {
  how: 'execSql' | 'execSqlBatch' | 'callProcedure';
  text: string;
  parameters: TediousParameter[];
};

export type TediousParameter = {
  name: string;
  /** A key of `TYPES`. */
  type: string;
  value: unknown;
  isOutput: boolean;
  options: unknown;
};

export type TediousAnswer = {
  rowCount: number;
  results: { columns: { colName: string; type: string }[]; rows: unknown[][] }[];
  outputs: { name: string; value: unknown }[];
};

type Connection = Held & { client: tedious.Connection };
type Column = { value: unknown; metadata: { colName: string; type: { name: string } } };

const errorFields = ['number', 'state', 'class', 'lineNumber', 'procName'];

const optionNames = [
  'port',
  'database',
  'encrypt',
  'trustServerCertificate',
  'serverName',
  'appName',
  'camelCaseColumns',
  'language',
  'readOnlyIntent',
  'requestTimeout',
  'tdsVersion',
  'textsize',
  'useUTC',
  'isolationLevel',
  'lowerCaseGuids',
] as const;

/** Those that need nothing but the connection itself. */
const waysToSignIn = ['default', 'ntlm', 'azure-active-directory-access-token'];

export async function askTedious(request: unknown, scope: RunScope): Promise<Told<unknown>> {
  const asked = request as TediousRequest;
  return await told(errorFields, async (hide) => {
    if (asked.act === 'connect') {
      const settings = settingsOf(asked.settings);
      const { password, token } = settings.authentication.options;
      const secrets = secretsOf(password, token);
      hide(secrets);
      return await connect(settings, secrets, scope);
    }
    if (asked.act === 'end') {
      close(scope, asked.connection);
      return undefined;
    }
    const connection = heldOf<Connection>(scope, 'tedious', asked.connection);
    hide(connection.secrets);
    return await ask(connection, asked.request);
  });
}

async function connect(
  settings: ReturnType<typeof settingsOf>,
  secrets: readonly string[],
  scope: RunScope,
): Promise<{ connection: number }> {
  const { Connection } = await driver('tedious');
  const { number } = await open<Connection>(scope, 'tedious', secrets, async (wire) => {
    const client = new Connection({
      ...settings,
      options: {
        ...settings.options,
        connectTimeout: databaseLimits.connectMs,
        maxRetriesOnTransientErrors: 0,
        connector: connectByName,
      },
    } as tedious.ConnectionConfiguration);
    // What breaks between two requests: the next one is told.
    client.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', (error?: Error) => {
        if (error) reject(error);
        else resolve();
      });
      client.connect();
    });
    const letGo = (): void => {
      client.close();
    };
    return { wire, secrets, client, letGo };
  });
  return { connection: number };
}

async function ask(connection: Connection, asked: TediousAsked): Promise<TediousAnswer> {
  const { wire, client } = connection;
  const { Request, TYPES } = await driver('tedious');
  const answer: TediousAnswer = { rowCount: 0, results: [], outputs: [] };
  await wire.ask(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = new Request(asked.text, (error, rowCount) => {
          answer.rowCount = rowCount ?? 0;
          if (error) reject(error);
          else resolve();
        });
        for (const parameter of asked.parameters) addTo(request, TYPES, parameter);
        gather(request, answer, wire);
        if (asked.how === 'execSql') client.execSql(request);
        else if (asked.how === 'execSqlBatch') client.execSqlBatch(request);
        else client.callProcedure(request);
      }),
  );
  return answer;
}

function addTo(
  request: tedious.Request,
  types: typeof tedious.TYPES,
  { name, type, value, isOutput, options }: TediousParameter,
): void {
  if (!Object.hasOwn(types, type)) throw new Error(`There is no type ${type}`);
  const dataType = types[type as keyof typeof types];
  const sizes = picked(options, ['length', 'precision', 'scale']);
  if (isOutput) request.addOutputParameter(name, dataType, value, sizes);
  else request.addParameter(name, dataType, value, sizes);
}

function gather(request: tedious.Request, answer: TediousAnswer, wire: Wire): void {
  const events: EventEmitter = request;
  events.on('columnMetadata', (columns: Column['metadata'][]) => {
    const shown = columns.map(({ colName, type }) => ({ colName, type: type.name }));
    answer.results.push({ columns: shown, rows: [] });
  });
  events.on('row', (columns: Column[]) => {
    wire.countRow();
    answer.results.at(-1)?.rows.push(columns.map(({ value }) => value));
  });
  events.on('returnValue', (name: string, value: unknown) => {
    answer.outputs.push({ name, value });
  });
}

function settingsOf(given: unknown): {
  server: string;
  authentication: { type: string; options: Record<string, unknown> };
  options: Record<string, unknown>;
} {
  const { server, authentication, options } = (given ?? {}) as Record<string, unknown>;
  const { type = 'default', options: signIn } = (authentication ?? {}) as Record<string, unknown>;
  if (!waysToSignIn.includes(String(type))) {
    throw new Error(`A script signs in to SQL Server by one of: ${waysToSignIn.join(', ')}`);
  }
  if ((options as { instanceName?: unknown } | undefined)?.instanceName !== undefined) {
    throw new Error('A script names the port of an instance of SQL Server, not its name');
  }
  return {
    server: String(server),
    authentication: {
      type: String(type),
      options: picked(signIn, ['userName', 'password', 'domain', 'token']),
    },
    options: { requestTimeout: runLimits.wallMs, ...picked(options, optionNames) },
  };
}

/** A driver's connector, but for looking the name up. */
function connectByName(...parameters: unknown[]): Promise<net.Socket> {
  const [{ host, port }] = parameters as [{ host: string; port: number }];
  const { connect } = requireForDrivers('net') as typeof net;
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('close', () => {
      reject(new Error('The connection is closed'));
    });
  });
}
