import { describe, expect, it } from 'vitest';

import { readProfile } from './profile.ts';
import type { ProfileRules } from './profile.ts';

/** What a script has told, after it has crossed as JSON. */
const read = (told: unknown, rules: ProfileRules = {}) =>
  readProfile(JSON.parse(JSON.stringify(told)), rules);

const profileOf = (told: Record<string, unknown>, rules?: ProfileRules) => {
  const result = read({ user_id: '7', ...told }, rules);
  return result.kind === 'ok' ? result.profile : result;
};

const refusalOf = (told: Record<string, unknown>, rules?: ProfileRules) => {
  const result = read({ user_id: '7', ...told }, rules);
  return result.kind === 'bad-answer' ? `${result.field} ${result.rule}` : result;
};

describe('a profile', () => {
  it.each([['text'], [7], [true], [null], [[{ user_id: '7' }]], [[]]])('is not %j', (told) => {
    expect(read(told)).toEqual({ kind: 'bad-answer', field: 'profile', rule: 'is an object' });
  });

  it('is what the script has told, field by field', () => {
    const told = {
      user_id: 'people|7',
      email: 'Ada.Lovelace@Example.com',
      email_verified: true,
      username: 'ada',
      phone_number: '+4915112345678',
      phone_verified: false,
      name: 'Ada Lovelace',
      nickname: 'ada',
      given_name: 'Ada',
      family_name: 'Lovelace',
      picture: 'https://example.com/ada.png',
      blocked: false,
      user_metadata: { theme: 'dark' },
      app_metadata: { plan: 'gold', roles: ['admin', null, 1] },
      mfa_factors: [{ phone: { value: '+15551112233' } }],
    };
    expect(read(told)).toEqual({ kind: 'ok', profile: { ...told, user_id: 'auth0|people|7' } });
  });

  it('has no field that the database has left empty', () => {
    const told = { email: null, name: '', nickname: '  ', user_metadata: null, email_verified: '' };
    expect(profileOf(told)).toEqual({ user_id: 'auth0|7' });
  });
});

describe('the user id', () => {
  it.each([
    [{ user_id: 'a-7' }, 'auth0|a-7'],
    [{ user_id: 'auth0|a-7' }, 'auth0|a-7'],
    [{ user_id: 'auth0|auth0|a-7' }, 'auth0|a-7'],
    [{ user_id: 7 }, 'auth0|7'],
    [{ user_id: 0 }, 'auth0|0'],
    [{ id: 7 }, 'auth0|7'],
    [{ id: 'old', user_id: 'new' }, 'auth0|new'],
    [{ id: 'old', user_id: null }, 'auth0|old'],
    [{ user_id: 'ü'.repeat(255) }, `auth0|${'ü'.repeat(255)}`],
    [{ user_id: '😀'.repeat(255) }, `auth0|${'😀'.repeat(255)}`],
  ])('of %j is %s', (told, userId) => {
    expect(read(told)).toEqual({ kind: 'ok', profile: { user_id: userId } });
  });

  it.each([
    [{}, 'user_id'],
    [{ email: 'ada@example.com' }, 'user_id'],
    [{ user_id: null }, 'user_id'],
    [{ user_id: '' }, 'user_id'],
    [{ user_id: ' ' }, 'user_id'],
    [{ user_id: 'auth0|' }, 'user_id'],
    [{ id: 'auth0| ' }, 'id'],
  ])('is missing in %j', (told, field) => {
    expect(read(told)).toEqual({ kind: 'bad-answer', field, rule: 'is required' });
  });

  it.each([
    ['too long', 'x'.repeat(256)],
    ['a fraction', 7.5],
    ['a number that is several', 2 ** 53],
    ['true', true],
    ['an object', { $oid: '7' }],
    ['bytes', Buffer.from('7')],
    ['text with a line break', '7\n8'],
    ['text with a NUL', '7\0'],
    ['half a character', '7\ud800'],
  ])('is not %s', (_what, userId) => {
    expect(read({ user_id: userId })).toEqual({
      kind: 'bad-answer',
      field: 'user_id',
      rule: 'is text of 1 to 255 characters, without control characters, or a whole number that JavaScript holds exactly',
    });
  });
});

