/**
 * Users are imported and exported over the Management API, by Auth0's own client and by requests
 * that no client would make; an import survives the server that works on it.
 */
import { pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

import argon2 from '@node-rs/argon2';
import bcrypt from '@node-rs/bcrypt';
import { JobsClient } from 'auth0/jobs';
import { UsersClient } from 'auth0/users';

import {
  expectSignedIn,
  goodPassword,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { localFetch } from '../support/local-fetch.ts';
import { sharedServer, startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { newEmail, newTenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expect, refusalOf, test } from './support/operations-story.ts';

const lines = (count: number, name = 'user') =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ email: `${name}-${i}@example.com`, user_metadata: { number: i } }),
  ).join('\n');

/** What an import or an export is asked for, and how it ends. */
function jobsOf(machine: Machine, connectionId: string) {
  const jobs = new JobsClient(machine.options);
  return {
    jobs,
    connectionId,
    send: async (users: string, more: { upsert?: boolean; external_id?: string } = {}) => {
      const file = new Blob([users]);
      return jobs.usersImports.create({ users: file, connection_id: connectionId, ...more });
    },
    done: async (id: string) => {
      await expect
        .poll(async () => (await jobs.get(id)).status, { timeout: 120_000 })
        .toBe('completed');
      return jobs.get(id);
    },
  };
}

async function connectionIn(cli: (...args: string[]) => Promise<unknown>): Promise<string> {
  const [connection] = (await cli('connections', 'list')) as { id: string }[];
  return connection?.id ?? '';
}

const contentAt = async (location: string | undefined) => (await localFetch(location ?? '')).text();

test('users are imported, told line by line, and exported in both formats', async ({
  tenant,
  machine,
}) => {
  const { jobs, connectionId, send, done } = jobsOf(machine, await connectionIn(tenant.cli));
  const refused = '\n{"email":"user-1@example.com"}\n{"shoe_size":40}\nnobody';
  const begun = await send(`${lines(250)}${refused}`, { external_id: 'june' });
  expect(begun).toMatchObject({
    ...{ type: 'users_import', status: 'pending', upsert: false, external_id: 'june' },
    connection_id: connectionId,
  });
  expect(await done(begun.id)).toMatchObject({
    percentage_done: 100,
    summary: { total: 253, inserted: 250, updated: 0, failed: 3 },
  });
  expect(await jobs.errors.get(begun.id)).toMatchObject([
    { user: { email: 'user-1@example.com' }, errors: [{ code: 'DUPLICATED_USER', path: 'email' }] },
    {
      user: { shoe_size: 40 },
      errors: [
        { code: 'OBJECT_ADDITIONAL_PROPERTIES', path: '' },
        { code: 'NOT_PASSED', path: 'email' },
      ],
    },
    { user: {}, errors: [{ code: 'INVALID_TYPE', path: '' }] },
  ]);

  const upsert = await send('[{"email":"user-1@example.com","user_metadata":{"seat":4}}]', {
    upsert: true,
  });
  expect((await done(upsert.id)).summary).toEqual({ total: 1, inserted: 0, updated: 1, failed: 0 });
  expect((await machine.ask('GET', `/jobs/${upsert.id}/errors`)).status).toBe(204);
  const [changed] = await new UsersClient(machine.options).listUsersByEmail({
    email: 'user-1@example.com',
  });
  expect(changed?.user_metadata).toEqual({ number: 1, seat: 4 });

  const csv = await jobs.usersExports.create({
    ...{ format: 'csv', connection_id: connectionId, limit: 100 },
    fields: [{ name: 'email' }, { name: 'user_metadata.number', export_as: 'number' }],
  });
  const { location } = await done(csv.id);
  const table = await contentAt(location);
  expect(table.split('\r\n')).toHaveLength(102);
  expect(table).toContain('"email","number"\r\n');
  expect(table).toMatch(/"user-(\d+)@example\.com","\1"\r\n/);
  const json = await jobs.usersExports.create({ format: 'json', connection_id: connectionId });
  const documents = (await contentAt((await done(json.id)).location)).trim().split('\n');
  const emails = documents.map((text) => (JSON.parse(text) as { email: string }).email);
  expect(emails.filter((email) => email.startsWith('user-'))).toHaveLength(250);
  expect(new Set(emails).size).toBe(emails.length);

  const forged = new URL(location ?? '');
  forged.searchParams.set('expires', String(Date.now() + 1e9));
  expect((await localFetch(forged.href)).status).toBe(404);
  expect((await localFetch(forged.href.split('?')[0] ?? '')).status).toBe(404);
});

