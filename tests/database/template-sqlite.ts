import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { migrateDatabase } from './template.ts';

export default function setup(project: TestProject): () => void {
  const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-test-'));
  migrateDatabase({ DATABASE_URL: '', LATCHKEY_DATA_DIR: directory });
  project.provide('templateDatabase', directory);
  return () => rmSync(directory, { recursive: true });
}
