/** Where people are invited to make a passkey is for the connection to say (checklist E8). */
import { lastStop, offer, signInWithPassword } from '../support/enrollment-pages.ts';
import {
  beginSignUp,
  endSession,
  expectSignedIn,
  goodPassword as password,
  heading,
} from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';

type Moment = 'login' | 'signup' | 'account';

const inviting = (tenant: Tenant, ...moments: Moment[]) =>
  tenant.newConnection({
    authentication_methods: { passkey: { enabled: true } },
    passkey_options: { enrollment_moments: moments },
  });

test('E8: a sign-up offers a passkey, or leaves it to later', async ({ page, tenant }) => {
  const [now, later] = [await inviting(tenant, 'signup'), await inviting(tenant, 'login')];
  await beginSignUp(page, tenant.application, newEmail(), { connection: now });
  await expect(heading(page, 'Sign in faster with a passkey')).toBeVisible();
  await beginSignUp(page, tenant.application, newEmail(), { connection: later });
  await expect(heading(page, 'Choose a password')).toBeVisible();
});

test('E8: a sign-in offers a passkey, or leaves it to the account page', async ({
  page,
  tenant,
  authenticator,
}) => {
  const [asking, quiet] = [await inviting(tenant, 'login'), await inviting(tenant, 'account')];
  const first = await tenant.newUserOf(quiet, password);
  await signInWithPassword(page, tenant.application, { ...first, password }, { connection: quiet });
  await expectSignedIn(page);
  expect(await lastStop(tenant, first.id, 'progressive')).toBe('asked_after_sign_in');
  await endSession(page);

  const second = await tenant.newUserOf(asking, password);
  await signInWithPassword(
    page,
    tenant.application,
    { ...second, password },
    { connection: asking },
  );
  await expect(offer(page)).toBeVisible();
  expect(await authenticator.passkeys()).toEqual([]);
});

test('E8: the account page invites people, or only lets them', async ({ page, tenant }) => {
  const invitation = page.getByText('Just unlock your device');
  for (const [moments, isInvited] of [
    [['account'], true],
    [['login'], false],
  ] as const) {
    const connection = await inviting(tenant, ...moments);
    const person = await tenant.newUserOf(connection, password);
    await signInWithPassword(page, tenant.application, { ...person, password }, { connection });
    await expectSignedIn(page);
    await page.goto(`${tenant.origin}/account`);
    await expect(page.getByRole('link', { name: 'Create a passkey' })).toBeVisible();
    await expect(invitation).toHaveCount(isInvited ? 1 : 0);
    await endSession(page);
  }
});
