/** What people see, and what the log says, when the scripts of an own database fail. */
import type { Page } from '@playwright/test';

import { answerOnce } from '../support/authenticator.ts';
import {
  alerts,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword,
  passkeyButton,
  signUpAndLeave,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { newOwnDatabase, template } from '../support/own-database.ts';
import type { OwnDatabase } from '../support/own-database.ts';
import { serverUrl } from '../support/script-destinations.ts';
import { expect, test as base } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';

/** Ways to fail, chosen with the connection's configuration while the scripts stay as they are. */
const faults = `{
  other: (callback) => callback(null, { user_id: 'somebody else', email: 'else@example.com' }),
  nameless: (callback) => callback(null, { email: 'ada@example.com' }),
  list: (callback) => callback(null, ['ada']),
  long: (callback) => callback(null, { user_id: '1', name: 'x'.repeat(151) }),
  refusing: (callback) => callback(new UnauthorizedError('Your account is closed. Call us.')),
  failing: (callback) => { console.log('asking with', configuration.DATABASE_URL); callback(new Error('no table of users')); },
  silent: () => undefined,
  slow: (callback) => setTimeout(callback, 60_000, null, null),
}`;

const faulty = (script: 'login' | 'get_user', parameters: string): string => `
async function faulty(${parameters}, context, callback) {
  const fault = ${faults}[configuration.FAULT];
  if (fault) return fault(callback);
  return (${template(script)})(${parameters}, context, callback);
}`;

const test = base.extend<object, { database: OwnDatabase }>({
  database: [
    async ({ tenant }, use) => {
      const database = await newOwnDatabase(tenant);
      await database.publish({
        login: faulty('login', 'email, password'),
        get_user: faulty('get_user', 'identifier'),
      });
      await use(database);
      await database.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.skip(!serverUrl, 'No PostgreSQL is running here');
test.describe.configure({ mode: 'serial' });

const configure = (tenant: Tenant, { connection }: OwnDatabase, fault: string) =>
  tenant.cli(
    ...['connections', 'configuration', 'set', '--name', connection, '--value', `FAULT=${fault}`],
  );

test.afterEach(({ tenant, database }) => configure(tenant, database, 'none'));

const failed = "We couldn't look up your account.";
const invalid = 'Something in your account is not as it should be.';
const busy = 'Accounts take too long to look up at the moment.';
const cases = [
  ['nameless', 'user_profile_invalid', invalid],
  ['list', 'user_profile_invalid', invalid],
  ['long', 'user_profile_invalid', invalid],
  ['failing', 'user_database_failed', failed],
  ['silent', 'user_database_unavailable', busy],
  ['slow', 'user_database_unavailable', busy],
  ['refusing', 'user_database_refused', 'Your account is closed. Call us.'],
] as const;

type Logged = { type: string; code: string; details: { run?: Record<string, unknown> } };

const newestFailure = async (tenant: Tenant): Promise<Logged | undefined> => {
  const events = (await tenant.cli('logs', 'list', '--limit', '5')) as Logged[];
  return events.find(({ type }) => type.startsWith('f'));
};

async function expectRefused(page: Page, tenant: Tenant, code: string, sentence: string) {
  // A script may take 20 seconds.
  await expect(alerts(page)).toContainText(sentence, { timeout: 60_000 });
  await expect(alerts(page)).toContainText(code);
  const logged = await newestFailure(tenant);
  expect(logged).toMatchObject({ code, details: { run: { version: expect.any(Number) } } });
  expect(JSON.stringify(logged)).not.toContain(goodPassword);
  expect(JSON.stringify(logged)).not.toContain('postgres://');
  return logged?.details.run;
}

for (const [fault, code, sentence] of cases) {
  test(`a password, with a script that is ${fault}: ${code}`, async ({
    page,
    tenant,
    database,
  }) => {
    const person = await database.newPerson(goodPassword);
    await configure(tenant, database, fault);
    await page.goto(tenant.application.loginUrl({ connection: database.connection }));
    await submitIdentifier(page, person.email);
    await submitPassword(page, goodPassword);
    const run = await expectRefused(page, tenant, code, sentence);
    if (fault === 'failing') {
      expect(run).toMatchObject({
        script: 'login',
        error: { message: 'no table of users' },
        console: [{ text: 'asking with ********' }],
        timing: { ranMs: expect.any(Number) },
      });
    }
    if (fault === 'long') expect(run).toMatchObject({ field: 'name' });

    // What was typed is still there, and the same page works when the script does.
    await configure(tenant, database, 'none');
    await submitPassword(page, goodPassword);
    expect(await expectSignedIn(page)).toMatchObject({ sub: `auth0|${person.id}` });
  });
}

test('a passkey whose owner comes back as somebody else signs nobody in', async ({
  page,
  tenant,
  authenticator,
  database,
}) => {
  const email = newEmail();
  const { connection } = database;
  const sub = await signUpAndLeave(page, tenant.application, authenticator, email, { connection });

  for (const [fault, code, shown, sentence] of [
    ['other', 'user_database_mismatch', 'user_database_failed', failed],
    ...cases
      .filter(([fault]) => fault !== 'slow')
      .map(([fault, code, sentence]) => [fault, code, code, sentence] as const),
  ] as const) {
    await configure(tenant, database, fault);
    await page.goto(tenant.application.loginUrl({ connection: database.connection }));
    await expectPasskeysOffered(page);
    await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
    await expect(alerts(page)).toContainText(sentence);
    await expect(alerts(page)).toContainText(shown);
    expect(await newestFailure(tenant)).toMatchObject({ code });
  }

  await configure(tenant, database, 'none');
  await page.goto(tenant.application.loginUrl({ connection: database.connection }));
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub });
});

test('a failed run can be looked at, and run again when the script is mended', async ({
  page,
  tenant,
  database,
}) => {
  const person = await database.newPerson(goodPassword);
  await configure(tenant, database, 'failing');
  await page.goto(tenant.application.loginUrl({ connection: database.connection }));
  await submitIdentifier(page, person.email);
  await submitPassword(page, goodPassword);
  await expect(alerts(page)).toContainText('user_database_failed');
  await configure(tenant, database, 'none');

  const which = ['--connection', database.connection, '--script', 'login'];
  const [run] = (await tenant.cli('scripts', 'runs', ...which)) as { id: string }[];
  const replayed = await tenant.cli(
    ...['scripts', 'replay', '--run', run?.id ?? '', '--password', goodPassword],
  );
  expect(replayed).toMatchObject({ hasFailed: false });
  expect(JSON.stringify(run)).not.toContain(goodPassword);
});
