import { newMachine } from './management/support/machine.ts';
import { continueButton, identifierField } from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail, newTenant } from './support/tenant.ts';

test.use({ locale: 'fr-FR' });

const language = 'html[lang]';

test('the application decides the language of its whole visit, refusals and ends included', async ({
  page,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl({ ui_locales: 'tlh de-AT' }));
  const html = page.locator(language);
  await expect(html).toHaveAttribute('lang', 'de');
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('Geben Sie Ihre E-Mail-Adresse ein.');
  await expect(html).toHaveAttribute('lang', 'de');

  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(newEmail());
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page).toHaveTitle('Geben Sie Ihr Passwort ein | Acme');

  // What is over, and what is refused, belongs to the visit as well.
  const visit = new URL(page.url()).search;
  const unknownConnection = await page.request.post(`${tenant.origin}/login/password`, {
    form: { state: new URLSearchParams(visit).get('state') ?? '', identifier: 'x'.repeat(2000) },
  });
  expect(await unknownConnection.text()).toContain('<html lang="de"');

  // A page of the protocol engine, before there is a visit.
  await page.goto(`${tenant.origin}/authorize?client_id=nobody&ui_locales=de`);
  await expect(page).toHaveTitle('Etwas ist schiefgegangen | Acme');
});

test('without a wish that is spoken, the browser decides; without any, English it is', async ({
  page,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl({ ui_locales: 'tlh' }));
  await expect(page.locator(language)).toHaveAttribute('lang', 'fr');
  await page.setExtraHTTPHeaders({ 'accept-language': 'tlh, xx;q=0.5' });
  await page.reload();
  await expect(page.locator(language)).toHaveAttribute('lang', 'en');
  await expect(identifierField(page)).toBeVisible();
  await expect(continueButton(page)).toBeVisible();
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
  const html = page.locator(language);
  await expect(html).toHaveAttribute('lang', 'de');
  await page.setExtraHTTPHeaders({ 'accept-language': 'en, ar-EG;q=0.5' });
  await page.reload();
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(html).toHaveAttribute('dir', 'rtl');
});
