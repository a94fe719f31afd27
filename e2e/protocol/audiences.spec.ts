/** Whom an access token is for: registered APIs, `/userinfo`, and machines that act for nobody. */
import { randomBytes } from 'node:crypto';

import { askForTokens, redeem } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { newMachine } from '../management/support/machine.ts';
import { ask, tokensOf } from './support/sign-in.ts';
import { expect, test } from './support/site.ts';
import type { ProtocolSite } from './support/site.ts';
import { claimsOf, jsonOf, refusalOf, userinfo, verify } from './support/tokens.ts';

async function newApi(site: ProtocolSite, ...settings: string[]): Promise<string> {
  const identifier = `https://${randomBytes(5).toString('hex')}.example.com/`;
  await site.tenant.cli(
    ...['apis', 'create', '--identifier', identifier, '--name', 'Orders'],
    ...['--scope', 'read:orders', '--scope', 'write:orders', ...settings],
  );
  return identifier;
}

const machine = (site: ProtocolSite) =>
  site.register({ app_type: 'non_interactive', callbacks: [] });

const asMachine = (site: ProtocolSite, client: Application, fields: Record<string, string>) =>
  askForTokens(site.visitor(), client, { grant_type: 'client_credentials', ...fields });

test('an audience brings a JWT that the API can check by itself', async ({ site }) => {
  const audience = await newApi(site, '--token-lifetime', '600');
  const visitor = await site.signedIn();
  const visit = await ask(visitor, site.client, {
    audience,
    scope: 'openid email read:orders delete:everything',
  });
  const { access_token, expires_in, id_token } = await tokensOf(visitor, site.client, visit);
  expect(expires_in).toBe(600);

  const { payload, protectedHeader } = await verify(visitor, access_token, audience);
  expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt', kid: expect.any(String) });
  expect(payload).toMatchObject({
    iss: site.issuer,
    sub: site.person.id,
    aud: audience,
    azp: site.client.clientId,
    scope: 'read:orders',
  });
  expect(Number(payload.exp) - Number(payload.iat)).toBe(600);
  expect(await claimsOf(visitor, id_token, site.client.clientId)).toMatchObject({
    email: site.person.email,
  });
});

test('a refreshed access token is for the same API', async ({ site }) => {
  const audience = await newApi(site);
  const visitor = await site.signedIn();
  const visit = await ask(visitor, site.client, {
    audience,
    scope: 'openid offline_access write:orders',
  });
  const { refresh_token } = await tokensOf(visitor, site.client, visit);
  const refreshed = jsonOf(
    await askForTokens(visitor, site.client, { grant_type: 'refresh_token', refresh_token }),
  );
  const { scope, sub } = await claimsOf(visitor, String(refreshed.access_token), audience);
  expect([scope, sub]).toEqual(['write:orders', site.person.id]);
});

test('without an audience an access token is opaque and opens /userinfo', async ({ site }) => {
  const visitor = await site.signedIn();
  const { access_token } = await tokensOf(visitor, site.client, await ask(visitor, site.client));
  expect(access_token.split('.')).toHaveLength(1);
  const answer = await userinfo(visitor, access_token);
  expect(jsonOf(answer)).toMatchObject({ sub: site.person.id, email: site.person.email });

  const nameless = await ask(visitor, site.client, { scope: 'openid' });
  const narrow = await tokensOf(visitor, site.client, nameless);
  expect(jsonOf(await userinfo(visitor, narrow.access_token))).not.toHaveProperty('email');
});

test('/userinfo wants a token, and says so as bearers expect it', async ({ site }) => {
  const nothing = await site.visitor().get('/userinfo');
  expect([nothing.status, nothing.headers['www-authenticate']]).toEqual([
    401,
    expect.stringMatching(/^Bearer /),
  ]);
  const wrong = await userinfo(site.visitor(), 'never-issued');
  expect(refusalOf(wrong)).toEqual([401, 'invalid_token']);
  expect(wrong.headers['www-authenticate']).toMatch(/^Bearer .*error="invalid_token"/);
});

test('an unknown audience is refused, for people and for machines', async ({ site }) => {
  const audience = 'https://nowhere.example.com/';
  const { said } = await ask(await site.signedIn(), site.client, { audience });
  expect(said.error).toBe('invalid_target');
  const refused = await asMachine(site, await machine(site), { audience });
  expect(refusalOf(refused)).toEqual([400, 'invalid_target']);
});

test('a machine gets what it was granted, and no more', async ({ site }) => {
  const audience = await newApi(site);
  const client = await machine(site);
  const denied = await asMachine(site, client, { audience });
  expect(refusalOf(denied)).toEqual([403, 'access_denied']);

  await site.tenant.cli(
    ...['apis', 'grant', '--client-id', client.clientId, '--audience', audience],
    ...['--scope', 'read:orders'],
  );
  const granted = jsonOf(await asMachine(site, client, { audience }));
  expect(granted).toMatchObject({ token_type: 'Bearer', expires_in: 86_400, scope: 'read:orders' });
  const payload = await claimsOf(site.visitor(), String(granted.access_token), audience);
  expect(payload).toMatchObject({
    iss: site.issuer,
    sub: `${client.clientId}@clients`,
    aud: audience,
    azp: client.clientId,
    gty: 'client-credentials',
    scope: 'read:orders',
  });
  expect(granted).not.toHaveProperty('refresh_token');
  expect(granted).not.toHaveProperty('id_token');

  const more = jsonOf(
    await asMachine(site, client, { audience, scope: 'read:orders write:orders' }),
  );
  expect(more.scope).toBe('read:orders');
  const nowhere = await asMachine(site, client, {});
  expect(refusalOf(nowhere)).toEqual([400, 'invalid_request']);
  const log = await site.logOf(client);
  expect(log).toEqual(expect.arrayContaining(['seccft', 'feccft']));
});

