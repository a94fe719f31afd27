/** Nobody but its owner ever hears a user handle or which passkeys are left (WebAuthn L3 §14.6). */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import type { Answer, HttpVisitor } from '../support/http-visitor.ts';
import { beginVisit } from './support/application.ts';
import type { Application } from './support/application.ts';
import { newEmail, newPassword } from './support/attacked-site.ts';
import type { AttackedSite } from './support/attacked-site.ts';
import { expect, newApplication, test } from './support/neighbours.ts';
import {
  beginSignUp,
  creationOptions,
  postNewPasskey,
  requestOptions,
  signUp,
} from './support/passkeys.ts';

/** A passkey sent as the page's module sends it. */
const sendPasskey = (
  visitor: HttpVisitor,
  state: string,
  answer: AuthenticationResponseJSON | string,
  fields: Record<string, string> = {},
): Promise<Answer> =>
  visitor.post(
    '/login/passkey',
    { ...fields, state, passkey: typeof answer === 'string' ? answer : JSON.stringify(answer) },
    { accept: 'application/json' },
  );

type Signed = {
  redirectTo: string;
  signals: { rpId: string; userId: string; allAcceptedCredentialIds: string[] }[];
};

/** Signs in with a passkey and stops before the application is told. */
async function signIn(
  visitor: HttpVisitor,
  application: Application,
  authenticator: SoftwareAuthenticator,
) {
  const { state } = await beginVisit(visitor, application, { prompt: 'login' });
  const options = await requestOptions(visitor, state);
  const answer = await sendPasskey(
    visitor,
    state,
    authenticator.get(options, { origin: visitor.site.origin }),
  );
  return { state, answer };
}

/** What only the owner may hear: their handle and the ids of their passkeys. */
async function secretsOf(visitor: HttpVisitor, application: Application) {
  const { authenticator } = await signUp(visitor, application);
  const { state, answer } = await signIn(visitor, application, authenticator);
  expect(answer.status, answer.text).toBe(200);
  const { signals, redirectTo } = JSON.parse(answer.text) as Signed;
  const [signal] = signals;
  if (!signal) throw new Error('The owner heard nothing');
  const secrets = [signal.userId, ...signal.allAcceptedCredentialIds];
  return { authenticator, state, signal, redirectTo, secrets };
}

const heard = (answer: Answer, secrets: readonly string[]): string[] => {
  const text = `${answer.text} ${JSON.stringify(answer.headers)}`;
  return secrets.filter((secret) => text.includes(secret));
};

/** A user with a password and a passkey of a site's first connection, signed in nowhere. */
async function somebodyWithPassword(site: AttackedSite) {
  const [email, password] = [newEmail(), newPassword()];
  await site.server.cli([...['users', 'create', '--email', email, '--password', password]]);
  return { email, password };
}

test('S14: the owner hears one signal for the RP ID, right after signing in', async ({ site }) => {
  const visitor = site.visitor();
  const { signal, authenticator, redirectTo } = await secretsOf(visitor, site.application);
  expect(signal).toEqual({
    rpId: 'localhost',
    userId: expect.any(String) as string,
    allAcceptedCredentialIds: [authenticator.credentialId],
    name: expect.stringContaining('@example.com') as string,
    displayName: expect.stringContaining('@example.com') as string,
  });
  expect(redirectTo).toContain('/authorize/');
});

test('S14: another browser, another person and nobody hear nothing of it', async ({ site }) => {
  const owner = site.visitor();
  const { state, secrets } = await secretsOf(owner, site.application);
  const page = `/login/continue?state=${state}`;

  const between = await owner.get(page);
  expect(between.status).toBe(200);
  expect(heard(between, secrets)).toEqual(secrets);
  expect(between.headers['cache-control']).toBe('no-store');

  const stranger = site.visitor();
  const other = site.visitor();
  await secretsOf(other, site.application);
  for (const visitor of [stranger, other]) {
    const answer = await visitor.get(page);
    expect(answer.status).toBe(404);
    expect(heard(answer, secrets)).toEqual([]);
    expect(heard(await visitor.get('/account'), secrets)).toEqual([]);
    const refused = await sendPasskey(visitor, state, '{}');
    expect(refused.status).toBe(404);
    expect(heard(refused, secrets)).toEqual([]);
  }
});

test('S14: a session that was copied to another browser hears nothing on the account page', async ({
  site,
}) => {
  const owner = site.visitor();
  const { redirectTo, secrets } = await secretsOf(owner, site.application);
  await owner.send(redirectTo);
  const copied = owner.twin();
  const kept = copied.cookies.filter(({ name }) => !name.endsWith('latchkey_browser'));
  copied.cookies.splice(0, copied.cookies.length, ...kept);
  const answer = await copied.get('/account');
  expect(heard(answer, secrets)).toEqual([]);
  expect(answer.status).toBe(303);
});

