/** People through the Management API, with the client that Auth0 publishes for it. */
import { expect, test } from '@playwright/test';
import { UsersClient } from 'auth0/users';

import { goodPassword } from '../support/hosted-pages.ts';
import { newEmail, newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';

let tenant: Tenant;
let machine: Machine;
let users: UsersClient;

test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(
    tenant,
    ...['read:users', 'create:users', 'update:users', 'delete:users'],
    ...['read:sessions', 'delete:sessions', 'read:logs'],
  );
  users = new UsersClient(machine.options);
});

test.afterAll(() => tenant.stop());

const person = (more: object = {}) =>
  users.create({ connection: 'people', email: newEmail(), ...more });

const idOf = ({ user_id: id }: { user_id?: string | undefined }): string => {
  if (!id) throw new Error('an answer without a user_id');
  return id;
};

const refusal = (errorCode: string, message: RegExp) => ({
  body: { errorCode, message: expect.stringMatching(message) as unknown },
});

test('somebody is made, read, changed and deleted', async () => {
  const email = newEmail();
  const made = await users.create({
    connection: 'people',
    email: email.toUpperCase(),
    password: goodPassword,
    name: 'Ada Lovelace',
    given_name: 'Ada',
    email_verified: true,
    username: email.split('@')[0] ?? '',
    user_metadata: { colour: 'green', seat: { row: 1 } },
    app_metadata: { plan: 'free' },
    verify_email: false,
  });
  const id = idOf(made);
  expect(made).toMatchObject({
    ...{ email, name: 'Ada Lovelace', given_name: 'Ada', email_verified: true, blocked: false },
    ...{ user_metadata: { colour: 'green', seat: { row: 1 } }, app_metadata: { plan: 'free' } },
    identities: [
      { connection: 'people', provider: 'auth0', user_id: id.slice(6), isSocial: false },
    ],
  });
  expect(JSON.stringify(made)).not.toContain(goodPassword);
  expect(await users.get(id)).toEqual(made);
  expect(await users.get(id, { fields: 'email', include_fields: true })).toEqual({ email });

  const other = newEmail();
  const changed = await users.update(id, {
    ...{ email: other, nickname: 'ada', given_name: null, blocked: true },
    user_metadata: { seat: { row: 2 }, colour: null as unknown as string },
    app_metadata: {},
  });
  expect(changed).toMatchObject({
    ...{ email: other, email_verified: false, nickname: 'ada', blocked: true },
    ...{ user_metadata: { seat: { row: 2 } }, app_metadata: {} },
  });
  expect(changed).not.toHaveProperty('given_name');
  expect(changed.user_metadata).not.toHaveProperty('colour');
  expect(changed.app_metadata).toEqual({});

  await users.delete(id);
  await expect(users.get(id)).rejects.toMatchObject({
    statusCode: 404,
    ...refusal('inexistent_user', /there is no user/),
  });
});

