/** Where one is signed in: whose session opens the page, and how to end the others. */
import { arrive, ask, signIn as signInTo, tokensOf } from '../protocol/support/sign-in.ts';
import { startLogoutReceiver } from '../protocol/support/logout-receiver.ts';
import { register } from '../protocol/support/site.ts';
import { claimsOf, userinfo } from '../protocol/support/tokens.ts';
import { goodPassword } from '../support/hosted-pages.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { newEmail, newTenant } from '../support/tenant.ts';
import type { Tenant, User } from '../support/tenant.ts';
import { newPersonInAccount, signInToAccount } from './support/moves.ts';
import { accountHeading, doneNotice, passkeyRows, sessionRows } from './support/pages.ts';
import { asksNobody, expect, test } from './support/story.ts';
import { addPasskey, logOf, passkeysOf, signedIn, signIn } from './support/visitor.ts';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';

const withPassword = (user: User) => ({ ...user, password: goodPassword });

/** What `/account` asks for, when it sends somebody to sign in. */
const accountVisit = ({ origin }: Tenant, change: Record<string, string> = {}): string => {
  const query = new URLSearchParams({
    client_id: 'latchkey-account',
    redirect_uri: `${origin}/account/signed-in`,
    response_type: 'none',
    scope: 'openid',
    ...change,
  });
  return `/authorize?${query.toString()}`;
};

/** Takes the cookie away by which a browser is known. */
function forgetBrowser({ cookies }: HttpVisitor): void {
  cookies.splice(
    cookies.findIndex(({ name }) => name.endsWith('latchkey_browser')),
    1,
  );
}

/** Posts what somebody without a way in might, and comes back to the sign-in page each time. */
async function expectNoWayIn(
  visitor: HttpVisitor,
  path: string,
  forms: [step: string, fields: Record<string, string>][],
): Promise<void> {
  const { address, answer, said } = await arrive(visitor, await visitor.get(path));
  expect(address.pathname).toBe('/login');
  expect(answer.text).not.toContain('/signup');
  for (const [step, fields] of forms) {
    const sent = await visitor.post(step, { ...fields, state: said.state ?? '' });
    const { address: reached } = await arrive(visitor, sent);
    expect([step, sent.status, reached.pathname]).toEqual([step, 303, '/login']);
  }
  expect((await visitor.get('/account')).status).toBe(303);
}

/** What the forms of the account page would end. */
const sessionsOn = (text: string): string[] => [
  ...new Set([...text.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id ?? '')),
];

test('S36: a session’s cookie without the browser that began it opens no account page', async ({
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const owner = await signedIn(tenant, user);
  const thief = owner.twin();
  forgetBrowser(thief);

  for (const path of ['/account', '/account/passkeys/new', '/account/confirm?for=add_passkey']) {
    const answer = await thief.get(path);
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/\/authorize\?.*prompt=login/);
  }
  const refused = await thief.post('/account/confirm/challenge', { for: 'add_passkey' });
  expect([refused.status, refused.text]).toEqual([401, '{"code":"sign_in_required"}']);
  expect(await logOf(tenant, user)).toContainEqual(
    expect.objectContaining({ type: 'session_of_another_browser' }),
  );
  expect((await owner.get('/account')).status).toBe(200);
});

test('S36: using a copied session does not make it the thief’s own', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const client = await register(tenant.cli, tenant.origin);
  const owner = await signedIn(tenant, user);
  const thief = owner.twin();
  forgetBrowser(thief);
  // The engine answers it, as it must answer inside the frames of applications.
  expect((await ask(thief, client, { prompt: 'none' })).said.code).toBeTruthy();
  expect((await thief.get('/account')).location).toMatch(/prompt=login/);
  expect((await owner.get('/account')).status).toBe(200);
});

test('whoever signs in again in another browser has the account page there', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const owner = await signedIn(tenant, user);
  const other = owner.twin();
  forgetBrowser(other);
  await signIn(other, user);
  expect((await other.get('/account')).status).toBe(200);
});

test('one sign-in opens the account page as well as the applications', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const client = await register(tenant.cli, tenant.origin);
  const visitor = new HttpVisitor(tenant.origin);
  await signInTo(visitor, client, withPassword(user));
  expect((await visitor.get('/account')).status).toBe(200);
});