test('S14: another tenant hears nothing, though a browser belongs to both', async ({
  site,
  neighbours,
}) => {
  const owner = site.visitor();
  const { state, secrets } = await secretsOf(owner, site.application);
  const next = owner.twin(neighbours.tenantApplication.origin);
  for (const path of [`/login/continue?state=${state}`, '/account']) {
    expect(heard(await next.get(path), secrets)).toEqual([]);
  }
});

test('S14: a sign-in that is not finished, and one that is refused, say nothing of anybody', async ({
  site,
}) => {
  const owner = site.visitor();
  const { authenticator, secrets } = await secretsOf(owner, site.application);
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const before = await visitor.get(`/login/continue?state=${state}`);
  expect(before.location).toContain('/login?state=');

  const options = await requestOptions(visitor, state);
  const forged = authenticator.get(options, { origin: visitor.site.origin, userHandle: 'AAAA' });
  const refused = await sendPasskey(visitor, state, forged);
  expect(refused.status).toBe(400);
  expect(JSON.parse(refused.text)).toEqual({
    code: 'passkey_not_accepted',
    next: `/login/passkey?state=${state}`,
  });
  const page = await visitor.get(`/login/passkey?state=${state}`);
  expect(page.status).toBe(400);
  expect(heard(page, secrets.slice(0, 1))).toEqual([]);
});

test('S14: whoever is blocked after the sign-in hears nothing any more', async ({ site }) => {
  const owner = site.visitor();
  const { state, secrets } = await secretsOf(owner, site.application);
  const users = (await site.server.cli(['users', 'list', '--limit', '1000'])) as {
    id: string;
    lastLoginAt: string;
  }[];
  const last = users.toSorted((a, b) => (a.lastLoginAt ?? '').localeCompare(b.lastLoginAt ?? ''));
  await site.server.cli(['users', 'block', '--id', last.at(-1)?.id ?? '']);
  expect(heard(await owner.get(`/login/continue?state=${state}`), secrets)).toEqual([]);
});

test('S14: a wrong password leads to no page with signals, whatever its form says of the browser', async ({
  site,
}) => {
  const { email, password } = await somebodyWithPassword(site);
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  await visitor.post('/login', { state, identifier: email });
  const fields = { state, 'webauthn-signals-available': 'true' };
  const wrong = await visitor.post('/login/password', { ...fields, password: `${password}x` });
  expect(wrong.status).toBe(401);
  const right = await visitor.post('/login/password', { ...fields, password });
  // They have never begun to make a passkey, so there is no handle, and none is made.
  expect(right.location).toContain('/authorize/');
});

test('an unknown credential is signalled only where nobody in the installation has it under that RP ID', async ({
  site,
}) => {
  const { server, port } = site;
  const hosts = ['one', 'two'].map((name) => `shared-${name}.localhost:${port}`);
  const applications: Application[] = [];
  for (const [index, host] of hosts.entries()) {
    const tenant = `shared-${index}`;
    const options = JSON.stringify({ authentication_methods: { passkey: { enabled: true } } });
    await server.cli(['tenants', 'create', '--name', tenant, '--display-name', tenant]);
    await server.cli([
      ...['domains', 'create', '--tenant', tenant, '--host', host, '--rp-id', 'localhost'],
    ]);
    await server.cli([
      ...['connections', 'create', '--tenant', tenant, '--name', 'people', '--options', options],
    ]);
    applications.push(await newApplication(site, { tenant, host }));
  }
  const [here, there] = applications;
  if (!here || !there) throw new Error('Two tenants were made');
  // One authenticator whose credential id both tenants know, each for a user of their own.
  const authenticator = new SoftwareAuthenticator();
  const atThere = site.visitor(there.origin);
  const { state } = await beginSignUp(atThere, there);
  const created = authenticator.create(await creationOptions(atThere, state), {
    origin: atThere.site.origin,
  });
  expect((await postNewPasskey(atThere, state, created)).status).toBe(303);

  const atHere = site.visitor(here.origin);
  const unknown = async () => {
    const { state, answer } = await signIn(atHere, here, authenticator);
    expect(answer.status).toBe(404);
    const page = await atHere.get(`/login/passkey?state=${state}`);
    expect(page.status).toBe(404);
    return page.text.includes(`data-unknown-credential-id="${authenticator.credentialId}"`);
  };
  expect(await unknown()).toBe(false);

  const [user] = (await server.cli(['users', 'list', '--tenant', 'shared-1'])) as { id: string }[];
  const ofUser = ['--tenant', 'shared-1', '--user', user?.id ?? ''];
  const [passkey] = (await server.cli(['passkeys', 'list', ...ofUser])) as { id: string }[];
  await server.cli(['passkeys', 'delete', ...ofUser, '--id', passkey?.id ?? '']);
  expect(await unknown()).toBe(true);
});
