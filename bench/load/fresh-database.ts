import { randomBytes } from 'node:crypto';

import { administer, databaseUrl } from '../../tests/database/postgresql-server.ts';

/** An empty database on the server that `TEST_DATABASE_URL` names. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `latchkey_bench_${randomBytes(4).toString('hex')}`;
  await administer(`create database ${name}`);
  return {
    url: databaseUrl(name),
    drop: () => administer(`drop database ${name} with (force)`),
  };
}
