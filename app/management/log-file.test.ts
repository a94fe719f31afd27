import { expect, test } from 'vitest';

import { recordAuditEvent } from '#app/store/audit-events.ts';
import { client, tenant } from '#app/store/tests/fixtures.ts';

import { exportLog } from './log-file.ts';
import type { LogFilter } from './log-directory.ts';
import type { LogFileFormat } from './log-file.ts';

async function linesOf(tenantId: string, filter: LogFilter & { format: LogFileFormat }) {
  const lines: string[] = [];
  for await (const line of exportLog(tenantId, filter)) lines.push(line);
  return lines;
}

const tomorrow = () => new Date(Date.now() + 86_400_000);

test('each event is a line of JSON, the oldest first, of one tenant', async () => {
  const tenantId = await tenant();
  const clientId = await client(tenantId);
  await recordAuditEvent(tenantId, { type: 's', clientId, ip: '192.0.2.1' });
  await recordAuditEvent(tenantId, { type: 'fp', code: 'wrong_password' });
  await recordAuditEvent(await tenant(), { type: 's' });
  const lines = await linesOf(tenantId, { format: 'ndjson', until: tomorrow() });
  expect(lines.every((line) => line.endsWith('}\n'))).toBe(true);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { type: 's', description: 'Signed in', client_name: 'App', ip: '192.0.2.1', details: {} },
    { type: 'fp', details: { code: 'wrong_password' } },
  ]);
});

test('a log of several parts is there once and whole', async () => {
  const tenantId = await tenant();
  for (let count = 0; count < 1001; count += 1) await recordAuditEvent(tenantId, { type: 's' });
  const lines = await linesOf(tenantId, { format: 'ndjson', until: tomorrow() });
  expect(new Set(lines).size).toBe(1001);
  expect(lines).toHaveLength(1001);
});

test('in CSV nothing is a formula, a quote or a new row', async () => {
  const tenantId = await tenant();
  const userAgent = '=HYPERLINK("https://evil.example")\r\nsecond,row';
  await recordAuditEvent(tenantId, { type: 'f', userAgent, userId: '@SUM(1)' });
  const [head, row] = await linesOf(tenantId, { format: 'csv', until: tomorrow() });
  expect(head).toMatch(/^"log_id","date","type",.*"details"\r\n$/);
  expect(row).toContain('"\'=HYPERLINK(""https://evil.example"")\r\nsecond,row"');
  expect(row).toContain('"\'@SUM(1)"');
});

test('only what is looked for is there, and only of the period', async () => {
  const tenantId = await tenant();
  await recordAuditEvent(tenantId, { type: 's' });
  await recordAuditEvent(tenantId, { type: 'fp' });
  const types = async (filter: LogFilter) => {
    const lines = await linesOf(tenantId, { format: 'ndjson', until: tomorrow(), ...filter });
    return lines.map((line) => (JSON.parse(line) as { type: string }).type);
  };
  expect(await types({ q: 'type:fp' })).toEqual(['fp']);
  expect(await types({ q: ' ' })).toEqual(['s', 'fp']);
  expect(await types({ from: new Date(Date.now() - 60_000) })).toEqual(['s', 'fp']);
  expect(await types({ from: tomorrow() })).toEqual([]);
  expect(await types({ until: new Date(Date.now() - 60_000) })).toEqual([]);
});

test('a search that means nothing is refused before a line is told', async () => {
  const lines = exportLog(await tenant(), { format: 'csv', q: 'details:x' });
  await expect(lines.next()).rejects.toThrow('details is not searched');
});
