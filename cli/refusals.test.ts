import { beforeAll, describe, expect, it } from 'vitest';

import { ConfigurationError } from '#app/configuration-error.ts';

import { json, type } from './tests/command-line.ts';

beforeAll(async () => {
  await json('tenants', 'create', '--name', 'acme', '--display-name', 'Acme');
  await json('domains', 'create', '--tenant', 'acme', '--host', 'login.acme.example');
  await json('connections', 'create', '--tenant', 'acme', '--name', 'people');
  await json(
    'apis',
    'create',
    '--tenant',
    'acme',
    '--identifier',
    'urn:orders',
    '--name',
    'Orders',
  );
  await json('users', 'create', '--tenant', 'acme', '--email', 'ada@example.com');
});

const to = ['--tenant', 'acme'];

describe('a command line that cannot be understood ends with 2 and a way to the help', () => {
  it.each([
    [['bogus'], 'unknown_noun: bogus: expected a noun first, one of tenants, domains', '--help'],
    [['--json'], '"code":"unknown_noun"', ''],
    [
      ['tenants'],
      'missing_verb: tenants: expected a verb after it, one of create',
      'tenants --help',
    ],
    [['tenants', '--json'], '"code":"missing_verb"', ''],
    [['tenants', 'crate'], 'unknown_verb: tenants crate: expected one of', 'tenants --help'],
    [['tenants', 'list', 'x'], 'unexpected_argument: x: expected only', 'tenants list --help'],
    [['tenants', 'list', '--x'], 'unknown_option: --x: expected one of', 'tenants list --help'],
    [['domains', 'create'], 'missing_option: --host: expected a host', 'domains create --help'],
    [
      ['tenants', 'update', ...to],
      'missing_option: expected at least one option',
      'tenants update --help',
    ],
    [
      ['domains', 'update', ...to, '--host', 'login.acme.example'],
      'missing_option: expected at least one option',
      'domains update --help',
    ],
    [
      ['domains', 'update', ...to, '--host', 'a.b', '--origin', 'https://a.b', '--no-origins'],
      'conflicting_options: expected --origin or --no-origins, not both',
      'domains update --help',
    ],
    [
      ['domains', 'move', ...to, '--host', 'login.acme.example'],
      'missing_option: expected either --rp-id or --from',
      'domains move --help',
    ],
    [
      ['domains', 'move', ...to, '--host', 'login.acme.example', '--rp-id', 'a', '--from', 'b'],
      'missing_option: expected either --rp-id or --from',
      'domains move --help',
    ],
  ])('%j', async (words, message, topic) => {
    const { exitCode, out, err } = await type(words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(topic);
  });
});

describe('a bad value is named with its option and the form that is expected', () => {
  const tenant = ['tenants', 'create', '--display-name', 'Acme', '--name'];
  const domain = ['domains', 'create', ...to, '--host'];
  const six = [1, 2, 3, 4, 5, 6].flatMap((n) => ['--origin', `https://${n}.a.example.com`]);
  const client = ['clients', 'create', ...to, '--name', 'Shop'];
  const connection = ['connections', 'create', ...to, '--name', 'new', '--options'];
  const user = ['users', 'create', ...to, '--email'];
  const api = ['apis', 'create', ...to, '--name', 'API', '--identifier'];
  it.each([
    [[...tenant, 'Acme Inc'], '--name "Acme Inc": expected up to 63 lower-case letters'],
    [[...tenant, 'new', '--color', 'blue'], '--color "blue": expected a colour such as #0a66c2'],
    [
      [...tenant, 'new', '--logo-url', 'http://a.example/'],
      '--logo-url "http://a.example/": expected an https',
    ],
    [
      ['tenants', 'update', ...to, '--display-name', ' '],
      '--display-name " ": expected a name of 1 to 64',
    ],
    [
      [...domain, 'https://a.example.com'],
      '--host "https://a.example.com": expected a host such as',
    ],
    [
      [...domain, 'a.example.com', '--rp-id', 'b.com'],
      '--rp-id "b.com": expected a.example.com itself or',
    ],
    [
      [...domain, 'a.example.com', '--rp-id', 'https://example.com'],
      '--rp-id "https://example.com": expected a bare domain such as example.com, without scheme, port or path',
    ],
    [
      [...domain, 'a.example.com', '--rp-id', 'example.com:443'],
      '--rp-id "example.com:443": expected a bare domain such as',
    ],
    [
      [...domain, 'acme.workers.dev', '--rp-id', 'workers.dev'],
      '--rp-id "workers.dev": expected a domain of your own: names below workers.dev belong',
    ],
    [
      [...domain, 'a.example.com', '--rp-id', '192.0.2.1'],
      '--rp-id "192.0.2.1": expected a name: passkeys cannot be bound to an IP address',
    ],
    [
      [...domain, 'a.example.com', '--rp-name', 'example.com'],
      '--rp-name "example.com": expected a name for people, such as Acme: no host, URL or RP ID',
    ],
    [
      [
        ...domain,
        'a.example.com',
        '--origin',
        'https://b.a.example.com',
        '--origin',
        'https://b.com',
      ],
      '--origin "https://b.com": expected a host that is a.example.com, or below',
    ],
    [
      [...domain, 'a.example.com', '--origin', 'https://b.a.example.com/'],
      '--origin "https://b.a.example.com/": expected exactly an origin: https://b.a.example.com',
    ],
    [
      [...domain, 'a.example.com', '--origin', 'android:apk-key-hash:abc'],
      '--origin "android:apk-key-hash:abc": expected android:apk-key-hash: and the SHA-256',
    ],
    [
      [...domain, 'a.example.com', ...six],
      '--origin "https://1.a.example.com, https://2.a.example.com, https://3.a.example.com, https://4.a.example.com, https://5.a.example.com, https://6.a.example.com": expected at most 5 origins',
    ],
    [
      ['domains', 'update', ...to, '--host', 'login.acme.example', '--rp-name', 'https://acme.com'],
      '--rp-name "https://acme.com": expected a name for people',
    ],
    [
      ['domains', 'move', ...to, '--host', 'login.acme.example', '--rp-id', 'example'],
      '--rp-id "example": expected a name with a dot in it',
    ],
    [
      ['domains', 'move', ...to, '--host', 'login.acme.example', '--from', 'old.example'],
      '--from "old.example": expected an RP ID that passkeys or domains of acme have',
    ],
    [
      ['domains', 'finish', ...to, '--host', 'login.acme.example', '--strand', 'all'],
      '--strand "all": expected a number of users',
    ],
    [[...client, '--type', 'web'], '--type "web": expected one of regular_web, spa, native'],
    [
      [...client, '--callback', 'https://a.example/', '--callback', 'javascript:a'],
      '--callback "javascript:a": expected an https',
    ],
    [
      [...client, '--web-origin', 'https://a.example/x'],
      '--web-origin "https://a.example/x": expected an origin',
    ],
    [
      [...client, '--backchannel-logout-url', 'http://a.example/'],
      '--backchannel-logout-url "http://a.example/": expected',
    ],
    [
      [...client, '--grant-type', 'password'],
      '--grant-type "password": expected one of authorization_code',
    ],
    [
      [...client, '--settings', '{"callbacks": ["x"]}'],
      '--settings, field callbacks.0: expected an https',
    ],
    [
      [...client, '--settings', '{"calbacks": []}'],
      '--settings, field calbacks: is not a known field',
    ],
    [
      [...connection, '{"disable_signup": "yes"}'],
      '--options, field disable_signup: expected boolean',
    ],
    [
      ['connections', 'create', ...to, '--name', 'a b'],
      '--name "a b": expected letters, digits and inner',
    ],
    [[...user, 'ada'], '--email "ada": expected an email address such as ada@example.com'],
    [[...user, 'a@example.com', '--name', ''], '--name "": expected a name of 1 to 120'],
    [
      ['users', 'list', ...to, '--limit', '0'],
      '--limit "0": expected a whole number from 1 to 1000',
    ],
    [['users', 'list', ...to, '--offset=-1'], '--offset "-1": expected a whole number from 0'],
    [
      ['logs', 'list', ...to, '--limit', '1001'],
      '--limit "1001": expected a whole number from 1 to 1000',
    ],
    [[...api, 'orders'], '--identifier "orders": expected a URI such as'],
    [
      [...api, 'urn:a', '--scope', 'a', '--scope', 'b c'],
      '--scope "b c": expected a scope such as read:orders',
    ],
    [
      [...api, 'urn:a', '--token-lifetime', '5'],
      '--token-lifetime "5": expected a whole number of seconds',
    ],
  ])('%j', async (words, message) => {
    const { exitCode, out, err } = await type(words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(`invalid_option: ${message}`);
    const { err: asJson } = await type([...words, '--json']);
    expect(JSON.parse(asJson)).toEqual({
      code: 'invalid_option',
      message: expect.stringContaining(message),
    });
  });

  it('all at once', async () => {
    const { err } = await type([...client, '--type', 'web', '--auth-method', 'jwt']);
    expect(err).toContain('--type "web": expected');
    expect(err).toContain('--auth-method "jwt": expected');
  });

  it('unless it is a secret', async () => {
    const secrets = ['--password', 'hunter2', '--password-hash', '$2b$10$hunter2'];
    const { exitCode, err } = await type([...user, 'a@example.com', ...secrets]);
    expect(exitCode).toBe(2);
    expect(err).toContain('--password-hash: expected a whole bcrypt or argon2id hash');
    expect(err).not.toContain('hunter2');
  });
});

describe('what cannot be done ends with 1 and a code', () => {
  const noUser = 'auth0|000000000000000000000000';
  it.each([
    [['tenants', 'create', '--name', 'acme', '--display-name', 'A'], 'tenant_exists'],
    [['tenants', 'update', '--tenant', 'none', '--color', '#000'], 'tenant_not_found'],
    [['users', 'list'], 'tenant_not_found'],
    [['tenants', 'update', ...to, '--default-client', 'none'], 'client_not_found'],
    [['domains', 'create', ...to, '--host', 'LOGIN.acme.example'], 'domain_exists'],
    [['domains', 'disable', ...to, '--host', 'none.example.com'], 'domain_not_found'],
    [
      ['domains', 'update', ...to, '--host', 'none.example.com', '--rp-name', 'A'],
      'domain_not_found',
    ],
    [
      ['domains', 'move', ...to, '--host', 'none.example.com', '--rp-id', 'a.b'],
      'domain_not_found',
    ],
    [['domains', 'progress', ...to, '--host', 'login.acme.example'], 'no_move_under_way'],
    [['domains', 'move-back', ...to, '--host', 'login.acme.example'], 'no_move_under_way'],
    [['domains', 'finish', ...to, '--host', 'login.acme.example'], 'no_move_under_way'],
    [['clients', 'update', ...to, '--client-id', 'none', '--settings', '{}'], 'client_not_found'],
    [['connections', 'create', ...to, '--name', 'people'], 'connection_exists'],
    [['connections', 'update', ...to, '--name', 'none', '--options', '{}'], 'connection_not_found'],
    [
      ['connections', 'enable', ...to, '--name', 'people', '--client-id', 'none'],
      'client_not_found',
    ],
    [['users', 'create', ...to, '--email', 'ada@EXAMPLE.com'], 'user_exists'],
    [
      ['users', 'create', ...to, '--email', 'b@example.com', '--password', 'short'],
      'password_too_short',
    ],
    [['users', 'block', ...to, '--id', noUser], 'user_not_found'],
    [['users', 'update', ...to, '--id', noUser, '--name', 'Ada'], 'user_not_found'],
    [['users', 'rescue', ...to, '--email', 'nobody@example.com'], 'user_not_found'],
    [['passkeys', 'list', ...to, '--user', noUser], 'user_not_found'],
    [['passkeys', 'delete', ...to, '--user', noUser, '--id', 'dev_1'], 'user_not_found'],
    [['apis', 'create', ...to, '--identifier', 'urn:orders', '--name', 'A'], 'api_exists'],
    [['apis', 'grant', ...to, '--client-id', 'none', '--audience', 'urn:none'], 'api_not_found'],
    [
      ['apis', 'grant', ...to, '--client-id', 'none', '--audience', 'urn:orders'],
      'client_not_found',
    ],
  ])('%j', async (words, code) => {
    const { exitCode, out, err } = await type(words);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(new RegExp(`^${code}: .+`));
    const { err: asJson } = await type([...words, '--json']);
    expect(JSON.parse(asJson)).toEqual({ code, message: expect.stringMatching(/./) });
  });
});

describe('trouble outside', () => {
  const after = (error: Error) =>
    type(['tenants', 'list'], { withDatabase: () => Promise.reject(error) });

  it('with a setting is told in a sentence', async () => {
    expect(await after(new ConfigurationError('PORT is not valid'))).toEqual({
      exitCode: 1,
      out: '',
      err: 'configuration_invalid: PORT is not valid\n',
    });
  });

  it('with the database is told in a sentence, however deep its code is', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { exitCode, err } = await after(new Error('Failed query', { cause: refused }));
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^database_unavailable: .*nothing answers at the address in DATABASE_URL/);
  });

  it('that nobody expected is not hidden', async () => {
    await expect(after(new TypeError('a bug'))).rejects.toThrow('a bug');
  });
});
