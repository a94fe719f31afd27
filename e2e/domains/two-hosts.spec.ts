/**
 * A site moves from one host to another, over real TLS: the passkeys that people have made for the
 * first open the second as well, because the first names it in its list of related origins and the
 * browser accepts that.
 */
import type { BrowserContext, Page } from '@playwright/test';

import { answerOnce, pendingAutofill, plugIn, requestsOf } from '../support/authenticator.ts';
import type { Authenticator } from '../support/authenticator.ts';
import {
  carryOn,
  expectDeviceKnown,
  offer,
  ready,
  renewalOffer,
  takeOffer,
} from '../support/enrollment-pages.ts';
import {
  alerts,
  goodPassword,
  heading,
  otherPasskeyButton,
  passkeyButton,
  passkeyStatus,
  passwordField,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { startTlsSite } from '../support/tls/tls-site.ts';
import type { TlsSite } from '../support/tls/tls-site.ts';

const OLD = 'login.old.test';
const NEW = 'login.new.test';

test.describe.configure({ timeout: 240_000 });

let site: TlsSite;

test.beforeEach(async () => {
  site = await startTlsSite([OLD, NEW]);
  for (const host of [OLD, NEW]) await site.server.cli(['domains', 'create', '--host', host]);
});

test.afterEach(() => site.stop());

const domains = (verb: string, ...args: string[]) =>
  site.server.cli(['domains', verb, '--host', NEW, ...args]);

const move = () => domains('move', '--from', OLD);

const account = (page: Page) => heading(page, 'Your account');

/** Somebody in front of a browser of their own, which has a sensor. */
async function newPerson(email: string) {
  const { id } = (await site.server.cli([
    ...['users', 'create', '--email', email, '--password', goodPassword],
  ])) as { id: string };
  const browser = await site.openBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  const authenticator = await plugIn(page);
  return { id, email, context, page, authenticator };
}

type Person = Awaited<ReturnType<typeof newPerson>>;

/** Signs in on a host with the password, and makes the passkey that is offered. */
async function makeFirstPasskey({ page, authenticator, email, context }: Person, host: string) {
  await page.goto(`https://${host}/account`);
  await submitIdentifier(page, email);
  await expect(passwordField(page)).toBeVisible();
  await expectDeviceKnown(page);
  await submitPassword(page, goodPassword);
  await expect(offer(page)).toBeVisible();
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  await expect(account(page)).toBeVisible();
  await endSessions(context);
}

async function endSessions(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: /^__Host-latchkey_session/ });
}

/** Opens the account page of the new host, which asks for a passkey with this RP ID. */
async function arriveAtNewHost(page: Page, rpId: string): Promise<void> {
  await page.goto(`https://${NEW}/account`);
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId }]);
}

const press = (page: Page, authenticator: Authenticator, button = passkeyButton) =>
  answerOnce(page, authenticator, '**/login/passkey', () => button(page).click());

const rpIdsOf = async (authenticator: Authenticator) =>
  (await authenticator.passkeys()).map(({ rpId }) => rpId).sort();

