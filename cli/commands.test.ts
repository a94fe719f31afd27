import { beforeAll, describe, expect, it } from 'vitest';

import { randomHex } from '#app/ids.ts';
import { recordAuditEvent } from '#app/store/audit-events.ts';
import { recordPasskeyEvent } from '#app/store/passkey-events.ts';
import { insertPasskey } from '#app/store/passkeys.ts';
import { findTenantByName } from '#app/store/tenants.ts';
import { connection, user } from '#app/store/tests/fixtures.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';
import { findUserForPassword } from '#app/store/users.ts';

import { json, said, type } from './tests/command-line.ts';

type Named = { id: string; name: string };
type Client = { clientId: string; clientSecret: string | null; name: string; settings: object };
type User = { id: string; email: string };

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const password = 'correct horse battery staple';

let tenant: string;
beforeAll(async () => {
  tenant = `t-${randomHex(6)}`;
  await json('tenants', 'create', '--name', tenant, '--display-name', 'Acme');
});

const tenantId = async () => (await findTenantByName(tenant))?.id ?? '';
/** Somebody with a passkey under each of these RP IDs. */
async function person(...rpIds: string[]): Promise<void> {
  const owner = await tenantId();
  const { id } = await user(owner, await connection(owner));
  for (const rpId of rpIds) await insertPasskey(owner, id, rpId, newPasskey());
}

const at = (...[noun = '', verb = '', ...rest]: string[]) => [
  ...[noun, verb, '--tenant', tenant],
  ...rest,
];

describe('tenants', () => {
  it('are made, with what to do next', async () => {
    const name = `t-${randomHex(6)}`;
    const look = ['--logo-url', 'https://acme.example/logo.svg', '--color', '#0a66c2'];
    expect(
      await json('tenants', 'create', '--name', name, '--display-name', ' Acme ', ...look),
    ).toEqual({
      id: expect.stringMatching(/^ten_/),
      name,
      displayName: 'Acme',
      branding: { logo_url: 'https://acme.example/logo.svg', colors: { primary: '#0a66c2' } },
      prompts: {
        universal_login_experience: 'new',
        identifier_first: true,
        webauthn_platform_first_factor: false,
        custom_login_page_on: false,
      },
      defaultClientId: null,
      createdAt: instant,
    });
    const other = `t-${randomHex(6)}`;
    const answer = await said('tenants', 'create', '--name', other, '--display-name', 'Other');
    expect(answer).toContain(`npm run cli -- domains create --tenant ${other} --host`);
    expect(answer).toContain(`npm run cli -- clients create --tenant ${other} --name`);
  });

  it('are listed, the oldest first', async () => {
    const name = `t-${randomHex(6)}`;
    await json('tenants', 'create', '--name', name, '--display-name', 'Later');
    const names = (await json<Named[]>('tenants', 'list')).map((listed) => listed.name);
    expect(names.indexOf(tenant)).toBeLessThan(names.indexOf(name));
    expect(await said('tenants', 'list')).toMatch(
      new RegExp(`^NAME +DISPLAY NAME[^]*^${name} +Later`, 'm'),
    );
  });

  it('change what is given and keep the rest', async () => {
    const { clientId } = await json<Client>(...at('clients', 'create', '--name', 'First'));
    await json(...at('tenants', 'update', '--color', '#123456', '--default-client', clientId));
    expect(await json(...at('tenants', 'update', '--display-name', 'New name'))).toMatchObject({
      displayName: 'New name',
      branding: { colors: { primary: '#123456' } },
      defaultClientId: clientId,
    });
    expect(await said(...at('tenants', 'update', '--color', ''))).toMatch(/colour +-$/m);
    expect(await json(...at('tenants', 'update', '--default-client='))).toMatchObject({
      branding: {},
      defaultClientId: null,
    });
  });
});