describe('a value that is nearly right becomes right', () => {
  it.each([
    ['username', 4711, '4711'],
    ['name', 7, '7'],
    ['nickname', 7, '7'],
    ['email_verified', 1, true],
    ['email_verified', 0, false],
    ['email_verified', 'true', true],
    ['email_verified', 'false', false],
    ['phone_verified', 1, true],
    ['phone_verified', 'false', false],
    ['blocked', 1, true],
    ['blocked', 0, false],
    ['blocked', 'true', true],
    ['blocked', 'false', false],
  ])('%s: %j', (field, told, value) => {
    expect(profileOf({ [field]: told })).toEqual({ user_id: 'auth0|7', [field]: value });
  });
});

describe('at its limit a value is taken', () => {
  it.each([
    ['email', `${'x'.repeat(64)}@${'y'.repeat(189)}`],
    ['email', 'ада@example.com'],
    ['email', 'ada@localhost'],
    ['name', 'é'.repeat(150)],
    ['nickname', 'x'.repeat(350)],
    ['given_name', 'x'.repeat(150)],
    ['family_name', 'x'.repeat(150)],
    ['username', 'x'.repeat(128)],
    ['username', "aZ09`^$!-#.+'~_@"],
    ['username', '@ada'],
    ['phone_number', '+1'],
    ['phone_number', '+123456789012345'],
    ['picture', `https://example.com/${'x'.repeat(2_028)}`],
    ['mfa_factors', []],
    ['user_metadata', {}],
  ])('%s: %j', (field, value) => {
    expect(profileOf({ [field]: value })).toMatchObject({ [field]: value });
  });
});

describe('beyond its limit a value is refused, with the field and the rule', () => {
  const name = 'is text of 1 to 150 characters, without control characters';
  const orNumber = ', or a whole number that JavaScript holds exactly';
  const flag = "is true or false (or 1, 0, 'true', 'false')";
  const email = 'is an e-mail address of at most 254 characters, 64 of them before the @';
  const username =
    "has 1 to 128 letters, digits and @`^$!-#.+'~_, and does not look like an e-mail address";
  const phoneNumber = 'is + and 1 to 15 digits';
  const picture = 'is an http or https address of at most 2048 characters';
  const metadata = 'is an object that is at most 20 levels deep, in valid Unicode without NUL';
  const factors =
    'is a list of at most 10 factors { phone: { value } }, each value + and 1 to 15 digits';

  it.each([
    ['email', `${'x'.repeat(65)}@example.com`, email],
    ['email', `${'x'.repeat(64)}@${'y'.repeat(190)}`, email],
    ['email', 'ada', email],
    ['email', 'ada@', email],
    ['email', 'ada@one@two', email],
    ['email', 'ada @example.com', email],
    ['email', 'ada@example.com\r\nBcc: eve@example.com', email],
    ['email', 'ada@example.com,eve', email],
    ['email', 'Ada <ada@example.com>', email],
    ['email', 'ada\ud800@example.com', email],
    ['email', 7, email],
    ['name', 'x'.repeat(151), name + orNumber],
    ['name', 'Ada\u0000', name + orNumber],
    ['name', { first: 'Ada' }, name + orNumber],
    ['nickname', 'x'.repeat(351), `${name.replace('150', '350')}${orNumber}`],
    ['given_name', 'x'.repeat(151), name],
    ['given_name', 7, name],
    ['family_name', 'x'.repeat(151), name],
    ['family_name', false, name],
    ['username', 'x'.repeat(129), username],
    ['username', 'ada lovelace', username],
    ['username', 'ädä', username],
    ['username', 'ada/..', username],
    ['username', 'ada@example.com', username],
    ['phone_number', '+1234567890123456', phoneNumber],
    ['phone_number', '+', phoneNumber],
    ['phone_number', '015112345678', phoneNumber],
    ['phone_number', '+49 151', phoneNumber],
    ['phone_number', '+4915\n', phoneNumber],
    ['phone_number', 4915112345678, phoneNumber],
    ['picture', `https://example.com/${'x'.repeat(2_029)}`, picture],
    ['picture', 'javascript:alert(1)', picture],
    ['picture', 'data:image/png;base64,AAAA', picture],
    ['picture', '/ada.png', picture],
    ['picture', 'https://', picture],
    ['picture', 'https://[x', picture],
    ['picture', 7, picture],
    ['email_verified', 'yes', flag],
    ['email_verified', 2, flag],
    ['email_verified', '1', flag],
    ['email_verified', {}, flag],
    ['phone_verified', 'TRUE', flag],
    ['blocked', 'no', flag],
    ['user_metadata', '{"theme":"dark"}', metadata],
    ['user_metadata', ['dark'], metadata],
    ['user_metadata', { text: 'a\0b' }, metadata],
    ['user_metadata', { 'a\0b': 1 }, metadata],
    ['user_metadata', { text: '\udc00' }, metadata],
    ['app_metadata', 7, metadata],
    ['mfa_factors', { phone: { value: '+15551112233' } }, factors],
    ['mfa_factors', [{ phone: { value: '555' } }], factors],
    ['mfa_factors', [{ phone: '+15551112233' }], factors],
    ['mfa_factors', [{ totp: { secret: 'x' } }], factors],
    ['mfa_factors', Array(11).fill({ phone: { value: '+15551112233' } }), factors],
  ])('%s: %j', (field, value, rule) => {
    expect(refusalOf({ [field]: value })).toBe(`${field} ${rule}`);
  });

  it('never with the value, which may be a secret', () => {
    const secret = 'hunter2';
    const holders = ['user_id', 'email', 'phone_number', 'picture', 'blocked', 'access_token'];
    for (const field of holders) {
      expect(JSON.stringify(read({ user_id: '7', [field]: { secret } }))).toContain('bad-answer');
      expect(JSON.stringify(read({ user_id: '7', [field]: { secret } }))).not.toContain(secret);
    }
  });
});

