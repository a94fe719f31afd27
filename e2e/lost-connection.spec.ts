/** A connection that breaks while a passkey is on its way. */
import type { Page } from '@playwright/test';

import { passkeysOf } from './account/support/visitor.ts';
import { requestsOf } from './support/authenticator.ts';
import type { Authenticator } from './support/authenticator.ts';
import {
  alerts,
  continueButton,
  expectPasskeysOffered,
  expectSignedIn,
  passkeyButton,
  passkeyStatus,
  signUpAndLeave,
} from './support/hosted-pages.ts';
import { localFetch } from './support/local-fetch.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';
import type { Tenant } from './support/tenant.ts';

const ADDRESS = '**/login/passkey';

/** Somebody with a passkey, on the sign-in page; `press` shows the passkey. */
async function backAgain(page: Page, tenant: Tenant, authenticator: Authenticator) {
  const sub = await signUpAndLeave(page, tenant.application, authenticator, newEmail());
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  const press = async () => {
    await authenticator.setPresent(true);
    await passkeyButton(page).click();
  };
  return { sub, press };
}

/** The first passkey arrives, but what the server says to it does not. */
async function loseFirstAnswer(page: Page, then = () => Promise.resolve()): Promise<number[]> {
  const statuses: number[] = [];
  await page.route(
    ADDRESS,
    async (route) => {
      const request = route.request();
      const { status } = await localFetch(request.url(), {
        method: 'POST',
        headers: await request.allHeaders(),
        body: request.postData() ?? '',
      });
      statuses.push(status);
      await then();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  return statuses;
}

test('R2: a passkey that never arrived is sent again when the connection is back, without asking anew', async ({
  context,
  page,
  authenticator,
  tenant,
}) => {
  const { sub, press } = await backAgain(page, tenant, authenticator);
  const sent: (string | null)[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/login/passkey') sent.push(request.postData());
  });
  await page.route(
    ADDRESS,
    async (route) => {
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    },
    { times: 1 },
  );
  await press();
  await expect(passkeyStatus(page)).toHaveText('The connection was lost. Trying again…');
  await expect(alerts(page)).toHaveCount(0);
  await expect(passkeyButton(page)).toHaveAttribute('aria-busy', 'true');
  const asked = await requestsOf(page);

  await context.setOffline(false);
  expect(await expectSignedIn(page)).toMatchObject({ sub });
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBe(sent[0]);
  expect(asked.filter(({ isConditional }) => !isConditional)).toHaveLength(1);
});

test('R2: a passkey that arrived, but whose answer was lost, ends signed in all the same', async ({
  page,
  authenticator,
  tenant,
}) => {
  const { sub, press } = await backAgain(page, tenant, authenticator);
  const statuses = await loseFirstAnswer(page);
  await press();
  expect(await expectSignedIn(page)).toMatchObject({ sub });
  expect(statuses).toEqual([200]);
});

test('R2: a refusal whose answer was lost is told after the second try, with all that it said', async ({
  page,
  authenticator,
  tenant,
}) => {
  const { sub, press } = await backAgain(page, tenant, authenticator);
  for (const { id } of await passkeysOf(tenant, { id: sub, email: '' })) {
    await tenant.cli('passkeys', 'delete', '--user', sub, '--id', id);
  }
  const statuses = await loseFirstAnswer(page, () => authenticator.setPresent(false));
  await press();
  await expect(page.getByText("That passkey can't be used here any more.")).toBeVisible();
  await expect(passkeyButton(page)).toBeEnabled();
  await expect.poll(() => authenticator.passkeys()).toEqual([]);
  expect(statuses).toEqual([404]);
});

test('R2: a connection that stays lost says so, and the button asks anew', async ({
  page,
  authenticator,
  tenant,
}) => {
  const { sub, press } = await backAgain(page, tenant, authenticator);
  await page.route(ADDRESS, (route) => route.abort('connectionreset'), { times: 2 });
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  await expect(passkeyStatus(page)).toHaveText('The connection was lost. Trying again…');
  await authenticator.setPresent(false);
  await expect(passkeyStatus(page)).toHaveText(
    "We couldn't reach the server. Check your connection, then try again.",
  );
  await expect(passkeyButton(page)).toBeFocused();
  await expect(passkeyButton(page)).not.toHaveAttribute('aria-busy');
  await expect(page.locator('input[name="passkey"]')).toHaveValue('');

  const used = (await requestsOf(page)).map(({ challenge }) => challenge);
  await press();
  expect(await expectSignedIn(page)).toMatchObject({ sub });
  expect(used.length).toBeGreaterThan(0);
});

test('R2: a connection that breaks behind the suggestions of the field is mended the same way', async ({
  page,
  authenticator,
  tenant,
}) => {
  const { sub } = await backAgain(page, tenant, authenticator);
  await page.route(ADDRESS, (route) => route.abort('connectionreset'), { times: 1 });
  // The virtual authenticator answers the waiting request, as a chosen suggestion does.
  await authenticator.setPresent(true);
  await page.reload();
  expect(await expectSignedIn(page)).toMatchObject({ sub });
});

test('R2: where passkeys are in the suggestions alone, a connection that stays lost says so as well', async ({
  page,
  authenticator,
  tenant,
}) => {
  await backAgain(page, tenant, authenticator);
  const connection = await tenant.newConnection({
    authentication_methods: { passkey: { enabled: true } },
    passkey_options: { challenge_ui: 'autofill' },
  });
  await page.route(
    ADDRESS,
    async (route) => {
      await authenticator.setPresent(false);
      await route.abort('connectionreset');
    },
    { times: 2 },
  );
  await authenticator.setPresent(true);
  await page.goto(tenant.application.loginUrl({ connection }));
  await expect(passkeyStatus(page)).toHaveText(
    "We couldn't reach the server. Check your connection, then try again.",
  );
  await expect(passkeyStatus(page)).toBeVisible();
  await expect(passkeyButton(page)).toBeHidden();
});

test('R2: a way on that is stopped leaves a page that can be used again', async ({
  page,
  authenticator,
  tenant,
}) => {
  const { press } = await backAgain(page, tenant, authenticator);
  await page.clock.install();
  await page.reload();
  await expect(passkeyButton(page)).toBeVisible();
  const wayOn = '**/authorize/*';
  await page.route(wayOn, (route) => route.abort('aborted'));
  const stopped = page.waitForEvent('requestfailed', (request) =>
    request.url().includes('/authorize/'),
  );
  await press();
  await stopped;
  await authenticator.setPresent(false);
  await expect(passkeyButton(page)).toHaveAttribute('aria-busy', 'true');

  await page.clock.fastForward('00:11');
  await expect(passkeyButton(page)).not.toHaveAttribute('aria-busy');
  await page.unroute(wayOn);
  await continueButton(page).click();
  await expect(alerts(page)).toHaveCount(1);
});