const salt = randomBytes(16);
const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** As other systems keep the password, and how Auth0's imports say it. */
const hashes = {
  bcrypt: async () => ({ password_hash: await bcrypt.hash(goodPassword, { cost: 4 }) }),
  argon2: async () => ({
    custom_password_hash: {
      algorithm: 'argon2',
      hash: {
        value: await argon2.hash(goodPassword, { memoryCost: 4096, timeCost: 3 }),
      },
    },
  }),
  pbkdf2: () => {
    const key = pbkdf2Sync(goodPassword, salt, 1000, 64, 'sha512');
    const value = `$pbkdf2-sha512$i=1000,l=64$${unpadded(salt)}$${unpadded(key)}`;
    return { custom_password_hash: { algorithm: 'pbkdf2', hash: { value } } };
  },
  scrypt: () => ({
    custom_password_hash: {
      algorithm: 'scrypt',
      hash: { value: scryptSync(goodPassword, salt, 32).toString('hex'), encoding: 'hex' },
      salt: { value: salt.toString('base64'), encoding: 'base64' },
      keylen: 32,
    },
  }),
};

/** As a spreadsheet writes a row. */
const csvRow = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

const asCsv = (user: Record<string, unknown>) => {
  const names = Object.keys(user);
  const cells = Object.values(user).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  return `${csvRow(names)}\r\n${csvRow(cells)}\r\n`;
};

for (const [algorithm, form] of [
  ['bcrypt', 'JSON'],
  ['argon2', 'CSV'],
  ['pbkdf2', 'NDJSON'],
  ['scrypt', 'CSV'],
] as const) {
  test(`somebody who came with a hash of ${algorithm}, in ${form}, signs in with their password`, async ({
    page,
    tenant,
    machine,
  }) => {
    const { jobs, send, done } = jobsOf(machine, await connectionIn(tenant.cli));
    const email = newEmail();
    const user = { email, email_verified: true, ...(await hashes[algorithm]()) };
    const json = JSON.stringify(user);
    const { id } = await send({ JSON: `[${json}]`, NDJSON: json, CSV: asCsv(user) }[form]);
    expect((await done(id)).summary, JSON.stringify(await jobs.errors.get(id))).toMatchObject({
      inserted: 1,
    });
    for (const password of ['not the right password', goodPassword, goodPassword]) {
      await page.context().clearCookies();
      await page.goto(tenant.application.loginUrl());
      await submitIdentifier(page, email);
      await submitPassword(page, password);
      if (password === goodPassword) expect(await expectSignedIn(page)).toMatchObject({ email });
      else await expect(page.getByRole('alert')).toHaveText('Wrong email or password.');
    }
  });
}

test('a third import at once is refused until another is done', async () => {
  const tenant = await newTenant();
  try {
    const machine = await newMachine(tenant);
    const { send, done } = jobsOf(machine, await connectionIn(tenant.cli));
    const [first, second] = [await send(lines(4000, 'a')), await send(lines(2000, 'b'))];
    await expect(send(lines(1, 'c'))).rejects.toMatchObject({
      statusCode: 429,
      body: {
        errorCode: 'too_many_requests',
        message: 'there are 2 imports of users under way: expected one of them to be done first',
      },
    });
    expect((await done(first.id)).summary).toMatchObject({ inserted: 4000, failed: 0 });
    expect((await done(second.id)).summary).toMatchObject({ inserted: 2000, failed: 0 });
    expect((await done((await send(lines(1, 'c'))).id)).summary).toMatchObject({ inserted: 1 });
  } finally {
    await tenant.stop();
  }
});

