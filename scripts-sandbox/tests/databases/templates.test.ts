/** The templates that people begin with: one life of a person in each kind of database. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { Sandbox } from '../../index.ts';
import type { ScriptAction, ScriptContext, ScriptOutcome } from '../../index.ts';
import { mariadb } from '../support/mariadb-for-scripts.ts';
import { mongodbStandIn } from '../support/mongodb-stand-in.ts';
import { postgres } from '../support/postgres-for-scripts.ts';
import { sqlserverStandIn } from '../support/sqlserver-stand-in.ts';

vi.setConfig({ testTimeout: 60_000 });

const EMAIL = 'ada@example.com';
const PASSWORD = 'correct horse battery';

type Kind = {
  destination: string;
  configuration: Record<string, string>;
  /** Whether somebody's address has been verified, seen from outside. */
  isVerified: () => Promise<boolean>;
};

type Act = (action: ScriptAction, context?: ScriptContext) => Promise<ScriptOutcome>;

/** Runs the scripts of one set of templates, as a connection that hands out a context would. */
function templates(
  set: string,
  { destination, configuration }: Pick<Kind, 'destination' | 'configuration'>,
): Act {
  const sandbox = new Sandbox({ allowedDestinations: [destination] });
  afterAll(() => {
    sandbox.stop();
  });
  return async (action, context = {}) => {
    const file = new URL(`../../templates/${set}/${action.script}.js`, import.meta.url);
    const source = await readFile(file, 'utf8');
    const request = { tenantId: 'templates', connectionId: `${set} ${action.script}` };
    return sandbox.runScript({ ...request, source, action, context, configuration });
  };
}

const newcomer = (password?: string): ScriptAction => ({
  script: 'create',
  user: {
    ...{ client_id: 'client', tenant: 'default', connection: 'users', email: EMAIL },
    ...(password !== undefined && { password }),
  },
});
const login = (password: string, usernameOrEmail = EMAIL): ScriptAction => ({
  ...{ script: 'login', usernameOrEmail, password },
});
const refused = (subject?: unknown) => ({
  ...{ kind: 'denied', errorClass: 'WrongUsernameOrPasswordError' },
  ...(subject !== undefined && { subject }),
});

async function idOf(act: Act): Promise<string> {
  const found = await act({ script: 'get_user', identifier: EMAIL });
  expect(found).toMatchObject({ kind: 'ok', answer: { email: EMAIL } });
  return (found as { answer: { user_id: string } }).answer.user_id;
}

const kinds: Record<string, () => Promise<Kind>> = {
  async postgresql() {
    const { url, destination, query } = await postgres();
    await query(`create table if not exists users (
      id bigserial primary key, email text not null unique, email_verified boolean not null default false,
      nickname text, password text)`);
    const isVerified = async () => {
      const [row] = await query('select email_verified from users');
      return row?.['email_verified'] === true;
    };
    return { destination, configuration: { DATABASE_URL: url }, isVerified };
  },
  async mysql() {
    const { destination, configuration: given, query } = await mariadb();
    await query(`create table if not exists users (
      id bigint auto_increment primary key, email varchar(254) not null unique,
      email_verified boolean not null default false, nickname varchar(350), password varchar(100))`);
    const { host, port, user, password, database } = given;
    const configuration = {
      ...{ DB_HOST: host, DB_PORT: port, DB_USER: user, DB_PASSWORD: password, DB_NAME: database },
    };
    const isVerified = async () => {
      const [row] = await query('select email_verified from users');
      return row?.['email_verified'] === 1;
    };
    return { destination, configuration, isVerified };
  },
  async mongodb() {
    const { destination, uri, documents } = await mongodbStandIn();
    const isVerified = () => Promise.resolve(documents[0]?.['email_verified'] === true);
    return { destination, configuration: { MONGODB_URL: uri }, isVerified };
  },
  'web-service': webService,
};

