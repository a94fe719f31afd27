/**
 * Auth0's client for pages, unchanged, in an application on an https host of its own: it signs its
 * user in through the hosted pages and looks after their passkeys with its My Account client, and
 * it signs people up and in with passkeys of its own page.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type {
  Auth0Client,
  AuthenticationMethod,
  EnrollmentChallengeResponse,
  MyAccountApiError,
  createAuth0Client,
} from '@auth0/auth0-spa-js';
import type { JSHandle, Page } from '@playwright/test';

import { newEmail } from '../attacks/support/attacked-site.ts';
import { everyScope, grantedApplication } from './support/my-account.ts';
import { GRANT } from './support/native-site.ts';
import { plugIn } from '../support/authenticator.ts';
import type { Authenticator } from '../support/authenticator.ts';
import { notNow } from '../support/enrollment-pages.ts';
import {
  goodPassword,
  passwordField,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { startTlsSite } from '../support/tls/tls-site.ts';
import type { TlsSite } from '../support/tls/tls-site.ts';

const RP_ID = 'acme.test';
const HOST = `login.${RP_ID}`;
const APP = `https://app.${RP_ID}`;
const REALM = 'Username-Password-Authentication';

test.describe.configure({ timeout: 180_000 });

let application: Server;
let site: TlsSite;

test.beforeEach(async () => {
  application = await startApplication();
  const { port } = application.address() as AddressInfo;
  site = await startTlsSite([HOST], { [new URL(APP).host]: port });
  await site.server.cli(['domains', 'create', '--host', HOST, '--rp-id', RP_ID, '--origin', APP]);
});

test.afterEach(async () => {
  await site.stop();
  application.close();
  await once(application, 'close');
});

/** An application whose page has nothing but the client. */
async function startApplication(): Promise<Server> {
  const script = await readFile(
    new URL(import.meta.resolve('@auth0/auth0-spa-js/dist/auth0-spa-js.production.js')),
    'utf8',
  );
  const server = createServer((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><title>Notes</title><h1>Notes</h1><script>${script}</script>`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

type Client = JSHandle<Auth0Client>;
type Opened = { page: Page; authenticator: Authenticator; newClient: () => Promise<Client> };

/** The application's page in a browser that has a sensor. */
async function openApplication(): Promise<Opened> {
  const { clientId } = await grantedApplication(
    (...args) => site.server.cli(args),
    `https://${HOST}`,
    {
      app_type: 'spa',
      callbacks: [APP],
      web_origins: [APP],
      grant_types: ['authorization_code', GRANT],
    },
  );
  const browser = await site.openBrowser();
  const page = await browser.newPage();
  const authenticator = await plugIn(page);
  await page.goto(APP);
  const settings = {
    domain: HOST,
    clientId,
    authorizationParams: {
      redirect_uri: APP,
      audience: `https://${HOST}/me/`,
      scope: ['profile', 'email', ...everyScope].join(' '),
    },
  };
  const newClient = () =>
    page.evaluateHandle((options) => {
      const { auth0 } = globalThis as unknown as {
        auth0: { createAuth0Client: typeof createAuth0Client };
      };
      return auth0.createAuth0Client(options);
    }, settings);
  return { page, authenticator, newClient };
}

/** Makes a passkey as the client's documentation has it, and hands it in. */
const enroll = (client: Client): Promise<AuthenticationMethod> =>
  client.evaluate(async ({ myAccount }) => {
    const begun = (await myAccount.enrollmentChallenge({
      type: 'passkey',
    })) as Extract<EnrollmentChallengeResponse, { type: 'passkey' }>;
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(
      begun.authn_params_public_key as unknown as PublicKeyCredentialCreationOptionsJSON,
    );
    const made = (await navigator.credentials.create({
      publicKey: options,
    })) as PublicKeyCredential;
    return myAccount.enrollmentVerify({
      type: 'passkey',
      location: begun.location,
      auth_session: begun.auth_session,
      authn_response: made.toJSON() as never,
    });
  });

test('an application’s page adds, renames and deletes a passkey, which opens it meanwhile', async () => {
  const email = newEmail();
  await site.server.cli(['users', 'create', '--email', email, '--password', goodPassword]);
  const { page, authenticator, newClient } = await openApplication();
  await (await newClient()).evaluate((client) => client.loginWithRedirect()).catch(() => undefined);
  await submitIdentifier(page, email);
  await expect(passwordField(page)).toBeVisible();
  await submitPassword(page, goodPassword);
  await notNow(page).click();
  await page.waitForURL(`${APP}/?*`);
  const client = await newClient();
  await client.evaluate((signedIn) => signedIn.handleRedirectCallback());
  const user = await client.evaluate((signedIn) => signedIn.getUser());
  expect(user).toMatchObject({ email });

  await authenticator.setPresent(true);
  const made = await enroll(client);
  expect(made).toMatchObject({ type: 'passkey', relying_party_id: RP_ID });
  expect(await authenticator.passkeys()).toMatchObject([{ rpId: RP_ID, userName: email }]);
  const renamed = await client.evaluate(
    ({ myAccount }, id) => myAccount.updateAuthenticationMethod(id, { name: 'Desk' }),
    made.id,
  );
  expect(renamed).toMatchObject({ id: made.id, name: 'Desk' });
  const passkeys = () =>
    client.evaluate(({ myAccount }) => myAccount.getAuthenticationMethods('passkey'));
  expect(await passkeys()).toMatchObject([{ id: made.id, name: 'Desk' }]);
  const factors = await client.evaluate(({ myAccount }) => myAccount.getFactors());
  expect(factors).toContainEqual(expect.objectContaining({ type: 'passkey' }));

  // The same client takes it for a sign-in on its own page.
  const subject = await client.evaluate(async (other, realm) => {
    await other.passkey.login({ realm });
    return (await other.getUser())?.sub;
  }, REALM);
  expect(subject).toBe(user?.sub);

  await client.evaluate(({ myAccount }, id) => myAccount.deleteAuthenticationMethod(id), made.id);
  expect(await passkeys()).toEqual([]);
  const gone = await client.evaluate(async ({ myAccount }, id) => {
    try {
      return await myAccount.getAuthenticationMethod(id);
    } catch (error) {
      const { status, type } = error as MyAccountApiError;
      return { status, type };
    }
  }, made.id);
  expect(gone).toEqual({ status: 404, type: 'urn:latchkey:error:webauthn_credential_not_found' });
});

test('an application’s page signs a person up with a passkey, who then sees it in their account', async () => {
  const email = newEmail();
  const { authenticator, newClient } = await openApplication();
  await authenticator.setPresent(true);
  const client = await newClient();
  const user = await client.evaluate(
    async (own, options) => {
      await own.passkey.signup(options);
      return own.getUser();
    },
    { email, realm: REALM },
  );
  expect(user).toMatchObject({ email });
  const passkeys = await client.evaluate(({ myAccount }) =>
    myAccount.getAuthenticationMethods('passkey'),
  );
  expect(passkeys).toMatchObject([{ relying_party_id: RP_ID }]);
});
