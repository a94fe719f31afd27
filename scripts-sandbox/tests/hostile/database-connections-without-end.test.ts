/** Claim: a script has ten connections to databases at a time, by whichever driver, and not one more. */
import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { postgres } from '../support/postgres-for-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

const { url, destination, query } = await postgres();
const silent = await rawServer(() => undefined);
const { ask } = databaseScripts([destination, silent.destination], { url });

test('the eleventh is refused, and one that is closed makes room', async () => {
  const told = await ask(`
    const { Client } = require('pg');
    const clients = Array.from({ length: 15 }, () => new Client(configuration.url));
    const settled = await Promise.allSettled(clients.map((client) => client.connect()));
    const refused = settled.filter(({ status }) => status === 'rejected');
    const open = clients.filter((client, at) => settled[at].status === 'fulfilled');
    const { rows } = await open[0].query("select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'many'".replace("and application_name = 'many'", ''));
    await open[1].end();
    await new Client(configuration.url).connect();
    return { open: open.length, refused: refused.length, why: refused[0].reason.message, seen: rows[0].count };
  `);
  expect(told).toMatchObject({
    value: {
      open: 10,
      refused: 5,
      why: 'A script may have 10 connections to databases at a time',
    },
  });
});

test('a pool counts as many as it has open', async () => {
  const told = await ask(`
    const pool = new (require('pg').Pool)({ connectionString: configuration.url, max: 100 });
    const waiting = Array.from({ length: 15 }, () => pool.query('select pg_sleep(0.05)'));
    await Promise.all(waiting);
    return { total: pool.totalCount };
  `);
  expect(told).toEqual({ value: { total: 10 } });
});

test('connections that never come about count as well', async () => {
  const before = silent.accepted;
  await ask(`
    for (let at = 0; at < 15; at += 1) {
      new (require('pg').Client)('postgres://a:b@${silent.destination}/x').connect().catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  `);
  expect(silent.accepted - before).toBeLessThanOrEqual(10);
});

test('after the runs the database has none of them left', async () => {
  const left = async (): Promise<unknown> => {
    const [row] = await query(
      'select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    return row?.['count'];
  };
  await expect.poll(left).toBe(0);
  expect(silent.sockets.size).toBe(0);
});
