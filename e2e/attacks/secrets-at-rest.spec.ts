/** What is on disk and in the log opens nothing (architecture, rule 9). */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { askForTokens, beginVisit, redeem } from './support/application.ts';
import { expect, newEmail, newPassword, test } from './support/attacked-site.ts';
import { databaseBytes } from './support/database-file.ts';
import { newApplication } from './support/neighbours.ts';
import { requestOptions, signUp } from './support/passkeys.ts';

test('no secret is in the database or in the log, at any level', async ({ site }) => {
  const { application, server } = site;
  const visitor = site.visitor();
  const secrets: Record<string, string | undefined> = {
    'the installation’s secret': readFileSync(
      path.join(server.dataDirectory, 'secret'),
      'utf8',
    ).trim(),
    'a client secret': application.clientSecret ?? undefined,
  };

  const person = await signUp(visitor, application);
  secrets['an authorization code'] = person.code;
  const tokens = JSON.parse(
    (await redeem(visitor, application, person.code, person.verifier)).text,
  ) as Record<string, string>;
  secrets['an access token'] = tokens.access_token;
  secrets['an ID token'] = tokens.id_token;
  secrets['a PKCE verifier'] = person.verifier;
  secrets['a session cookie'] = visitor.cookie('latchkey_session');
  secrets['a browser cookie'] = visitor.cookie('latchkey_browser');

  const waiting = site.visitor();
  const { state } = await beginVisit(waiting, application, { scope: 'openid offline_access' });
  secrets['a challenge'] = (await requestOptions(waiting, state)).challenge;
  secrets['a resume cookie'] = waiting.cookie('latchkey_resume');
  expect(secrets['a resume cookie']).toBe(state);
  // The visit's name in the address is bound to the browser's cookie: it opens nothing by itself.
  delete secrets['a resume cookie'];

  const [email, password] = [newEmail(), newPassword()];
  await server.cli(['users', 'create', '--email', email, '--password', password]);
  secrets['a password'] = password;
  secrets['a mistyped password'] = newPassword();
  await waiting.post('/login/password', {
    state,
    identifier: email,
    password: secrets['a mistyped password'],
  });
  const signedIn = await waiting.post('/login/password', { state, identifier: email, password });
  expect(signedIn.status).toBe(303);
  const home = await waiting.get(new URL(signedIn.location ?? '').pathname);
  secrets['another code'] = new URL(home.location ?? '').searchParams.get('code') ?? undefined;

  const { url } = (await server.cli(['users', 'rescue', '--email', email])) as { url: string };
  secrets['a rescue ticket'] = new URL(url).searchParams.get('ticket') ?? undefined;
  await visitor.get(`/rescue?ticket=${secrets['a rescue ticket'] ?? ''}`);

  const device = await newApplication(site, { flags: ['--type', 'native'] });
  const started = await visitor.send('/oauth/device/code', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: device.clientId, scope: 'openid' }).toString(),
  });
  const codes = JSON.parse(started.text) as Record<string, string>;
  secrets['a device code'] = codes.device_code;
  secrets['a user code'] = codes.user_code;
  await visitor.get(`/activate?user_code=${codes.user_code ?? ''}`);

  const wrong = await askForTokens(visitor, application, {
    grant_type: 'refresh_token',
    refresh_token: 'guessed-refresh-token-of-nobody',
  });
  expect(wrong.status).toBe(400);
  secrets['a guessed token'] = 'guessed-refresh-token-of-nobody';

  const database = databaseBytes(server);
  const log = server.log();
  expect(database.byteLength).toBeGreaterThan(10_000);
  for (const [name, secret] of Object.entries(secrets)) {
    await test.step(name, () => {
      expect(secret?.length ?? 0).toBeGreaterThan(7);
      const value = secret ?? '';
      const forms = [value, Buffer.from(value).toString('hex'), encodeURIComponent(value)];
      for (const form of [...forms, Buffer.from(value).toString('base64url')]) {
        expect(database.includes(form)).toBe(false);
        expect(log.includes(form)).toBe(false);
      }
    });
  }
  for (const marker of ['"kty":"RSA"', '"d":"', 'BEGIN PRIVATE KEY']) {
    expect([marker, database.includes(marker)]).toEqual([marker, false]);
  }
});

test('files with secrets are their owner’s alone', async ({ site }) => {
  for (const name of ['secret', 'sample-application.json']) {
    const { mode } = statSync(path.join(site.server.dataDirectory, name));
    expect([name, mode & 0o777]).toEqual([name, 0o600]);
  }
});
