/** "Not now" is an answer for thirty days, told by a server whose clock is ahead. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startApplication } from '../support/application.ts';
import { answerOnce, plugIn } from '../support/authenticator.ts';
import { localOffer, notNow, offer, signInWithPassword } from '../support/enrollment-pages.ts';
import {
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword as password,
  passkeyButton,
  signUpWithPasskey,
} from '../support/hosted-pages.ts';
import { freePort, startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { expect, test } from '../support/story.ts';

const DAY = 24 * 60 * 60;

test('E3 and H1: after 29 days nobody is asked, after 31 days they are', async ({ page }) => {
  test.setTimeout(240_000);
  const port = await freePort();
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const clock = path.resolve('e2e/support/shifted-clock.mjs');
  const application = await startApplication();
  const after = async (days: number, story: (cli: StartedServer['cli']) => Promise<void>) => {
    const ahead = { NODE_OPTIONS: `--import=${clock}`, CLOCK_AHEAD_SECONDS: String(days * DAY) };
    const server = await startServer({ port, dataDirectory, env: ahead });
    await story(server.cli).finally(server.stop);
  };
  const email = 'ada@example.com';
  const signInWithPhone = async () => {
    await page.goto(application.loginUrl());
    await expectPasskeysOffered(page);
    await answerOnce(page, phone, '**/login/passkey', () => passkeyButton(page).click());
  };

  const phone = await plugIn(page, { transport: 'hybrid' });
  await after(0, async (cli) => {
    const registered = (await cli([
      'clients',
      'create',
      '--name',
      'Notes',
      '--callback',
      application.callbackUrl,
    ])) as { clientId: string; clientSecret: string };
    await application.connect({ issuer: `http://localhost:${port}/`, ...registered });
    await cli(['users', 'create', '--email', email, '--password', password]);
    await phone.setPresent(true);
    await signUpWithPasskey(page, application, 'grace@example.com');
    await phone.setPresent(false);
    await page.context().clearCookies({ name: 'latchkey_session' });
    await plugIn(page, { transport: 'internal' });

    await signInWithPassword(page, application, { email, password });
    await notNow(page).click();
    await expectSignedIn(page);
    await page.context().clearCookies({ name: 'latchkey_session' });
    await signInWithPhone();
    await expect(localOffer(page)).toBeVisible();
    await notNow(page).click();
    await expectSignedIn(page);
  });
  await after(29, async () => {
    await signInWithPassword(page, application, { email, password });
    await expectSignedIn(page);
    await page.context().clearCookies({ name: 'latchkey_session' });
    await signInWithPhone();
    await expectSignedIn(page);
  });
  await after(31, async () => {
    await page.context().clearCookies({ name: 'latchkey_session' });
    await signInWithPassword(page, application, { email, password });
    await expect(offer(page)).toBeVisible();
    await signInWithPhone();
    await expect(localOffer(page)).toBeVisible();
  });
  await application.stop();
  rmSync(dataDirectory, { recursive: true });
});