test('a passkey of the first host opens the second, is renewed there, and the move has a way back and an end', async () => {
  const ada = await newPerson('ada@example.com');
  const { page, authenticator, context } = ada;
  await makeFirstPasskey(ada, OLD);
  const grace = await newPerson('grace@example.com');
  await makeFirstPasskey(grace, OLD);
  expect(await move()).toMatchObject({ from: OLD, to: NEW, users: 2, moved: 0, stranded: 2 });

  // The first host tells browsers about the second, and Chromium accepts its passkeys there.
  const listed = await page.goto(`https://${OLD}/.well-known/webauthn`);
  expect(await listed?.json()).toEqual({
    origins: expect.arrayContaining([`https://${NEW}`]) as string[],
  });
  await arriveAtNewHost(page, OLD);
  await press(page, authenticator);
  await expect(renewalOffer(page)).toBeVisible();
  await expect(page.getByText(`is changing to ${NEW}`)).toBeVisible();
  await takeOffer(page, authenticator);
  await expect(ready(page)).toBeVisible();
  await carryOn(page).click();
  await expect(account(page)).toBeVisible();
  expect(await rpIdsOf(authenticator)).toEqual([NEW, OLD]);
  await expect(page.getByText(`For the old address, ${OLD}`)).toHaveCount(1);
  expect(await domains('progress')).toMatchObject({
    ...{ users: 2, moved: 1, stranded: 1, percent: 50 },
    renewal: { offered: 1, started: 1, created: 1 },
  });
  await endSessions(context);

  // From now on this browser asks for the new one; the old one is an entry further.
  await arriveAtNewHost(page, NEW);
  await press(page, authenticator);
  await expect(account(page)).toBeVisible();
  await endSessions(context);
  await arriveAtNewHost(page, NEW);
  await press(page, authenticator, otherPasskeyButton);
  await expect(account(page)).toBeVisible();
  await endSessions(context);

  // There and back: either opens the door all the time.
  await domains('move-back');
  await arriveAtNewHost(page, OLD);
  await press(page, authenticator);
  await expect(account(page)).toBeVisible();
  await endSessions(context);
  await page.goto(`https://${NEW}/account`);
  await expect(otherPasskeyButton(page)).toBeVisible();
  await press(page, authenticator, otherPasskeyButton);
  await expect(account(page)).toBeVisible();
  await endSessions(context);
  await domains('move-back');

  // Grace has not been there yet: the end would strand her, and is refused until that is said.
  const refused = await domains('finish', '--yes').catch(String);
  expect(refused).toContain('1 user has passkeys of login.old.test and none of login.new.test');
  expect(await domains('finish', '--strand', '1', '--yes')).toMatchObject({ rpId: NEW });
  await arriveAtNewHost(page, NEW);
  await expect(otherPasskeyButton(page)).toHaveCount(0);
  await press(page, authenticator);
  await expect(account(page)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Passkeys for other addresses' })).toContainText(
    `For ${OLD}`,
  );

  // Hers still opens the first host.
  await grace.page.goto(`https://${OLD}/account`);
  await expect(passkeyButton(grace.page)).toBeVisible();
  await press(grace.page, grace.authenticator);
  await expect(account(grace.page)).toBeVisible();
});

test('a passkey of the first host answers from the suggestions on the second', async () => {
  const { page, authenticator, ...ada } = await newPerson('ada@example.com');
  await makeFirstPasskey({ page, authenticator, ...ada }, OLD);
  await move();
  await arriveAtNewHost(page, OLD);
  await authenticator.setPresent(true);
  await page.reload();
  await expect(renewalOffer(page)).toBeVisible();
  await authenticator.setPresent(false);
});

test('L13: a browser that does not know related origins asks with the RP ID of the host it is on', async () => {
  const { page, authenticator } = await newPerson('ada@example.com');
  await move();
  await page.addInitScript(() => {
    PublicKeyCredential.getClientCapabilities = () =>
      Promise.resolve({ conditionalGet: true, relatedOrigins: false });
  });
  await arriveAtNewHost(page, NEW);
  expect((await requestsOf(page)).map(({ rpId }) => rpId)).toEqual([NEW]);
  await expect(passkeyButton(page)).toBeVisible();
  await expect(otherPasskeyButton(page)).toBeHidden();
  expect(await authenticator.passkeys()).toEqual([]);
});

test('R1: where the first host no longer says so, the browser refuses, and people read nothing of it', async () => {
  const ada = await newPerson('ada@example.com');
  const { page, authenticator } = ada;
  await makeFirstPasskey(ada, OLD);
  await move();
  await site.server.cli(['domains', 'disable', '--host', OLD]);

  await page.goto(`https://${NEW}/account`);
  await expect.poll(() => pendingAutofill(page)).toMatchObject([{ rpId: NEW }]);
  const requests = await requestsOf(page);
  expect(requests.map(({ rpId, state }) => [rpId, state])).toEqual([
    [OLD, 'SecurityError'],
    [NEW, 'pending'],
  ]);
  await expect(otherPasskeyButton(page)).toBeHidden();
  await expect(alerts(page)).toHaveCount(0);
  await expect(passkeyStatus(page)).toBeEmpty();
  expect(await authenticator.passkeys()).toHaveLength(1);
});
