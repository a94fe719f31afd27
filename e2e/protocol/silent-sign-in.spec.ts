/** `response_mode=web_message`: a page asks for its user in a hidden frame, and reads the answer. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from '@playwright/test';

import { authorizationPath, newVerifier } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { submitIdentifier, submitPassword } from '../support/hosted-pages.ts';
import { sharedServer } from '../support/server.ts';
import { newEmail } from '../support/tenant.ts';
import { expect, register, test } from './support/site.ts';

const password = 'correct horse battery staple';

/** An empty page on a port of its own. Ports do not part sites, so the session's cookie goes along. */
async function startPage() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html><p>App');
  });
  server.listen(0);
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, stop };
}

/** Opens a frame and waits for its message, or for the browser's refusal to show it. */
async function askInFrame(page: Page, address: string): Promise<unknown> {
  const message = page.evaluate(
    (src) =>
      new Promise((resolve) => {
        addEventListener('message', ({ origin, data }) => resolve({ origin, data }));
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      }),
    address,
  );
  const refusal = page.waitForEvent('console', {
    predicate: (each) => /frame-ancestors|X-Frame-Options/i.test(each.text()),
  });
  message.catch(() => undefined);
  refusal.catch(() => undefined);
  return Promise.race([message, refusal.then(() => 'refused')]);
}

/** A single-page application of the tenant that answers on `localhost` itself. */
async function registerPage(pageOrigin: string): Promise<Application> {
  const server = sharedServer();
  return register((...args) => server.cli(args), server.origin, {
    app_type: 'spa',
    callbacks: [`${pageOrigin}/callback`],
    web_origins: [pageOrigin],
  });
}

async function signInThere(page: Page, client: Application): Promise<string> {
  const email = newEmail();
  const { id } = (await sharedServer().cli([
    ...['users', 'create', '--email', email, '--password', password],
    ...['--connection', 'Username-Password-Authentication'],
  ])) as { id: string };
  await page.goto(`${client.origin}${authorizationPath(client, newVerifier())}`);
  await submitIdentifier(page, email);
  await submitPassword(page, password);
  await page.waitForURL(`${client.callback}?**`);
  return id;
}

test('the frame of the application gets a code that its page can exchange', async ({ page }) => {
  const application = await startPage();
  const client = await registerPage(application.origin);
  const userId = await signInThere(page, client);

  await page.goto(application.origin);
  const verifier = newVerifier();
  const nonce = randomBytes(8).toString('hex');
  const path = authorizationPath(client, verifier, {
    prompt: 'none',
    response_mode: 'web_message',
    nonce,
  });
  const heard = (await askInFrame(page, `${client.origin}${path}`)) as {
    origin: string;
    data: { type: string; response: Record<string, string> };
  };
  expect(heard).toMatchObject({
    origin: client.origin,
    data: {
      type: 'authorization_response',
      response: { state: 'state-of-the-application', code: expect.any(String) },
    },
  });

  const tokens = await page.evaluate(
    async ({ endpoint, body }) => {
      const answer = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'auth0-client': 'e30=' },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { id_token: string };
    },
    {
      endpoint: `${client.origin}/oauth/token`,
      body: {
        grant_type: 'authorization_code',
        client_id: client.clientId,
        code: heard.data.response.code,
        code_verifier: verifier,
        redirect_uri: client.callback,
      },
    },
  );
  const [, payload = ''] = tokens.id_token.split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
    sub: userId,
    nonce,
  });
  application.stop();
});

test('without a session the frame says login_required and shows nothing', async ({ page }) => {
  const application = await startPage();
  const client = await registerPage(application.origin);
  await page.goto(application.origin);
  const path = authorizationPath(client, newVerifier(), {
    prompt: 'none',
    response_mode: 'web_message',
  });
  expect(await askInFrame(page, `${client.origin}${path}`)).toMatchObject({
    origin: client.origin,
    data: {
      type: 'authorization_response',
      response: { error: 'login_required', state: 'state-of-the-application' },
    },
  });
  application.stop();
});

test('nobody else can frame the answer, and nobody at all a page', async ({ page }) => {
  const application = await startPage();
  const stranger = await startPage();
  const client = await registerPage(application.origin);
  await signInThere(page, client);

  const silently = { prompt: 'none', response_mode: 'web_message' };
  const answer = `${client.origin}${authorizationPath(client, newVerifier(), silently)}`;
  await page.goto(stranger.origin);
  expect(await askInFrame(page, answer)).toBe('refused');

  await page.goto(application.origin);
  const login = `${client.origin}${authorizationPath(client, newVerifier(), { prompt: 'login' })}`;
  expect(await askInFrame(page, login)).toBe('refused');
  application.stop();
  stranger.stop();
});
