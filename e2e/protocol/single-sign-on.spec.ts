/** Who is asked, and when: sessions, `prompt`, `max_age`, `acr_values` and hints. */
import { redeem } from '../attacks/support/application.ts';
import { signUp } from '../attacks/support/passkeys.ts';
import { ask, signIn, tokensOf, typePassword } from './support/sign-in.ts';
import { expect, test } from './support/site.ts';
import { claimsOf } from './support/tokens.ts';

test('one sign-in opens every application of the tenant', async ({ site }) => {
  const visitor = site.visitor();
  const first = await tokensOf(
    visitor,
    site.client,
    await signIn(visitor, site.client, site.person),
  );
  const other = await site.register();
  const second = await tokensOf(visitor, other, await ask(visitor, other));

  const before = await claimsOf(visitor, first.id_token, site.client.clientId);
  const after = await claimsOf(visitor, second.id_token, other.clientId);
  expect(after.sub).toBe(before.sub);
  expect(after.auth_time).toBe(before.auth_time);
  expect(after.sid).toEqual(expect.any(String));
});

test('prompt=none answers for a session and refuses without one, and never shows a page', async ({
  site,
}) => {
  const signedIn = await ask(await site.signedIn(), site.client, { prompt: 'none' });
  expect(signedIn.said).toMatchObject({
    code: expect.any(String),
    state: 'state-of-the-application',
    iss: site.issuer,
  });

  const nobody = await ask(site.visitor(), site.client, { prompt: 'none' });
  expect(nobody.said).toMatchObject({
    error: 'login_required',
    state: 'state-of-the-application',
    iss: site.issuer,
  });
  expect(nobody.address.href).toMatch(/^https:\/\/app\.example\.com\/callback\?/);
});

test('RA2: prompt=login asks again, and auth_time is that of the second time', async ({ site }) => {
  const visitor = site.visitor();
  await signIn(visitor, site.client, site.person);
  const again = await ask(visitor, site.client, { prompt: 'login' });
  expect(again.address.pathname).toBe('/login');
  const startedAt = Math.floor(Date.now() / 1000);
  const { id_token } = await tokensOf(
    visitor,
    site.client,
    await typePassword(visitor, again, site.person),
  );
  const { auth_time } = await claimsOf(visitor, id_token, site.client.clientId);
  expect(auth_time).toBeGreaterThanOrEqual(startedAt);
});

test('prompt=select_account asks who it is, and another person may answer', async ({ site }) => {
  const visitor = await site.signedIn();
  const other = await site.newPerson();
  const choice = await ask(visitor, site.client, { prompt: 'select_account' });
  expect(choice.address.pathname).toBe('/login');

  // A change of person ends the first session by a form that the browser sends by itself.
  const changing = await typePassword(visitor, choice, other);
  expect(changing.answer.text).toContain('action="http');
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(changing.answer.text)?.[1] ?? '';
  const ended = await visitor.post('/oidc/logout/confirm', { xsrf, logout: 'yes' });
  expect(ended.status).toBe(303);
  const home = new URL((await visitor.get(ended.location ?? '')).location ?? '');
  expect(home.searchParams.get('code')).toBeTruthy();

  const silently = await ask(visitor, site.client, { prompt: 'none' });
  const { id_token } = await tokensOf(visitor, site.client, silently);
  expect((await claimsOf(visitor, id_token, site.client.clientId)).sub).toBe(other.id);
});

test('prompt=none together with another prompt, and an unknown prompt, are refused', async ({
  site,
}) => {
  for (const prompt of ['none login', 'create']) {
    const { said } = await ask(await site.signedIn(), site.client, { prompt });
    expect(said.error).toBe('invalid_request');
  }
});

test('RA2: max_age asks again when the sign-in is older, and only then', async ({ site }) => {
  const visitor = await site.signedIn();
  expect((await ask(visitor, site.client, { max_age: '3600' })).said.code).toBeTruthy();
  expect((await ask(visitor, site.client, { max_age: '0' })).address.pathname).toBe('/login');
  const silently = { max_age: '0', prompt: 'none' };
  expect((await ask(visitor, site.client, silently)).said.error).toBe('login_required');
  expect((await ask(visitor, site.client, { max_age: '-1' })).said.error).toBe('invalid_request');

  // `max_age=1`: a second and more after the sign-in.
  await expect
    .poll(async () => (await ask(visitor, site.client, { max_age: '1' })).address.pathname)
    .toBe('/login');
  const { id_token } = await tokensOf(
    visitor,
    site.client,
    await typePassword(visitor, await ask(visitor, site.client, { max_age: '1' }), site.person),
  );
  const { auth_time, iat } = await claimsOf(visitor, id_token, site.client.clientId);
  expect(Number(iat) - Number(auth_time)).toBeLessThanOrEqual(1);
});

