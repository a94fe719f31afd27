/** Claim: a server that asks the driver for a file (LOAD DATA LOCAL) gets nothing of it. */
import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

/** MySQL's packets: three bytes of length, a number, the content. */
function packet(number: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(content.length, 0, 3);
  head[3] = number;
  return Buffer.concat([head, content]);
}

/** Version 10: the server's name, a thread, what it can, and a challenge in two parts. */
const greeting = Buffer.concat([
  Buffer.from([10]),
  Buffer.from('5.7.0\0'),
  Buffer.alloc(4, 1),
  Buffer.from('12345678\0'),
  Buffer.from([0xff, 0xf7, 33, 2, 0, 0x0f, 0x80, 21]),
  Buffer.alloc(10),
  Buffer.from('123456789012\0'),
  Buffer.from('mysql_native_password\0'),
]);
const consent = Buffer.from([0, 0, 0, 2, 0, 0, 0]);

const heard: Buffer[] = [];
const server = await rawServer((socket) => {
  let messages = 0;
  socket.write(packet(0, greeting));
  socket.on('data', (bytes) => {
    messages += 1;
    heard.push(bytes);
    if (messages === 1) socket.write(packet(2, consent));
    else if (messages === 2) socket.write(packet(1, Buffer.from('\u00fb/etc/passwd', 'latin1')));
    else socket.write(packet(bytes.readUInt8(3) + 1, consent));
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