describe('what the connection asks for', () => {
  it.each(['email', 'username', 'phone_number'] as const)('may be %s', (field) => {
    const rules = { requiredFields: [field] };
    const given = { email: 'ada@example.com', username: 'ada', phone_number: '+1' };
    expect(profileOf(given, rules)).toMatchObject(given);
    expect(refusalOf({ ...given, [field]: null }, rules)).toBe(
      `${field} is required by the connection`,
    );
  });

  it('may be that an e-mail address is no user name, or that it is', () => {
    const told = { username: 'ada@example.com' };
    expect(refusalOf(told)).toMatch(/^username has/);
    expect(profileOf(told, { usernameMayBeEmail: true })).toMatchObject(told);
    expect(refusalOf({ username: 'ada lovelace' }, { usernameMayBeEmail: true })).toBe(
      "username has 1 to 128 letters, digits and @`^$!-#.+'~_",
    );
  });
});

describe('the length of a user name', () => {
  const rules = { usernameLength: { min: 3, max: 15 } };

  it.each(['ada', 'x'.repeat(15), 123])('%j is within that of the connection', (username) => {
    expect(profileOf({ username }, rules)).toMatchObject({ username: String(username) });
  });

  it.each(['ad', 'x'.repeat(16), 12])('%j is not', (username) => {
    expect(refusalOf({ username }, rules)).toBe(
      "username has 3 to 15 letters, digits and @`^$!-#.+'~_, and does not look like an e-mail address",
    );
  });

  it('has no more room than any user name', () => {
    const wide = { usernameLength: { min: 1, max: 1_000 } };
    expect(refusalOf({ username: 'x'.repeat(129) }, wide)).toMatch(/^username has/);
  });
});

describe('metadata', () => {
  it('is called as it used to be', () => {
    expect(profileOf({ metadata: { plan: 'gold' } })).toEqual({
      user_id: 'auth0|7',
      app_metadata: { plan: 'gold' },
    });
    expect(profileOf({ metadata: { plan: 'old' }, app_metadata: { plan: 'new' } })).toEqual({
      user_id: 'auth0|7',
      app_metadata: { plan: 'new' },
    });
    expect(refusalOf({ metadata: 'gold' })).toMatch(/^app_metadata is an object/);
  });

  const nested = (levels: number): unknown => (levels === 0 ? 'end' : { in: nested(levels - 1) });

  it('is so deep and no deeper', () => {
    expect(profileOf({ user_metadata: nested(20) })).toMatchObject({ user_metadata: nested(20) });
    expect(refusalOf({ user_metadata: nested(21) })).toMatch(/at most 20 levels deep/);
  });
});