describe('domains', () => {
  const newHost = () => `${randomHex(6)}.example.com`;

  it('are made with the RP ID of their host, or one above it', async () => {
    const host = newHost();
    expect(await json(...at('domains', 'create', '--host', host))).toEqual({
      ...{ host, rpId: host, rpName: null, origins: [], previousRpId: null, movingSince: null },
      status: 'active',
      origin: `https://${host}`,
      issuer: `https://${host}/`,
      createdAt: instant,
    });
    const other = newHost();
    const answer = await said(
      ...at('domains', 'create', '--host', other, '--rp-id', 'example.com'),
    );
    expect(answer).toContain(`https://${other}/`);
    expect(answer).toContain('bound to example.com: once there are any, it changes by a move only');
  });

  it('are made with a name for devices and further origins, and change them', async () => {
    const host = newHost();
    const origins = [`https://app.${host}`, `https://shop.${host}`];
    const [app = '', shop = ''] = origins;
    const names = ['--rp-name', 'Acme', '--origin', app, '--origin', shop];
    expect(await json(...at('domains', 'create', '--host', host, ...names))).toMatchObject({
      rpName: 'Acme',
      origins,
    });
    const update = at('domains', 'update', '--host', host);
    expect(await json(...update, '--origin', shop)).toMatchObject({
      rpName: 'Acme',
      origins: [shop],
    });
    const answer = await said(...update, '--rp-name', 'Acme login', '--rp-id', 'example.com');
    expect(answer).toMatch(/^Changed /);
    expect(answer).toMatch(/rp id +example\.com$/m);
    expect(answer).toMatch(/rp name +Acme login$/m);
    expect(answer).toMatch(new RegExp(`further origins +${shop}$`, 'm'));
    expect(await json(...update, '--no-origins', '--rp-name', '')).toMatchObject({
      rpName: null,
      origins: [],
    });
  });

  it('are disabled and enabled, and listed with their status', async () => {
    const host = newHost();
    await json(...at('domains', 'create', '--host', host));
    expect(await said(...at('domains', 'disable', '--host', host))).toContain('answers 421');
    expect(await json(...at('domains', 'list'))).toContainEqual(
      expect.objectContaining({ host, status: 'disabled' }),
    );
    expect(await said(...at('domains', 'list'))).toMatch(new RegExp(`^${host} +disabled`, 'm'));
    expect(await json(...at('domains', 'enable', '--host', host))).toMatchObject({
      host,
      status: 'active',
    });
    expect(await said(...at('domains', 'enable', '--host', host))).toContain('answers on');
  });

  it('that are disabled say how many passkeys are accepted nowhere else', async () => {
    const host = newHost();
    await json(...at('domains', 'create', '--host', host));
    const disable = at('domains', 'disable', '--host', host);
    expect(await said(...disable)).not.toContain('no other host');
    await person(host);
    await person(host);
    expect(await said(...disable)).toContain(
      `Users whose passkeys no other host of ${tenant} accepts (RP ID ${host}): 2\n`,
    );
    expect(await json(...disable)).toMatchObject({ host, stranded: 2 });
  });

  it('ask a person at a terminal whether they mean it', async () => {
    const host = newHost();
    await json(...at('domains', 'create', '--host', host));
    const words = at('domains', 'disable', '--host', host);
    const asked = await type(words, { isTerminal: true });
    expect(asked.exitCode).toBe(2);
    expect(asked.err).toMatch(/^confirmation_required: Nobody can sign in on this host.*--yes/);
    expect(await json(...at('domains', 'list'))).toContainEqual(
      expect.objectContaining({ host, status: 'active' }),
    );
    for (const agreed of ['--yes', '--json']) {
      expect((await type([...words, agreed], { isTerminal: true })).exitCode).toBe(0);
    }
  });
});

