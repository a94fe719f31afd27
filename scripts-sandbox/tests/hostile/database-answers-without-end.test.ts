/**
 * Claim: what a driver would read without end, because a server says how much there is and how it
 * ends, is an error of the script, or a value, and its child lives.
 */
import { beforeEach, describe, expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

/** A child that had died would have told nothing. */
const unreadable = {
  error: { message: 'The server has answered something that its driver cannot read' },
};

const int32BE = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int32LE = (value: number): Buffer => int32BE(value).reverse();

/** What the servers answer to whoever has signed in. */
let answer: Buffer;
beforeEach(() => {
  answer = Buffer.alloc(0);
});

describe('PostgreSQL', async () => {
  const message = (kind: string, body: Buffer | string): Buffer =>
    Buffer.concat([Buffer.from(kind), int32BE(4 + body.length), Buffer.from(body as string)]);
  const welcome = Buffer.concat([message('R', int32BE(0)), message('Z', 'I')]);
  const server = await rawServer((socket) => {
    socket.once('data', () => {
      socket.write(welcome);
      socket.on('data', () => socket.write(answer));
    });
  });
  const { ask } = databaseScripts([server.destination]);
  const query = (): Promise<unknown> =>
    ask(`
      const { Client } = require('pg');
      const client = new Client('postgres://scripts@${server.destination}/site');
      await client.connect();
      const { rows: [row] } = await client.query('select');
      return row.x.length;
    `);

  /** One column `x` of a type, and one value. */
  const table = (type: number, text: string | Buffer, format = 0): Buffer =>
    Buffer.concat([
      message(
        'T',
        Buffer.concat([
          Buffer.from('\0\u0001x\0'),
          ...[int32BE(0), Buffer.alloc(2), int32BE(type), Buffer.alloc(2), int32BE(-1)],
          Buffer.from([0, format]),
        ]),
      ),
      message(
        'D',
        Buffer.concat([Buffer.from([0, 1]), int32BE(text.length), Buffer.from(text as string)]),
      ),
      message('C', 'SELECT 1\0'),
      message('Z', 'I'),
    ]);

  test.each([
    ['an error without an end', message('E', 'SERROR\0Mno table\0X')],
    ['a row that leads back', message('D', Buffer.from('\u007f\u00ff\u0000\u0000\u0000\u0000'))],
    ['nothing but zeros', Buffer.alloc(100_000)],
  ])('%s', async (_what, bytes) => {
    answer = bytes;
    expect(await query()).toMatchObject(unreadable);
  });

  test.each([
    ['a list in binary form with two thousand million dimensions', table(1009, '{a,b}', 1), 5],
    ['bytes with a backslash that stands alone', table(17, 'a\\q'), 3],
    ['a date of a megabyte', table(1184, '1'.repeat(1_000_000)), 1_000_000],
    ['a list of dates of a megabyte', table(1185, `{${'1'.repeat(1_000_000)}}`), 1],
  ])('%s', async (_what, bytes, length) => {
    answer = bytes;
    expect(await query()).toEqual({ value: length });
  });
});

describe('MongoDB', async () => {
  const server = await rawServer((socket) => {
    socket.on('data', () => socket.write(answer));
  });
  const { ask } = databaseScripts([server.destination]);
  const message = (operation: number, body: Buffer): Buffer =>
    Buffer.concat([int32LE(16 + body.length), ...[1, 1, operation].map(int32LE), body]);

  test.each([
    ['a document of nothing', message(2013, Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))],
    ['a document below zero', message(2013, Buffer.from([0, 0, 0, 0, 0, 255, 255, 255, 255, 0]))],
    [
      'two thousand million documents in no byte',
      message(1, Buffer.concat([Buffer.alloc(16), int32LE(2 ** 31 - 1)])),
    ],
    ['what is packed', message(2012, Buffer.alloc(40))],
  ])('%s', async (_what, bytes) => {
    answer = bytes;
    const told = await ask(
      `await require('mongodb').MongoClient.connect('mongodb://${server.destination}/');`,
    );
    expect(told).toMatchObject(unreadable);
  });
});