test('RA2: acr_values=phr asks again after a password, once, and tells what came of it', async ({
  site,
}) => {
  const visitor = await site.signedIn();
  const wanted = { acr_values: 'phr' };
  expect((await ask(visitor, site.client, { ...wanted, prompt: 'none' })).said.error).toBe(
    'login_required',
  );
  const again = await ask(visitor, site.client, wanted);
  expect(again.address.pathname).toBe('/login');
  const { id_token } = await tokensOf(
    visitor,
    site.client,
    await typePassword(visitor, again, site.person),
  );
  expect(await claimsOf(visitor, id_token, site.client.clientId)).toMatchObject({
    acr: 'urn:latchkey:acr:password',
    amr: ['pwd'],
  });

  const satisfied = { acr_values: 'phr urn:latchkey:acr:password' };
  expect((await ask(visitor, site.client, satisfied)).said.code).toBeTruthy();
});

test('hints reach the first page', async ({ site }) => {
  const hinted = await ask(site.visitor(), site.client, { login_hint: 'ada@example.com' });
  expect(hinted.answer.text).toContain('value="ada@example.com"');

  const signup = await ask(site.visitor(), site.client, { screen_hint: 'signup' });
  expect(signup.address.pathname).toBe('/signup');
  const { address } = await ask(await site.signedIn(), site.client, { screen_hint: 'signup' });
  expect(address.host).toBe('app.example.com');
  const again = { screen_hint: 'signup', prompt: 'login' };
  expect((await ask(await site.signedIn(), site.client, again)).address.pathname).toBe('/signup');

  const locales = await ask(site.visitor(), site.client, { ui_locales: 'tlh fr-CA en' });
  expect([locales.answer.status, locales.address.pathname]).toEqual([200, '/login']);
});

test('a connection can be asked for by name, and an unknown one is not there', async ({ site }) => {
  const known = await ask(site.visitor(), site.client, { connection: 'people' });
  expect(known.answer.status).toBe(200);
  const unknown = await ask(site.visitor(), site.client, { connection: 'nowhere' });
  expect(unknown.answer.status).toBe(403);
  expect(unknown.answer.text).toContain('connection_disabled');
});

test('an ID token says who somebody is by scope, and always how and when they signed in', async ({
  site,
}) => {
  const visitor = await site.signedIn();
  const claims = async (scope: string) => {
    const { id_token } = await tokensOf(
      visitor,
      site.client,
      await ask(visitor, site.client, { scope }),
    );
    return claimsOf(visitor, id_token, site.client.clientId);
  };
  const protocol = ['acr', 'amr', 'aud', 'auth_time', 'exp', 'iat', 'iss', 'nonce', 'sid', 'sub'];
  expect(Object.keys(await claims('openid')).sort()).toEqual(protocol);
  expect(await claims('openid email')).toMatchObject({
    email: site.person.email,
    email_verified: false,
    nonce: 'nonce-of-the-application',
  });
  const profile = await claims('openid profile');
  expect(profile).toHaveProperty('updated_at');
  expect(profile).not.toHaveProperty('email');
  expect(profile.iss).toBe(site.issuer);
  expect(Number(profile.exp) - Number(profile.iat)).toBe(36_000);
});

test('a passkey is phishing-resistant, and more than one factor if it verified its user', async ({
  site,
}) => {
  for (const [verifiesUser, amr] of [
    [true, ['pop', 'user', 'mfa']],
    [false, ['pop', 'user']],
  ] as const) {
    const visitor = site.visitor();
    const { code, verifier } = await signUp(visitor, site.client, { verifiesUser });
    const { text } = await redeem(visitor, site.client, code, verifier);
    const { id_token } = JSON.parse(text) as { id_token: string };
    const claims = await claimsOf(visitor, id_token, site.client.clientId);
    expect(claims).toMatchObject({ acr: 'phr', amr });
    const silently = { acr_values: 'phr', prompt: 'none' };
    expect((await ask(visitor, site.client, silently)).said.code).toBeTruthy();
  }
});
