import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { randomHex } from '#app/ids.ts';

import { json, said, type } from './tests/command-line.ts';

let tenant: string;
let directory: string;

beforeEach(async () => {
  tenant = `t-${randomHex(8)}`;
  await json('tenants', 'create', '--name', tenant, '--display-name', 'Acme');
  await json('domains', 'create', '--tenant', tenant, '--host', `${tenant}.localhost:3000`);
  directory = mkdtempSync(path.join(tmpdir(), 'latchkey-config-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const config = (verb: string, ...more: string[]) => [
  ...['config', verb, '--tenant', tenant, '--dir', directory, ...more],
];

it('writes a tenant down, tells what a change of the files would do, and does it', async () => {
  expect(await said(...config('export'))).toContain(`Wrote ${tenant} to ${directory}`);
  expect(await said(...config('import'))).toContain('Everything is as the files say.');

  writeFileSync(path.join(directory, 'tenant.json'), '{"friendly_name":"Acme and daughters"}');
  mkdirSync(path.join(directory, 'clients'), { recursive: true });
  writeFileSync(path.join(directory, 'clients', 'Shop.json'), '{"name":"Shop"}');
  const told = await said(...config('import', '--dry-run'));
  expect(told).toContain('+ clients Shop');
  expect(told).toContain('friendly_name: "Acme" -> "Acme and daughters"');
  expect(told).toContain('2 things would change. Nothing has.');

  expect(await said(...config('import'))).toContain('2 things changed.');
  expect(await said(...config('import'))).toContain('Everything is as the files say.');
  expect(await json('clients', 'list', '--tenant', tenant)).toMatchObject([{ name: 'Shop' }]);
});

it('names the file and the field of a fault, and changes nothing', async () => {
  writeFileSync(path.join(directory, 'tenant.json'), '{"session_lifetime":0}');
  const { exitCode, err } = await type(config('import'));
  expect(exitCode).toBe(1);
  expect(err).toContain('tenant.json: session_lifetime: expected at least a minute');
  expect(err).toContain('Nothing has been changed');
});
