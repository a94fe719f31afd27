/** What time ends, told by a server whose clock is ahead. Restarts end nothing. */
import { askForTokens, redeem } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { newInstallation } from './support/installation.ts';
import { ask, signIn, tokensOf } from './support/sign-in.ts';
import type { Tokens } from './support/sign-in.ts';
import { expect, register, test } from './support/site.ts';
import type { Cli } from './support/site.ts';
import { jsonOf, refusalOf } from './support/tokens.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const password = 'correct horse battery staple';

async function newPerson(cli: Cli) {
  const email = 'ada@example.com';
  await cli(
    ...['users', 'create', '--email', email, '--password', password],
    ...['--connection', 'Username-Password-Authentication'],
  );
  return { email, password };
}

test('a session ends after three days without use, and after seven days whatever happens', async () => {
  test.setTimeout(180_000);
  const { origin, after, remove } = await newInstallation();
  const [used, idle] = [new HttpVisitor(origin), new HttpVisitor(origin)];
  const clients: Application[] = [];
  const silently = async (visitor: HttpVisitor) => {
    const [client] = clients;
    if (!client) throw new Error('There is no application');
    const { said } = await ask(visitor, client, { prompt: 'none' });
    return said.error ?? 'signed in';
  };
  await after(0, async (cli) => {
    const client = await register(cli, origin);
    clients.push(client);
    const person = await newPerson(cli);
    for (const visitor of [used, idle]) await signIn(visitor, client, person);
  });
  await after(3 * DAY - HOUR, async () => expect(await silently(used)).toBe('signed in'));
  await after(3 * DAY + HOUR, async () => {
    expect(await silently(idle)).toBe('login_required');
    expect(await silently(used)).toBe('signed in');
  });
  await after(6 * DAY, async () => expect(await silently(used)).toBe('signed in'));
  await after(7 * DAY - MINUTE, async () => expect(await silently(used)).toBe('signed in'));
  await after(7 * DAY + MINUTE, async () => expect(await silently(used)).toBe('login_required'));
  remove();
});

test('codes, device codes and refresh tokens end when they should', async () => {
  test.setTimeout(180_000);
  const { origin, after, remove } = await newInstallation();
  const visitor = new HttpVisitor(origin);
  const offline = { scope: 'openid offline_access' };
  const kept: {
    client?: Application;
    code?: { code: string; verifier: string };
    device?: Record<string, unknown>;
    refreshToken?: string;
  } = {};
  const refresh = async () => {
    const { client, refreshToken: refresh_token = '' } = kept;
    if (!client) throw new Error('There is no application');
    const answer = await askForTokens(visitor, client, {
      grant_type: 'refresh_token',
      refresh_token,
    });
    if (answer.status !== 200) return jsonOf(answer).error;
    kept.refreshToken = (jsonOf(answer) as unknown as Tokens).refresh_token;
    return 'refreshed';
  };
  const deviceAnswer = () =>
    visitor.send('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: kept.device?.client_id,
        device_code: kept.device?.device_code,
      }),
    });

  await after(0, async (cli) => {
    const client = await register(cli, origin, { refresh_token: { token_lifetime: 10 * DAY } });
    const person = await newPerson(cli);
    const visit = await signIn(visitor, client, person, offline);
    const { refresh_token: refreshToken } = await tokensOf(visitor, client, visit);
    const { said, verifier } = await ask(visitor, client, offline);
    const television = await register(cli, origin, {
      app_type: 'native',
      callbacks: ['com.example.tv:/callback'],
    });
    const device = jsonOf(
      await visitor.send('/oauth/device/code', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_id: television.clientId }),
      }),
    );
    Object.assign(kept, {
      client,
      refreshToken,
      code: { code: said.code, verifier },
      device: { ...device, client_id: television.clientId },
    });
    expect(device.expires_in).toBe(15 * MINUTE);
    expect(refusalOf(await deviceAnswer())).toEqual([400, 'authorization_pending']);
  });
  await after(2 * MINUTE, async () => {
    const { client, code } = kept;
    if (!client || !code) throw new Error('There is no code');
    const late = await redeem(visitor, client, code.code, code.verifier);
    expect(refusalOf(late)).toEqual([400, 'invalid_grant']);
    expect(refusalOf(await deviceAnswer())).toEqual([400, 'authorization_pending']);
  });
  await after(16 * MINUTE, async () => {
    expect(refusalOf(await deviceAnswer())).toEqual([400, 'expired_token']);
    const form = await visitor.get('/activate');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const entered = await visitor.post('/activate', {
      xsrf,
      user_code: String(kept.device?.user_code),
    });
    expect(entered.text).toContain('That code has expired.');
  });
  // Rotation does not prolong: ten days from the first of the family.
  await after(9 * DAY, async () => expect(await refresh()).toBe('refreshed'));
  await after(10 * DAY - HOUR, async () => expect(await refresh()).toBe('refreshed'));
  await after(10 * DAY + HOUR, async () => expect(await refresh()).toBe('invalid_grant'));
  remove();
});
