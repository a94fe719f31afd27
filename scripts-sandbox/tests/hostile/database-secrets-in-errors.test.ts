/** Claim: no error of a database names a password or a connection string, nor a file of ours. */
import { expect, test } from 'vitest';

import { connectBy, drivers } from '../support/database-connects.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

const PASSWORD = 'p@ss w:rd/%';

/** Repeats what it is told, as far as it is told anything, in the error message of PostgreSQL. */
const parrot = await rawServer((socket) => {
  socket.on('data', () => {
    const message = `SFATAL\0C28000\0Mno entry for ${PASSWORD} or ${encodeURIComponent(PASSWORD)}\0\0`;
    const length = Buffer.alloc(4);
    length.writeInt32BE(4 + Buffer.byteLength(message));
    socket.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(message)]));
  });
});
const closed = await rawServer((socket) => socket.destroy());
const { ask } = databaseScripts([parrot.destination, closed.destination]);

const isClean = (told: unknown): void => {
  const text = JSON.stringify(told);
  expect(text).toContain('"error"');
  expect(text).not.toContain('p@ss');
  expect(text).not.toContain('p%40ss');
  expect(text).not.toMatch(/scripts-sandbox|node_modules/);
};

test('not where the server repeats it', async () => {
  const told = await ask(connectBy('pg', parrot.port, PASSWORD));
  expect(told).toMatchObject({ error: { code: '28000', message: 'no entry for … or …' } });
  isClean(told);
});

test.each(drivers)(
  'not where %s is hung up on',
  async (driver) => {
    isClean(await ask(connectBy(driver, closed.port, PASSWORD)));
  },
  25_000,
);

test.each([
  ['pg', `await new (require('pg').Client)('postgres://a:p@ss w:rd@b c:x/y').connect();`],
  ['mysql2', `await require('mysql2/promise').createConnection('mysql//a:p@ss@b c');`],
  ['mongodb', `await require('mongodb').MongoClient.connect('mongodb://a:p@ss@b@c:x');`],
  ['tedious', `new (require('tedious').Connection)('Server=b;Password=p@ss');`],
])('not where the settings of %s are no settings', async (_driver, body) => {
  isClean(await ask(body));
});