describe('a domain that moves', () => {
  const newDomain = async () => {
    const above = `${randomHex(6)}.example`;
    const host = `login.${above}`;
    await json(...at('domains', 'create', '--host', host));
    return { host, above, on: (verb: string) => at('domains', verb, '--host', host) };
  };

  it('is moved, looked at, moved back and finished', async () => {
    const { host, above, on } = await newDomain();
    await person(host);
    const started = await said(...on('move'), '--rp-id', above);
    expect(started).toContain(`${host} accepts passkeys of ${host} and ${above} from now on.`);
    expect(started).toContain(`Next:\n  npm run cli -- ${on('progress').join(' ')}`);
    expect(started).not.toContain('well-known');
    await person(host, above);
    await person(host, above);

    const shown = await said(...on('progress'));
    expect(shown).toContain(`[${'█'.repeat(19)}${'░'.repeat(11)}] 66 %  2 of 3 users\n`);
    expect(shown).toMatch(new RegExp(`moves from +${host}\n +to +${above}\n +since +\\d{4}-`));
    expect(shown).toMatch(/of the former only +1$/m);
    expect(shown).toMatch(/asked for a new one +-$/m);
    expect(shown).toContain(`npm run cli -- ${on('move-back').join(' ')}`);
    expect(await json(...on('progress'))).toEqual({
      ...{ host, from: host, to: above, movingSince: instant, relatedRpId: null },
      ...{ users: 3, moved: 2, stranded: 1, percent: 66, renewal: {} },
    });
    expect(await said(...at('domains', 'list'))).toMatch(
      new RegExp(`^${host} +active +${above} +${host} +https://${host}/$`, 'm'),
    );

    const back = await said(...on('move-back'));
    expect(back).toContain(
      `${host} moves back to ${host}. Passkeys of ${above} are still accepted.`,
    );
    expect(back).toContain('100 %  2 of 2 users');
    const finished = await said(...on('finish'), '--yes');
    expect(finished).toContain(`${host} accepts passkeys of ${host} only.`);
    expect(finished).toContain('no new one: 0.');
  });

  it('from another host names the file that must stay there', async () => {
    const old = await newDomain();
    const { host, on } = await newDomain();
    const started = await said(...on('move'), '--from', old.host);
    const file = `https://${old.host}/.well-known/webauthn must be answered`;
    expect(started).toContain(file);
    expect(started).toContain('nobody has to move');
    expect(await json(...on('progress'))).toMatchObject({ from: old.host, to: host });
    expect(await said(...on('progress'))).toContain(`npm run cli -- ${on('finish').join(' ')}`);
    expect(await said(...on('move-back'))).toContain(file);
  });

  it('tells what people answered', async () => {
    const { above, on } = await newDomain();
    await json(...on('move'), '--rp-id', above);
    for (const step of ['offered', 'offered', 'created'] as const) {
      const event = { step, moment: 'renewal', browserFamily: 'Chrome' } as const;
      await recordPasskeyEvent(await tenantId(), event);
    }
    expect(await said(...on('progress'))).toMatch(/asked for a new one +1 created, 2 offered$/m);
  });

  it('is not finished by a person who was not told the consequence', async () => {
    const { above, host, on } = await newDomain();
    await json(...on('move'), '--rp-id', above);
    const asked = await type(on('finish'), { isTerminal: true });
    expect(asked.exitCode).toBe(2);
    expect(asked.err).toMatch(/^confirmation_required: Passkeys of the former RP ID open nothing/);
    expect(await json(...on('progress'))).toMatchObject({ from: host });
    expect((await type([...on('finish'), '--yes'], { isTerminal: true })).exitCode).toBe(0);
  });

  it('is finished at the cost of people only with their exact number', async () => {
    const { above, host, on } = await newDomain();
    await person(host);
    await json(...on('move'), '--rp-id', above);
    for (const strand of [[], ['--strand', '0'], ['--strand', '2']]) {
      const { exitCode, err } = await type([...on('finish'), ...strand, '--yes']);
      expect(exitCode).toBe(1);
      expect(err).toMatch(/^move_strands_users: 1 user has passkeys of /);
      expect(err).toContain(`npm run cli -- ${on('finish').join(' ')} --strand 1`);
    }
    const { err } = await type([...on('finish'), '--json']);
    expect(JSON.parse(err)).toEqual({
      ...{ code: 'move_strands_users', message: expect.stringContaining('1 user has') },
      ...{ tenant, host, from: host, to: above, stranded: 1 },
    });
    expect(await json(...on('finish'), '--strand', '1')).toMatchObject({
      ...{ rpId: above, previousRpId: null, stranded: 1 },
    });
  });

  it('is what is offered where an RP ID cannot be changed', async () => {
    const { above, host, on } = await newDomain();
    await person(host, host);
    const { exitCode, err } = await type([...on('update'), '--rp-id', above]);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^rp_id_in_use: 1 user has 2 passkeys bound to /);
    const offered = [...on('move'), '--rp-id', above];
    expect(err).toContain(`Next:\n  npm run cli -- ${offered.join(' ')}`);
    await json(...offered);
    const again = await type(offered);
    expect(again.err).toMatch(/^move_under_way: /);
    for (const verb of ['progress', 'finish', 'move-back']) {
      expect(again.err).toContain(`npm run cli -- ${on(verb).join(' ')}`);
    }
  });
});