test('people are found by what is known of them, page by page', async () => {
  const mark = newEmail().slice(4, 14);
  for (const name of ['ada', 'adam', 'grace']) {
    const email = `${mark}-${name}@example.com`;
    await users.create({ connection: 'people', email, name: `${mark} ${name}` });
  }
  const find = async (q: string) => {
    const { data } = await users.list({ q, search_engine: 'v3', sort: 'email:1' });
    return data.map(({ email }) => email?.replace(/^.*-|@.*$/g, ''));
  };
  expect(await find(`email:${mark}-ada@example.com`)).toEqual(['ada']);
  expect(await find(`email:"${mark}-ADA@example.com"`)).toEqual(['ada']);
  expect(await find(`email:${mark}-ada*`)).toEqual(['ada', 'adam']);
  expect(await find(`name:"${mark} grace" OR email:${mark}-adam*`)).toEqual(['adam', 'grace']);
  expect(await find(`email:${mark}* AND NOT name:"${mark} ada"`)).toEqual(['adam', 'grace']);
  expect(await find(`email:${mark}* AND -_exists_:last_login`)).toHaveLength(3);
  expect(await find(`email:${mark}* AND logins_count:[1 TO *]`)).toEqual([]);
  expect(await find(`email:${mark}* AND created_at:[2020 TO *]`)).toHaveLength(3);
  expect(await find(`email:${mark}* AND identities.connection:nowhere`)).toEqual([]);

  const pages = await users.list({ q: `email:${mark}*`, per_page: 2, include_totals: true });
  expect(pages.response).toMatchObject({ start: 0, limit: 2, length: 2, total: 3 });
  const all: unknown[] = [];
  for await (const { email } of pages) all.push(email);
  expect(new Set(all).size).toBe(3);

  const first = await machine.ask('GET', `/users?take=2&q=email:${mark}*&fields=user_id`);
  const { users: two, next } = first.body as { users: unknown[]; next: string };
  const second = await machine.ask('GET', `/users?take=2&from=${next}&q=email:${mark}*`);
  expect(two).toHaveLength(2);
  expect(second.body).toMatchObject({ users: [{ email: expect.any(String) as unknown }] });
  expect(second.body).not.toHaveProperty('next');

  const byEmail = await users.listUsersByEmail({ email: `${mark}-Ada@example.com` });
  expect(byEmail.map(({ name }) => name)).toEqual([`${mark} ada`]);
});

test('what is wrong with a request is said', async () => {
  const { email } = await person();
  const id = idOf(await person());
  const asked = async (method: string, path: string, body?: unknown) => {
    const answer = await machine.ask(method, path, body);
    const { errorCode, message } = answer.body as { errorCode: string; message: string };
    return `${answer.status} ${errorCode}: ${message}`;
  };
  const path = `/users/${encodeURIComponent(id)}`;
  const create = (body: object) => asked('POST', '/users', { connection: 'people', ...body });
  expect(await asked('GET', '/users?q=name:a*b')).toMatch(
    '400 invalid_query_string: q: at position 7: expected no *',
  );
  expect(await asked('GET', '/users?q=nmae:ada')).toMatch('at position 1: nmae is not searched');
  expect(await asked('GET', '/users?search_engine=v2')).toMatch('search_engine: expected v3');
  expect(await asked('GET', '/users?sort=password:1')).toMatch('sort: expected a field');
  expect(await asked('GET', '/users?page=10&per_page=100')).toMatch('400 invalid_paging: page:');
  expect(await create({ email })).toMatch('409 user_exists');
  expect(await create({})).toMatch('400 invalid_body: email: expected');
  expect(await create({ email: 'ada' })).toMatch('400 invalid_body: email: expected an email');
  expect(await create({ email: newEmail(), password: 'short' })).toMatch(
    /^400 bad_request: the password breaks a rule of people/,
  );
  expect(await create({ email: newEmail(), verify_email: true })).toMatch('no mail is sent yet');
  expect(await create({ email: newEmail(), emial: 'x' })).toMatch('emial');
  expect(await create({ email: newEmail(), connection: 'none' })).toMatch(
    '404 inexistent_connection',
  );
  expect(await asked('PATCH', path, { email })).toMatch('409 user_exists');
  expect(await asked('PATCH', path, { connection: 'none' })).toMatch('404 inexistent_connection');
  expect(await asked('PATCH', path, { phone_number: '555' })).toMatch('phone_number');
  expect(await asked('PATCH', '/users/auth0%7Cnobody', { name: 'A' })).toMatch(
    '404 inexistent_user',
  );
});

test('a machine that may change what decides about people changes nothing else', async () => {
  const id = idOf(await person());
  const limited = new UsersClient((await newMachine(tenant, 'update:users_app_metadata')).options);
  const changed = await limited.update(id, { app_metadata: { plan: 'pro' } });
  expect(changed.app_metadata).toEqual({ plan: 'pro' });
  await expect(limited.update(id, { blocked: true })).rejects.toMatchObject({
    statusCode: 403,
    ...refusal('insufficient_scope', /blocked: expected the scope update:users/),
  });
});
