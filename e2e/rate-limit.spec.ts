import type { Page } from '@playwright/test';

import {
  alerts,
  continueButton,
  goodPassword,
  identifierField,
  passwordField,
  submitIdentifier,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('R4: after ten wrong passwords the page says when to try again, for known and unknown addresses alike', async ({
  page,
  tenant,
}) => {
  const { email } = await tenant.newUser(goodPassword);
  const shown: string[] = [];
  for (const identifier of [email, newEmail()]) {
    await page.goto(tenant.application.loginUrl());
    await submitIdentifier(page, identifier);
    await expect(passwordField(page)).toBeVisible();
    expect(await tryWrongPasswords(page, 10)).toEqual(Array(10).fill(401));

    // Now even the right one is not looked at.
    await passwordField(page).fill(goodPassword);
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await continueButton(page).click();
    const answer = await answered;
    expect(answer.status()).toBe(429);
    const seconds = Number(await answer.headerValue('retry-after'));
    expect(seconds).toBeGreaterThan(13 * 60);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
    const minutes = Math.ceil(seconds / 60);
    await expect(alerts(page)).toHaveText(`Too many attempts. Try again in ${minutes} minutes.`);
    await expect(identifierField(page)).toHaveValue(identifier);
    const text = await page.locator('main').innerText();
    shown.push(text.replace(identifier, '').replace(/\d+ minutes/, 'a while'));
  }
  expect(shown[1]).toBe(shown[0]);
});

/** Sends the form of the open page again and again; returns the statuses of the answers. */
const tryWrongPasswords = (page: Page, times: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const form = document.querySelector<HTMLFormElement>('form[action="/login/password"]');
    if (!form) throw new Error('The page asks for no password');
    const statuses: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const fields = new FormData(form);
      fields.set('password', `wrong password ${i}`);
      const { status } = await fetch(form.action, { method: 'POST', body: fields });
      statuses.push(status);
    }
    return statuses;
  }, times);
