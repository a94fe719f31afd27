/** Against a stand-in for the server, which says that it speaks TLS, does so, and takes every sign-in. */
import tls from 'node:tls';

import { expect, test } from 'vitest';

import { certificateFor } from '../support/certificate.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

const certificate = await certificateFor('database.example');

/** Authentication is right; ready. */
const welcome = 'R\0\0\0\b\0\0\0\0Z\0\0\0\u0005I';
/** Done; ready. */
const done = 'C\0\0\0\rSELECT 0\0Z\0\0\0\u0005I';
/** An error whose end is missing. */
const endless = 'E\0\0\0\u000eSERROR\0Mno';

const server = await rawServer((socket) => {
  socket.once('data', () => {
    socket.write('S');
    const secured = new tls.TLSSocket(socket, { isServer: true, ...certificate });
    secured.on('error', () => undefined);
    secured.once('data', () => {
      secured.write(welcome);
      secured.on('data', (asked) => secured.write(asked.includes('endless') ? endless : done));
    });
  });
});
const { ask } = databaseScripts([server.destination], { certificate: certificate.cert });

const query = (ssl: string, text: string): Promise<unknown> =>
  ask(`
    const { Client } = require('pg');
    const client = new Client({ host: '127.0.0.1', port: ${String(server.port)}, user: 'scripts', password: 'secret', ssl: ${ssl} });
    await client.connect();
    return (await client.query('${text}')).command;
  `);

test('TLS is spoken with who shows a certificate that the script trusts, and with nobody else', async () => {
  expect(
    await query('{ ca: configuration.certificate, servername: "database.example" }', 'select'),
  ).toEqual({ value: 'SELECT' });
  expect(await query('{ rejectUnauthorized: false }', 'select')).toEqual({ value: 'SELECT' });
  expect(await query('true', 'select')).toMatchObject({
    error: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  });
});

test('what comes by TLS is looked into as well', async () => {
  expect(
    await query('{ ca: configuration.certificate, servername: "database.example" }', 'endless'),
  ).toMatchObject({
    error: { message: 'The server has answered something that its driver cannot read' },
  });
});
