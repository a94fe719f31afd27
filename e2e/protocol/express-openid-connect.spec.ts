/** Auth0's own library as it comes: the sample application, and the library with its default settings. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import express from 'express';
import openidConnect from 'express-openid-connect';

import {
  createAccountButton,
  heading,
  newPasswordField,
  submitIdentifier,
  submitPassword,
  withoutPasskeyLink,
} from '../support/hosted-pages.ts';
import { freePort, sharedServer } from '../support/server.ts';
import { newEmail } from '../support/tenant.ts';
import { expect, register, test } from './support/site.ts';

const password = 'correct horse battery staple';
const cli = (...args: readonly string[]) => sharedServer().cli(args);

/** Runs the sample application; `ended` has its exit code and all that it said. */
function startSample(env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'examples/express-openid-connect/server.ts'],
    {
      env: { ...process.env, CLIENT_ID: '', CLIENT_SECRET: '', ISSUER_BASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  return {
    ended,
    ready: () => expect.poll(() => said).toContain('Sample application on'),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** An application's registration with the tenant on `localhost`, for a port that is free. */
async function newRegistration() {
  const port = await freePort();
  const home = `http://localhost:${port}`;
  const { clientId, clientSecret } = await register(cli, sharedServer().origin, {
    callbacks: [`${home}/callback`],
    allowed_logout_urls: [home],
  });
  return { port, home, clientId, clientSecret: clientSecret ?? '' };
}

test('somebody signs up in the sample application, refreshes, signs out and in again', async ({
  page,
}) => {
  const { port, home, clientId, clientSecret } = await newRegistration();
  const data = mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const issuer = `${sharedServer().origin}/`;
  const settings = { issuer, clientId, clientSecret };
  writeFileSync(path.join(data, 'sample-application.json'), JSON.stringify(settings));
  const env = { PORT: String(port), LATCHKEY_DATA_DIR: data };
  let sample = startSample(env);
  await sample.ready();
  const email = newEmail();

  await page.goto(home);
  await page.getByRole('link', { name: 'Sign up' }).click();
  await submitIdentifier(page, email);
  await withoutPasskeyLink(page).click();
  await newPasswordField(page).fill(password);
  await createAccountButton(page).click();
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible();
  const row = (claim: string) =>
    page.getByRole('row').filter({ has: page.getByText(claim, { exact: true }) });
  await expect(row('iss')).toContainText(issuer);
  await expect(row('aud')).toContainText(clientId);
  await expect(row('amr')).toContainText('a password');
  await expect(row('acr')).toContainText('can be phished');

  await page.getByRole('button', { name: 'Refresh the tokens' }).click();
  await expect(page.getByRole('status')).toContainText('new tokens');

  // The session is the application's own, and outlives a restart.
  await sample.stop();
  sample = startSample(env);
  await sample.ready();
  await page.goto(home);
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible();

  await page.getByRole('link', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(home);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await submitIdentifier(page, email);
  await submitPassword(page, password);
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible();
  expect((await sample.stop()).code).toBe(0);
  rmSync(data, { recursive: true });
});

test('the sample application explains what went wrong, and leads on', async ({ page }) => {
  const port = await freePort();
  const home = `http://localhost:${port}`;
  const sample = startSample({
    PORT: String(port),
    ISSUER_BASE_URL: `http://localhost:${await freePort()}`,
    CLIENT_ID: 'someone',
    CLIENT_SECRET: 'something',
  });
  await sample.ready();
  await page.goto(home);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(heading(page, 'Latchkey cannot be reached')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Start page' })).toHaveAttribute('href', '/');
  expect(await page.content()).not.toContain('    at ');
  await sample.stop();
});

test('a stale return to the sample application leads to a new sign-in', async ({ page }) => {
  const { port, home, clientId, clientSecret } = await newRegistration();
  const sample = startSample({
    PORT: String(port),
    ISSUER_BASE_URL: sharedServer().origin,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
  });
  await sample.ready();
  await page.goto(`${home}/callback?code=stale&state=stale`);
  await expect(heading(page, 'That sign-in did not work')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await sample.stop();
});

test('the sample application says what it needs', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const unregistered = await startSample({ LATCHKEY_DATA_DIR: data }).ended;
  expect(unregistered.code).toBe(1);
  expect(unregistered.said).toContain('npm run up');
  expect(unregistered.said).not.toContain('    at ');
  const half = await startSample({ CLIENT_ID: 'someone' }).ended;
  expect([half.code, half.said.trim()]).toEqual([
    1,
    'Set both CLIENT_ID and CLIENT_SECRET, or neither.',
  ]);
  rmSync(data, { recursive: true });
});

test('the library works with its default settings: an ID token, posted by a form', async ({
  page,
}) => {
  const { port, home, clientId } = await newRegistration();
  const app = express();
  app.use(
    openidConnect.auth({
      issuerBaseURL: sharedServer().origin,
      baseURL: home,
      clientID: clientId,
      secret: 'a secret of the story, long enough',
      idpLogout: true,
    }),
  );
  app.get('/', (request, response) => response.json(request.oidc.idTokenClaims));
  const server = createServer(app).listen(port);
  const email = newEmail();
  const { id } = (await cli(
    ...['users', 'create', '--email', email, '--password', password],
    ...['--connection', 'Username-Password-Authentication'],
  )) as { id: string };

  await page.goto(home);
  await submitIdentifier(page, email);
  await submitPassword(page, password);
  await page.waitForURL(`${home}/`);
  expect(JSON.parse(await page.locator('body').innerText())).toMatchObject({
    sub: id,
    iss: `${sharedServer().origin}/`,
    aud: clientId,
  });
  await page.goto(`${home}/logout`);
  await expect(heading(page, 'Sign in')).toBeVisible();
  server.close();
  server.closeAllConnections();
});
