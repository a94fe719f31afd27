import { beforeAll, expect, it } from 'vitest';

import type { Tenant } from '#app/store/tenants.ts';

import { changeConfiguration } from './connection-configuration.ts';
import { tryLookUps } from './script-look-ups.ts';
import { listScripts } from './script-versions.ts';
import { getUser, publishSource, sources, tenantWithOwnDatabase } from './tests/own-database.ts';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await tenantWithOwnDatabase();
  await changeConfiguration(tenant.id, 'people', { DB_PASSWORD: 'tr0ub4dor' });
});

const tried = async (source: string, identifier = 'ada@example.com') => {
  const version = await publishSource(tenant, getUser, source);
  const lookUps = await tryLookUps(tenant.id, 'people', identifier);
  expect(lookUps).toMatchObject({ version, at: expect.any(String) });
  const listed = (await listScripts(tenant.id, 'people')).find(
    ({ script }) => script === 'get_user',
  );
  expect(listed?.lookUps).toEqual(lookUps);
  return lookUps.problem;
};

const byId = (answer: string, byName = "callback(null, { user_id: '7' })") =>
  `(identifier, context, callback) => {
    if (context.identifierType === 'user_id') return ${answer};
    ${byName};
  }`;

it('both look-ups of a good script name the same person, which is kept with its version', async () => {
  expect(await tried(sources.getUser)).toBeNull();
});

it.each([
  [sources.getUserByEmail, /^the function has no parameter for the context/],
  [byId('callback(null)'), 'the look-up by user id found nobody'],
  [
    byId("callback(null, { user_id: '8' })"),
    'the look-up by user id found somebody else than the look-up by identifier',
  ],
  [byId('callback(null, {})'), 'the look-up by user id told a profile without user_id'],
  [
    byId('callback(new Error("no table"))'),
    'the look-up by user id failed: threw: Error: no table',
  ],
  [byId('undefined'), 'the look-up by user id failed: timeout: callback'],
  [byId('', 'callback(null)'), 'the look-up by identifier found nobody'],
  [byId('', 'callback(null, {})'), 'the look-up by identifier told a profile without user_id'],
  [
    byId('', "callback(null, { user_id: '7', email: 7 })"),
    /^the look-up by identifier failed: bad-answer: email /,
  ],
  [
    byId('', "callback(new UnauthorizedError('not today'))"),
    'the look-up by identifier failed: denied: UnauthorizedError: not today',
  ],
])('what is wrong with %s is told plainly', async (source, problem) => {
  expect(await tried(source)).toMatch(problem);
});

it('a reason has no secret in it', async () => {
  const source = byId('', 'callback(new Error(configuration.DB_PASSWORD))');
  expect(await tried(source)).toBe('the look-up by identifier failed: threw: Error: ********');
});

it('a person whom nobody knows is no proof', async () => {
  expect(await tried(sources.getUser, 'nobody@example.com')).toBe(
    'the look-up by identifier found nobody',
  );
});

it('without a context there is no look-up by id', async () => {
  const without = await tenantWithOwnDatabase({ enabledDatabaseCustomization: true });
  await publishSource(without, getUser, sources.getUserByEmail);
  expect(await tryLookUps(without.id, 'people', 'ada@example.com')).toMatchObject({
    problem: expect.stringContaining('enable_script_context is not on'),
  });
});

it('needs a script that runs', async () => {
  const other = await tenantWithOwnDatabase();
  await expect(tryLookUps(other.id, 'people', 'ada@example.com')).rejects.toMatchObject({
    code: 'script_not_published',
  });
});
