import { beforeEach, expect, test } from 'vitest';

import { db } from '#db';
import { connections } from '#db/schema/index.ts';

import { findConfiguration, replaceConfiguration } from './connection-configuration.ts';
import { connection, tenant } from './tests/fixtures.ts';

let tenantId: string;
let connectionId: string;

beforeEach(async () => {
  tenantId = await tenant();
  connectionId = await connection(tenantId);
});

const configuration = { DB_URL: 'postgres://reader:hush@db.example.com', EMPTY: '' };

test('is empty until it is written, and then what was written last', async () => {
  expect(await findConfiguration(tenantId, connectionId)).toEqual({});
  expect(await replaceConfiguration(tenantId, connectionId, { OLD: 'value' })).toBe(true);
  await replaceConfiguration(tenantId, connectionId, configuration);
  expect(await findConfiguration(tenantId, connectionId)).toEqual(configuration);
});

test('is not readable in the table', async () => {
  await replaceConfiguration(tenantId, connectionId, configuration);
  const rows = await db.select().from(connections);
  expect(rows.some((row) => row.configuration !== null)).toBe(true);
  expect(JSON.stringify(rows)).not.toContain('hush');
});

test('is nothing to another tenant', async () => {
  await replaceConfiguration(tenantId, connectionId, configuration);
  const other = await tenant();
  expect(await findConfiguration(other, connectionId)).toEqual({});
  expect(await replaceConfiguration(other, connectionId, {})).toBe(false);
  expect(await findConfiguration(tenantId, connectionId)).toEqual(configuration);
});
