/**
 * Gives a test file a database of its own, empty, with the real schema.
 * The environment is set before anything imports `db`, which decides at import.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, inject } from 'vitest';

const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-test-'));
cpSync(inject('templateDatabase'), directory, { recursive: true });
process.env.DATABASE_URL = '';
process.env.LATCHKEY_DATA_DIR = directory;

afterAll(() => rmSync(directory, { recursive: true }));