test('each session is named with its browser, and ended by the person: the other browser is out', async ({
  page,
  browser,
  tenant,
}) => {
  const user = await newPersonInAccount(page, tenant);
  const elsewhere = await browser.newContext({ userAgent: firefox });
  const other = await elsewhere.newPage();
  await signInToAccount(other, tenant, user);

  await page.reload();
  await expect(sessionRows(page)).toHaveCount(2);
  await expect(sessionRows(page).first()).toContainText('Chrome on Linux');
  await expect(sessionRows(page).first()).toContainText('This browser');
  await expect(sessionRows(page).first().getByRole('button')).toHaveCount(0);
  await expect(sessionRows(page).last()).toContainText('Firefox on Windows');
  await expect(sessionRows(page).last().locator('time')).toHaveCount(2);

  await page.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();
  await expect(doneNotice(page)).toHaveText('Signed out there.');
  await expect(sessionRows(page)).toHaveCount(1);

  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(accountHeading(page)).toBeVisible();
  await elsewhere.close();
});

test('everywhere else can be ended at once', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const [here, ...others] = [
    await signedIn(tenant, user),
    await signedIn(tenant, user),
    await signedIn(tenant, user),
  ] as const;
  expect(sessionsOn((await here.get('/account')).text)).toContain('others');

  const answer = await here.post('/account/sessions/revoke', { session: 'others' });
  expect([answer.status, answer.location]).toEqual([303, `${tenant.origin}/account?done=revoked`]);
  for (const other of others) {
    const { location } = await other.get('/account');
    expect(location).toMatch(/\/authorize\?/);
    expect(location).not.toContain('prompt=login');
  }
  const left = await here.get('/account');
  expect(left.status).toBe(200);
  expect(sessionsOn(left.text)).toEqual([]);
  const revoked = (await logOf(tenant, user)).filter(({ type }) => type === 'session_revoked');
  expect(revoked).toHaveLength(2);
});

test('ending a session tells its applications and revokes what it granted', async ({ tenant }) => {
  const receiver = await startLogoutReceiver();
  const user = await tenant.newUser(goodPassword);
  const client = await register(tenant.cli, tenant.origin, {
    oidc_logout: { backchannel_logout_urls: [receiver.url] },
  });
  const other = new HttpVisitor(tenant.origin);
  const tokens = await tokensOf(other, client, await signInTo(other, client, withPassword(user)));
  const { sid } = await claimsOf(other, tokens.id_token, client.clientId);
  expect((await userinfo(other, tokens.access_token)).status).toBe(200);

  const here = await signedIn(tenant, user);
  const [id = ''] = sessionsOn((await here.get('/account')).text);
  expect((await here.post('/account/sessions/revoke', { session: id })).status).toBe(303);
  expect(receiver.tokens).toHaveLength(1);
  expect(await claimsOf(other, receiver.tokens[0] ?? '', client.clientId)).toMatchObject({ sid });
  expect((await userinfo(other, tokens.access_token)).status).toBe(401);
  expect((await ask(other, client, { prompt: 'none' })).said.error).toBe('login_required');
  await receiver.stop();
});

test('a session of another host of the tenant is ended as its applications know it', async ({
  tenant,
}) => {
  const receiver = await startLogoutReceiver();
  const host = `second.${tenant.rpId}:${new URL(tenant.origin).port}`;
  await tenant.cli('domains', 'create', '--host', host);
  const user = await tenant.newUser(goodPassword);
  const settings = { oidc_logout: { backchannel_logout_urls: [receiver.url] } };
  const client = await register(tenant.cli, `http://${host}`, settings);
  const other = new HttpVisitor(`http://${host}`);
  const { id_token } = await tokensOf(
    other,
    client,
    await signInTo(other, client, withPassword(user)),
  );
  const { sid } = await claimsOf(other, id_token, client.clientId);

  const here = await signedIn(tenant, user);
  const [id = ''] = sessionsOn((await here.get('/account')).text);
  expect((await here.post('/account/sessions/revoke', { session: id })).status).toBe(303);
  expect(receiver.tokens).toHaveLength(1);
  expect(await claimsOf(other, receiver.tokens[0] ?? '', client.clientId)).toMatchObject({
    iss: `http://${host}/`,
    sid,
  });
  expect((await ask(other, client, { prompt: 'none' })).said.error).toBe('login_required');
  await receiver.stop();
});

