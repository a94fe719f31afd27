/** Secrets that may be used once: codes and refresh tokens, one after the other and all at once. */
import { askForTokens, redeem } from '../attacks/support/application.ts';
import { letRefreshTokensLie } from '../support/passing-time.ts';
import { ask, signIn, tokensOf } from './support/sign-in.ts';
import type { Tokens } from './support/sign-in.ts';
import { expect, test } from './support/site.ts';
import { claimsOf, jsonOf, refusalOf, userinfo } from './support/tokens.ts';

const offline = { scope: 'openid profile email offline_access' };

test('a code is good once; handed in again, it takes back what it gave', async ({ site }) => {
  const client = await site.register();
  const visitor = await site.signedIn();
  const visit = await ask(visitor, client, offline);
  const tokens = await tokensOf(visitor, client, visit);
  expect((await userinfo(visitor, tokens.access_token)).status).toBe(200);

  const again = await redeem(visitor, client, visit.said.code ?? '', visit.verifier);
  expect(refusalOf(again)).toEqual([400, 'invalid_grant']);
  expect((await userinfo(visitor, tokens.access_token)).status).toBe(401);
  expect(refusalOf(await refresh(tokens))).toEqual([400, 'invalid_grant']);
  expect(await site.logOf(client)).toContain('feacft');

  function refresh({ refresh_token }: Tokens) {
    return askForTokens(visitor, client, { grant_type: 'refresh_token', refresh_token });
  }
});

test('of twenty exchanges of one code at the same time exactly one wins', async ({ site }) => {
  const visitor = await site.signedIn();
  const { said, verifier } = await ask(visitor, site.client);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      redeem(site.visitor(), site.client, said.code ?? '', verifier),
    ),
  );
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused).toHaveLength(19);
  for (const answer of refused) expect(refusalOf(answer)).toEqual([400, 'invalid_grant']);
});

test('a code is for its application, its verifier and its address', async ({ site }) => {
  const visitor = await site.signedIn();
  const other = await site.register();
  const refusedWith = async (change: Record<string, string>, client = site.client) => {
    const { said, verifier } = await ask(visitor, site.client);
    const answer = await askForTokens(visitor, client, {
      grant_type: 'authorization_code',
      code: said.code ?? '',
      redirect_uri: site.client.callback,
      code_verifier: verifier,
      ...change,
    });
    return refusalOf(answer);
  };
  expect(await refusedWith({}, other)).toEqual([400, 'invalid_grant']);
  expect(await refusedWith({ code_verifier: 'x'.repeat(43) })).toEqual([400, 'invalid_grant']);
  expect(await refusedWith({ code_verifier: '' })).toEqual([400, 'invalid_grant']);
  expect(await refusedWith({ redirect_uri: `${site.client.callback}/` })).toEqual([
    400,
    'invalid_grant',
  ]);
  expect(await refusedWith({ code: 'never-issued' })).toEqual([400, 'invalid_grant']);
});

test('offline_access brings a refresh token without prompt=consent, and nothing else does', async ({
  site,
}) => {
  const visitor = await site.signedIn();
  const asked = await tokensOf(visitor, site.client, await ask(visitor, site.client, offline));
  expect(asked.refresh_token).toBeTruthy();
  expect(asked.scope?.split(' ')).toContain('offline_access');
  const silently = await ask(visitor, site.client, { ...offline, prompt: 'none' });
  expect((await tokensOf(visitor, site.client, silently)).refresh_token).toBeTruthy();

  const plain = await tokensOf(visitor, site.client, await ask(visitor, site.client));
  expect(plain).not.toHaveProperty('refresh_token');
  const without = await site.register({ grant_types: ['authorization_code'] });
  const denied = await tokensOf(visitor, without, await ask(visitor, without, offline));
  expect(denied).not.toHaveProperty('refresh_token');
  expect(denied.scope).not.toContain('offline_access');
});

test('a refresh token is replaced at each use, and the claims stay true', async ({ site }) => {
  const visitor = site.visitor();
  const signedIn = await tokensOf(
    visitor,
    site.client,
    await signIn(visitor, site.client, site.person, offline),
  );
  const refreshed = jsonOf(
    await askForTokens(site.visitor(), site.client, {
      grant_type: 'refresh_token',
      refresh_token: signedIn.refresh_token,
    }),
  ) as unknown as Tokens;
  expect(refreshed.refresh_token).not.toBe(signedIn.refresh_token);
  expect(refreshed.access_token).not.toBe(signedIn.access_token);
  const before = await claimsOf(visitor, signedIn.id_token, site.client.clientId);
  const after = await claimsOf(visitor, refreshed.id_token, site.client.clientId);
  for (const claim of ['sub', 'auth_time', 'amr', 'acr', 'sid', 'email']) {
    expect([claim, after[claim]]).toEqual([claim, before[claim]]);
  }
});

