/** What applications ask for in the name of people who live in a user table of PostgreSQL. */
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { jsonOf } from '../protocol/support/tokens.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { newOwnDatabase, template } from '../support/own-database.ts';
import type { OwnDatabase } from '../support/own-database.ts';
import { serverUrl } from '../support/script-destinations.ts';
import { expect, test as base } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { audienceOf, METHODS, MyAccount, scopes } from './support/my-account.ts';
import {
  askRegister,
  beginSignIn,
  beginSignUp,
  exchange,
  GRANT,
  identityOf,
  refusalOf,
} from './support/native-site.ts';
import type { NativeClient } from './support/native-site.ts';

/** Scripts that fail as the connection's configuration says. */
const faulty = (script: 'get_user' | 'create', parameter: string): string => `
async function faulty(${parameter}, context, callback) {
  const answers = {
    other: { user_id: 'somebody else' },
    nameless: { email: 'ada@example.com' },
    nobody: null,
  };
  const fault = configuration.FAULT;
  if (fault in answers) return callback(null, answers[fault]);
  if (fault === 'failing') return callback(new Error('no table of users'));
  if (fault === 'refusing') return callback(new UnauthorizedError('We are closed.'));
  return (${template(script)})(${parameter}, context, callback);
}`;

type Phone = { client: NativeClient; visitor: HttpVisitor; realm: string };