test('S15: what is somebody else’s is not there: sessions and passkeys', async ({ tenant }) => {
  const [user, neighbour] = [
    await tenant.newUser(goodPassword),
    await tenant.newUser(goodPassword),
  ];
  const owner = await signedIn(tenant, user);
  const { id: passkey } = await addPasskey(owner);
  await signedIn(tenant, user);
  const [session = ''] = sessionsOn((await owner.get('/account')).text);
  expect(session).toMatch(/^[A-Za-z0-9_-]{43}$/);

  const stranger = await signedIn(tenant, neighbour);
  expect((await stranger.post('/account/sessions/revoke', { session })).status).toBe(404);
  expect((await stranger.post('/account/sessions/revoke', { session: 'x' })).status).toBe(404);
  for (const act of ['rename', 'delete', 'test']) {
    expect((await stranger.get(`/account/passkeys/${passkey}/${act}`)).status).toBe(404);
  }
  const renamed = await stranger.post(`/account/passkeys/${passkey}/rename`, { name: 'Mine' });
  expect(renamed.status).toBe(404);
  expect((await stranger.post(`/account/passkeys/${passkey}/delete`, {})).status).not.toBe(200);
  expect((await stranger.post(`/account/passkeys/${passkey}/test/challenge`, {})).status).toBe(404);
  expect(sessionsOn((await owner.get('/account')).text)).toEqual([session]);
  const [kept] = await passkeysOf(tenant, user);
  expect(kept?.id).toBe(passkey);
  expect(kept?.name).not.toBe('Mine');
});

test('S36: a sign-in on a new device is told on the others, with a way to end it', async ({
  page,
  browser,
  tenant,
}) => {
  const user = await newPersonInAccount(page, tenant);
  const notice = page.getByRole('region', { name: 'New sign-in' });
  await expect(notice).toHaveCount(0);

  const elsewhere = await browser.newContext({ userAgent: firefox });
  const other = await elsewhere.newPage();
  await signInToAccount(other, tenant, user);
  // It is in the hands of whoever reads this page.
  await expect(other.getByRole('region', { name: 'New sign-in' })).toHaveCount(0);

  await page.reload();
  const today = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date());
  await expect(notice).toContainText(`New sign-in: Firefox on Windows, ${today}`);
  await notice.getByRole('button', { name: 'End that session' }).click();
  await expect(doneNotice(page)).toBeVisible();
  await expect(notice).toContainText("It isn't signed in any more.");
  await expect(notice.getByRole('button')).toHaveCount(0);
  await other.reload();
  await expect(accountHeading(other)).toHaveCount(0);
  await elsewhere.close();
});

test('the page’s own application is for the page alone', async ({ tenant }) => {
  const listed = (await tenant.cli('clients', 'list')) as { clientId: string }[];
  expect(listed.map(({ clientId }) => clientId)).toEqual(
    expect.not.arrayContaining(['latchkey-account']),
  );
  const visitor = await signedIn(tenant, await tenant.newUser(goodPassword));
  const asked = (change: Record<string, string>) => visitor.get(accountVisit(tenant, change));

  const home = await asked({});
  expect(home.location).toBe(
    `${tenant.origin}/account/signed-in?iss=${encodeURIComponent(`${tenant.origin}/`)}`,
  );
  for (const redirect_uri of [
    'https://evil.example/account/signed-in',
    `${tenant.origin}/account`,
    `${tenant.origin}/account/signed-in/more`,
  ]) {
    expect((await asked({ redirect_uri })).status).toBe(400);
  }
  for (const response_type of ['code', 'id_token', 'code id_token']) {
    const refused = await asked({ response_type, nonce: 'nonce' });
    expect(refused.location).toContain('error=invalid_request');
  }
  const grant = await visitor.post(
    '/oauth/token',
    { grant_type: 'client_credentials', client_id: 'latchkey-account' },
    { origin: undefined },
  );
  expect(grant.status).toBe(400);
  // And no other application may ask for what is the page's own.
  const client = await register(tenant.cli, tenant.origin);
  const { said } = await ask(visitor, client, { response_type: 'none' });
  expect(said.error).toBe('invalid_request');
});

