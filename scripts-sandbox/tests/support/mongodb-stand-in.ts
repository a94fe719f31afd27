/**
 * Not MongoDB: a stand-in that speaks as much of its wire protocol as the driver needs to find,
 * insert, update and delete documents of one collection. It shows that what scripts call reaches a
 * server in the protocol's form and comes back in the script's; not how a real server decides.
 *
 * Messages: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

import { BSON } from 'mongodb';
import { afterAll } from 'vitest';

type Document = BSON.Document;

export type MongodbStandIn = {
  destination: string;
  uri: string;
  documents: Document[];
  /** What the clients have asked, without what they ask of their own accord. */
  commands: Document[];
  sockets: Set<Socket>;
};

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

/** @param answer gives an answer instead of the stand-in's own, where it gives one. */
export async function mongodbStandIn(
  answer: (command: Document) => Document | undefined = () => undefined,
): Promise<MongodbStandIn> {
  const documents: Document[] = [];
  const commands: Document[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    onMessages(socket, (request, opcode, body) => {
      const command = opcode === OP_QUERY ? legacyCommand(body) : commandOf(body);
      const isOurs = !Object.keys(command).some((name) => ownNames.has(name.toLowerCase()));
      if (isOurs) commands.push(command);
      const reply = answer(command) ?? answerTo(command, documents);
      socket.write(opcode === OP_QUERY ? legacyReply(request, reply) : messageOf(request, reply));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const destination = `127.0.0.1:${String(port)}`;
  return { destination, uri: `mongodb://${destination}/site`, documents, commands, sockets };
}

const ownNames = new Set(['hello', 'ismaster', 'ping', 'endsessions']);

function answerTo(command: Document, documents: Document[]): Document {
  const matching = (filter: Document): Document[] =>
    documents.filter((document) =>
      Object.entries(filter).every(([name, value]) => isSame(document[name], value)),
    );
  if ('find' in command) {
    const found = matching(command['filter'] as Document).slice(
      0,
      Number(command['limit']) || undefined,
    );
    return { ok: 1, cursor: { id: BSON.Long.ZERO, ns: 'site.users', firstBatch: found } };
  }
  if ('insert' in command) return inserted(command['documents'] as Document[], documents);
  if ('update' in command) {
    const [{ q, u, multi }] = command['updates'] as [Document];
    const changed = matching(q as Document).slice(0, multi ? undefined : 1);
    for (const document of changed) Object.assign(document, (u as Document)['$set'] ?? u);
    return { ok: 1, n: changed.length, nModified: changed.length };
  }
  if ('delete' in command) {
    const [{ q, limit }] = command['deletes'] as [Document];
    const gone = matching(q as Document).slice(0, Number(limit) || undefined);
    documents.splice(0, documents.length, ...documents.filter((kept) => !gone.includes(kept)));
    return { ok: 1, n: gone.length };
  }
  return {
    ok: 1,
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: 2 ** 24,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    minWireVersion: 0,
    maxWireVersion: 21,
    localTime: new Date(),
  };
}

/** `email` is unique. */
function inserted(given: Document[], documents: Document[]): Document {
  const taken = given.find(({ email }) =>
    documents.some((document) => isSame(document['email'], email)),
  );
  if (!taken) {
    documents.push(...given);
    return { ok: 1, n: given.length };
  }
  const key = { keyPattern: { email: 1 }, keyValue: { email: taken['email'] as unknown } };
  return {
    ok: 1,
    n: 0,
    writeErrors: [{ index: 0, code: 11_000, errmsg: 'E11000 duplicate key', ...key }],
  };
}

const isSame = (one: unknown, other: unknown): boolean =>
  BSON.EJSON.stringify({ value: one }) === BSON.EJSON.stringify({ value: other });

function onMessages(
  socket: Socket,
  hear: (request: number, opcode: number, body: Buffer) => void,
): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
      const message = rest.subarray(0, rest.readInt32LE(0));
      rest = rest.subarray(message.length);
      hear(message.readInt32LE(4), message.readInt32LE(12), message.subarray(16));
    }
  });
}

/** Flags, then sections: the command, and lists of documents that belong into it. */
function commandOf(body: Buffer): Document {
  let command: Document = {};
  let at = 4;
  while (at < body.length) {
    const kind = body[at];
    const size = body.readInt32LE(at + 1);
    const section = body.subarray(at + 1, at + 1 + size);
    at += 1 + size;
    if (kind === 0) command = { ...BSON.deserialize(section, { promoteValues: true }), ...command };
    else {
      const nameEnd = section.indexOf(0, 4);
      command[section.toString('utf8', 4, nameEnd)] = documentsIn(section.subarray(nameEnd + 1));
    }
  }
  return command;
}

function documentsIn(bytes: Buffer): Document[] {
  const documents: Document[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at)) {
    documents.push(BSON.deserialize(bytes.subarray(at, at + bytes.readInt32LE(at))));
  }
  return documents;
}

/** Flags, name of the collection, two numbers, the command. */
const legacyCommand = (body: Buffer): Document =>
  BSON.deserialize(body.subarray(body.indexOf(0, 4) + 1 + 8));

function messageOf(request: number, reply: Document): Buffer {
  const flagsAndKind = Buffer.alloc(5);
  return framed(request, OP_MSG, Buffer.concat([flagsAndKind, BSON.serialize(reply)]));
}

/** Flags, a cursor's number, where it begins, how many. */
function legacyReply(request: number, reply: Document): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(8, 0);
  head.writeInt32LE(1, 16);
  return framed(request, OP_REPLY, Buffer.concat([head, BSON.serialize(reply)]));
}

function framed(request: number, opcode: number, body: Uint8Array): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + body.length, 0);
  header.writeInt32LE(request, 8);
  header.writeInt32LE(opcode, 12);
  return Buffer.concat([header, body]);
}
