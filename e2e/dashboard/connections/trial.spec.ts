/** A connection is tried: the pages that people meet, and what an application learns of them. */
import type { Page, Response } from '@playwright/test';

import {
  alerts,
  createPasskeyButton,
  goodPassword,
  signUpLink,
  submitIdentifier,
  submitPassword,
} from '../../support/hosted-pages.ts';
import { newEmail } from '../../support/tenant.ts';
import { anotherAdministrator, expect, open, test } from '../support/story.ts';
import { addressOf } from './pages.ts';

/** Opens the window of a trial. */
async function beginTrial(page: Page): Promise<Page> {
  const link = page.getByRole('link', { name: 'Try in a new window' });
  await expect(link).toHaveAttribute('href', /^\/authorize\?/);
  const opened = page.context().waitForEvent('page');
  await link.click();
  return opened;
}

test('a sign-in with a password shows what an application learns', async ({ owner, tenant }) => {
  const { page } = owner;
  const name = await tenant.newConnection({});
  const { email, id } = await tenant.newUserOf(name, goodPassword);
  // No application uses it: it can be tried all the same.
  await tenant.cli(
    ...['connections', 'disable', '--name', name, '--client-id', tenant.applicationId],
  );
  await open(owner, tenant, await addressOf(tenant, '/try', name));
  const trial = await beginTrial(page);
  await submitIdentifier(trial, email);
  await submitPassword(trial, 'not the password of anybody');
  await expect(alerts(trial).first()).toBeVisible();
  await submitPassword(trial, goodPassword);
  await expect(trial.getByRole('heading', { level: 1 })).toHaveText('It works');
  await expect(trial.getByText(`signed in with a password through ${name}`)).toBeVisible();
  await expect(trial.getByRole('row', { name: 'sub', exact: false }).first()).toContainText(id);
  await expect(trial.getByRole('row', { name: /^amr/ })).toContainText('pwd');
  await expect(trial.getByRole('row', { name: /^aud/ })).toContainText('latchkey-try');

  await trial.reload();
  await expect(trial.getByRole('heading', { level: 1 })).toHaveText('Nobody was signed in');
  await trial.close();
  await open(owner, tenant, '/dashboard/admins');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Admins');
});

test('whoever signs up on the way is seen with their passkey', async ({ owner, tenant }) => {
  const { page, authenticator } = owner;
  await open(owner, tenant, await addressOf(tenant, '/try'));
  const link = page.getByRole('link', { name: 'Try in a new window' });
  await expect(link).toHaveAttribute('href', /^\/authorize\?/);
  // The device of this story is plugged into this window.
  await page.goto(`${tenant.origin}${(await link.getAttribute('href')) ?? ''}`);
  await signUpLink(page).click();
  const email = newEmail();
  await submitIdentifier(page, email);
  await expect(createPasskeyButton(page)).toBeVisible();
  await authenticator.setPresent(true);
  await createPasskeyButton(page).click();
  await expect(page.getByText(`${email} signed in with a passkey through people`)).toBeVisible();
  await authenticator.setPresent(false);
});

test('nobody but who may change connections begins a trial', async ({ owner, tenant, browser }) => {
  const { page } = owner;
  const name = await tenant.newConnection({});
  await open(owner, tenant, await addressOf(tenant, '/try', name));
  const link = page.getByRole('link', { name: 'Try in a new window' });
  await expect(link).toHaveAttribute('href', /^\/authorize\?/);
  const address = `${tenant.origin}${(await link.getAttribute('href')) ?? ''}`;
  const leadsTo = async (somebody: Page) => pathOf(await somebody.goto(address)).join(' ');
  expect(await leadsTo(page)).toContain('/login?');

  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  expect(await leadsTo(theirs)).toContain('error=access_denied');
  for (const prompt of ['select_account', 'select_account login', 'consent', 'login consent']) {
    const asked = new URL(address);
    asked.searchParams.set('prompt', prompt);
    asked.searchParams.set('screen_hint', 'signup');
    const path = pathOf(await theirs.goto(asked.href)).join(' ');
    expect(path, prompt).toContain('error=access_denied');
  }
  const silent = new URL(address);
  silent.searchParams.set('prompt', 'none');
  expect(pathOf(await theirs.goto(silent.href)).join(' ')).toMatch(
    /error=(access_denied|login_required)/,
  );
  await stranger.close();
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  expect(await leadsTo(auditor.page)).toContain('error=access_denied');
  await auditor.close();
});

/** The addresses that a visit came through. */
function pathOf(response: Response | null): string[] {
  const path: string[] = [];
  for (
    let request = response?.request();
    request;
    request = request.redirectedFrom() ?? undefined
  ) {
    path.push(request.url());
  }
  return path;
}
