/** Claim: what a server has packed is not unpacked: a few bytes would become all memory there is. */
import { deflateSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

const OP_COMPRESSED = 2012;
const OP_MSG = 2013;
const ZLIB = 2;

/** 64 MB of zeros in 64 KB, as the answer to whatever the client says first. */
const packed = deflateSync(Buffer.alloc(64 * 2 ** 20));

const server = await rawServer((socket) => {
  socket.on('data', (request) => {
    const head = Buffer.alloc(25);
    head.writeInt32LE(head.length + packed.length, 0);
    head.writeInt32LE(request.readInt32LE(4), 8);
    head.writeInt32LE(OP_COMPRESSED, 12);
    head.writeInt32LE(OP_MSG, 16);
    head.writeInt32LE(64 * 2 ** 20, 20);
    head[24] = ZLIB;
    socket.write(Buffer.concat([head, packed]));
  });
});
const { ask } = databaseScripts([server.destination]);

test.each(['', '?compressors=zlib'])('not for MongoDB (%s)', async (options) => {
  const told = await ask(`
    await require('mongodb').MongoClient.connect('mongodb://${server.destination}/site${options}');
  `);
  expect(told).toMatchObject({
    error: { message: 'The server has answered something that its driver cannot read' },
  });
});