describe('tokens', () => {
  it('stand beside the profile, never in it', () => {
    const told = { user_id: '7', access_token: 'at', refresh_token: 'rt' };
    expect(read(told)).toEqual({
      kind: 'ok',
      profile: { user_id: 'auth0|7' },
      tokens: { accessToken: 'at', refreshToken: 'rt' },
    });
    expect(read({ user_id: '7', refresh_token: 'rt', access_token: null })).toEqual({
      kind: 'ok',
      profile: { user_id: 'auth0|7' },
      tokens: { refreshToken: 'rt' },
    });
  });

  it('are texts of bounded length', () => {
    const rule = 'is text of at most 16384 characters';
    expect(refusalOf({ access_token: 'x'.repeat(16_385) })).toBe(`access_token ${rule}`);
    expect(refusalOf({ refresh_token: 7 })).toBe(`refresh_token ${rule}`);
  });
});

describe('attributes that we do not know', () => {
  it('are kept as data', () => {
    const told = { department: 'Engines', tags: ['a', { b: null }], score: 1.5, isPoet: false };
    expect(profileOf(told)).toEqual({ user_id: 'auth0|7', ...told });
  });

  it('are not kept where only we may tell, or where they are passwords', () => {
    const told = {
      identities: [{ provider: 'auth0' }],
      created_at: '2020-01-01',
      last_ip: '127.0.0.1',
      logins_count: 9,
      password: 'hunter2',
      password_hash: '$2b$10$x',
      salt: 'x',
    };
    expect(profileOf(told)).toEqual({ user_id: 'auth0|7' });
  });

  it('are so many, with names so long, and no more', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${String(at)}`, at]));
    expect(profileOf(many(100))).toMatchObject(many(100));
    expect(refusalOf(many(101))).toBe('profile has at most 100 attributes of its own');
    expect(profileOf({ ['x'.repeat(100)]: 1 })).toMatchObject({ ['x'.repeat(100)]: 1 });
    expect(refusalOf({ ['x'.repeat(101)]: 1 })).toBe(
      'profile has attributes whose names are at most 100 characters long',
    );
  });

  it('are refused where no database can keep them', () => {
    expect(refusalOf({ motto: 'a\0b' })).toMatch(/^motto is at most 20 levels deep/);
    expect(refusalOf({ 'a\0b': 1 })).toMatch(/is at most 20 levels deep/);
  });
});

describe('names that objects have by themselves', () => {
  const told: unknown = JSON.parse(`{
    "user_id": "7",
    "__proto__": { "blocked": false, "polluted": true },
    "constructor": { "prototype": { "polluted": true } },
    "toString": "x",
    "hasOwnProperty": "x",
    "user_metadata": { "__proto__": { "polluted": true }, "constructor": "Ferrari" },
    "further": [{ "__proto__": { "polluted": true } }]
  }`);

  it('change no object', () => {
    const result = readProfile(told, {});
    if (result.kind !== 'ok') throw new Error('The profile was refused');
    const { profile } = result;
    expect(Object.keys(profile).sort()).toEqual(['further', 'user_id', 'user_metadata']);
    expect(Object.getPrototypeOf(profile)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(profile.user_metadata)).toBe(Object.prototype);
    expect(profile.user_metadata).toEqual({ constructor: 'Ferrari' });
    expect(profile.further).toEqual([{}]);
    expect(profile.polluted).toBeUndefined();
    expect('polluted' in {}).toBe(false);
    expect(profile.toString).toBe(Object.prototype.toString);
  });

  it('lend no field: a user id that is inherited is none', () => {
    const inheriting: unknown = JSON.parse('{ "__proto__": { "user_id": "7" } }');
    expect(readProfile(inheriting, {})).toMatchObject({ kind: 'bad-answer', field: 'user_id' });
  });
});
