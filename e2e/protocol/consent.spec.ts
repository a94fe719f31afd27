/** Applications that somebody else runs have to be allowed; the tenant's own do not. */
import type { Page } from '@playwright/test';

import {
  endSession,
  expectSignedIn,
  heading,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { ask } from './support/sign-in.ts';
import { startRegistered } from './support/second-application.ts';
import { expect, test } from './support/site.ts';
import type { Person } from './support/site.ts';

const accept = (page: Page) => page.getByRole('button', { name: 'Accept' });
const decline = (page: Page) => page.getByRole('button', { name: 'Decline' });

async function signInAs(page: Page, person: Person): Promise<void> {
  await submitIdentifier(page, person.email);
  await submitPassword(page, person.password);
}

test('somebody allows an application once, and is not asked again, not even next time', async ({
  page,
  site,
}) => {
  const { cli } = site.tenant;
  const partner = await startRegistered(cli, site.origin, 'Partner', { is_first_party: false });
  const person = await site.newPerson();
  const asking = heading(page, 'Partner wants access to your account');

  await page.goto(partner.loginUrl({ scope: 'openid profile' }));
  await signInAs(page, person);
  await expect(asking).toBeVisible();
  await expect(page.getByText('See your name and profile details')).toBeVisible();
  await accept(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: person.id });

  await page.goto(partner.loginUrl({ scope: 'openid profile' }));
  await expectSignedIn(page);

  await endSession(page);
  await page.goto(partner.loginUrl({ scope: 'openid profile' }));
  await signInAs(page, person);
  await expectSignedIn(page);

  // More than was allowed: only that is asked for.
  await page.goto(partner.loginUrl({ scope: 'openid profile email' }));
  await expect(asking).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveText(['See your email address']);
  await accept(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ email: person.email });
  await partner.stop();
});

test('somebody declines, the application is told, and nothing was allowed', async ({
  page,
  site,
}) => {
  const { cli } = site.tenant;
  const partner = await startRegistered(cli, site.origin, 'Partner', { is_first_party: false });
  await page.goto(partner.loginUrl());
  await signInAs(page, await site.newPerson());
  await decline(page).click();
  await expect(heading(page, 'Not signed in')).toBeVisible();
  expect(partner.answers.at(-1)).toMatchObject({ ok: false, error: 'access_denied' });

  await page.goto(partner.loginUrl({ prompt: 'none' }));
  await expect(heading(page, 'Not signed in')).toBeVisible();
  expect(partner.answers.at(-1)).toMatchObject({ ok: false, error: 'consent_required' });
  await partner.stop();
});

test('prompt=consent asks again and shows all that is asked for, of anybody', async ({
  page,
  site,
}) => {
  const { cli } = site.tenant;
  for (const is_first_party of [false, true]) {
    const name = is_first_party ? 'Ours' : 'Theirs';
    const application = await startRegistered(cli, site.origin, name, { is_first_party });
    const again = application.loginUrl({
      prompt: 'login consent',
      scope: 'openid email offline_access',
    });
    const person = await site.newPerson();
    for (const visit of ['first', 'second']) {
      await page.goto(again);
      if (visit === 'second') await expect(page.getByLabel('Email address')).toBeVisible();
      await signInAs(page, person);
      await expect(heading(page, `${name} wants access to your account`)).toBeVisible();
      await expect(page.getByRole('listitem')).toHaveText([
        'Know who you are when you sign in',
        'See your email address',
        "Keep this access while you're away",
      ]);
      await accept(page).click();
      await expectSignedIn(page);
      expect(application.lastSignIn().tokens.refresh_token).toBeTruthy();
    }
    await endSession(page);
    await application.stop();
  }
});

test('what somebody allows one application, another does not have', async ({ site }) => {
  const [one, two] = [
    await site.register({ is_first_party: false }),
    await site.register({ is_first_party: false }),
  ];
  const visitor = await site.signedIn();
  const asking = await ask(visitor, one);
  expect(asking.address.pathname).toBe('/consent');
  const { state = '' } = asking.said;
  const answer = await visitor.post('/consent', { state, action: 'accept' });
  expect((await visitor.get(answer.location ?? '')).location).toContain('code=');

  expect((await ask(visitor, one, { prompt: 'none' })).said.code).toBeTruthy();
  expect((await ask(visitor, two, { prompt: 'none' })).said.error).toBe('consent_required');
  const native = await site.register({ app_type: 'native', is_first_party: false });
  expect((await ask(visitor, native)).address.pathname).toBe('/consent');
});

test('only the browser that was asked can answer', async ({ site }) => {
  const partner = await site.register({ is_first_party: false });
  const { said } = await ask(await site.signedIn(), partner);
  const stranger = await site.signedIn();
  const answer = await stranger.post('/consent', { state: said.state ?? '', action: 'accept' });
  expect([answer.status, answer.location]).toEqual([404, undefined]);
});
