/** Signing in on a device without a keyboard, with a code that is typed somewhere else (RFC 8628). */
import type { Page } from '@playwright/test';

import { askForTokens } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { heading, submitIdentifier, submitPassword } from '../support/hosted-pages.ts';
import { expect, test } from './support/site.ts';
import type { Person, ProtocolSite } from './support/site.ts';
import { claimsOf, jsonOf, refusalOf } from './support/tokens.ts';

type Codes = {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
};

const television = (site: ProtocolSite) =>
  site.register({ app_type: 'native', callbacks: ['com.example.tv:/callback'] });

const askForCodes = (site: ProtocolSite, fields: Record<string, string>) =>
  site.visitor().send('/oauth/device/code', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

async function begin(site: ProtocolSite, { clientId }: Application): Promise<Codes> {
  const answer = await askForCodes(site, {
    client_id: clientId,
    scope: 'openid email offline_access',
  });
  expect(answer.status, answer.text).toBe(200);
  return jsonOf(answer) as unknown as Codes;
}

const poll = (site: ProtocolSite, client: Application, { device_code }: Codes) =>
  askForTokens(site.visitor(), client, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code,
  });

async function enterCode(page: Page, address: string, code: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
}

const confirm = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click();

async function signInAs(page: Page, person: Person): Promise<void> {
  await submitIdentifier(page, person.email);
  await submitPassword(page, person.password);
}

test('a device gets tokens when somebody has entered its code, compared it and signed in', async ({
  page,
  site,
}) => {
  const client = await television(site);
  const codes = await begin(site, client);
  expect(codes.verification_uri).toBe(`${site.origin}/activate`);
  expect(refusalOf(await poll(site, client, codes))).toEqual([400, 'authorization_pending']);

  await enterCode(page, codes.verification_uri, codes.user_code.toLowerCase());
  await expect(heading(page, 'Is this the code on your device?')).toBeVisible();
  await expect(page.getByText(codes.user_code)).toBeVisible();
  await confirm(page);
  const person = await site.newPerson();
  await signInAs(page, person);
  await expect(heading(page, 'Your device is connected')).toBeVisible();

  const tokens = jsonOf(await poll(site, client, codes));
  const visitor = site.visitor();
  expect(await claimsOf(visitor, String(tokens.id_token), client.clientId)).toMatchObject({
    sub: person.id,
    email: person.email,
    amr: ['pwd'],
  });
  const refreshed = await askForTokens(visitor, client, {
    grant_type: 'refresh_token',
    refresh_token: String(tokens.refresh_token),
  });
  expect(refreshed.status).toBe(200);

  await enterCode(page, codes.verification_uri, codes.user_code);
  await expect(page.getByText('That code has already been used.')).toBeVisible();
  expect(refusalOf(await poll(site, client, codes))).toEqual([400, 'invalid_grant']);
});

test('a link that carries the code asks for a comparison all the same', async ({ page, site }) => {
  const client = await television(site);
  const codes = await begin(site, client);
  await page.goto(codes.verification_uri_complete);
  await expect(heading(page, 'Is this the code on your device?')).toBeVisible();
  expect(refusalOf(await poll(site, client, codes))).toEqual([400, 'authorization_pending']);
});

test('somebody cancels, and the device is told', async ({ page, site }) => {
  const client = await television(site);
  const codes = await begin(site, client);
  await enterCode(page, codes.verification_uri, codes.user_code);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText("The device wasn't connected.")).toBeVisible();
  expect(refusalOf(await poll(site, client, codes))).toEqual([400, 'access_denied']);
});

test('a wrong code and no code are told apart, and the form stays', async ({ page, site }) => {
  await enterCode(page, `${site.origin}/activate`, 'BBBB-BBBB');
  await expect(page.getByText("That code doesn't match a waiting device.")).toBeVisible();
  await page.getByLabel('Code').fill('');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Enter the code from your device.')).toBeVisible();
});

test('a device code is for its application, and only some may have one', async ({ site }) => {
  const [one, two] = [await television(site), await television(site)];
  const codes = await begin(site, one);
  expect(refusalOf(await poll(site, two, codes))).toEqual([400, 'invalid_grant']);
  const refused = await askForCodes(site, {
    client_id: site.client.clientId,
    client_secret: site.client.clientSecret ?? '',
  });
  expect(refusalOf(refused)).toEqual([400, 'invalid_request']);
});

test('a code cannot be confirmed by a form from elsewhere', async ({ site }) => {
  const client = await television(site);
  const codes = await begin(site, client);
  const visitor = await site.signedIn();
  await visitor.get('/activate');
  const forged = await visitor.post('/activate', {
    xsrf: 'guessed',
    user_code: codes.user_code,
    confirm: 'yes',
  });
  expect(forged.status).toBe(400);
  expect(refusalOf(await poll(site, client, codes))).toEqual([400, 'authorization_pending']);
});