/** A service as the templates describe it, with its people in memory. */
async function webService(): Promise<Kind> {
  type Person = { id: number; email: string; password: string | null; email_verified: boolean };
  const people: Person[] = [];
  let nextId = 1;
  const answer = (method: string, url: URL, body: Record<string, string>): [number, unknown] => {
    const { pathname, searchParams } = url;
    const known = people.find(({ email }) => email === body['email']);
    if (pathname === '/v1/sign-in') {
      if (!known) return [404, {}];
      return known.password === body['password'] ? [200, known] : [401, {}];
    }
    if (pathname === '/v1/users' && method === 'GET') {
      const found = people.find(
        ({ id, email }) =>
          String(id) === searchParams.get('id') || email === searchParams.get('email'),
      );
      return found ? [200, found] : [404, {}];
    }
    if (pathname === '/v1/users') {
      if (known) return [409, {}];
      const { email = '', password = null } = body;
      people.push({ id: nextId++, email, password, email_verified: false });
      return [201, people.at(-1)];
    }
    if (pathname === '/v1/users/verify' && known) known.email_verified = true;
    if (pathname === '/v1/users/password' && known) known.password = body['password'] ?? null;
    if (method === 'DELETE') people.splice(0);
    return [200, {}];
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const isAllowed = request.headers.authorization === 'Bearer a token of the service';
      const text = Buffer.concat(parts).toString() || '{}';
      const url = new URL(request.url ?? '', 'http://service.invalid');
      const [status, body] = isAllowed
        ? answer(request.method ?? '', url, JSON.parse(text) as Record<string, string>)
        : [403, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  afterAll(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    destination: `127.0.0.1:${String(port)}`,
    configuration: {
      API_URL: `http://127.0.0.1:${String(port)}/v1`,
      API_TOKEN: 'a token of the service',
    },
    isVerified: () => Promise.resolve(people[0]?.email_verified === true),
  };
}

describe.each(Object.entries(kinds))('%s', (set, prepare) => {
  let act: Act;
  let kind: Kind;
  beforeAll(async () => {
    kind = await prepare();
  });

  test('a person signs up, signs in, is found, changes and goes', async () => {
    act = templates(set, kind);
    expect(await act({ script: 'get_user', identifier: EMAIL })).toMatchObject({ answer: null });
    expect(await act(newcomer(PASSWORD))).toMatchObject({ kind: 'ok', answer: { email: EMAIL } });
    expect(await act(newcomer(PASSWORD))).toMatchObject({
      ...{ kind: 'denied', errorClass: 'ValidationError', code: 'user_exists' },
    });

    const id = await idOf(act);
    expect(await act(login(PASSWORD))).toMatchObject({ kind: 'ok', answer: { user_id: id } });
    expect(await act(login('wrong'))).toMatchObject(refused(expect.any(String)));
    const nobody = await act(login(PASSWORD, 'nobody@example.com'));
    expect(nobody).toMatchObject(refused());
    expect(nobody).not.toHaveProperty('subject');

    const byId = { identifierType: 'user_id' } as const;
    expect(await act({ script: 'get_user', identifier: id }, byId)).toMatchObject({
      answer: { user_id: id, email: EMAIL },
    });
    const otherId = `auth0|${id.slice('auth0|'.length).replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`;
    expect(await act({ script: 'get_user', identifier: otherId }, byId)).toMatchObject({
      answer: null,
    });
    // What names somebody one way does not the other way.
    expect(await act({ script: 'get_user', identifier: EMAIL }, byId)).toMatchObject({
      answer: null,
    });

    expect(await kind.isVerified()).toBe(false);
    expect(await act({ script: 'verify', email: EMAIL })).toMatchObject({
      answer: { isDone: true },
    });
    expect(await kind.isVerified()).toBe(true);

    const newPassword = 'another one';
    expect(await act({ script: 'change_password', identifier: EMAIL, newPassword })).toMatchObject({
      answer: { isDone: true },
    });
    expect(await act(login(PASSWORD))).toMatchObject(refused());
    expect(await act(login(newPassword))).toMatchObject({ kind: 'ok' });

    expect(await act({ script: 'delete', userId: id })).toMatchObject({ kind: 'ok' });
    expect(await act({ script: 'get_user', identifier: EMAIL })).toMatchObject({ answer: null });
  });

  test('a person with a passkey alone is found, and no password lets them in', async () => {
    act = templates(set, kind);
    expect(await act(newcomer())).toMatchObject({ kind: 'ok', answer: { email: EMAIL } });
    const id = await idOf(act);
    for (const tried of ['null', 'undefined', PASSWORD]) {
      expect(await act(login(tried))).toMatchObject(refused());
    }
    expect(await act({ script: 'delete', userId: id })).toMatchObject({ kind: 'ok' });
  });
});

describe('sqlserver', () => {
  let isThere = false;
  const hash = bcrypt.hashSync(PASSWORD, 4);
  const row = () => ({
    columns: [
      'nvarchar' as const,
      'nvarchar' as const,
      'int' as const,
      'nvarchar' as const,
      'nvarchar' as const,
    ],
    names: ['id', 'email', 'email_verified', 'nickname', 'password'],
    rows: isThere ? [['7', EMAIL, 1, 'ada', hash]] : [],
  });
  let act: Act;

  beforeAll(async () => {
    const { port, destination } = await sqlserverStandIn('hush', (asks) => {
      if (asks('insert into users')) {
        if (isThere) return { error: { number: 2627, message: 'Violation of UNIQUE KEY' } };
        isThere = true;
        return { columns: ['nvarchar'], names: ['id'], rows: [['7']] };
      }
      const isMeant = asks(EMAIL) || asks('7');
      if (asks('update users')) return { changed: isMeant && isThere ? 1 : 0 };
      if (asks('delete from users')) {
        isThere = false;
        return { changed: 1 };
      }
      return isMeant ? row() : { ...row(), rows: [] };
    });
    act = templates('sqlserver', {
      destination,
      configuration: {
        ...{ DB_HOST: '127.0.0.1', DB_PORT: String(port), DB_USER: 'scripts', DB_PASSWORD: 'hush' },
        ...{ DB_NAME: 'site', DB_ENCRYPT: 'no' },
      },
    });
  });

  test('a person signs up, signs in, is found, changes and goes', async () => {
    expect(await act({ script: 'get_user', identifier: EMAIL })).toMatchObject({ answer: null });
    expect(await act(newcomer(PASSWORD))).toMatchObject({
      answer: { user_id: 'auth0|7', email: EMAIL },
    });
    expect(await act(newcomer())).toMatchObject({
      errorClass: 'ValidationError',
      code: 'user_exists',
    });
    expect(await act(login(PASSWORD))).toMatchObject({
      answer: { user_id: 'auth0|7', email_verified: true },
    });
    expect(await act(login('wrong'))).toMatchObject(refused('7'));
    expect(await act(login(PASSWORD, 'nobody@example.com'))).toMatchObject(refused());
    const byId = { identifierType: 'user_id' } as const;
    expect(await act({ script: 'get_user', identifier: 'auth0|7' }, byId)).toMatchObject({
      answer: { user_id: 'auth0|7' },
    });
    expect(await act({ script: 'verify', email: EMAIL })).toMatchObject({
      answer: { isDone: true },
    });
    const change = { script: 'change_password', identifier: EMAIL, newPassword: 'new' } as const;
    expect(await act(change)).toMatchObject({ answer: { isDone: true } });
    expect(await act({ script: 'delete', userId: 'auth0|7' })).toMatchObject({ kind: 'ok' });
    expect(await act(change)).toMatchObject({ answer: { isDone: false } });
  });
});
