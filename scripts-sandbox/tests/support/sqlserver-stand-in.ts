/**
 * Not SQL Server: a stand-in that speaks as much of TDS 7.4 as the driver needs to sign in without
 * encryption and to be told rows, counts and errors. It shows that what scripts call reaches a
 * server in the protocol's form and comes back in the script's; not how a real server decides.
 *
 * The numbers are those of MS-TDS, sections 2.2.3 (packets), 2.2.6.5 (pre-login) and 2.2.7 (tokens).
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

import { afterAll } from 'vitest';

export type SqlserverAnswer =
  | { columns: ('int' | 'nvarchar')[]; names: string[]; rows: (number | string | null)[][] }
  | { changed: number }
  | { error: { number: number; message: string } };

export type SqlserverStandIn = { port: number; destination: string; sockets: Set<Socket> };

const PRELOGIN = 0x12;
const LOGIN = 0x10;
const REMOTE_CALL = 0x03;
const SQL_BATCH = 0x01;
const ANSWER = 0x04;
const END_OF_MESSAGE = 0x01;

/**
 * @param password what a login must bring.
 * @param answer is asked about every request; `asks` says whether a text stands in it, and `bytes` is
 *   all of it: values of varchar stand there as they are.
 * @param elsewhere where clients are sent when they have signed in.
 */
export async function sqlserverStandIn(
  password: string,
  answer: (asks: (text: string) => boolean, bytes: string) => SqlserverAnswer,
  elsewhere?: { host: string; port: number },
): Promise<SqlserverStandIn> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    onMessages(socket, (type, body) => {
      const asks = (text: string): boolean =>
        body.includes(Buffer.from(text, 'utf16le')) || body.includes(Buffer.from(text, 'latin1'));
      if (type === PRELOGIN) socket.write(packet(prelogin));
      else if (type === LOGIN) socket.write(packet(loggedIn(body, password, elsewhere)));
      // What the driver asks first, about the session.
      else if (type === SQL_BATCH && asks('set ')) socket.write(packet(done(0)));
      else if (type === SQL_BATCH || type === REMOTE_CALL) {
        socket.write(packet(told(answer(asks, body.toString('latin1')))));
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port, destination: `127.0.0.1:${String(port)}`, sockets };
}

/** Version 16 at byte 11, no encryption (2) at byte 17. */
const prelogin = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, 2]);

/** SQL_Latin1_General_CP1_CI_AS. */
const collation = [9, 4, 0xd0, 0, 0x34];

/** A login hides its password: halves of each byte exchanged, then XOR 0xA5. */
function loggedIn(
  body: Buffer,
  password: string,
  elsewhere?: { host: string; port: number },
): Buffer {
  const hidden = Buffer.from(password, 'utf16le').map((byte) => ((byte << 4) | (byte >> 4)) ^ 0xa5);
  if (!body.includes(Buffer.from(hidden))) {
    return told({ error: { number: 18_456, message: "Login failed for user 'scripts'." } });
  }
  const facts = Buffer.concat([
    Buffer.from([1, 0x74, 0, 0, 4]),
    shortText('Stand-in'),
    Buffer.from([16, 0, 0, 0]),
  ]);
  // A change of the session: the collation (7), without which the driver writes no varchar.
  const change = Buffer.from([7, 5, ...collation, 0]);
  return Buffer.concat([
    Buffer.from([0xe3]),
    uint16(change.length),
    change,
    ...(elsewhere ? [routing(elsewhere)] : []),
    Buffer.from([0xad]),
    uint16(facts.length),
    facts,
    done(0),
  ]);
}

/** A change of the session: the server to go to (20), by TCP (0). Names count characters here. */
function routing({ host, port }: { host: string; port: number }): Buffer {
  const place = Buffer.concat([
    Buffer.from([0]),
    uint16(port),
    uint16(host.length),
    Buffer.from(host, 'utf16le'),
  ]);
  const change = Buffer.concat([Buffer.from([20]), uint16(place.length), place, uint16(0)]);
  return Buffer.concat([Buffer.from([0xe3]), uint16(change.length), change]);
}

function told(answer: SqlserverAnswer): Buffer {
  if ('changed' in answer) return done(answer.changed);
  if ('error' in answer) {
    const { number, message } = answer.error;
    const facts = Buffer.concat([
      uint32(number),
      Buffer.from([1, 14]),
      uint16(message.length),
      Buffer.from(message, 'utf16le'),
      shortText('stand-in'),
      shortText(''),
      uint32(1),
    ]);
    return Buffer.concat([Buffer.from([0xaa]), uint16(facts.length), facts, done(0, 0x02)]);
  }
  const { columns, names, rows } = answer;
  const metadata = columns.map((type, at) =>
    Buffer.concat([
      uint32(0),
      uint16(0x09),
      // int of up to 4 bytes; nvarchar of up to 8,000 bytes, with its collation.
      type === 'int'
        ? Buffer.from([0x26, 4])
        : Buffer.concat([Buffer.from([0xe7]), uint16(8_000), Buffer.from(collation)]),
      shortText(names[at] ?? ''),
    ]),
  );
  const cells = rows.map((row) =>
    Buffer.concat([Buffer.from([0xd1]), ...row.map((value) => cell(value))]),
  );
  return Buffer.concat([
    Buffer.from([0x81]),
    uint16(columns.length),
    ...metadata,
    ...cells,
    done(rows.length),
  ]);
}

function cell(value: number | string | null): Buffer {
  if (typeof value === 'number') return Buffer.concat([Buffer.from([4]), uint32(value)]);
  if (value === null) return uint16(0xffff);
  return Buffer.concat([uint16(value.length * 2), Buffer.from(value, 'utf16le')]);
}

/** @param flags beside the one that says that there is a count; 0x02 for an error. */
function done(count: number, flags = 0): Buffer {
  const token = Buffer.alloc(13);
  token[0] = 0xfd;
  token.writeUInt16LE(0x10 | flags, 1);
  token.writeUInt16LE(0xc1, 3);
  token.writeBigUInt64LE(BigInt(count), 5);
  return token;
}

function packet(body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header[0] = ANSWER;
  header[1] = END_OF_MESSAGE;
  header.writeUInt16BE(8 + body.length, 2);
  return Buffer.concat([header, body]);
}

function onMessages(socket: Socket, hear: (type: number, body: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  const parts: Buffer[] = [];
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 8 && rest.length >= rest.readUInt16BE(2)) {
      const [type = 0, status = 0] = rest;
      parts.push(rest.subarray(8, rest.readUInt16BE(2)));
      rest = rest.subarray(rest.readUInt16BE(2));
      if (status & END_OF_MESSAGE) hear(type, Buffer.concat(parts.splice(0)));
    }
  });
}

const shortText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'utf16le')]);

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
