/** A database of a tenant's own gives the id of somebody who was deleted to somebody else. */
import { askForTokens } from '../attacks/support/application.ts';
import type { Application } from '../attacks/support/application.ts';
import { audienceOf, grant, MyAccount, METHODS, scopes } from '../api/support/my-account.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { newInstallation } from './support/installation.ts';
import { ask, signIn, tokensOf } from './support/sign-in.ts';
import type { Tokens } from './support/sign-in.ts';
import { expect, register, test } from './support/site.ts';
import { jsonOf, refusalOf, userinfo } from './support/tokens.ts';

const connection = 'own';
const password = 'correct horse battery staple';
/** Everybody is number 7, as in a table that counts from its last row. */
const ownDatabase = {
  enabledDatabaseCustomization: true,
  customScripts: {
    login: `(email, password, callback) => callback(null, { user_id: '7', email })`,
    delete: `(id, callback) => callback(id === '7' ? null : new Error('who?'))`,
  },
};

test('what was given to the first one opens nothing of the second one’s', async () => {
  test.setTimeout(180_000);
  const { origin, after, remove } = await newInstallation();
  const [first, second] = [new HttpVisitor(origin), new HttpVisitor(origin)];
  const kept: { client?: Application; login?: Tokens; api?: Tokens } = {};
  const sub = 'auth0|7';
  const asIs = { connection, scope: 'openid email offline_access' };
  const silently = (client: Application) => ask(first, client, { prompt: 'none', connection });

  await after(0, async (cli) => {
    await cli(
      ...['connections', 'create', '--name', connection],
      ...['--options', JSON.stringify(ownDatabase)],
    );
    const client = await register(cli, origin);
    await grant(cli, client, [scopes.read]);
    const ada = { email: 'ada@example.com', password };
    const login = await tokensOf(first, client, await signIn(first, client, ada, asIs));
    const wishes = { connection, audience: audienceOf(origin), scope: `openid ${scopes.read}` };
    const api = await tokensOf(first, client, await ask(first, client, wishes));
    Object.assign(kept, { client, login, api });
    const claims = jsonOf(await userinfo(first, login.access_token));
    expect(claims).toMatchObject({ sub, email: ada.email });
    expect((await new MyAccount(first, api.access_token).get(METHODS)).status).toBe(200);
  });

  await after(10 * 60, async (cli) => {
    const { client, login, api } = kept;
    if (!client || !login || !api) throw new Error('Nobody has signed in');
    const refresh = ({ refresh_token }: Tokens) =>
      askForTokens(second, client, { grant_type: 'refresh_token', refresh_token });
    expect((await silently(client)).said.code).toBeDefined();
    await cli('users', 'delete', '--id', sub);
    expect((await silently(client)).said.error).toBe('login_required');

    const grace = { email: 'grace@example.com', password };
    const hers = await tokensOf(second, client, await signIn(second, client, grace, asIs));
    const claims = jsonOf(await userinfo(second, hers.access_token));
    expect(claims).toMatchObject({ sub, email: grace.email });
    expect((await refresh(hers)).status).toBe(200);

    expect((await silently(client)).said.error).toBe('login_required');
    expect(refusalOf(await userinfo(first, login.access_token))).toEqual([401, 'invalid_token']);
    expect(refusalOf(await refresh(login))).toEqual([400, 'invalid_grant']);
    expect((await new MyAccount(first, api.access_token).get(METHODS)).status).toBe(401);
  });
  remove();
});
