/** Where things are on the hosted pages, and the moves that stories share. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

import type { Application } from './application.ts';
import { pendingAutofill } from './authenticator.ts';
import type { Authenticator } from './authenticator.ts';

export const identifierField = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Email address' });
export const passwordField = (page: Page): Locator => page.getByLabel('Password', { exact: true });
export const newPasswordField = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'New password' });

export const continueButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Continue', exact: true });
export const passkeyButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Continue with a passkey' });
/** While a domain moves: asks with the other one of its RP IDs. */
export const otherPasskeyButton = (page: Page): Locator =>
  page.getByRole('button', { name: "My passkey isn't listed" });
export const createPasskeyButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Create a passkey' });
export const createAccountButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Create account' });

export const signUpLink = (page: Page): Locator => page.getByRole('link', { name: 'Sign up' });
export const withoutPasskeyLink = (page: Page): Locator =>
  page.getByRole('link', { name: 'Continue without passkeys' });

/**
 * The page offers passkeys and, where it has suggestions, these wait already: a person who comes to
 * the device from now on is asked by the button alone. Whoever came a moment earlier would have
 * answered the suggestions, and the button would wait for that.
 */
export async function expectPasskeysOffered(page: Page): Promise<void> {
  await expect(passkeyButton(page)).toBeVisible();
  if (!(await hasSuggestions(page))) return;
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
}

/** The page has a field for them, and the browser has some to show: none where all keys are elsewhere. */
const hasSuggestions = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const field = document.querySelector('input[autocomplete$="webauthn"]');
    return field !== null && (await PublicKeyCredential.isConditionalMediationAvailable());
  });

/** The quiet line below a passkey button. */
export const passkeyStatus = (page: Page): Locator => page.locator('[data-passkey-status]');

/** Errors, and nothing that is merely a notice. */
export const alerts = (page: Page): Locator => page.getByRole('alert');

export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { level: 1, name, exact: true });

/** Long enough for the default policy, and not in any list. */
export const goodPassword = 'purple otters juggle quietly';

/** Says who you are on the first page of a sign-in or a sign-up. */
export async function submitIdentifier(page: Page, email: string): Promise<void> {
  await identifierField(page).fill(email);
  await continueButton(page).click();
}

/** From the application to the page where a new account gets its passkey or its password. */
export async function beginSignUp(
  page: Page,
  application: Application,
  email: string,
  parameters: Record<string, string> = {},
): Promise<void> {
  await page.goto(application.loginUrl({ screen_hint: 'signup', ...parameters }));
  await submitIdentifier(page, email);
}

export async function signUpWithPasskey(
  page: Page,
  application: Application,
  email: string,
  parameters: Record<string, string> = {},
): Promise<void> {
  await beginSignUp(page, application, email, parameters);
  await createPasskeyButton(page).click();
  await expectSignedIn(page);
}

/** A passkey from now on, and signed out again with nobody in front of the device; returns the user's id. */
export async function signUpAndLeave(
  page: Page,
  application: Application,
  authenticator: Authenticator,
  email: string,
  parameters: Record<string, string> = {},
): Promise<string> {
  await authenticator.setPresent(true);
  await signUpWithPasskey(page, application, email, parameters);
  const { sub } = await expectSignedIn(page);
  await authenticator.setPresent(false);
  await endSession(page);
  return String(sub);
}

export async function submitPassword(page: Page, password: string): Promise<void> {
  await passwordField(page).fill(password);
  await continueButton(page).click();
}

/** The application says that somebody is signed in; returns the verified claims that it shows. */
export async function expectSignedIn(page: Page): Promise<Record<string, unknown>> {
  await expect(heading(page, 'Signed in')).toBeVisible();
  return JSON.parse(await page.locator('#answer').innerText()) as Record<string, unknown>;
}

/** Forgets the session but not the device: what a browser is like the next morning. */
export async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'latchkey_session' });
  await page.context().clearCookies({ name: 'latchkey_session.sig' });
}
