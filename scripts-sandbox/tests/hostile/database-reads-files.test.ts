/** Claim: no setting, and no server, makes a driver open a file or a socket of this machine. */
import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

const server = await rawServer(() => undefined);
const { ask } = databaseScripts([server.destination]);
const at = server.destination;

test.each([
  ['a local socket of PostgreSQL', `await new (require('pg').Client)({ host: '/tmp' }).connect();`],
  ['one in a connection string', `await new (require('pg').Client)('socket:/tmp?db=x').connect();`],
  [
    'a local socket of MongoDB',
    `await require('mongodb').MongoClient.connect('mongodb://%2Ftmp%2Fm.sock/x');`,
  ],
])('%s is refused', async (_name, body) => {
  expect(await ask(body)).toMatchObject({
    error: { message: 'A script reaches databases by the network only' },
  });
});

test.each([
  [
    'PostgreSQL',
    `await new (require('pg').Client)('postgres://${at}/x?sslrootcert=/etc/passwd').connect();`,
  ],
  [
    'MongoDB',
    `await require('mongodb').MongoClient.connect('mongodb://${at}/x?tls=true&tlsCAFile=/etc/passwd');`,
  ],
])('a file that a connection string for %s names is not read', async (_name, body) => {
  const told = await ask(body);
  expect(told).toMatchObject({
    error: { message: expect.stringContaining('A script has no fs') as string },
  });
  expect(JSON.stringify(told)).not.toContain('root:');
});

test('a socket by which MySQL would be reached is no setting', async () => {
  const told = await ask(`
    await require('mysql2/promise').createConnection({ socketPath: '/var/run/mysqld/mysqld.sock', host: '127.0.0.1', port: 1 });
  `);
  expect(told).toMatchObject({ error: { code: expect.stringMatching(/^E/) as string } });
  expect(JSON.stringify(told)).not.toContain('mysqld.sock');
});