test('whoever comes back without a session is told so, and not sent round for ever', async ({
  tenant,
}) => {
  const visitor = new HttpVisitor(tenant.origin);
  const answer = await visitor.get('/account/signed-in?error=access_denied');
  expect(answer.status).toBe(401);
  expect(answer.text).toContain('Sign in to see your account.');
});

test('a blocked user’s session opens no account page', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  await tenant.cli('users', 'block', '--id', user.id);
  expect((await visitor.get('/account')).location).toMatch(/\/authorize\?/);
  expect((await visitor.post('/account/suggestions', {})).location).toMatch(/\/authorize\?/);
});

test('a person of the tenant’s other connection signs in with its name', async ({ tenant }) => {
  const connection = await tenant.newConnection({});
  const email = `of-${connection}@example.com`;
  await tenant.cli(
    ...['users', 'create', '--connection', connection, '--email', email],
    ...['--password', goodPassword],
  );
  const visitor = new HttpVisitor(tenant.origin);
  const begun = await visitor.get(`/account?connection=${connection}`);
  const url = new URL(begun.location ?? '');
  const login = await visitor.get(`${url.pathname}${url.search}`);
  const state = new URL(login.location ?? '').searchParams.get('state') ?? '';
  const sent = { state, identifier: email, password: goodPassword };
  const answer = await visitor.post('/login/password', sent);
  const resumed = await visitor.get(new URL(answer.location ?? '').pathname);
  expect(new URL(resumed.location ?? '').pathname).toBe('/account/signed-in');
  expect((await visitor.get('/account')).text).toContain(email);
});

test('a person of another connection who has to sign in again does so there, without naming it', async ({
  tenant,
}) => {
  const connection = await tenant.newConnection({});
  const user = await tenant.newUserOf(connection, goodPassword);
  const visitor = new HttpVisitor(tenant.origin);
  await signIn(visitor, user, `/account?connection=${connection}`);
  expect((await visitor.get('/account')).status).toBe(200);
  forgetBrowser(visitor);

  const asked = new URL((await visitor.get('/account')).location ?? '');
  expect(asked.searchParams.get('prompt')).toBe('login');
  expect(asked.searchParams.get('connection')).toBe(connection);
  await signIn(visitor, user);
  expect((await visitor.get('/account')).text).toContain(user.email);
});

test('S30: a connection that is off for its only application opens neither sign-in nor sign-up here', async () => {
  const tenant = await newTenant(asksNobody);
  const connection = await tenant.newConnection({});
  const user = await tenant.newUserOf(connection, goodPassword);
  const path = accountVisit(tenant, { connection, screen_hint: 'signup' });
  await signIn(new HttpVisitor(tenant.origin), user, path);
  await tenant.cli(
    ...['connections', 'disable', '--name', connection],
    ...['--client-id', tenant.applicationId],
  );

  const visitor = new HttpVisitor(tenant.origin);
  await expectNoWayIn(visitor, path, [
    ['/login/password', { identifier: user.email, password: goodPassword }],
    ['/signup', { identifier: newEmail() }],
    ['/signup/password', { password: goodPassword }],
  ]);
  expect(await tenant.cli('users', 'list')).toHaveLength(1);
  await tenant.stop();
});

test('nobody makes an account on the way to the account page', async ({ tenant }) => {
  const visitor = new HttpVisitor(tenant.origin);
  const path = accountVisit(tenant, { screen_hint: 'signup' });
  const email = newEmail();
  await expectNoWayIn(visitor, path, [
    ['/signup', { identifier: email }],
    ['/signup/password', { password: goodPassword }],
  ]);
  expect(JSON.stringify(await tenant.cli('users', 'list', '--limit', '500'))).not.toContain(email);
});

test('the account page has no list where there is nobody: it asks who it is', async ({
  page,
  tenant,
}) => {
  await page.goto(`${tenant.origin}/account`);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('to continue to Acme')).toBeVisible();
  await expect(passkeyRows(page)).toHaveCount(0);
});
