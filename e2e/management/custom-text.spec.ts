import { PromptsClient } from 'auth0/prompts';

import { expect, refusalOf, test } from './support/operations-story.ts';

test('pages say what the tenant says, as text, and what they say themselves again', async ({
  page,
  tenant,
  machine,
}) => {
  const { customText } = new PromptsClient(machine.options);
  const words = { 'login.title': 'Welcome <img src=x onerror=alert(1)>', 'login.lead': 'Go on' };
  await customText.set('login', 'en', words);
  expect(await customText.get('login', 'en')).toEqual(words);
  const all = await machine.ask('GET', '/prompts/custom-text');
  expect(all.body).toMatchObject({ en: { login: words } });
  await page.goto(tenant.application.loginUrl());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words['login.title']);
  await expect(page).toHaveTitle(/^Welcome <img src=x onerror=alert\(1\)> \| /);
  await expect(page.getByText('Go on')).toBeVisible();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);

  const path = '/prompts/login/custom-text/en';
  expect(await refusalOf(machine, 'PUT', path, { 'login.title': '{secret}' })).toMatch(
    /^400 invalid_body: login\.title: \{secret\}/,
  );
  await customText.set('login', 'en', {});
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
});
