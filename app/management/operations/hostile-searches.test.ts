/** Searches that an attacker would send find text, or are refused in a sentence and at once. */
import { beforeAll, describe, expect, test } from 'vitest';

import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
beforeAll(async () => {
  api = await newTenantApi();
  await api.call('POST', '/connections', { name: 'people', strategy: 'auth0' });
  await api.call('POST', '/users', {
    ...{ connection: 'people', email: 'ada@example.com', name: '100%_\\ sure' },
  });
  await api.call('POST', '/users', { connection: 'people', email: 'bob@example.com', name: 'Bob' });
});

const search = (q: string, path = '/users') =>
  api.call('GET', `${path}?${new URLSearchParams({ q }).toString()}`);

describe('a search', () => {
  test.each([
    `email:"' OR 1=1 --"`,
    `email:x'\\;DROP`,
    'name:%*',
    'name:_*',
    String.raw`name:\%\_*`,
    `name:"100%"`,
    'name:\\\\*',
    'name:"\ud800"',
    `user_id:["' OR 1=1" TO "' OR 1=1"]`,
    String.raw`nickname:"\"; select pg_sleep(9)"`,
  ])('%j is a search for text', async (q) => {
    const { status, rows } = await search(q);
    expect({ status, rows }).toEqual({ status: 200, rows: [] });
  });

  test('finds what was looked for to the letter', async () => {
    expect((await search(String.raw`name:100%_\\*`)).rows).toHaveLength(1);
    expect((await search(String.raw`name:"100%_\\ sure"`)).rows).toHaveLength(1);
  });

  test.each([
    ['thousands of conditions', 'email:a OR '.repeat(360) + 'email:a'],
    ['hundreds of levels', `${'('.repeat(900)}email:a${')'.repeat(900)}`],
    ['hundreds of levels of NOT', `${'NOT '.repeat(900)}email:a`],
    ['an open quotation of backslashes', `email:"${'\\'.repeat(3900)}`],
    ['a regular expression', 'email:/(a+)+$/'],
    ['a fuzzy word', 'email:a~'],
    ['a field of all objects', 'constructor:a'],
    ['the prototype', '__proto__:a'],
    ['a column that is not searched', 'tenant_id:a'],
    ['a password', 'password_hash:a*'],
    ['a huge number', 'logins_count:99999999999999999999'],
    ['a year that no column has', 'created_at:[0000 TO 9999-99]'],
  ])('of %s is refused at once', async (_what, q) => {
    const start = performance.now();
    const { status, code } = await search(q);
    expect({ status, code }).toEqual({ status: 400, code: 'invalid_query_string' });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('that is longer than any is refused', async () => {
    expect((await search('a'.repeat(4001))).status).toBe(400);
    const blown = await search(`email:${'\\\\'.repeat(1900)}*`);
    expect(blown).toMatchObject({ status: 200, rows: [] });
  });

  test('U+0000 is refused, wherever it hides', async () => {
    const hidden = Buffer.from('a\0').toString('base64url');
    for (const address of [
      ...[`/users?from=${hidden}`, '/users?q=email:a%00', '/users?connection=%00'],
      ...['/users-by-email?email=a%00@example.com', '/logs?q=type:%00', '/logs?from=%00'],
      ...['/user-blocks?identifier=%00', '/client-grants?client_id=%00', '/users/%00'],
    ]) {
      const { status } = await api.call('GET', address);
      expect([400, 404], `${address}: ${status}`).toContain(status);
    }
  });
});