test('an application without the grant type cannot act as a machine', async ({ site }) => {
  const audience = await newApi(site);
  const client = await site.register({ grant_types: ['authorization_code'] });
  const refused = await asMachine(site, client, { audience });
  expect(refusalOf(refused)).toEqual([400, 'invalid_request']);
});

test('a scope that an API has lost is in no token any more, whoever was granted it', async ({
  site,
}) => {
  const audience = await newApi(site);
  const client = await machine(site);
  await site.tenant.cli(
    ...['apis', 'grant', '--client-id', client.clientId, '--audience', audience],
    ...['--scope', 'read:orders', '--scope', 'write:orders'],
  );
  const visitor = await site.signedIn();
  const visit = () =>
    ask(visitor, site.client, {
      audience,
      scope: 'openid offline_access read:orders write:orders',
    });
  const { refresh_token } = await tokensOf(visitor, site.client, await visit());
  const waiting = await visit();

  const { ask: manage } = await newMachine(site.tenant);
  const api = `/resource-servers/${encodeURIComponent(audience)}`;
  const changed = await manage('PATCH', api, { scopes: [{ value: 'read:orders' }] });
  expect(changed.status).toBe(200);

  const scopeOf = (token: unknown) =>
    claimsOf(visitor, String(token), audience).then(({ scope }) => scope);
  const all = jsonOf(await asMachine(site, client, { audience }));
  expect([all.scope, await scopeOf(all.access_token)]).toEqual(['read:orders', 'read:orders']);
  const named = jsonOf(
    await asMachine(site, client, { audience, scope: 'read:orders write:orders' }),
  );
  expect(await scopeOf(named.access_token)).toBe('read:orders');

  const refreshed = jsonOf(
    await askForTokens(visitor, site.client, { grant_type: 'refresh_token', refresh_token }),
  );
  expect(await scopeOf(refreshed.access_token)).toBe('read:orders');
  const exchanged = await tokensOf(visitor, site.client, waiting);
  expect(await scopeOf(exchanged.access_token)).toBe('read:orders');
  const anew = await tokensOf(visitor, site.client, await visit());
  expect(await scopeOf(anew.access_token)).toBe('read:orders');

  // A scope of the same name that comes later is another one.
  await manage('PATCH', api, { scopes: [{ value: 'read:orders' }, { value: 'write:orders' }] });
  expect(jsonOf(await asMachine(site, client, { audience })).scope).toBe('read:orders');
});

test('an API that is gone has no tokens any more: not by a grant, a code or a refresh token', async ({
  site,
}) => {
  const audience = await newApi(site);
  const client = await machine(site);
  await site.tenant.cli(
    ...['apis', 'grant', '--client-id', client.clientId, '--audience', audience],
    ...['--scope', 'read:orders'],
  );
  const visitor = await site.signedIn();
  const wish = { audience, scope: 'openid offline_access read:orders' };
  const { refresh_token } = await tokensOf(
    visitor,
    site.client,
    await ask(visitor, site.client, wish),
  );
  const { said, verifier } = await ask(visitor, site.client, wish);

  const { ask: manage } = await newMachine(site.tenant);
  const gone = await manage('DELETE', `/resource-servers/${encodeURIComponent(audience)}`);
  expect(gone.status).toBe(204);

  expect(refusalOf(await asMachine(site, client, { audience }))).toEqual([400, 'invalid_target']);
  const refreshed = await askForTokens(visitor, site.client, {
    ...{ grant_type: 'refresh_token', refresh_token },
  });
  expect(refusalOf(refreshed)).toEqual([400, 'invalid_target']);
  const exchanged = await redeem(visitor, site.client, said.code ?? '', verifier);
  expect(refusalOf(exchanged)).toEqual([400, 'invalid_target']);
});

test('what is taken back from an application is taken from the tokens that it has', async ({
  site,
}) => {
  const audience = await newApi(site);
  const { ask: manage } = await newMachine(site.tenant);
  const client = await machine(site);
  const granted = await manage('POST', '/client-grants', {
    ...{ client_id: client.clientId, audience, scope: ['read:orders'] },
  });
  expect(jsonOf(await asMachine(site, client, { audience })).scope).toBe('read:orders');
  await manage('DELETE', `/client-grants/${(granted.body as { id: string }).id}`);
  expect(refusalOf(await asMachine(site, client, { audience }))).toEqual([403, 'access_denied']);

  const web = await site.register();
  const visitor = await site.signedIn();
  const visit = await ask(visitor, web, { scope: 'openid offline_access' });
  const { refresh_token } = await tokensOf(visitor, web, visit);
  await manage('PATCH', `/clients/${web.clientId}`, { grant_types: ['authorization_code'] });
  const refreshed = await askForTokens(visitor, web, {
    ...{ grant_type: 'refresh_token', refresh_token },
  });
  expect(refusalOf(refreshed)).toEqual([400, 'invalid_request']);
});

test('a machine that may not act by itself any more has no token of the Management API', async ({
  site,
}) => {
  const { ask: manage } = await newMachine(site.tenant);
  const former = await newMachine(site.tenant, 'read:clients');
  expect((await former.ask('GET', '/clients')).status).toBe(200);
  await manage('PATCH', `/clients/${former.clientId}`, { grant_types: [] });
  expect((await former.ask('GET', '/clients')).status).toBe(401);
});
