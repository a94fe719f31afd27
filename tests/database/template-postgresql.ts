import type { TestProject } from 'vitest/node';

import { administer, databaseUrl } from './postgresql-server.ts';
import { migrateDatabase } from './template.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const name = `latchkey_test_${process.pid}`;
  // A run that was killed may have left one, and process ids come round again.
  await administer(`drop database if exists ${name}`);
  await administer(`create database ${name}`);
  migrateDatabase({ DATABASE_URL: databaseUrl(name) });
  project.provide('templateDatabase', name);
  return () => administer(`drop database ${name}`);
}