describe('clients', () => {
  const callback = ['--callback', 'https://app.example.com/callback'];

  it('are made from options', async () => {
    const options = [
      ...[...callback, '--callback', 'http://localhost:3001/callback', '--type', 'regular_web'],
      ...['--logout-url', 'https://app.example.com', '--web-origin', 'https://app.example.com'],
      ...['--grant-type', 'authorization_code', '--grant-type', 'refresh_token'],
      ...['--initiate-login-uri', 'https://app.example.com/login'],
      ...['--backchannel-logout-url', 'https://app.example.com/ended'],
      ...['--auth-method', 'client_secret_post', '--third-party'],
      ...['--settings', '{"logo_uri": "https://app.example.com/l.png", "callbacks": []}'],
    ];
    expect(await json(...at('clients', 'create', '--name', 'Shop', ...options))).toEqual({
      clientId: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      clientSecret: expect.stringMatching(/^[\w-]{60,}$/),
      name: 'Shop',
      settings: expect.objectContaining({
        app_type: 'regular_web',
        is_first_party: false,
        callbacks: ['https://app.example.com/callback', 'http://localhost:3001/callback'],
        allowed_logout_urls: ['https://app.example.com'],
        web_origins: ['https://app.example.com'],
        grant_types: ['authorization_code', 'refresh_token'],
        initiate_login_uri: 'https://app.example.com/login',
        token_endpoint_auth_method: 'client_secret_post',
        oidc_logout: { backchannel_logout_urls: ['https://app.example.com/ended'] },
        logo_uri: 'https://app.example.com/l.png',
      }),
    });
  });

  it('are told of a missing callback where somebody is sent back', async () => {
    const create = at('clients', 'create', '--name', 'Notes', '--type', 'native');
    expect(await said(...create)).toContain('It has no callback');
    const grant = 'urn:okta:params:oauth:grant-type:webauthn';
    expect(await said(...create, '--grant-type', grant)).not.toContain('callback,');
  });

  it('show their secret once, and no list shows it', async () => {
    const { clientId, clientSecret } = await json<Client>(
      ...at('clients', 'create', '--name', 'Shop', ...callback),
    );
    const answer = await said(...at('clients', 'create', '--name', 'Second', ...callback));
    const told = /client secret +(\S+)/.exec(answer)?.[1] ?? '';
    expect(told.length).toBeGreaterThan(60);
    expect(answer).toContain('shown only now');
    const listed = [
      await said(...at('clients', 'list')),
      JSON.stringify(await json(...at('clients', 'list'))),
      await said(...at('clients', 'update', '--client-id', clientId, '--settings', '{}')),
    ].join('\n');
    expect(listed).toContain(clientId);
    expect(listed).not.toContain(clientSecret);
    expect(listed).not.toContain(told);
    expect(listed).not.toMatch(/secret"/);
  });

  it('without a secret say why, and what they lack', async () => {
    const spa = await said(...at('clients', 'create', '--name', 'Page', '--type', 'spa'));
    expect(spa).toContain('none: it cannot keep one');
    expect(spa).toContain('clients update --tenant');
    const job = await said(
      ...at('clients', 'create', '--name', 'Job', '--type', 'non_interactive'),
    );
    expect(job).toContain('apis grant --tenant');
  });

  it('change some settings and keep the others', async () => {
    const { clientId } = await json<Client>(
      ...at('clients', 'create', '--name', 'Shop', ...callback),
    );
    const settings = '{"web_origins": ["https://b.example.com"]}';
    expect(
      await json(...at('clients', 'update', '--client-id', clientId, '--settings', settings)),
    ).toEqual({
      clientId,
      name: 'Shop',
      settings: expect.objectContaining({
        callbacks: ['https://app.example.com/callback'],
        web_origins: ['https://b.example.com'],
      }),
    });
  });
});

describe('connections', () => {
  it('are made, listed, replaced as a whole, enabled and disabled', async () => {
    const { clientId } = await json<Client>(...at('clients', 'create', '--name', 'Shop'));
    const name = `c-${randomHex(6)}`;
    const passkeys = '{"authentication_methods": {"passkey": {"enabled": true}}}';
    const made = await json(...at('connections', 'create', '--name', name, '--options', passkeys));
    expect(made).toMatchObject({
      id: expect.stringMatching(/^con_/),
      name,
      strategy: 'auth0',
      options: { authentication_methods: { passkey: { enabled: true } } },
      clientIds: expect.arrayContaining([clientId]),
    });
    expect(await json(...at('connections', 'list'))).toContainEqual(made);
    expect(await said(...at('connections', 'list'))).toMatch(
      new RegExp(`^${name} +yes +yes +yes +[1-9]`, 'm'),
    );

    const closed = ['--options', '{"disable_signup": true}'];
    expect(await json(...at('connections', 'update', '--name', name, ...closed))).toMatchObject({
      options: { authentication_methods: { passkey: { enabled: false } }, disable_signup: true },
    });
    expect(await said(...at('connections', 'update', '--name', name, ...closed))).toMatch(
      /passkeys +no\n +passwords +yes\n +sign-up +no/,
    );

    const client = ['--name', name, '--client-id', clientId];
    expect(await json(...at('connections', 'disable', ...client))).toMatchObject({
      clientIds: expect.not.arrayContaining([clientId]),
    });
    expect(await said(...at('connections', 'disable', ...client))).toContain('cannot sign in to');
    expect(await json(...at('connections', 'enable', ...client))).toMatchObject({
      clientIds: expect.arrayContaining([clientId]),
    });
    expect(await said(...at('connections', 'enable', ...client))).toContain('can sign in to');
  });

  it('say what they are after they were made', async () => {
    const name = `c-${randomHex(6)}`;
    expect(await said(...at('connections', 'create', '--name', name))).toMatch(/passkeys +no/);
  });
});

describe('people', () => {
  let connection: string;
  let connectionId: string;
  beforeAll(async () => {
    connection = `people-${randomHex(6)}`;
    ({ id: connectionId } = await json<Named>(
      ...at('connections', 'create', '--name', connection),
    ));
  });
  const newEmail = () => `ada-${randomHex(8)}@example.com`;
  const create = (...options: string[]) =>
    at('users', 'create', '--connection', connection, ...options);
  const newUser = (...options: string[]) =>
    json<User>(...create('--email', newEmail(), ...options));
  const storedHash = async (email: string) =>
    (await findUserForPassword(await tenantId(), connectionId, { kind: 'email', value: email }))
      ?.passwordHash;

  it('are made with a password', async () => {
    const email = newEmail();
    const options = ['--name', 'Ada', '--email-verified', '--password', password];
    expect(await json(...create('--email', email.toUpperCase(), ...options))).toEqual({
      id: expect.stringMatching(/^auth0\|[0-9a-f]{24}$/),
      email,
      emailVerified: true,
      name: 'Ada',
      blocked: false,
      loginsCount: 0,
      lastLoginAt: null,
      createdAt: instant,
    });
    expect(await storedHash(email)).toMatch(/^\$argon2id\$/);
  });

  it('are made with an imported hash', async () => {
    const hash = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
    const { email } = await newUser('--password-hash', hash);
    expect(await storedHash(email)).toBe(hash);
  });

  it('are made with neither, and pointed to a rescue link', async () => {
    const answer = await said(...create('--email', newEmail()));
    expect(answer).toMatch(/users rescue --tenant \S+ --id 'auth0\|[0-9a-f]{24}'/);
  });

  it('go to the oldest connection where none is named', async () => {
    const name = `t-${randomHex(6)}`;
    await json('tenants', 'create', '--name', name, '--display-name', 'Acme');
    const user = ['--tenant', name, '--email', newEmail()];
    expect((await type(['users', 'create', ...user])).err).toMatch(/^connection_not_found: /);
    await json('connections', 'create', '--tenant', name, '--name', 'first');
    await json('connections', 'create', '--tenant', name, '--name', 'second');
    await json('users', 'create', ...user);
    const again = await type(['users', 'create', ...user, '--connection', 'first']);
    expect(again.err).toMatch(/^user_exists: /);
  });

  it('are listed in pages, without their hashes', async () => {
    const first = await newUser('--password', password);
    const second = await newUser();
    const all = await json<User[]>(...at('users', 'list', '--limit', '1000'));
    const place = all.findIndex(({ id }) => id === first.id);
    expect(all.findIndex(({ id }) => id === second.id)).toBeGreaterThan(place);
    const page = at('users', 'list', '--limit', '1', '--offset', String(place));
    expect(await json(...page)).toEqual([expect.objectContaining({ id: first.id })]);
    expect(JSON.stringify(all)).not.toMatch(/argon2|hash/i);
    const shown = await said(...page);
    expect(shown).toContain(first.email);
    expect(shown).toContain(`--limit 1 --offset ${place + 1}`);
    expect(await said(...at('users', 'list', '--offset', '9999'))).toContain('no users after');
  });

  it('are blocked and unblocked', async () => {
    const { id, email } = await newUser();
    expect(await json(...at('users', 'block', '--id', id))).toMatchObject({ id, blocked: true });
    expect(await said(...at('users', 'block', '--id', id))).toContain(`Blocked ${email}`);
    expect(await json(...at('users', 'unblock', '--id', id))).toMatchObject({ blocked: false });
    expect(await said(...at('users', 'unblock', '--id', id))).toContain('can sign in again');
  });

  it('get another name, which has to be one', async () => {
    const { id } = await newUser();
    const rename = (name: string) => at('users', 'update', '--id', id, '--name', name);
    expect(await json(...rename(' Ada Lovelace '))).toMatchObject({ id, name: 'Ada Lovelace' });
    expect(await said(...rename('Ada King'))).toContain('is called Ada King now');
    for (const name of ['a'.repeat(121), '\u202eadA', '\u200b', 'two\nlines']) {
      await expect(json(...rename(name)), name).rejects.toThrow('--name');
    }
    expect(await json(...rename('😀'.repeat(120)))).toMatchObject({ name: '😀'.repeat(120) });
  });

  it('get a rescue link by id or by address', async () => {
    const host = `${randomHex(6)}.localhost:3000`;
    await json(...at('domains', 'create', '--host', host));
    const { id, email } = await newUser();
    for (const who of [
      ['--id', id],
      ['--email', email.toUpperCase()],
    ]) {
      const { url, expiresAt } = await json<{ url: string; expiresAt: string }>(
        ...at('users', 'rescue', ...who),
      );
      expect(url).toMatch(/^https?:\/\/[^/]+\/rescue\?ticket=[\w-]{43}$/);
      expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.now());
    }
    const answer = await said(...at('users', 'rescue', '--id', id));
    expect(answer).toMatch(/works once, until \d{4}-/);
    for (const who of [[], ['--id', id, '--email', email]]) {
      const refused = await type(at('users', 'rescue', ...who));
      expect(refused.exitCode).toBe(2);
      expect(refused.err).toContain('--id or --email: expected exactly one of them');
    }
  });

  const addPasskey = async (userId: string) => {
    const stored = await insertPasskey(await tenantId(), userId, 'login.example.com', {
      credentialId: randomHex(32),
      publicKey: Buffer.from('public key'),
      algorithm: -7,
      signCount: 1,
      userVerified: true,
      backupEligible: true,
      backedUp: true,
      transports: ['internal'],
      aaguid: '00000000-0000-0000-0000-000000000000',
      name: 'Phone',
    });
    if (!stored.ok) throw new Error(stored.code);
    return stored.passkey;
  };

  it('have passkeys, which are listed without their keys', async () => {
    const { id } = await newUser();
    expect(await json(...at('passkeys', 'list', '--user', id))).toEqual([]);
    expect(await said(...at('passkeys', 'list', '--user', id))).toContain('users rescue');
    const passkey = await addPasskey(id);
    expect(await json(...at('passkeys', 'list', '--user', id))).toEqual([
      {
        id: passkey.id,
        name: 'Phone',
        rpId: 'login.example.com',
        credentialId: passkey.credentialId,
        algorithm: -7,
        signCount: 1,
        userVerified: true,
        backupEligible: true,
        backedUp: true,
        transports: ['internal'],
        aaguid: passkey.aaguid,
        createdAt: instant,
        lastUsedAt: null,
        lastUsedOn: null,
      },
    ]);
    expect(await said(...at('passkeys', 'list', '--user', id))).toContain('login.example.com');
  });

  it('lose a passkey after a person at a terminal has agreed', async () => {
    const { id } = await newUser();
    const passkey = await addPasskey(id);
    const words = at('passkeys', 'delete', '--user', id, '--id', passkey.id);
    const asked = await type(words, { isTerminal: true });
    expect(asked.err).toMatch(/^confirmation_required: .*cannot be brought back.*--yes/);
    const done = await type([...words, '--yes'], { isTerminal: true });
    expect(done.out).toContain('nobody can sign in with it again');
    expect(await json(...at('passkeys', 'list', '--user', id))).toEqual([]);
    const again = await type(words);
    expect([again.exitCode, again.err]).toEqual([1, expect.stringMatching(/^passkey_not_found: /)]);
  });

  it('appear in the log, the newest first', async () => {
    const { id } = await newUser();
    const type = `t${randomHex(6)}`;
    for (const ip of ['192.0.2.1', '192.0.2.2']) {
      await recordAuditEvent(await tenantId(), {
        ...{ type, code: 'wrong_password', userId: id, clientId: 'app', ip },
        details: { method: '\u001b[2Jpwd' },
      });
    }
    expect(await json(...at('logs', 'list', '--type', type, '--limit', '1'))).toEqual([
      expect.objectContaining({
        ...{ type, code: 'wrong_password', userId: id, clientId: 'app', ip: '192.0.2.2' },
        details: { method: '\u001b[2Jpwd' },
        at: instant,
      }),
    ]);
    const shown = await said(...at('logs', 'list', '--type', type));
    expect(shown.indexOf('192.0.2.2')).toBeLessThan(shown.indexOf('192.0.2.1'));
    expect(shown).not.toContain('\u001b');
    expect(await said(...at('logs', 'list', '--type', 'none'))).toContain('Nothing of type none');
  });
});

