import { beforeEach, expect, it } from 'vitest';

import { MASK } from '#app/connections/own-database/mask-secrets.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { changeConfiguration } from './connection-configuration.ts';
import { deleteFixture, listFixtures, runFixtures, saveFixture } from './script-fixtures.ts';
import { saveScript } from './script-versions.ts';
import { create, login, sources, tenantWithOwnDatabase } from './tests/own-database.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await tenantWithOwnDatabase();
  await saveScript(tenant.id, login, { source: sources.login }, 'ada');
});

const input = { usernameOrEmail: 'ada@example.com', password: 'correct horse' };
const save = (name: string, expected: Record<string, unknown> | null, change: object = {}) =>
  saveFixture(tenant.id, login, { name, input: { ...input, ...change }, expected }, 'grace');

it('each fixture passes or tells what it missed', async () => {
  await save('1 right', { outcome: 'ok', answer: { user_id: 'auth0|7' } });
  await save('2 wrong', { outcome: 'denied', subject: '8' }, { password: 'wrong' });
  await save('3 anything', null, { password: 'wrong' });
  const { version, results } = await runFixtures(tenant.id, login);
  expect(version).toBe(1);
  expect(results.map(({ name, passed, missed }) => [name, passed, missed])).toEqual([
    ['1 right', true, []],
    ['2 wrong', false, [{ path: 'subject', expected: '8', got: '7' }]],
    ['3 anything', true, []],
  ]);
  expect(results[0]?.run).toMatchObject({ outcome: 'ok', timing: expect.any(Object) });
});

it('a fixture that expects nothing asks for an answer', async () => {
  await save('any', null);
  const source = '(name, password, callback) => callback(new Error("down"))';
  const { version, results } = await runFixtures(tenant.id, login, { source });
  expect([version, results[0]?.passed]).toEqual([null, false]);
});

it('fixtures are listed without their passwords, and replaced by name with them', async () => {
  await save('right', { outcome: 'ok' });
  const about = { name: 'right', updatedAt: expect.any(Date), updatedBy: 'grace' };
  const masked = { usernameOrEmail: 'ada@example.com', password: MASK };
  const listed = [{ ...about, input: masked, expected: { outcome: 'ok' } }];
  expect(await listFixtures(tenant.id, login)).toEqual(listed);
  expect(await save('right', { outcome: 'ok' }, { password: MASK })).toEqual(listed[0]);
  const { results } = await runFixtures(tenant.id, login);
  expect(results).toMatchObject([{ name: 'right', passed: true }]);
  await expect(save('new', null, { password: MASK })).rejects.toMatchObject({
    issues: [{ path: ['input', 'password'] }],
  });
});

it('a password of somebody who is created is one as well', async () => {
  const user = { email: 'grace@example.com', password: 'correct horse' };
  await saveFixture(tenant.id, create, { name: 'new', input: { user } }, 'ada');
  const [listed] = await listFixtures(tenant.id, create);
  expect(listed?.input).toEqual({ user: { ...user, password: MASK } });
});

it('what is missed has no secret in it', async () => {
  await changeConfiguration(tenant.id, 'people', { PREFIX: 'people-of-acme' });
  const answer = { user_id: 'auth0|people-of-acme-7' };
  await save('right', { answer });
  await save('wrong', { answer: { user_id: 'auth0|people-of-acme-8' } });
  const source = `(name, password, callback) =>
    callback(null, { user_id: configuration.PREFIX + '-7' })`;
  const { results } = await runFixtures(tenant.id, login, { source });
  expect(results.map(({ passed }) => passed)).toEqual([true, false]);
  expect(JSON.stringify(results)).not.toContain('people-of-acme');
});

it('one that is deleted is gone', async () => {
  await save('right', null);
  await deleteFixture(tenant.id, login, 'right');
  expect(await listFixtures(tenant.id, login)).toEqual([]);
  await expect(deleteFixture(tenant.id, login, 'right')).rejects.toMatchObject({
    code: 'fixture_not_found',
  });
});

it('input that the script does not take is refused', async () => {
  await expect(save('bad', null, { email: 'x' })).rejects.toMatchObject({
    issues: [{ path: ['input'], keys: ['email'] }],
  });
  expect(await listFixtures(tenant.id, login)).toEqual([]);
});

it('a mask keeps nothing where nothing is stored yet', async () => {
  const masked = { ...input, password: MASK };
  const user = { email: 'ada@example.com', password: MASK };
  await expect(save('new', null, masked)).rejects.toMatchObject({
    issues: [{ path: ['input', 'password'] }],
  });
  await expect(
    saveFixture(tenant.id, create, { name: 'new', input: { user } }, 'grace'),
  ).rejects.toMatchObject({ issues: [{ path: ['input', 'user', 'password'] }] });
});

it('a name that cannot be kept is refused', async () => {
  await expect(save('a\0', null)).rejects.toMatchObject({ issues: [{ path: ['name'] }] });
});