test('what cannot be an import is refused, with what is expected', async ({ tenant, machine }) => {
  const connection_id = await connectionIn(tenant.cli);
  const { fetch, baseUrl, token } = machine.options;
  const refused = async (parts: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(parts)) body.set(name, value);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${baseUrl}/jobs/users-imports`, { method: 'POST', headers, body });
    return `${answer.status} ${((await answer.json()) as { message: string }).message}`;
  };
  expect(await refusalOf(machine, 'POST', '/jobs/users-imports', {})).toMatch(
    '415 unsupported_media_type: expected a body of type multipart/form-data',
  );
  expect(await refused({ connection_id })).toBe('400 users: expected a file');
  expect(await refused({ users: '[]', connection_id })).toContain('at least one user');
  expect(await refused({ users: '[{}', connection_id })).toContain('not closed');
  expect(await refused({ users: 'hello', connection_id })).toContain('expected JSON, or CSV');
  expect(await refused({ users: '{}' })).toContain('connection_id: expected the id');
  expect(await refused({ users: '{}', connection_id: 'con_x' })).toContain('404 there is no');
  expect(await refused({ users: '{}', connection_id, odd: '1' })).toContain('odd');
  expect(await refused({ users: '{}', connection_id, upsert: 'yes' })).toContain('upsert');
  expect(await refusalOf(machine, 'GET', '/jobs/job_x')).toMatch('404 inexistent_job');
  expect(await refusalOf(machine, 'POST', '/jobs/users-exports', { format: 'xml' })).toMatch(
    'format: expected csv or json',
  );
});

test('every other path takes short bodies that say how long they are', async () => {
  const answer = await fetch(`${sharedServer().origin}/api/v2/jobs/users-exports`, {
    ...{ method: 'POST', duplex: 'half' },
    body: Readable.toWeb(Readable.from([Buffer.from('{}')])),
  } as unknown as RequestInit);
  expect(answer.status).toBe(411);
});

test('an import goes on after its server was killed, and every user is counted once', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'latchkey-import-'));
  let server: StartedServer | undefined;
  try {
    server = await startServer({ dataDirectory });
    const { origin } = server;
    const cli = (...args: readonly string[]) => server?.cli(args) ?? Promise.resolve();
    const machine = await newMachine({ origin, cli });
    const { jobs, connectionId, send, done } = jobsOf(machine, await connectionIn(cli));
    const { id } = await send(lines(20_000));
    await expect
      .poll(async () => (await jobs.get(id)).percentage_done, { intervals: [20] })
      .toBeGreaterThan(3);
    await server.kill();

    server = await startServer({ dataDirectory, port: Number(new URL(origin).port) });
    const early = await jobs.get(id);
    expect(early.status).toBe('processing');
    expect(early.percentage_done).toBeLessThan(100);
    expect((await done(id)).summary).toEqual({
      ...{ total: 20_000, inserted: 20_000, updated: 0, failed: 0 },
    });
    const users = new UsersClient(machine.options);
    const counted = await users.list({ q: 'email:user-*', include_totals: true });
    expect(counted.response).toMatchObject({ total: 20_000 });
    const { id: exportId } = await jobs.usersExports.create({
      ...{ format: 'csv', connection_id: connectionId, fields: [{ name: 'email' }] },
    });
    const rows = (await contentAt((await done(exportId)).location)).trim().split('\r\n').slice(1);
    expect(new Set(rows).size).toBe(20_000);
    expect(rows).toHaveLength(20_000);
  } finally {
    await server?.stop();
    rmSync(dataDirectory, { recursive: true });
  }
});