describe('keys', () => {
  type Key = { kid: string; status: string; createdAt: string };
  const kidsOf = (keys: Key[]) => Object.fromEntries(keys.map(({ kid, status }) => [status, kid]));

  it('are listed without their secrets, and rotate', async () => {
    const before = await json<Key[]>(...at('keys', 'list'));
    for (const key of before) expect(Object.keys(key)).toEqual(['kid', 'status', 'createdAt']);
    const { current, next } = kidsOf(before);
    const after = kidsOf(await json<Key[]>(...at('keys', 'rotate')));
    expect(after).toMatchObject({ previous: current, current: next });
    expect(await said(...at('keys', 'list'))).toMatch(new RegExp(`^${String(next)} +current`, 'm'));
    expect(await said(...at('keys', 'rotate'))).toContain('stay valid');
  });
});

describe('APIs', () => {
  it('are made, listed and granted', async () => {
    const { clientId } = await json<Client>(
      ...at('clients', 'create', '--name', 'Job', '--type', 'non_interactive'),
    );
    const identifier = `https://api.example.com/${randomHex(6)}`;
    const options = [
      ...['--identifier', identifier, '--name', 'Orders', '--token-lifetime', '600'],
      ...['--scope', 'read:orders', '--scope', 'write:orders'],
    ];
    expect(await said(...at('apis', 'list'))).toContain('has no APIs');
    const made = await json(...at('apis', 'create', ...options));
    expect(made).toEqual({
      identifier,
      name: 'Orders',
      scopes: [{ value: 'read:orders' }, { value: 'write:orders' }],
      tokenLifetimeSeconds: 600,
    });
    expect(await json(...at('apis', 'list'))).toEqual([made]);
    expect(await said(...at('apis', 'list'))).toMatch(/600 s +read:orders, write:orders/);

    const grant = at('apis', 'grant', '--client-id', clientId, '--audience', identifier);
    expect(await json(...grant, '--scope', 'read:orders')).toEqual({
      clientId,
      audience: identifier,
      scopes: ['read:orders'],
    });
    expect(await said(...grant)).toContain('without any scope');
    const other = ['--identifier', `${identifier}/2`, '--name', 'Other'];
    expect(await said(...at('apis', 'create', ...other))).toContain(`audience=${identifier}/2`);
  });
});
