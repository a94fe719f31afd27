/** Claim: a server that asks the driver for a file (LOAD DATA LOCAL) gets nothing of it. */
import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mysqlGreeting, mysqlPacket } from '../support/mysql-greeting.ts';
import { rawServer } from '../support/raw-server.ts';

const consent = Buffer.from([0, 0, 0, 2, 0, 0, 0]);

const heard: Buffer[] = [];
const server = await rawServer((socket) => {
  let messages = 0;
  socket.write(mysqlPacket(0, mysqlGreeting));
  socket.on('data', (bytes) => {
    messages += 1;
    heard.push(bytes);
    if (messages === 1) socket.write(mysqlPacket(2, consent));
    else if (messages === 2)
      socket.write(mysqlPacket(1, Buffer.from('\u00fb/etc/passwd', 'latin1')));
    else socket.write(mysqlPacket(bytes.readUInt8(3) + 1, consent));
  });
});
const { ask } = databaseScripts([server.destination]);

test('the driver sends an empty file, and the script an error', async () => {
  const told = await ask(`
    const connection = await require('mysql2/promise').createConnection(
      { host: '127.0.0.1', port: ${String(server.port)}, user: 'scripts', password: 'secret' });
    await connection.query('SELECT 1');
  `);
  expect(told).toMatchObject({ error: { message: expect.stringMatching(/./) as string } });
  expect(heard[1]?.toString()).toContain('SELECT 1');
  // Length zero: the end of a file without content.
  expect(heard[2]?.readUIntLE(0, 3)).toBe(0);
  expect(Buffer.concat(heard).toString()).not.toContain('root:');
});

test('a function that would hand files out is no setting', async () => {
  const told = await ask(`
    require('mysql2').createConnection({ infileStreamFactory: () => 'a file' });
  `);
  expect(told).toMatchObject({
    error: { message: 'A script cannot give infileStreamFactory as a function' },
  });
});
