/** The whole road of people who stay in a table of PostgreSQL, and of those who move here from it. */
import type { Page } from '@playwright/test';

import type { Authenticator } from '../support/authenticator.ts';
import {
  carryOn,
  notNow,
  offer,
  ready,
  signInWithPassword,
  takeOffer,
} from '../support/enrollment-pages.ts';
import {
  beginSignUp,
  createPasskeyButton,
  endSession,
  expectSignedIn,
  goodPassword,
  newPasswordField,
  passkeyButton,
  signUpAndLeave,
  withoutPasskeyLink,
  createAccountButton,
  alerts,
  expectPasskeysOffered,
} from '../support/hosted-pages.ts';
import { newOwnDatabase } from '../support/own-database.ts';
import type { OwnDatabase } from '../support/own-database.ts';
import { serverUrl } from '../support/script-destinations.ts';
import { expect, test as base } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';

const test = base.extend<{ database: OwnDatabase }>({
  database: async ({ tenant }, use) => {
    const database = await newOwnDatabase(tenant);
    await use(database);
    await database.stop();
  },
});

test.skip(!serverUrl, 'No PostgreSQL is running here');

/** From the application to the connection of the story. */
const begin = (page: Page, tenant: Tenant, { connection }: OwnDatabase) =>
  page.goto(tenant.application.loginUrl({ connection }));

const signIn = (page: Page, tenant: Tenant, { connection }: OwnDatabase, email: string) =>
  signInWithPassword(page, tenant.application, { email, password: goodPassword }, { connection });

async function signInWithPasskey(
  page: Page,
  tenant: Tenant,
  database: OwnDatabase,
  authenticator: Authenticator,
) {
  await begin(page, tenant, database);
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  const claims = await expectSignedIn(page);
  await authenticator.setPresent(false);
  return claims;
}

/** Somebody new, with a passkey and no password; returns who they are. */
const signUpInto = (
  { connection }: OwnDatabase,
  page: Page,
  { application }: Tenant,
  authenticator: Authenticator,
  email: string,
) => signUpAndLeave(page, application, authenticator, email, { connection });

const passkeysOf = async (tenant: Tenant, user: string) =>
  (await tenant.cli('passkeys', 'list', '--user', user)) as unknown[];

test('a password, then a passkey, then the passkey alone, and nobody is imported', async ({
  page,
  tenant,
  authenticator,
  database,
}) => {
  const person = await database.newPerson(goodPassword);
  await signIn(page, tenant, database, person.email);
  await expect(offer(page)).toBeVisible();
  await takeOffer(page, authenticator);
  await expect(ready(page)).toBeVisible();
  await carryOn(page).click();
  const sub = `auth0|${person.id}`;
  expect(await expectSignedIn(page)).toMatchObject({ sub, email: person.email });
  expect(await passkeysOf(tenant, sub)).toHaveLength(1);
  await endSession(page);

  expect(await signInWithPasskey(page, tenant, database, authenticator)).toMatchObject({
    ...{ sub, email: person.email, email_verified: true, acr: 'phr' },
  });
  await endSession(page);

  // What the table says about somebody is what applications hear, with the next sign-in.
  await database.query('update users set nickname = $1 where id = $2', ['countess', person.id]);
  expect(await signInWithPasskey(page, tenant, database, authenticator)).toMatchObject({
    ...{ sub, nickname: 'countess' },
  });
});

test('a sign-up with a passkey makes somebody in the table, and binds the passkey to them', async ({
  page,
  tenant,
  authenticator,
  database,
}) => {
  const email = newEmail();
  const sub = await signUpInto(database, page, tenant, authenticator, email);
  const row = await database.findPerson(email);
  expect(row).toMatchObject({ password: null });
  expect(sub).toBe(`auth0|${row?.id}`);

  expect(await signInWithPasskey(page, tenant, database, authenticator)).toMatchObject({
    ...{ sub, email },
  });
});

test('a sign-up with a password writes it into the table, and nowhere else', async ({
  page,
  tenant,
  database,
}) => {
  const email = newEmail();
  await beginSignUp(page, tenant.application, email, { connection: database.connection });
  await withoutPasskeyLink(page).click();
  await newPasswordField(page).fill(goodPassword);
  await createAccountButton(page).click();
  const { sub } = await expectSignedIn(page);
  const row = await database.findPerson(email);
  expect(sub).toBe(`auth0|${row?.id}`);
  expect(row?.password).toMatch(/^\$2[aby]\$/);
});

test('who is in the table already cannot sign up', async ({ page, tenant, database }) => {
  const { email } = await database.newPerson(goodPassword);
  await beginSignUp(page, tenant.application, email, { connection: database.connection });
  await expect(alerts(page)).toBeVisible();
  await expect(createPasskeyButton(page)).toBeHidden();
});

test('deletion on the command line takes somebody out of the table, with their passkey', async ({
  page,
  tenant,
  authenticator,
  database,
}) => {
  const email = newEmail();
  const sub = await signUpInto(database, page, tenant, authenticator, email);
  expect(await tenant.cli('users', 'delete', '--id', sub)).toMatchObject({
    alsoElsewhere: true,
  });
  expect(await database.findPerson(email)).toBeUndefined();

  await begin(page, tenant, database);
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  const answered = page.waitForResponse('**/login/passkey');
  await passkeyButton(page).click();
  expect((await answered).ok()).toBe(false);
  await authenticator.setPresent(false);
});

test('who has gone from the table cannot sign in with their passkey', async ({
  page,
  tenant,
  authenticator,
  database,
}) => {
  const email = newEmail();
  await signUpInto(database, page, tenant, authenticator, email);
  await database.query('delete from users where email = $1', [email]);

  await begin(page, tenant, database);
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  await expect(alerts(page)).toBeVisible();
});

test('with lazy migration the same table empties into our store, one sign-in at a time', async ({
  page,
  tenant,
  authenticator,
  database,
}) => {
  // Somebody who has stayed in the table until now, and has a passkey.
  const known = await database.newPerson(goodPassword);
  await signIn(page, tenant, database, known.email);
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  const { sub } = await expectSignedIn(page);
  await endSession(page);

  await database.update({ import_mode: true });
  await signIn(page, tenant, database, known.email);
  expect(await expectSignedIn(page)).toMatchObject({ sub, email: known.email });
  await endSession(page);
  const stranger = await database.newPerson(goodPassword);
  await signIn(page, tenant, database, stranger.email);
  await notNow(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: `auth0|${stranger.id}` });
  await endSession(page);

  // From here on the table is not asked about either of them.
  await database.query('drop table users');
  expect(await signInWithPasskey(page, tenant, database, authenticator)).toMatchObject({ sub });
  await endSession(page);
  for (const person of [known, stranger]) {
    await signIn(page, tenant, database, person.email);
    expect(await expectSignedIn(page)).toMatchObject({ sub: `auth0|${person.id}` });
    await endSession(page);
  }
});
