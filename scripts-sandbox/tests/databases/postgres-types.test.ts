import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { postgres } from '../support/postgres-for-scripts.ts';

const { url, destination } = await postgres();
const { ask } = databaseScripts([destination], { url });

test('values come out as in Node', async () => {
  const told = await ask(`
    const { Client } = require('pg');
    const client = new Client(configuration.url);
    await client.connect();
    const { rows: [row], rowCount, command, fields } = await client.query(
      "select 1::int as one, 2::bigint as big, 1.50::numeric as amount, 0.5::float8 as half, " +
      "'nan'::float8 as nan, true as yes, null as nothing, 'x' as text, " +
      "'2026-01-02T03:04:05Z'::timestamptz as at, decode('00ff', 'hex') as bytes, " +
      "'{\\"a\\":[1]}'::jsonb as doc, array[1,2] as list, $1::text as given, $2::bytea as sent", ['é', Buffer.from([1, 2])]);
    await client.end();
    return { row: { ...row, at: row.at instanceof Date && row.at.toISOString(), nan: Number.isNaN(row.nan),
      bytes: Buffer.isBuffer(row.bytes) && row.bytes.toString('hex'), sent: row.sent.toString('hex') },
      rowCount, command, names: fields.length };
  `);
  expect(told).toEqual({
    value: {
      row: {
        one: 1,
        big: '2',
        amount: '1.50',
        half: 0.5,
        nan: true,
        yes: true,
        nothing: null,
        text: 'x',
        at: '2026-01-02T03:04:05.000Z',
        bytes: '00ff',
        doc: { a: [1] },
        list: [1, 2],
        given: 'é',
        sent: '0102',
      },
      rowCount: 1,
      command: 'SELECT',
      names: 14,
    },
  });
});
