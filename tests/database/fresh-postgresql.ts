/**
 * Gives a test file a database of its own, empty, with the real schema.
 * The environment is set before anything imports `db`, which decides at import.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, inject } from 'vitest';

import { administer, databaseUrl } from './postgresql-server.ts';

const template = inject('templateDatabase');
const name = `${template}_${randomBytes(4).toString('hex')}`;
await administer(`create database ${name} template ${template}`);

const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-test-'));
process.env.DATABASE_URL = databaseUrl(name);
process.env.LATCHKEY_DATA_DIR = directory;

afterAll(async () => {
  // By force: the pool of the tests may hold connections until the process ends.
  await administer(`drop database ${name} with (force)`);
  rmSync(directory, { recursive: true });
});
