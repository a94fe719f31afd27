/**
 * One secret is planted in a connection's configuration, and told by its scripts in every way that
 * they have. Then everything that was stored, and everything that anybody was answered, is searched.
 */
import { getTableName, is, Table } from 'drizzle-orm';
import { beforeAll, expect, it, vi } from 'vitest';

import { parseConnectionOptions } from '#app/connections/options.ts';
import { findByIdentifier, logIn } from '#app/connections/own-database/people.ts';
import { db } from '#db';
import * as schema from '#db/schema/index.ts';

import { changeConfiguration, listConfiguration } from './connection-configuration.ts';
import { changeConnectionOptions, listManagedConnections } from './connections.ts';
import { getConnection } from './named-connection.ts';
import { listFixtures, runFixtures, saveFixture } from './script-fixtures.ts';
import { tryLookUps } from './script-look-ups.ts';
import { listFailedRuns, replayRun } from './script-runs.ts';
import { listShadowDifferences, startShadow } from './script-shadow.ts';
import { tryScript } from './script-trials.ts';
import { listScripts, saveScript } from './script-versions.ts';
import { getTenant } from './tenants.ts';
import {
  getUser,
  login,
  options,
  publishSource,
  tenantWithOwnDatabase,
} from './tests/own-database.ts';

const secret = 'tr0ub4dor "&" 3';
const password = 'correct horse battery';

/** As it is, in JSON in JSON, in a URL, in base64 and in hexadecimal. */
const forms = [secret, password].flatMap((text) => [
  ...[text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text)],
  ...(['base64url', 'hex'] as const).map((encoding) => Buffer.from(text).toString(encoding)),
]);

const found = (what: unknown): string[] => {
  const text = JSON.stringify(what);
  return forms.filter(
    (form) => text.includes(form) || text.includes(JSON.stringify(form).slice(1, -1)),
  );
};

/** Ways to tell it: the callback of each is what the run comes to. */
const ways: Record<string, string> = {
  error: 'callback(new Error(said))',
  thrown: 'throw Object.assign(new Error(said), { name: said })',
  refused: 'callback(new UnauthorizedError(said))',
  wrong: 'callback(new WrongUsernameOrPasswordError(said, said))',
  invalid: 'callback(new ValidationError(said, said))',
  field: "callback(null, { user_id: '7', [said.slice(0, 90)]: 1 << 30, email: said })",
  profile: "callback(null, { user_id: '7', name: said, app_metadata: { [said]: [said] } })",
};

const scriptOf = (way: string, parameters: string) => `(${parameters}) => {
  const hidden = [configuration.DB_URL, ${parameters.includes('word') ? 'password' : "''"}];
  const all = hidden.concat(hidden.map(encodeURIComponent), hidden.map((one) => btoa(one)),
    hidden.map((one) => Buffer.from(one).toString('hex')), JSON.stringify(hidden));
  console.log(configuration, ...all);
  console.error(new Error(all.join()));
  const said = hidden.join(' ').trim();
  ${way};
}`;

const answers: unknown[] = [];

beforeAll(async () => {
  const tenant = await tenantWithOwnDatabase();
  const { id: tenantId, name } = tenant;
  answers.push(await changeConfiguration(tenantId, 'people', { DB_URL: secret }));
  const fixture = { name: 'one', input: { usernameOrEmail: 'ada', password } };
  const expected = { answer: { name: 'Ada' } };
  answers.push(await saveFixture(tenantId, login, { ...fixture, expected }, 'ada'));
  for (const way of Object.values(ways)) {
    const loginSource = scriptOf(way, 'name, password, callback');
    await publishSource(tenant, login, loginSource);
    await publishSource(tenant, getUser, scriptOf(way, 'identifier, context, callback'));
    await saveScript(tenantId, login, { source: '(n, p, callback) => callback()' }, 'ada');
    await startShadow(tenantId, login);
    const { id, ...row } = await getConnection(tenantId, 'people');
    const connection = { id, name: row.name, options: parseConnectionOptions(row.options) };
    const place = { tenant: await getTenant(name), connection };
    for (const one of [
      await logIn(place, 'ada', password),
      await findByIdentifier(place, { kind: 'username', value: 'ada' }),
    ]) {
      // Who somebody is stays between the script and the sign-in.
      answers.push(one.ok ? one.told : one);
    }
    answers.push(
      await tryScript(tenantId, login, { source: loginSource, input: fixture.input }),
      await runFixtures(tenantId, login, { version: 'published' }),
      await tryLookUps(tenantId, 'people', 'ada'),
    );
  }
  const runs = await listFailedRuns(tenantId, login);
  expect(runs.length).toBeGreaterThan(2);
  for (const { id } of runs) {
    answers.push(
      await replayRun(tenantId, id, { version: 'published', password, mayChange: true }),
    );
  }
  // A shadow runs when the answer is there already.
  await vi.waitFor(async () => {
    const { differences } = await listShadowDifferences(tenantId, login);
    expect(differences.length).toBeGreaterThan(1);
  });
  answers.push(
    runs,
    await listShadowDifferences(tenantId, login),
    await listFixtures(tenantId, login),
    await listScripts(tenantId, 'people'),
    await listConfiguration(tenantId, 'people'),
    await changeConnectionOptions(tenantId, 'people', options),
    await listManagedConnections(tenantId),
  );
}, 60_000);

it('is in no answer', () => {
  expect(answers.length).toBeGreaterThan(40);
  expect(JSON.stringify(answers)).toContain('********');
  for (const answer of answers) expect([found(answer), answer]).toEqual([[], answer]);
});

it('is in no table, but for what is encrypted', async () => {
  const tables = Object.values(schema).filter((one) => is(one, Table));
  expect(tables.length).toBeGreaterThan(20);
  let rows = 0;
  for (const table of tables) {
    const stored = await db.select().from(table as typeof schema.tenants);
    rows += stored.length;
    expect([getTableName(table), found(stored)]).toEqual([getTableName(table), []]);
  }
  expect(rows).toBeGreaterThan(20);
});

it('would be found', () => {
  for (const form of forms) expect(found({ nested: [`before ${form} after`] })).not.toEqual([]);
});
