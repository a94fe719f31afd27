/**
 * A process that stores people who never sign in, so that those who do are few among many: told how
 * many by its parent, it answers with some of them.
 */
import { once } from 'node:events';
import path from 'node:path';

import Database from 'better-sqlite3';
import pg from 'pg';

import { databaseUrl, dataDirectory, engine } from '#db/engine.ts';

import { storeManyPeople } from '../../tests/database/many-people.ts';
import { IN_SMALL_CONNECTION, SMALL_CONNECTION } from './people.ts';
import type { Bystander } from './people.ts';

/** As many as are asked about, so that the answers are not all in the database's cache. */
const SAMPLE = 1_000;

type Connection = {
  run: (statement: string) => Promise<void>;
  read: (question: string) => Promise<Record<string, string>[]>;
  close: () => Promise<void>;
};

const [{ count, passkeys, blocked = 0 }] = (await once(process, 'message')) as [
  { count: number; passkeys?: number; blocked?: number },
];
const connection = engine === 'postgresql' ? await openPostgres() : openSqlite();
const [place] = await connection.read(`
  select tenants.id as tenant, connections.id as connection, domains.rp_id as rp
  from tenants
  join connections on connections.tenant_id = tenants.id
  join domains on domains.tenant_id = tenants.id
  where tenants.name = 'default'`);
const { tenant: tenantId, connection: connectionId, rp: rpId } = place ?? {};
if (!tenantId || !connectionId || !rpId)
  throw new Error('the server has not seeded its first tenant');

for (const statement of storeManyPeople(count, { tenantId, connectionId, rpId }, passkeys)) {
  await connection.run(statement);
}
await connection.run(
  `update users set blocked = 1 = 1 where id in (select user_id from people where n <= ${blocked})`,
);
await connection.run(`
  insert into connections
    (id, tenant_id, name, display_name, strategy, options, created_at, updated_at)
  select 'con_bystanders', tenant_id, '${SMALL_CONNECTION}', null, strategy, options, created_at, updated_at
  from connections where id = '${connectionId}'`);
await connection.run(`
  update identities set connection_id = 'con_bystanders' where user_id in
    (select user_id from people where n <= ${IN_SMALL_CONNECTION})`);
const sample = await connection.read(`
  select user_id, browser_hash from people
  where n % ${Math.max(1, Math.floor(count / SAMPLE))} = 0 limit ${SAMPLE}`);
const answer: Bystander[] = sample.map(({ user_id = '', browser_hash = '' }) => ({
  userId: user_id,
  browserHash: browser_hash,
}));
await new Promise((sent) => process.send?.(answer, sent));
process.disconnect();
await connection.close();

function openSqlite(): Connection {
  const sqlite = new Database(path.join(dataDirectory, 'latchkey.sqlite'), { timeout: 30_000 });
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('foreign_keys = ON');
  // All of the indexes that grow.
  sqlite.pragma('cache_size = -400000');
  return {
    run: (statement) => Promise.resolve(void sqlite.exec(statement)),
    read: (question) => Promise.resolve(sqlite.prepare<[], Record<string, string>>(question).all()),
    close: () => Promise.resolve(void sqlite.close()),
  };
}

async function openPostgres(): Promise<Connection> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    run: async (statement) => void (await client.query(statement)),
    read: async (question) => (await client.query<Record<string, string>>(question)).rows,
    close: () => client.end(),
  };
}
