/**
 * Scripts that ask a web service, in the manner of the published templates (`request` with basic
 * authentication, `axios`, a service in two steps) and of today (`fetch`), and those that check the
 * hashes of other systems themselves.
 */
import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';

import bcrypt from 'bcryptjs';
import { beforeEach, describe, expect, it, test } from 'vitest';

import type { ScriptAction, ScriptName } from '../../index.ts';
import { bodyOf, httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

const PASSWORD = 'pässword of Ada';

type Asked = { what: string; authorization?: string; type?: string; body: unknown };
let asked: Asked[] = [];
beforeEach(() => {
  asked = [];
});

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Users as many services keep them: the password's hash is what a test has put there. */
let ada: Record<string, unknown> = {};
beforeEach(() => {
  ada = { user_id: 7, nickname: 'ada', email: 'ada@example.com' };
});

const service = await httpServer((request, response) => {
  void bodyOf(request).then((text) => {
    const { authorization, 'content-type': type } = request.headers;
    const what = `${String(request.method)} ${String(request.url)}`;
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    asked.push({ what, authorization, type, body });
    const [status, answer] = answerTo(what, authorization, body);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  });
});

function answerTo(
  what: string,
  authorization: string | undefined,
  body: unknown,
): [number, unknown?] {
  switch (what) {
    case 'GET /profile':
      return authorization === basic('ada@example.com', PASSWORD) ? [200, ada] : [401];
    case 'GET /users-by-email/ada@example.com':
      return [200, ada];
    case 'POST /users':
      return [201, { id: 8 }];
    case 'PUT /users':
      return [200, { changed: true }];
    case 'DELETE /users/7':
      return [204];
    case 'POST /v1/loginAttempts': {
      const right = Buffer.from(`ada:${PASSWORD}`).toString('base64');
      const isRight = (body as { value?: unknown }).value === right;
      return isRight ? [200, { account: { href: `${service.origin}/v1/accounts/7` } }] : [400, {}];
    }
    case 'GET /v1/accounts/7':
      return authorization === basic('key', 'secret')
        ? [200, { href: `${service.origin}/v1/accounts/7`, username: 'ada', email: ada['email'] }]
        : [401, {}];
    default:
      return [404, { error: 'nobody' }];
  }
}

const { run: runScript } = openedSandbox({
  allowedDestinations: [`127.0.0.1:${String(service.port)}`],
});
const run = (source: string, action: ScriptAction) =>
  runScript(source, action, {
    configuration: { api: service.origin, key: 'key', secret: 'secret' },
  });

const withRequest: Record<string, string> = {
  login: `function login(email, password, callback) {
    const request = require('request');
    request.get({ url: configuration.api + '/profile', auth: { username: email, password: password } }, function (err, response, body) {
      if (err) return callback(err);
      if (response.statusCode === 401) return callback();
      const user = JSON.parse(body);
      callback(null, { user_id: user.user_id.toString(), nickname: user.nickname, email: user.email });
    });
  }`,
  get_user: `function loginByEmail(email, callback) {
    const request = require('request');
    request.get({ url: configuration.api + '/users-by-email/' + email }, function (err, response, body) {
      if (err) return callback(err);
      if (response.statusCode === 404) return callback(null);
      const user = JSON.parse(body);
      callback(null, { user_id: user.user_id.toString(), nickname: user.nickname, email: user.email });
    });
  }`,
  create: `function create(user, callback) {
    const request = require('request');
    request.post({ url: configuration.api + '/users', json: user }, function (err, response, body) {
      if (err) return callback(err);
      callback(null);
    });
  }`,
  verify: `function verify(email, callback) {
    const request = require('request');
    request.put({ url: configuration.api + '/users', json: { email: email } }, function (err, response, body) {
      if (err) return callback(err);
      if (response.statusCode === 401) return callback();
      callback(null, body);
    });
  }`,
  change_password: `function changePassword(email, newPassword, callback) {
    const request = require('request');
    request.put({ url: configuration.api + '/users', json: { email: email, password: newPassword } }, function (err, response, body) {
      if (err) return callback(err);
      if (response.statusCode === 401) return callback();
      callback(null, body);
    });
  }`,
  delete: `function remove(id, callback) {
    const request = require('request');
    request.del({ url: configuration.api + '/users/' + id }, function (err, response, body) {
      if (err) return callback(err);
      callback(null);
    });
  }`,
};

const withAxios: Record<string, string> = {
  login: `async function login(email, password, callback) {
    const axios = require('axios@0.22.0');
    let response;
    try {
      response = await axios.get(configuration.api + '/profile', { auth: { username: email, password } });
    } catch (e) {
      if (e.response && e.response.status === 401) {
        return callback(new WrongUsernameOrPasswordError(email, 'Invalid credentials provided.'));
      }
      return callback(new Error(e.message));
    }
    const { user_id, nickname } = response.data;
    return callback(null, { user_id: user_id.toString(), nickname, email: response.data.email });
  }`,
  get_user: `async function getByEmail(email, callback) {
    const axios = require('axios@0.22.0');
    const { data: user, status } = await axios.get(configuration.api + '/users-by-email/' + email, {
      validateStatus: (status) => status === 200 || status === 404,
    });
    callback(null, status === 404 ? null : { user_id: String(user.user_id), nickname: user.nickname, email: user.email });
  }`,
  create: `function create(user, callback) {
    const axios = require('axios').create({ baseURL: configuration.api });
    axios.post('/users', user).then(() => callback(null), (error) => callback(error));
  }`,
  verify: `function verify(email, callback) {
    require('axios')({ method: 'put', url: configuration.api + '/users', data: { email } })
      .then(({ data }) => callback(null, data.changed))
      .catch(callback);
  }`,
  change_password: `async function changePassword(email, newPassword, callback) {
    const { data } = await require('axios').put(configuration.api + '/users', { email, password: newPassword });
    callback(null, data);
  }`,
  delete: `async function remove(id, callback) {
    await require('axios').delete(configuration.api + '/users/' + encodeURIComponent(id));
    callback(null);
  }`,
};

const withFetch: Record<string, string> = {
  login: `async (email, password, callback) => {
    const authorization = 'Basic ' + Buffer.from(email + ':' + password).toString('base64');
    const response = await fetch(configuration.api + '/profile', { headers: { authorization } });
    if (!response.ok) return callback(new WrongUsernameOrPasswordError(email));
    const { user_id, ...profile } = await response.json();
    callback(null, { ...profile, user_id: String(user_id) });
  }`,
  get_user: `async (email, callback) => {
    const response = await fetch(new URL('/users-by-email/' + email, configuration.api));
    if (response.status === 404) return callback(null);
    callback(null, await response.json());
  }`,
  create: `async (user, callback) => {
    const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(user) };
    const { ok, status } = await fetch(configuration.api + '/users', sent);
    callback(ok ? null : new Error('Status ' + status));
  }`,
  verify: `async (email, callback) => {
    const sent = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email }) };
    callback(null, (await fetch(configuration.api + '/users', sent)).ok);
  }`,
  change_password: `async (email, password, callback) => {
    const sent = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) };
    callback(null, (await fetch(configuration.api + '/users', sent)).ok);
  }`,
  delete: `async (id, callback) => {
    await require('node-fetch')(configuration.api + '/users/' + id, { method: 'DELETE' });
    callback(null);
  }`,
};

describe.each([
  ['request', withRequest],
  ['axios', withAxios],
  ['fetch', withFetch],
])('a service that speaks JSON, by %s', (_name, scripts) => {
  const act = (action: ScriptAction): ReturnType<typeof run> =>
    run(scripts[action.script satisfies ScriptName] ?? '', action);

  test('login proves who asks by basic authentication', async () => {
    const login = (password: string) =>
      act({ script: 'login', usernameOrEmail: 'ada@example.com', password });
    expect(await login(PASSWORD)).toMatchObject({
      kind: 'ok',
      answer: { user_id: 'auth0|7', nickname: 'ada', email: 'ada@example.com' },
    });
    expect(await login('wrong')).toMatchObject({
      kind: 'denied',
      errorClass: 'WrongUsernameOrPasswordError',
    });
  });

  test('get_user finds who is there', async () => {
    expect(await act({ script: 'get_user', identifier: 'ada@example.com' })).toMatchObject({
      kind: 'ok',
      answer: { user_id: 'auth0|7', nickname: 'ada' },
    });
    expect(await act({ script: 'get_user', identifier: 'nobody@example.com' })).toMatchObject({
      kind: 'ok',
      answer: null,
    });
  });

  test('create, verify, change_password and delete say what is to be done', async () => {
    const user = { client_id: 'c', tenant: 't', connection: 'people', email: 'grace@example.com' };
    expect(await act({ script: 'create', user })).toMatchObject({ kind: 'ok', answer: null });
    const done = { kind: 'ok', answer: { isDone: true } };
    expect(await act({ script: 'verify', email: 'ada@example.com' })).toMatchObject(done);
    const changing = { identifier: 'ada@example.com', newPassword: 'new' };
    expect(await act({ script: 'change_password', ...changing })).toMatchObject(done);
    expect(await act({ script: 'delete', userId: 'auth0|7' })).toMatchObject({ kind: 'ok' });
    expect(asked.map(({ what, body }) => [what, body])).toEqual([
      ['POST /users', user],
      ['PUT /users', { email: 'ada@example.com' }],
      ['PUT /users', { email: 'ada@example.com', password: 'new' }],
      ['DELETE /users/7', undefined],
    ]);
    for (const { type } of asked.slice(0, 3)) expect(type).toMatch(/^application\/json/);
  });
});

it('a service in two steps: where the account is, and what is there', async () => {
  const source = `function login(username, password, callback) {
    const request = require('request');
    const credentials = { user: configuration.key, password: configuration.secret };
    request({
      url: configuration.api + '/v1/loginAttempts',
      method: 'POST',
      auth: credentials,
      json: { type: 'basic', value: Buffer.from(username + ':' + password).toString('base64') }
    }, function (error, response, body) {
      if (response.statusCode !== 200) return callback();
      request({ url: body.account.href, auth: credentials, json: true }, function (error, response, account) {
        if (response.statusCode !== 200) return callback();
        callback(null, {
          user_id: account.href.replace(configuration.api + '/v1/accounts/', ''),
          username: account.username,
          email: account.email,
          email_verified: true
        });
      });
    });
  }`;
  const login = (password: string) =>
    run(source, { script: 'login', usernameOrEmail: 'ada', password });
  expect(await login(PASSWORD)).toMatchObject({
    kind: 'ok',
    answer: { user_id: 'auth0|7', username: 'ada', email: 'ada@example.com', email_verified: true },
  });
  expect(await login('wrong')).toMatchObject({ kind: 'denied' });
});

describe('hashes of other systems, checked by the script', () => {
  const hexOf = (algorithm: string, text: string) =>
    createHash(algorithm).update(text).digest('hex');
  const salt = Buffer.from('0123456789abcdef');
  const itoa64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

  /** Of portable PHP: MD5, 2^rounds times, in an alphabet and an order of bits of its own. */
  const portable = (password: string, rounds: number, saltText: string) => {
    let hash = createHash('md5')
      .update(saltText + password)
      .digest();
    for (let round = 0; round < 2 ** rounds; round += 1) {
      hash = createHash('md5').update(hash).update(password).digest();
    }
    let written = '';
    for (let at = 0; at < 16; at += 3) {
      let bits = (hash[at] ?? 0) | ((hash[at + 1] ?? 0) << 8) | ((hash[at + 2] ?? 0) << 16);
      for (let count = at === 15 ? 2 : 4; count > 0; count -= 1, bits >>= 6) {
        written += itoa64.charAt(bits & 0x3f);
      }
    }
    return `$P$${itoa64.charAt(rounds)}${saltText}${written}`;
  };

  it.each([
    [
      'MD5 behind its salt (Magento 1)',
      `${hexOf('md5', `aB${PASSWORD}`)}:aB`,
      `const [hash, salt] = stored.split(':');
       return crypto.createHash('md5').update(salt + password).digest('hex') === hash;`,
    ],
    [
      'SHA-256 behind its salt (Magento 2)',
      `${hexOf('sha256', `aB${PASSWORD}`)}:aB:1`,
      `const [hash, salt, version] = stored.split(':');
       const algorithm = version === '0' ? 'md5' : 'sha256';
       const made = crypto.createHash(algorithm).update(salt + password).digest();
       return crypto.timingSafeEqual(made, Buffer.from(hash, 'hex'));`,
    ],
    [
      'SHA-1 in base64, salted at its end (LDAP)',
      `{SSHA}${Buffer.concat([createHash('sha1').update(PASSWORD).update(salt).digest(), salt]).toString('base64')}`,
      `const bytes = new Buffer(stored.slice(6), 'base64');
       const made = crypto.createHash('sha1').update(password, 'utf8').update(bytes.slice(20)).digest();
       return made.equals(bytes.slice(0, 20));`,
    ],
    [
      'PBKDF2 of SHA-256 (Django)',
      `pbkdf2_sha256$20000$seasalt$${pbkdf2Sync(PASSWORD, 'seasalt', 20_000, 32, 'sha256').toString('base64')}`,
      `const [, iterations, salt, hash] = stored.split('$');
       return crypto.pbkdf2Sync(password, salt, Number(iterations), 32, 'sha256').toString('base64') === hash;`,
    ],
    [
      'PBKDF2 of SHA-256 behind a mark (ASP.NET Identity)',
      Buffer.concat([
        Buffer.from('0100000001000003e800000010', 'hex'),
        salt,
        pbkdf2Sync(PASSWORD, salt, 1_000, 32, 'sha256'),
      ]).toString('base64'),
      `const bytes = Buffer.from(stored, 'base64');
       const digest = ['sha1', 'sha256', 'sha512'][bytes.readUInt32BE(1)];
       const salt = bytes.subarray(13, 13 + bytes.readUInt32BE(9));
       const hash = bytes.subarray(13 + salt.length);
       const made = await require('util').promisify(crypto.pbkdf2)(password, salt, bytes.readUInt32BE(5), hash.length, digest);
       return crypto.timingSafeEqual(made, hash);`,
    ],
    [
      'scrypt',
      `${salt.toString('hex')}.${scryptSync(PASSWORD, salt, 64).toString('hex')}`,
      `const [salt, hash] = stored.split('.').map((text) => Buffer.from(text, 'hex'));
       const made = await new Promise((resolve, reject) => {
         crypto.scrypt(password, salt, 64, (error, key) => (error ? reject(error) : resolve(key)));
       });
       return crypto.timingSafeEqual(made, hash);`,
    ],
    [
      'bcrypt of PHP, whose letter is y',
      bcrypt.hashSync(PASSWORD, 4).replace(/^\$2[ab]/, '$2y'),
      `return await require('bcrypt').compare(password, stored.replace(/^\\$2y/, '$2b'));`,
    ],
    [
      'MD5, 8,192 times (WordPress)',
      portable(PASSWORD, 13, 'saltsalt'),
      `const itoa64 = '${itoa64}';
       const md5 = (...parts) => crypto.createHash('md5').update(Buffer.concat(parts)).digest();
       const bytes = Buffer.from(password);
       let hash = md5(Buffer.from(stored.slice(4, 12)), bytes);
       for (let round = 1 << itoa64.indexOf(stored[3]); round > 0; round -= 1) hash = md5(hash, bytes);
       let written = '';
       for (let at = 0; at < 16; at += 3) {
         let bits = hash[at] | (hash[at + 1] << 8) | (hash[at + 2] << 16);
         for (let count = at === 15 ? 2 : 4; count > 0; count -= 1, bits >>= 6) written += itoa64[bits & 63];
       }
       return stored.slice(0, 12) + written === stored;`,
    ],
  ])('%s', async (_name, stored, check) => {
    ada['hash'] = stored;
    const source = `async function login(email, password, callback) {
      const crypto = require('crypto');
      const { hash: stored, ...user } = await (await fetch(configuration.api + '/users-by-email/' + email)).json();
      const isRight = await (async () => { ${check} })();
      if (!isRight) return callback(new WrongUsernameOrPasswordError(email));
      callback(null, user);
    }`;
    const login = (password: string) =>
      run(source, { script: 'login', usernameOrEmail: 'ada@example.com', password });
    expect(await login(PASSWORD)).toMatchObject({ kind: 'ok', answer: { user_id: 'auth0|7' } });
    expect(await login('wrong')).toMatchObject({ kind: 'denied' });
  });
});
