import type { Page } from '@playwright/test';

import { newMachine } from './management/support/machine.ts';
import { expectSignedIn, goodPassword } from './support/hosted-pages.ts';
import { preferLanguages } from './support/shown-language.ts';
import { expect, test } from './support/story.ts';
import { newEmail, newTenant } from './support/tenant.ts';

test.beforeEach(({ page }) => preferLanguages(page, 'fr-CA, en;q=0.5'));

const expectLanguage = (page: Page, lang: string) =>
  expect(page.locator('html')).toHaveAttribute('lang', lang);

test('the application decides the language of its whole visit, refusals and the end included', async ({
  page,
  tenant,
}) => {
  const german = { ui_locales: 'tlh de-AT' };
  await page.goto(tenant.application.loginUrl({ ...german, screen_hint: 'signup' }));
  await expectLanguage(page, 'de');
  const onward = page.getByRole('button', { name: 'Weiter', exact: true });
  await onward.click();
  await expect(page.getByRole('alert')).toHaveText('Geben Sie Ihre E-Mail-Adresse ein.');
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(newEmail());
  await onward.click();
  await page.getByRole('link', { name: 'Ohne Passkeys fortfahren' }).click();
  await page.getByRole('textbox', { name: 'Neues Passwort' }).fill(goodPassword);
  await page.getByRole('button', { name: 'Konto erstellen' }).click();
  await expectSignedIn(page);
  await page.goBack();
  await expect(page).toHaveTitle('Sie sind schon angemeldet | Acme');

  await page.context().clearCookies();
  await page.goto(tenant.application.loginUrl({ ...german, connection: 'nobody' }));
  await expect(page).toHaveTitle('Etwas ist schiefgegangen | Acme');
});

test('a page of the protocol engine, where there is no visit, has the language of its address', async ({
  page,
  tenant,
}) => {
  await page.goto(`${tenant.origin}/authorize?client_id=nobody&ui_locales=de`);
  await expect(page).toHaveTitle('Etwas ist schiefgegangen | Acme');
  await page.goto(`${tenant.origin}/activate`);
  await expectLanguage(page, 'fr');
});

test('without a wish that is spoken, the browser decides; without any, it is English', async ({
  page,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl({ ui_locales: 'tlh' }));
  await expectLanguage(page, 'fr');
  await preferLanguages(page, 'tlh, xx;q=0.5');
  await page.reload();
  await expectLanguage(page, 'en');
});

test("a tenant's own languages are the only ones, and its first is everybody else's", async ({
  page,
}) => {
  const tenant = await newTenant();
  const machine = await newMachine(tenant);
  const languages = { enabled_locales: ['de', 'ar'] };
  expect(await machine.ask('PATCH', '/tenants/settings', languages)).toMatchObject({
    status: 200,
    body: languages,
  });
  await page.goto(tenant.application.loginUrl({ ui_locales: 'fr' }));
  await tenant.stop();
  await expectLanguage(page, 'de');
  await preferLanguages(page, 'en, ar-EG;q=0.5');
  await page.reload();
  await expectLanguage(page, 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});
