/** Claim: a database that a tenant has set up learns neither the name of the machine nor of what it runs. */
import net from 'node:net';
import os from 'node:os';

import { expect, test } from 'vitest';

import { connectBy, drivers } from '../support/database-connects.ts';
import type { Driver } from '../support/database-connects.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { mongodbStandIn } from '../support/mongodb-stand-in.ts';
import { rawServer } from '../support/raw-server.ts';
import { sqlserverStandIn } from '../support/sqlserver-stand-in.ts';

let heard = Buffer.alloc(0);

/** Hears what a client says to another server. */
const between = (port: number) =>
  rawServer((socket) => {
    const server = net.connect(port, '127.0.0.1').on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      server.write(bytes);
    });
    server.pipe(socket);
    socket.on('close', () => server.destroy());
  });

const portOf = (destination: string) => Number(destination.split(':')[1]);
const mongodb = await between(portOf((await mongodbStandIn()).destination));
const sqlserver = await between((await sqlserverStandIn('secret', () => ({ changed: 0 }))).port);
/** Says that the sign-in is right, in PostgreSQL's words. */
const postgres = await rawServer((socket) => {
  socket.on('data', (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    socket.write('R\0\0\0\b\0\0\0\0Z\0\0\0\u0005I');
  });
});
/** Version 10, without TLS; a sign-in is right. */
const mysql = await rawServer((socket) => {
  socket.on('data', (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    socket.write(Buffer.from([7, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0]));
  });
  socket.write(
    Buffer.concat([
      Buffer.from([73, 0, 0, 0, 10]),
      Buffer.from('5.7.0\0'),
      Buffer.alloc(4, 1),
      Buffer.from('12345678\0'),
      Buffer.from([0xff, 0xf7, 33, 2, 0, 0xff, 0x81, 21]),
      Buffer.alloc(10),
      Buffer.from('123456789012\0'),
      Buffer.from('mysql_native_password\0'),
    ]),
  );
});

const ports: Record<Driver, number> = {
  pg: postgres.port,
  mysql: mysql.port,
  'mysql2/promise': mysql.port,
  mongodb: mongodb.port,
  tedious: sqlserver.port,
};
const { ask } = databaseScripts(
  [mongodb, sqlserver, postgres, mysql].map(({ destination }) => destination),
);

test.each(drivers)('%s', async (driver) => {
  heard = Buffer.alloc(0);
  // As a script writes it; the name of the account is told of course.
  expect(
    await ask(connectBy(driver, ports[driver], 'secret').replace('scripts:secret@', '')),
  ).toEqual({});
  expect(heard.length).toBeGreaterThan(0);
  for (const fact of [os.hostname(), os.release(), process.cwd()]) {
    expect(heard.includes(Buffer.from(fact, 'utf16le'))).toBe(false);
    // A short name stands in anything.
    expect(fact.length > 5 && heard.includes(fact)).toBe(false);
  }
});
