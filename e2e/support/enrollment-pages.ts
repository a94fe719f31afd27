/** Where things are on the pages that offer a passkey after a sign-in, and how to get there. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

import type { Application } from './application.ts';
import { answerOnce } from './authenticator.ts';
import type { Authenticator } from './authenticator.ts';
import {
  createPasskeyButton,
  goodPassword,
  heading,
  passwordField,
  submitIdentifier,
  submitPassword,
} from './hosted-pages.ts';
import type { Tenant } from './tenant.ts';

export const offer = (page: Page): Locator => heading(page, 'Skip the password next time');
export const localOffer = (page: Page): Locator => heading(page, 'Sign in faster on this device');
export const renewalOffer = (page: Page): Locator => heading(page, 'Make a new passkey');
export const ready = (page: Page): Locator => heading(page, 'Your passkey is ready');

export const notNow = (page: Page): Locator => page.getByRole('button', { name: 'Not now' });
export const neverAgain = (page: Page): Locator =>
  page.getByRole('button', { name: "Don't ask again" });
export const notMyDevice = (page: Page): Locator =>
  page.getByRole('button', { name: "This isn't my device" });
export const carryOn = (page: Page): Locator => page.getByRole('button', { name: /^Continue to / });
export const removeAgain = (page: Page): Locator =>
  page.getByRole('button', { name: 'Remove this passkey' });

/** The page knows what its device can do, and says it with what is sent next. */
export async function expectDeviceKnown(page: Page): Promise<void> {
  await expect(page.locator('[data-capability="platform"]')).not.toHaveValue('');
  await expect(page.locator('[data-capability="conditionalCreate"]')).not.toHaveValue('');
  await expect(page.locator('[data-capability="signals"]')).not.toHaveValue('');
}

/** A sign-in with a password, sent when the page has found out what its device can do. */
export async function signInWithPassword(
  page: Page,
  application: Application,
  { email, password }: { email: string; password: string },
  parameters: Record<string, string> = {},
  beforeSending: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await page.goto(application.loginUrl(parameters));
  await submitIdentifier(page, email);
  await expect(passwordField(page)).toBeVisible();
  await expectDeviceKnown(page);
  await beforeSending();
  await submitPassword(page, password);
}

/** Somebody with a password and nothing else, who has just signed in with it. */
export async function newPerson(page: Page, tenant: Tenant) {
  const password = goodPassword;
  const user = await tenant.newUser(password);
  const signIn = () => signInWithPassword(page, tenant.application, { ...user, password });
  await signIn();
  return { ...user, signIn };
}

/** Creates the passkey that is offered, on a device whose owner is there for it. */
export const takeOffer = (page: Page, authenticator: Authenticator): Promise<void> =>
  answerOnce(page, authenticator, '**/passkey/enroll', () => createPasskeyButton(page).click());

export type Decision = {
  ask: string | null;
  reasons: { kind: string; check: string; passed: boolean }[];
  facts: Record<string, unknown>;
};

/** What was decided about a user, the newest first. */
export const decisionsOf = async (tenant: Tenant, userId: string): Promise<Decision[]> =>
  (await tenant.cli('enrollment', 'why', '--user', userId)) as Decision[];

/** How often each step was taken at each moment; of one connection, where it is named. */
export async function stepsOf(
  tenant: Tenant,
  connection?: string,
): Promise<Record<string, Record<string, number>>> {
  const { moments } = (await tenant.cli(
    ...['enrollment', 'funnel', ...(connection ? ['--connection', connection] : [])],
  )) as { moments: { moment: string; steps: Record<string, number> }[] };
  return Object.fromEntries(moments.map(({ moment, steps }) => [moment, steps]));
}

/** The check that kept a user from being asked last time. */
export async function lastStop(tenant: Tenant, userId: string, kind: string): Promise<string> {
  const [last] = await decisionsOf(tenant, userId);
  const stop = last?.reasons.find((reason) => reason.kind === kind && !reason.passed);
  return stop?.check ?? 'nothing';
}
