/** Claim: nothing that a script does writes a line of its own into the log of the server. */
import type * as childProcesses from 'node:child_process';
import { once } from 'node:events';

import { expect, it, vi } from 'vitest';

let written = '';
const ends: Promise<unknown>[] = [];

vi.doMock('node:child_process', async (importOriginal) => {
  const original = await importOriginal<typeof childProcesses>();
  return {
    ...original,
    spawn: (
      ...[executable, parameters, options]: [string, string[], childProcesses.SpawnOptions]
    ) => {
      const child = original.spawn(executable, parameters, {
        stdio: ['ignore', 'ignore', 'pipe'],
        ...options,
      });
      child.stderr?.on('data', (text: Buffer) => {
        written += text.toString();
      });
      ends.push(once(child, 'close'));
      return child;
    },
  };
});
const { openedSandbox } = await import('../support/opened-sandbox.ts');
const { sandbox, body } = openedSandbox();

/** In a place that a parser reads as a port. */
const SECRET = String.raw`s3cret\u001b[31m`;

it.each([
  ['console', `console.error('${SECRET}'); console.trace('${SECRET}');`],
  ['url.parse', `require('url').parse('https://ada:${SECRET}@example.com:none/');`],
  ['url.resolve', `require('url').resolve('https://ada:${SECRET}@example.com:none/', '/');`],
  ['fetch', `await fetch('https://ada:${SECRET}@127.0.0.1:1/').catch(() => undefined);`],
  [
    'pg, a mode of TLS that its driver warns of',
    `await new (require('pg').Client)('postgres://ada:s3cret@127.0.0.1:1/s3cret?sslmode=require').connect().catch(() => undefined);`,
  ],
  [
    'pg, its prefer mode',
    `await new (require('pg').Client)('postgres://ada:s3cret@127.0.0.1:1/s3cret?sslmode=prefer&uselibpqcompat=no').connect().catch(() => undefined);`,
  ],
  [
    'mysql2, settings that there are not',
    `await require('mysql2/promise').createConnection('mysql://127.0.0.1:1/?s3cret=1&charset=s3cret').catch(() => undefined);`,
  ],
  [
    'mongodb, a file for its log',
    `await require('mongodb').MongoClient.connect('mongodb://127.0.0.1:1/?mongodbLogPath=stderr&appName=s3cret').catch(() => undefined);`,
  ],
  [
    'tedious',
    `await new Promise((resolve) => new (require('tedious').Connection)({ server: '127.0.0.1', userName: 's3cret', options: { port: 1, tdsVersion: '7_1' } }).on('connect', resolve));`,
  ],
  ['a promise that nobody hears', `void Promise.reject(new Error('${SECRET}'));`],
  ['an error that nobody catches', `setTimeout(() => { throw new Error('${SECRET}'); }, 1);`],
])('%s', async (_what, text) => {
  await body(`(async () => { ${text} })().then(() => callback(), callback);`);
  expect(written).toBe('');
});

it('nor is anything left to be written when the processes end', async () => {
  sandbox.stop();
  await Promise.all(ends);
  expect(written).toBe('');
});

it('what a process of the test writes would be seen', async () => {
  const { spawn } = await import('node:child_process');
  spawn('/bin/sh', ['-c', 'echo something >&2'], {});
  await Promise.all(ends);
  expect(written).toBe('something\n');
});
