/** The templates find one person among many by an index: nobody's sign-in reads the whole table. */
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { Sandbox } from '../../index.ts';
import type { ScriptAction, ScriptContext } from '../../index.ts';
import { mariadb } from '../support/mariadb-for-scripts.ts';
import { postgres } from '../support/postgres-for-scripts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PEOPLE = 5_000;
/** Each script reads its one row; statistics of servers count a little differently. */
const FEW = 50;

type Database = {
  destination: string;
  configuration: Record<string, string>;
  /** How many rows of the table have been read, once so many look-ups have found theirs. */
  countRowsRead: (lookUps: number) => Promise<number>;
};

const addressOf = (id: number) => `somebody-${id}@example.com`;

const databases: Record<string, () => Promise<Database>> = {
  async postgresql() {
    const { url, destination, query } = await postgres();
    await query(`create table if not exists users (
      id bigserial primary key, email text not null, email_verified boolean not null default false,
      nickname text, password text)`);
    await query('create unique index on users (lower(email))');
    await query(
      `insert into users (email) select 'Somebody-' || n || '@example.com' from generate_series(1, $1::int) n`,
      [PEOPLE],
    );
    await query('vacuum analyze users');
    const countRowsRead = async (lookUps: number) => {
      const count = async () => {
        const [row] = await query(
          `select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname = 'users'`,
        );
        return Number(row?.['read']);
      };
      // A session adds what it has read to the statistics when it ends.
      await vi.waitFor(async () => expect(await count()).toBeGreaterThanOrEqual(lookUps), 10_000);
      return count();
    };
    return { destination, configuration: { DATABASE_URL: url }, countRowsRead };
  },
  async mysql() {
    const { destination, configuration: given, query } = await mariadb();
    await query(`create table if not exists users (
      id bigint auto_increment primary key, email varchar(254) not null unique,
      email_verified boolean not null default false, nickname varchar(350), password varchar(100))`);
    await query(
      `insert into users (email) select concat('Somebody-', seq, '@example.com') from seq_1_to_${PEOPLE}`,
    );
    await query('set global userstat = 1');
    const countRowsRead = async () => {
      const [row] = await query(
        `select rows_read from information_schema.table_statistics where table_name = 'users'`,
      );
      return Number(row?.['rows_read']);
    };
    const { host, port, user, password, database } = given;
    const configuration = {
      ...{ DB_HOST: host, DB_PORT: port, DB_USER: user, DB_PASSWORD: password, DB_NAME: database },
    };
    return { destination, configuration, countRowsRead };
  },
};

describe.each(Object.entries(databases))('%s', (set, prepare) => {
  let database: Database;
  let sandbox: Sandbox;
  beforeAll(async () => {
    database = await prepare();
    sandbox = new Sandbox({ allowedDestinations: [database.destination] });
  });
  afterAll(() => {
    sandbox.stop();
  });

  const act = async (action: ScriptAction, context: ScriptContext = {}) => {
    const file = new URL(`../../templates/${set}/${action.script}.js`, import.meta.url);
    return sandbox.runScript({
      ...{ tenantId: 'templates', connectionId: 'large', action, context },
      source: await readFile(file, 'utf8'),
      configuration: database.configuration,
    });
  };

  test('each script reads the row of its person, by address in any case and by id', async () => {
    const byId = { identifierType: 'user_id' } as const;
    const found = await act({ script: 'get_user', identifier: addressOf(3_000) });
    expect(found).toMatchObject({ answer: { user_id: 'auth0|3000' } });
    expect(await act({ script: 'get_user', identifier: '3001' }, byId)).toMatchObject({
      answer: { user_id: 'auth0|3001' },
    });
    const login = { script: 'login', usernameOrEmail: addressOf(3_002), password: 'any' } as const;
    expect(await act(login)).toMatchObject({ kind: 'denied', subject: '3002' });
    const done = { answer: { isDone: true } };
    expect(await act({ script: 'verify', email: addressOf(3_003) })).toMatchObject(done);
    const change = { script: 'change_password', newPassword: 'another one' } as const;
    expect(await act({ ...change, identifier: addressOf(3_004) })).toMatchObject(done);
    expect(await act({ script: 'delete', userId: 'auth0|3005' })).toMatchObject({ kind: 'ok' });
    expect(await act({ script: 'get_user', identifier: addressOf(3_005) })).toMatchObject({
      answer: null,
    });

    const read = await database.countRowsRead(6);
    expect(read).toBeGreaterThanOrEqual(6);
    expect(read).toBeLessThan(FEW);
  });

  test.each(['0', '03006', '3006 ', '3006x', '-3006', '99999999999999999999', 'ada@example.com'])(
    'nobody has the id %j, and nobody goes with it',
    async (id) => {
      const byId = { identifierType: 'user_id' } as const;
      expect(await act({ script: 'get_user', identifier: id }, byId)).toMatchObject({
        ...{ kind: 'ok', answer: null },
      });
      expect(await act({ script: 'delete', userId: id })).toMatchObject({ kind: 'ok' });
      expect(await act({ script: 'get_user', identifier: '3006' }, byId)).toMatchObject({
        answer: { user_id: 'auth0|3006' },
      });
    },
  );
});
