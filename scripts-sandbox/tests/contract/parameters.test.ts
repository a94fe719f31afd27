/** What each script is called with (reference 2.1, 2.2): the table of the contract, written out. */
import { describe, expect, it } from 'vitest';

import type { ScriptAction, ScriptContext, ScriptOutcome } from '../../index.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

const { run } = openedSandbox();

const user = {
  client_id: 'app',
  tenant: 'acme',
  connection: 'people',
  email: 'ada@example.com',
  password: 'long enough',
  user_metadata: { theme: 'dark' },
  app_metadata: { roles: ['admin'] },
};

const context: ScriptContext = {
  organization: { id: 'org_1', name: 'acme', display_name: 'Acme', metadata: { tier: '1' } },
  asked: { newsletter: true },
};

const table: [names: string, action: ScriptAction, given: unknown[]][] = [
  [
    'usernameOrEmail, password',
    { script: 'login', usernameOrEmail: 'ada', password: 'pässwörd\u2028' },
    ['ada', 'pässwörd\u2028'],
  ],
  ['identifier', { script: 'get_user', identifier: 'Ada@Example.com' }, ['Ada@Example.com']],
  ['user', { script: 'create', user }, [user]],
  ['email', { script: 'verify', email: 'ada@example.com' }, ['ada@example.com']],
  [
    'email, newPassword',
    { script: 'change_password', identifier: 'ada@example.com', newPassword: 'secret' },
    ['ada@example.com', 'secret'],
  ],
  [
    'email, newEmail, verified',
    { script: 'change_email', email: 'a@example.com', newEmail: 'b@example.com', isVerified: true },
    ['a@example.com', 'b@example.com', true],
  ],
  [
    'username, newUsername',
    { script: 'change_username', username: 'ada', newUsername: 'augusta' },
    ['ada', 'augusta'],
  ],
  [
    'phoneNumber, newPhoneNumber',
    { script: 'change_phone_number', phoneNumber: '+1', newPhoneNumber: '+2' },
    ['+1', '+2'],
  ],
  ['id', { script: 'delete', userId: 'auth0|people|7' }, ['people|7']],
];

/** Says what it is given. */
const telling = (names: string) => `function (${names}, callback) {
  const given = Array.from(arguments);
  console.log(JSON.stringify(given.slice(0, -1)));
  console.log(String(given.length), typeof given.at(-1), String(given.at(-1) === callback));
  callback(null);
}`;

const given = ({ report, ...result }: ScriptOutcome) => {
  const [parameters, callback] = report.console.map(({ text }) => text);
  if (parameters === undefined) throw new Error(`Nothing was said: ${JSON.stringify(result)}`);
  return { parameters: JSON.parse(parameters) as unknown[], callback };
};

describe.each(table)('(%s) of %j', (names, action, expected) => {
  it('is what the script gets, with the callback behind it', async () => {
    expect(given(await run(telling(names), action))).toEqual({
      parameters: expected,
      callback: `${String(expected.length + 1)} function true`,
    });
  });

  it('has the context behind it, where the connection hands one out', async () => {
    const handed = action.script === 'delete' ? {} : context;
    expect(given(await run(telling(`${names}, context`), action, { context }))).toEqual({
      parameters: [...expected, handed],
      callback: `${String(expected.length + 2)} function true`,
    });
  });

  it('has none where the function does not take it', async () => {
    expect(given(await run(telling(names), action, { context }))).toEqual({
      parameters: expected,
      callback: `${String(expected.length + 1)} function true`,
    });
  });

  it('is no call at all for a function that takes a context where there is none', async () => {
    const outcome = await run(telling(`${names}, context`), action);
    expect(outcome).toMatchObject({ kind: 'bad-entry', line: 1, column: 1 });
    expect(outcome.report.console).toEqual([]);
  });
});

it('a rest parameter gets the context as well', async () => {
  const source = `(...all) => { console.log(JSON.stringify(all.slice(0, -1))); console.log('x'); all.at(-1)(null); }`;
  const action = { script: 'get_user', identifier: 'ada' } as const;
  expect(given(await run(source, action, { context: {} })).parameters).toEqual(['ada', {}]);
  expect(given(await run(source, action)).parameters).toEqual(['ada']);
});

describe('a look-up by user id', () => {
  const source = telling('identifier, context');
  const byId = { context: { identifierType: 'user_id' } } as const;
  const lookUp = (identifier: string) => ({ script: 'get_user', identifier }) as const;

  it('says so in the context, and names the user as scripts do', async () => {
    for (const identifier of ['auth0|people|7', 'people|7']) {
      const { parameters } = given(await run(source, lookUp(identifier), byId));
      expect(parameters).toEqual(['people|7', { identifierType: 'user_id' }]);
    }
  });

  it('is said of no other look-up', async () => {
    const { parameters } = given(await run(source, lookUp('auth0|7'), { context: {} }));
    expect(parameters).toEqual(['auth0|7', {}]);
  });
});

describe('a user to be deleted', () => {
  it.each([
    ['7', '7'],
    ['auth0|7', '7'],
    ['auth0|people|7', 'people|7'],
    ['auth0|auth0|7', '7'],
    ['google|7', 'google|7'],
  ])('%s is %s to the script', async (userId, bare) => {
    const outcome = await run(telling('id'), { script: 'delete', userId });
    expect(given(outcome).parameters).toEqual([bare]);
  });
});

it('hands over plain objects of the script itself', async () => {
  const source = `function (user, callback) {
    const isPlain = Object.getPrototypeOf(user) === Object.prototype;
    console.log(JSON.stringify([isPlain, Array.isArray(user.app_metadata.roles), 'polluted' in {}]));
    console.log('x');
    callback(null);
  }`;
  const metadata = JSON.parse('{ "__proto__": { "polluted": true } }') as Record<string, unknown>;
  const outcome = await run(source, {
    script: 'create',
    user: { ...user, user_metadata: metadata },
  });
  expect(given(outcome).parameters).toEqual([true, true, false]);
});
