/**
 * A process that gives the server under test a custom database: a table of users in a PostgreSQL of
 * its own, and a connection with import off that reaches it through our templates. Told where the
 * table goes and how many are in it, it answers with what some of them sign in with.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

import bcrypt from '@node-rs/bcrypt';
import pg from 'pg';

import { findConnectionByName } from '#app/store/connections.ts';
import { closeDatabase } from '#app/store/health.ts';
import { saveDescribedUser } from '#app/store/own-database-users.ts';
import { findTenantByName } from '#app/store/tenants.ts';
import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { changeConnectionOptions, createConnection } from '#app/management/connections.ts';
import { tryLookUps } from '#app/management/script-look-ups.ts';

import type { OwnCrowd, OwnPeople, PortablePasskey } from './people.ts';
import { PASSWORD } from './people.ts';
import { registerPasskey } from './register-passkey.ts';

const CONNECTION = 'own-database';
const scripts = ['login', 'get_user', 'create', 'verify', 'change_password', 'delete'];

const [crowd] = (await once(process, 'message')) as [OwnCrowd];
const tenant = await findTenantByName('default');
if (!tenant) throw new Error('the server has not seeded its first tenant');

const table = new pg.Client({ connectionString: crowd.databaseUrl });
await table.connect();
await table.query(`create table users (
  id bigserial primary key, email text not null, email_verified boolean not null default false,
  nickname text, password text)`);
await table.query('create unique index on users (lower(email))');
await insert('bystander', crowd.bystanders, null);
const passwords = new Map<number, string[]>();
for (const cost of crowd.bcryptCosts) {
  const hash = await bcrypt.hash(PASSWORD, { cost });
  const people = await insert(`bcrypt-${cost}`, crowd.passwords, hash);
  passwords.set(
    cost,
    people.map(({ email }) => email),
  );
}
const keyed = await insert('own-passkey', crowd.passkeys, null);
await table.query('analyze users');

await connect(keyed[0]?.email ?? '');
const people: OwnPeople = { connection: CONNECTION, passkeys: await bindPasskeys(), passwords };
await new Promise((sent) => process.send?.(people, sent));
process.disconnect();
stopSandbox();
await table.end();
await closeDatabase();

type Row = { id: string; email: string };

async function insert(kind: string, count: number, hash: string | null): Promise<Row[]> {
  const { rows } = await table.query<Row>(
    `insert into users (email, email_verified, nickname, password)
     select $1 || '-' || n || '@example.com', true, 'ada', $2 from generate_series(1, $3::int) n
     returning id, email`,
    [kind, hash, count],
  );
  return rows;
}

/** Passkeys are switched on as an administrator does it: when both look-ups have found somebody. */
async function connect(sample: string): Promise<void> {
  if (!tenant) return;
  const document = {
    enabledDatabaseCustomization: true,
    import_mode: false,
    enable_script_context: true,
    customScripts: Object.fromEntries(
      scripts.map((script) => [
        script,
        readFileSync(`scripts-sandbox/templates/postgresql/${script}.js`, 'utf8'),
      ]),
    ),
    configuration: { DATABASE_URL: crowd.databaseUrl },
  };
  await createConnection(tenant.id, CONNECTION, document);
  const { problem } = await tryLookUps(tenant.id, CONNECTION, sample);
  if (problem) throw new Error(problem);
  const authentication_methods = { passkey: { enabled: true } };
  await changeConnectionOptions(tenant.id, CONNECTION, { ...document, authentication_methods });
}

/** Bound to the ids that the table gave: nothing else of these people is here. */
async function bindPasskeys(): Promise<PortablePasskey[]> {
  const connection = tenant && (await findConnectionByName(tenant.id, CONNECTION));
  if (!connection) throw new Error('the connection was not made');
  const passkeys: PortablePasskey[] = [];
  for (const { id, email } of keyed) {
    const { portable, stored } = await registerPasskey(tenant, email);
    const described = {
      ...{ providerUserId: id, email, emailVerified: true, name: email, nickname: 'ada' },
      ...{ isBlockedThere: false, picture: null, username: null, phoneNumber: null },
    };
    const user = await saveDescribedUser(tenant.id, connection.id, described, stored);
    if (!user) throw new Error(`${email} exists already`);
    passkeys.push(portable);
  }
  return passkeys;
}
