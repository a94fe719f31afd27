/**
 * MongoDB, by the real driver. Documents cross as BSON, in which every type of theirs has a form.
 *
 * Invariants:
 * 1. Of a script's settings only those below reach the driver; compression is off, whatever a
 *    connection string says.
 * 2. Only the operations below, by their names, whatever a guest asks for.
 * 3. Documents that are found are passed on as the server's bytes: nothing here reads them.
 * 4. Servers are bounded in number, whoever names them.
 */
import type mongodb from 'mongodb';

import { databaseLimits } from '../../limits.ts';
import type { RunScope } from '../run-door.ts';
import { driver } from '../databases/drivers.ts';
import { secretsOf, told } from '../databases/failures.ts';
import type { Told } from '../databases/failures.ts';
import { close, heldOf, open } from '../databases/held.ts';
import type { Held } from '../databases/held.ts';
import { inspectMongodb } from '../databases/mongodb-messages.ts';
import { picked, requireShort } from '../databases/settings.ts';
import type { Wire } from '../databases/wire.ts';

export type MongodbRequest =
  | { act: 'connect'; uri: string; settings: unknown }
  | { act: 'ask'; connection: number; asked: MongodbAsked }
  | { act: 'end'; connection: number };

export type MongodbAsked = {
  /** Undefined for that of the connection string. */
  database?: string;
  collection?: string;
  operation: string;
  /** BSON of `{ parameters: […] }`. */
  parameters: Uint8Array;
};

/** BSON of each document, or of `{ value }`. */
export type MongodbAnswer = { documents: Uint8Array[] } | { value: Uint8Array };

type Connection = Held & { client: mongodb.MongoClient };

const errorFields = ['codeName', 'errmsg', 'keyPattern', 'keyValue'];

const settingNames = [
  'appName',
  'auth',
  'authMechanism',
  'authSource',
  'directConnection',
  'family',
  'journal',
  'loadBalanced',
  'localThresholdMS',
  'readConcernLevel',
  'readPreference',
  'replicaSet',
  'retryReads',
  'retryWrites',
  'serverApi',
  'socketTimeoutMS',
  'srvMaxHosts',
  'srvServiceName',
  'ssl',
  'timeoutMS',
  'tls',
  'tlsAllowInvalidCertificates',
  'tlsAllowInvalidHostnames',
  'tlsInsecure',
  'ca',
  'cert',
  'key',
  'w',
  'writeConcern',
  'wtimeoutMS',
] as const;

/** Those that give one value. */
const operations = new Set([
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'countDocuments',
  'estimatedDocumentCount',
  'distinct',
  'createIndex',
]);

export async function askMongodb(request: unknown, scope: RunScope): Promise<Told<unknown>> {
  const asked = request as MongodbRequest;
  return await told(errorFields, async (hide) => {
    if (asked.act === 'connect') {
      requireShort(asked.uri);
      const { auth } = (asked.settings ?? {}) as { auth?: { password?: unknown } };
      const secrets = secretsOf(asked.uri, auth?.password);
      hide(secrets);
      return await connect(asked, secrets, scope);
    }
    const connection = heldOf<Connection>(scope, 'mongodb', asked.connection);
    hide(connection.secrets);
    if (asked.act === 'ask') return await ask(connection, asked.asked);
    await connection.wire.ask(() => connection.client.close());
    close(scope, asked.connection);
    return undefined;
  });
}

async function connect(
  { uri, settings }: Extract<MongodbRequest, { act: 'connect' }>,
  secrets: readonly string[],
  scope: RunScope,
): Promise<{ connection: number }> {
  const { MongoClient } = await driver('mongodb');
  const connectClient = async (wire: Wire): Promise<Connection> => {
    const client = new MongoClient(uri, {
      ...picked(settings, settingNames),
      compressors: 'none',
      connectTimeoutMS: databaseLimits.connectMs,
      maxPoolSize: databaseLimits.connections,
      minPoolSize: 0,
      monitorCommands: false,
      serverMonitoringMode: 'poll',
      serverSelectionTimeoutMS: databaseLimits.connectMs,
    });
    if (client.options.hosts.some(({ socketPath }) => socketPath !== undefined)) {
      throw new Error('A script reaches databases by the network only');
    }
    boundServers(client, wire);
    await Promise.race([client.connect(), noServer(client)]);
    const letGo = (): void => {
      void wire.use(() => client.close()).catch(() => undefined);
    };
    return { wire, secrets, client, letGo };
  };
  const { number } = await open<Connection>(
    scope,
    'mongodb',
    secrets,
    connectClient,
    inspectMongodb,
  );
  return { connection: number };
}

/**
 * A script may name servers without end, and a server may name its fellows: the driver looks after all
 * of them, each time that it hears of one.
 */
function boundServers(client: mongodb.MongoClient, wire: Wire): void {
  let servers = 0;
  client.on('serverClosed', () => {
    servers -= 1;
  });
  client.on('serverOpening', () => {
    servers += 1;
    if (servers <= databaseLimits.sockets) return;
    const limit = String(databaseLimits.sockets);
    const error = new Error(`A script may use a set of ${limit} servers`);
    wire.fail(error);
    // Else the driver would go on with the next one.
    throw error;
  });
}

/** Rejects when every server that was named has failed once: the driver would try until its time is over. */
function noServer(client: mongodb.MongoClient): Promise<never> {
  return new Promise((_resolve, reject) => {
    const failed = new Set<string>();
    client.on('serverHeartbeatFailed', ({ connectionId, failure }) => {
      failed.add(connectionId);
      const { hosts } = client.options;
      if (hosts.every((host) => failed.has(host.toString()))) reject(failure);
    });
  });
}

async function ask({ wire, client }: Connection, asked: MongodbAsked): Promise<MongodbAnswer> {
  const { BSON } = await driver('mongodb');
  // Regular expressions stay what they are to the database; numbers keep the types they were sent with.
  const { parameters } = BSON.deserialize(asked.parameters, {
    bsonRegExp: true,
    promoteValues: false,
  }) as { parameters: mongodb.BSON.Document[] };
  return await wire.ask(() => answerOf(BSON, { wire, client }, asked, parameters));
}

async function answerOf(
  BSON: typeof mongodb.BSON,
  { wire, client }: Pick<Connection, 'wire' | 'client'>,
  { database, collection: name, operation }: MongodbAsked,
  parameters: mongodb.BSON.Document[],
): Promise<MongodbAnswer> {
  const db = client.db(database);
  const [first = {}, second = {}] = parameters;
  if (name === undefined) {
    if (operation !== 'command') throw new Error(`There is no ${operation} of a database`);
    return { value: BSON.serialize({ value: await db.command(first) }) };
  }
  const collection = db.collection(name);
  if (operation === 'find') {
    return await allOf(collection.find(first, { ...second, raw: true }), wire);
  }
  if (operation === 'aggregate') {
    const stages = first as mongodb.BSON.Document[];
    return await allOf(collection.aggregate(stages, { ...second, raw: true }), wire);
  }
  if (!operations.has(operation)) throw new Error(`There is no ${operation} of a collection`);
  const operate = collection[operation as 'insertOne'] as (
    ...parameters: unknown[]
  ) => Promise<unknown>;
  const value = await operate.apply(collection, parameters);
  return { value: BSON.serialize({ value }) };
}

async function allOf(
  cursor: mongodb.FindCursor | mongodb.AggregationCursor,
  wire: Wire,
): Promise<MongodbAnswer> {
  const documents: Uint8Array[] = [];
  for await (const document of cursor) {
    wire.countRow();
    documents.push(document as Uint8Array);
  }
  return { documents };
}
