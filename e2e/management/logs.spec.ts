/** A tenant's log through the Management API: looked into, and read on from an event. */
import { LogsClient } from 'auth0/logs';
import { UsersClient } from 'auth0/users';

import {
  expectSignedIn,
  goodPassword,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { expect, refusalOf, test } from './support/operations-story.ts';

type Event = { log_id: string; type: string; user_id?: string; date: string };

test('what somebody did is found by its type, by its person and by its id', async ({
  page,
  tenant,
  machine,
}) => {
  const user = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, user.email);
  await submitPassword(page, 'not the right password');
  await submitPassword(page, goodPassword);
  await expectSignedIn(page);

  const logs = new LogsClient(machine.options);
  const search = `type:s AND user_id:"${user.id}"`;
  const found = await logs.list({ search });
  expect(found.response).toMatchObject({ start: 0, length: 1, total: 1 });
  const [signIn] = found.data;
  expect(signIn).toMatchObject({
    ...{ type: 's', user_id: user.id, client_id: tenant.applicationId, client_name: 'Notes' },
    ...{ description: 'Signed in', details: { authentication_methods: ['pwd'] } },
  });
  expect(await logs.get(signIn?.log_id ?? '')).toEqual(signIn);
  const byQ = await machine.ask('GET', `/logs?q=${encodeURIComponent(search)}`);
  expect(byQ.body).toEqual([signIn]);

  const mine = await new UsersClient(machine.options).logs.list(user.id, { sort: 'date:1' });
  const types = mine.data.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['fp', 's']));
  expect(types.indexOf('fp')).toBeLessThan(types.indexOf('s'));
  expect(mine.data.every(({ user_id: id }) => id === user.id)).toBe(true);
});

test('a reader goes on from the event that it read last, and misses none', async ({
  page,
  tenant,
  machine,
}) => {
  const read = async (query: string) =>
    (await machine.ask('GET', `/logs?${query}`)).body as Event[];
  const [newest] = await read('per_page=1');
  const signIn = async (password: string) => {
    await page.context().clearCookies();
    await page.goto(tenant.application.loginUrl());
    await submitIdentifier(page, user.email);
    await submitPassword(page, password);
  };
  const user = await tenant.newUser(goodPassword);
  await signIn('not the right password');
  await signIn(goodPassword);
  await expectSignedIn(page);

  const tail: Event[] = [];
  for (let from = newest?.log_id; ; from = tail.at(-1)?.log_id) {
    const next = await read(`from=${from ?? ''}&take=1`);
    if (next.length === 0) break;
    tail.push(...next);
  }
  const rest = await read(`from=${newest?.log_id ?? ''}&take=100`);
  expect(tail).toEqual(rest);
  expect(new Set(tail.map(({ log_id: id }) => id)).size).toBe(tail.length);
  const dates = tail.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted());
  const mine = tail.filter(({ user_id: id }) => id === user.id).map(({ type }) => type);
  expect(mine).toEqual(expect.arrayContaining(['fp', 's']));
  expect(await read(`from=${tail.at(-1)?.log_id ?? ''}`)).toEqual([]);
});

test('what cannot be asked of the log is said', async ({ machine }) => {
  const refused = (query: string) => refusalOf(machine, 'GET', `/logs?${query}`);
  expect(await refused('q=typ:s')).toMatch('400 invalid_query_string: q: at position 1: typ is');
  expect(await refused('q=type:s&search=type:f')).toMatch('search: expected none beside q');
  expect(await refused('sort=type:1')).toMatch('sort: expected date:1 or date:-1');
  expect(await refused('page=10&per_page=100')).toMatch('400 invalid_paging: page:');
  expect(await refused('take=5&q=type:s')).toMatch('400 invalid_paging: q: expected none beside');
  expect(await refused('take=500')).toMatch('400 invalid_query_string: take:');
  expect(await refusalOf(machine, 'GET', '/logs/log_nothing')).toMatch('404 inexistent_log');
  expect(await refusalOf(machine, 'GET', '/users/auth0%7Cnobody/logs')).toMatch(
    '404 inexistent_user',
  );
});