const test = base.extend<object, { database: OwnDatabase; phone: Phone }>({
  database: [
    async ({ tenant }, use) => {
      const database = await newOwnDatabase(tenant);
      await database.publish({
        get_user: faulty('get_user', 'identifier'),
        create: faulty('create', 'user'),
      });
      await use(database);
      await database.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  phone: [
    async ({ tenant, database }, use) => {
      const client = (await tenant.cli(
        ...['clients', 'create', '--name', 'Phone', '--type', 'native'],
        ...['--grant-type', GRANT, '--grant-type', 'refresh_token'],
      )) as NativeClient;
      await tenant.cli(
        ...['apis', 'grant', '--client-id', client.clientId],
        ...['--audience', audienceOf(tenant.origin)],
        ...[scopes.create, scopes.read, scopes.delete].flatMap((scope) => ['--scope', scope]),
      );
      await use({ client, visitor: new HttpVisitor(tenant.origin), realm: database.connection });
    },
    { scope: 'worker' },
  ],
});

test.skip(!serverUrl, 'No PostgreSQL is running here');
test.describe.configure({ mode: 'serial' });

const fail = (tenant: Tenant, { connection }: OwnDatabase, fault: string) =>
  tenant.cli(
    ...['connections', 'configuration', 'set', '--name', connection, '--value', `FAULT=${fault}`],
  );

test.afterEach(({ tenant, database }) => fail(tenant, database, 'none'));

/** Ends a sign-up or a sign-in of a device, and asks for whatever an application can get. */
const wishes = (tenant: Tenant) => ({
  scope: ['openid', 'profile', 'offline_access', ...Object.values(scopes)].join(' '),
  audience: audienceOf(tenant.origin),
});

async function signUp({ client, visitor, realm }: Phone, tenant: Tenant, email = newEmail()) {
  const device = new SoftwareAuthenticator();
  const begun = await beginSignUp(visitor, client, { email }, { realm });
  const authn_response = device.create(begun.authn_params_public_key, { origin: tenant.origin });
  const { auth_session } = begun;
  const handed = { auth_session, authn_response, realm, ...wishes(tenant) };
  return { email, device, answer: await exchange(visitor, client, handed) };
}

async function signIn(
  { client, visitor, realm }: Phone,
  tenant: Tenant,
  device: SoftwareAuthenticator,
) {
  const begun = await beginSignIn(visitor, client, { realm });
  const authn_response = device.get(begun.authn_params_public_key, { origin: tenant.origin });
  const { auth_session } = begun;
  return exchange(visitor, client, { auth_session, authn_response, realm, ...wishes(tenant) });
}

const claimsIn = (answer: { text: string }) => {
  const { id_token: token = '' } = JSON.parse(answer.text) as { id_token?: string };
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
};

type Logged = { type: string; code: string; userId: string | null; details: object };
const newest = async (tenant: Tenant) =>
  ((await tenant.cli('logs', 'list', '--limit', '1')) as Logged[])[0];

test('a sign-up makes somebody in the table, and their passkey signs them in', async ({
  tenant,
  database,
  phone,
}) => {
  const { email, device, answer } = await signUp(phone, tenant);
  expect(answer.status).toBe(200);
  const row = await database.findPerson(email);
  expect(row).toMatchObject({ password: null });
  const sub = `auth0|${row?.id}`;
  expect(claimsIn(answer)).toMatchObject({ sub });

  await database.query('update users set nickname = $1 where id = $2', ['countess', row?.id]);
  const again = await signIn(phone, tenant, device);
  expect(again.status).toBe(200);
  expect(claimsIn(again)).toMatchObject({ sub, nickname: 'countess', acr: 'phr' });

  await tenant.cli('users', 'block', '--id', sub);
  expect(refusalOf(await signIn(phone, tenant, device))).toEqual([
    ...[400, 'access_denied', 'user_banned'],
  ]);
  await tenant.cli('users', 'unblock', '--id', sub);

  await database.query('delete from users where id = $1', [row?.id]);
  expect(refusalOf(await signIn(phone, tenant, device))).toEqual([
    ...[400, 'invalid_grant', 'webauthn_verification_failed'],
  ]);
});

test('whoever is in the table already cannot sign up', async ({ database, phone }) => {
  const { client, visitor, realm } = phone;
  const { email } = await database.newPerson();
  const refused = await askRegister(visitor, client, { email }, { realm });
  expect(refusalOf(refused)).toEqual([400, 'invalid_request', 'signup_refused']);
});

const refusals = [
  ['failing', 502, 'temporarily_unavailable', 'user_database_failed', 'user_database_failed'],
  ['nameless', 502, 'temporarily_unavailable', 'user_profile_invalid', 'user_profile_invalid'],
  ['refusing', 400, 'access_denied', 'user_database_refused', 'user_database_refused'],
] as const;

for (const [fault, status, error, code, logged] of [
  ...refusals,
  ['other', 502, 'temporarily_unavailable', 'user_database_failed', 'user_database_mismatch'],
  ['nobody', 400, 'invalid_grant', 'webauthn_verification_failed', 'passkey_not_accepted'],
] as const) {
  test(`nobody is signed in by a Get User that is ${fault}`, async ({
    tenant,
    database,
    phone,
  }) => {
    const { device, answer } = await signUp(phone, tenant);
    const { sub } = claimsIn(answer) as { sub: string };
    await fail(tenant, database, fault);
    const refused = await signIn(phone, tenant, device);
    expect(refusalOf(refused)).toEqual([status, error, code]);
    expect(Object.keys(jsonOf(refused)).sort()).toEqual(['code', 'error', 'error_description']);
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(await newest(tenant)).toMatchObject({ type: 'f', code: logged, userId: sub });
    await fail(tenant, database, 'none');
    expect((await signIn(phone, tenant, device)).status).toBe(200);
  });
}

for (const [fault, status, error, code] of refusals) {
  test(`nobody signs up with scripts that are ${fault}`, async ({ tenant, database, phone }) => {
    const { client, visitor, realm } = phone;
    const email = newEmail();
    const begun = await beginSignUp(visitor, client, { email }, { realm });
    await fail(tenant, database, fault);
    const asked = await askRegister(visitor, client, { email: newEmail() }, { realm });
    expect(refusalOf(asked)).toEqual([status, error, code]);

    const { auth_session, authn_params_public_key } = begun;
    const { origin } = tenant;
    const authn_response = new SoftwareAuthenticator().create(authn_params_public_key, { origin });
    const refused = await exchange(visitor, client, { auth_session, authn_response, realm });
    expect(refusalOf(refused)).toEqual([status, error, code]);
    expect(jsonOf(refused)).not.toHaveProperty('access_token');
    expect(await newest(tenant)).toMatchObject({ type: 'fs', code });
    expect(await database.findPerson(email)).toBeUndefined();
  });
}

test('what a script says to the person is what their application hears', async ({
  tenant,
  database,
  phone,
}) => {
  const { device } = await signUp(phone, tenant);
  await fail(tenant, database, 'refusing');
  expect(jsonOf(await signIn(phone, tenant, device))).toMatchObject({
    error_description: 'We are closed.',
  });
});

test('their ways to sign in are those that are here', async ({ tenant, database, phone }) => {
  const { answer, email } = await signUp(phone, tenant);
  const row = await database.findPerson(email);
  const { access_token: token } = jsonOf(answer) as { access_token: string };
  const api = new MyAccount(phone.visitor, token);
  expect(await api.list()).toMatchObject([{ type: 'passkey', identity_user_id: row?.id }]);
  const { method } = await api.add();
  expect(await api.list('passkey')).toHaveLength(2);
  const remove = (id: string) => api.send('DELETE', `${METHODS}/${encodeURIComponent(id)}`);
  expect((await remove(method.id)).status).toBe(204);
  const [last] = await api.list('passkey');
  expect((await remove(last?.id ?? '')).status).toBe(409);
});

test('a refresh token goes on until its user is deleted there and here', async ({
  tenant,
  database,
  phone,
}) => {
  const { answer, email } = await signUp(phone, tenant);
  const { refresh_token } = jsonOf(answer);
  const refresh = (token: unknown) =>
    phone.visitor.send('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: '*/*' },
      body: JSON.stringify({
        ...{ grant_type: 'refresh_token', refresh_token: token },
        ...identityOf(phone.client),
      }),
    });
  const refreshed = await refresh(refresh_token);
  expect(refreshed.status).toBe(200);
  const row = await database.findPerson(email);
  await tenant.cli('users', 'delete', '--id', `auth0|${row?.id}`);
  expect(await database.findPerson(email)).toBeUndefined();
  expect(refusalOf(await refresh(jsonOf(refreshed).refresh_token)).slice(0, 2)).toEqual([
    ...[400, 'invalid_grant'],
  ]);
});