test('a refresh token that comes twice ends its whole family, and the log says so', async ({
  site,
}) => {
  const client = await site.register();
  const visitor = await site.signedIn();
  const refresh = (refresh_token: string) =>
    askForTokens(visitor, client, { grant_type: 'refresh_token', refresh_token });
  const first = await tokensOf(visitor, client, await ask(visitor, client, offline));
  const second = jsonOf(await refresh(first.refresh_token)) as unknown as Tokens;

  expect(refusalOf(await refresh(first.refresh_token))).toEqual([400, 'invalid_grant']);
  expect(refusalOf(await refresh(second.refresh_token))).toEqual([400, 'invalid_grant']);
  expect((await userinfo(visitor, second.access_token)).status).toBe(401);
  expect(await site.logOf(client)).toContain('ferrt');

  // The session itself was not stolen: its user gets a new family without being asked.
  const anew = await tokensOf(visitor, client, await ask(visitor, client, offline));
  expect((await refresh(anew.refresh_token)).status).toBe(200);
});

test('of many uses of a refresh token at once one wins, and the family ends all the same', async ({
  site,
}) => {
  const client = await site.register();
  const visitor = await site.signedIn();
  const { refresh_token } = await tokensOf(visitor, client, await ask(visitor, client, offline));
  const refresh = (token: string) =>
    askForTokens(site.visitor(), client, { grant_type: 'refresh_token', refresh_token: token });
  const answers = await Promise.all(Array.from({ length: 12 }, () => refresh(refresh_token)));
  const won = answers.filter(({ status }) => status === 200);
  expect(won).toHaveLength(1);
  const [winner] = won.map((answer) => jsonOf(answer) as unknown as Tokens);
  expect(refusalOf(await refresh(winner?.refresh_token ?? ''))).toEqual([400, 'invalid_grant']);
  expect((await userinfo(visitor, winner?.access_token ?? '')).status).toBe(401);
  expect(await site.logOf(client)).toContain('ferrt');
});

test('an application may have refresh tokens that stay the same', async ({ site }) => {
  const client = await site.register({ refresh_token: { rotation_type: 'non-rotating' } });
  const visitor = await site.signedIn();
  const { refresh_token } = await tokensOf(visitor, client, await ask(visitor, client, offline));
  const answers = await Promise.all(
    Array.from({ length: 3 }, () =>
      askForTokens(visitor, client, { grant_type: 'refresh_token', refresh_token }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('a refresh token that lies unused for too long ends; each use begins that time anew', async ({
  site,
}) => {
  const HOUR = 3600;
  const visitor = await site.signedIn();
  const familyOf = async (settings: object) => {
    const client = await site.register({ refresh_token: settings });
    let { refresh_token: token } = await tokensOf(
      visitor,
      client,
      await ask(visitor, client, offline),
    );
    const use = async () => {
      const answer = await askForTokens(visitor, client, {
        ...{ grant_type: 'refresh_token', refresh_token: token },
      });
      if (answer.status === 200) token = (jsonOf(answer) as unknown as Tokens).refresh_token;
      return answer;
    };
    return { client, use };
  };
  const limited = await familyOf({ idle_token_lifetime: HOUR });
  const unlimited = await familyOf({
    ...{ idle_token_lifetime: HOUR, infinite_idle_token_lifetime: true },
  });
  for (let use = 0; use < 3; use += 1) {
    letRefreshTokensLie(site.tenant, HOUR - 60);
    expect((await limited.use()).status).toBe(200);
  }
  letRefreshTokensLie(site.tenant, HOUR + 1);
  expect(refusalOf(await limited.use())).toEqual([400, 'invalid_grant']);
  expect(await site.logOf(limited.client)).toContain('fertft');
  expect((await unlimited.use()).status).toBe(200);
});

test('a refresh token is for its application and for no more than its scopes', async ({ site }) => {
  const visitor = await site.signedIn();
  const other = await site.register();
  const visit = await ask(visitor, site.client, { scope: 'openid offline_access' });
  const { refresh_token } = await tokensOf(visitor, site.client, visit);
  const fields = { grant_type: 'refresh_token', refresh_token };
  expect(refusalOf(await askForTokens(visitor, other, fields))).toEqual([400, 'invalid_grant']);
  const wider = await askForTokens(visitor, site.client, { ...fields, scope: 'openid email' });
  expect(refusalOf(wider)).toEqual([400, 'invalid_scope']);
});

test('a revoked refresh token is worth nothing, and only its application may revoke it', async ({
  site,
}) => {
  const visitor = await site.signedIn();
  const other = await site.register();
  const { refresh_token } = await tokensOf(
    visitor,
    site.client,
    await ask(visitor, site.client, offline),
  );
  const revoke = ({ clientId, clientSecret }: typeof other) =>
    visitor.send('/oauth/revoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: refresh_token,
        token_type_hint: 'refresh_token',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
  const refresh = () =>
    askForTokens(visitor, site.client, { grant_type: 'refresh_token', refresh_token });

  expect((await revoke({ ...other, clientSecret: 'wrong' })).status).toBe(401);
  await revoke(other);
  const { status, text } = await refresh();
  expect(status).toBe(200);
  const next = (JSON.parse(text) as Tokens).refresh_token;

  expect((await revoke(site.client)).status).toBe(200);
  const rotated = await askForTokens(visitor, site.client, {
    grant_type: 'refresh_token',
    refresh_token: next,
  });
  expect(refusalOf(rotated)).toEqual([400, 'invalid_grant']);
  expect((await revoke(site.client)).status).toBe(200);
});
