/**
 * Nothing that is answered tells whether an account exists, or what kind it is (checklist S13).
 * That the time does not tell either is measured by `npm run bench`.
 */
import bcrypt from '@node-rs/bcrypt';

import type { Answer, HttpVisitor } from '../support/http-visitor.ts';
import { beginVisit } from './support/application.ts';
import { expect, newEmail, newPassword, test } from './support/attacked-site.ts';
import type { AttackedSite } from './support/attacked-site.ts';
import { postPasskey, requestOptions, signUp } from './support/passkeys.ts';
import { expectRefusal, readLog } from './support/refusals.ts';

type Account = { email: string; password: string };

let accounts: Record<string, Account>;
test.beforeAll(async ({ site }) => {
  accounts = await newAccounts(site);
});

/** An account of every kind, and one that does not exist. */
async function newAccounts(site: AttackedSite): Promise<Record<string, Account>> {
  const create = async (...flags: string[]) => {
    const email = newEmail();
    const user = (await site.server.cli(['users', 'create', '--email', email, ...flags])) as {
      id: string;
    };
    return { email, id: user.id };
  };
  const password = newPassword();
  const wrong = newPassword();
  const [withPassword, imported, blocked, without] = await Promise.all([
    create('--password', password),
    create('--password-hash', await bcrypt.hash(password, { cost: 10 })),
    create('--password', password),
    create(),
  ]);
  await site.server.cli(['users', 'block', '--id', blocked.id]);
  const withPasskey = await signUp(site.visitor(), site.application);
  return {
    nobody: { email: newEmail(), password: wrong },
    'a user with a password': { email: withPassword.email, password: wrong },
    'a user with an imported password': { email: imported.email, password: wrong },
    'a user with nothing': { email: without.email, password: wrong },
    'a user with a passkey only': { email: withPasskey.email, password: wrong },
    'a blocked user': { email: blocked.email, password: wrong },
    'a blocked user with the right password': { email: blocked.email, password },
  };
}

/** What somebody sees who tries an account, without what is random in every answer. */
async function walk(site: AttackedSite, { email, password }: Account): Promise<object[]> {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const mask = masker(state, email);
  const answers = [
    await visitor.get(`/login?state=${state}`),
    await visitor.post('/login', { state, identifier: email }),
    await visitor.get(`/login?state=${state}`),
    await visitor.get(`/login/password?state=${state}`),
    await visitor.post('/login/passkey/challenge', { state }),
    await visitor.post('/login/password', { state, identifier: email, password: '' }),
    await visitor.post('/login/password', { state, identifier: email, password }),
    await visitor.get(`/login/password?state=${state}`),
    await visitor.get(`/login.data?state=${state}`),
  ];
  return [...answers.map(mask), cookiesOf(visitor)];
}

const masker = (state: string, email: string) => (answer: Answer) => {
  const policy = String(answer.headers['content-security-policy']);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'no nonce';
  const plain = (text: string) =>
    text
      .replaceAll(state, 'STATE')
      .replaceAll(email, 'IDENTIFIER')
      .replaceAll(encodeURIComponent(email), 'IDENTIFIER')
      .replaceAll(nonce, 'NONCE')
      .replace(/"nonce","[\w-]{24}"/, '"nonce","NONCE"')
      .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, 'TOKEN');
  const { date, ...headers } = answer.headers;
  expect(date).toBeTruthy();
  return {
    status: answer.status,
    headers: plain(JSON.stringify(headers)),
    text: plain(answer.text),
  };
};

const cookiesOf = (visitor: HttpVisitor) =>
  visitor.cookies.map(({ name, value, path }) => ({
    name,
    length: value.length,
    path: path.replace(/[\w-]{43}/, 'STATE'),
  }));

test('every account, and none, is answered alike at sign-in', async ({ site }) => {
  const all = Object.entries(accounts);
  const walks = await Promise.all(
    all.map(async ([name, account]) => ({ name, seen: await walk(site, account) })),
  );
  const [nobody, ...others] = walks;
  expect(JSON.stringify(nobody?.seen)).toContain('IDENTIFIER');
  for (const { name, seen } of others) {
    await test.step(name, () => {
      expect(seen).toEqual(nobody?.seen);
    });
  }
});

test('every account that exists is refused alike at sign-up, and the log knows why', async ({
  site,
}) => {
  const { nobody, ...existing } = accounts;
  expect(nobody).toBeDefined();
  const seen = await Promise.all(
    Object.values(existing).map(async ({ email }) => {
      const visitor = site.visitor();
      const { state } = await beginVisit(visitor, site.application, { screen_hint: 'signup' });
      const answer = await visitor.post('/signup', { state, identifier: email });
      expectRefusal(answer, 400, 'identifier_taken');
      expect(answer.text).not.toMatch(/taken|already exists|already registered/i);
      return { visitor, answer: masker(state, email)(answer) };
    }),
  );
  for (const { answer } of seen) expect(answer).toEqual(seen[0]?.answer);
  const log = await readLog(site.server, { type: 'fs' });
  for (const { visitor } of seen) {
    const events = log.filter(({ ip }) => ip === visitor.options.address);
    expect(events.map(({ code }) => code)).toEqual(['identifier_taken']);
  }
});

test('the log tells apart what the answers do not', async ({ site }) => {
  const all = Object.entries(accounts);
  const expected: Record<string, [type: string, code: string]> = {
    nobody: ['fu', 'user_not_found'],
    'a user with a password': ['fp', 'wrong_password'],
    'a user with an imported password': ['fp', 'wrong_password'],
    'a user with nothing': ['fp', 'no_password'],
    'a user with a passkey only': ['fp', 'no_password'],
    'a blocked user': ['fp', 'wrong_password'],
    'a blocked user with the right password': ['f', 'user_blocked'],
  };
  const tried = await Promise.all(
    all.map(async ([name, { email, password }]) => {
      const visitor = site.visitor();
      const { state } = await beginVisit(visitor, site.application);
      const answer = await visitor.post('/login/password', { state, identifier: email, password });
      expectRefusal(answer, 401, 'wrong_credentials');
      for (const [, code] of Object.values(expected)) expect(answer.text).not.toContain(code);
      return { name, visitor };
    }),
  );
  const log = await readLog(site.server);
  for (const { name, visitor } of tried) {
    const events = log.filter(({ ip }) => ip === visitor.options.address);
    expect([name, events.map(({ type, code }) => [type, code])]).toEqual([name, [expected[name]]]);
  }
});

test('a challenge says nothing about who has a passkey', async ({ site }) => {
  const person = await signUp(site.visitor(), site.application);
  const visitor = site.visitor();
  for (const identifier of [person.email, newEmail()]) {
    const { state } = await beginVisit(visitor, site.application, { login_hint: identifier });
    const options = await requestOptions(visitor, state);
    expect(Object.keys(options).sort()).toEqual([
      'challenge',
      'rpId',
      'timeout',
      'userVerification',
    ]);
  }
});

test('a blocked user’s passkey is refused like any other that is not accepted', async ({
  site,
}) => {
  const { application, server } = site;
  const person = await signUp(site.visitor(), application);
  const users = (await server.cli(['users', 'list', '--limit', '1000'])) as {
    id: string;
    email: string;
  }[];
  const user = users.find(({ email }) => email === person.email);
  await server.cli(['users', 'block', '--id', user?.id ?? '']);
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, application);
  const signed = person.authenticator.get(await requestOptions(visitor, state), {
    origin: server.origin,
  });
  const answer = await postPasskey(visitor, state, signed);
  expectRefusal(answer, 400, 'passkey_not_accepted');
  const events = await readLog(server, { ip: visitor.options.address });
  expect(events.map(({ userId, details }) => [userId, details.reason])).toEqual([
    [user?.id, 'user blocked'],
  ]);
});
