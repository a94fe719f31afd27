import { describe, expect, it } from 'vitest';

import { checkPassword } from '#app/credentials/password-policy.ts';

import { InvalidConnectionOptions, parseConnectionOptions } from './options.ts';

describe('defaults', () => {
  it('are those of a new Auth0 connection', () => {
    expect(parseConnectionOptions({})).toEqual({
      authentication_methods: {
        password: { enabled: true, api_behavior: 'required', signup_behavior: 'allow' },
        passkey: { enabled: false },
      },
      passkey_options: {
        challenge_ui: 'both',
        progressive_enrollment_enabled: true,
        local_enrollment_enabled: true,
      },
      password_options: {
        complexity: {
          min_length: 15,
          character_types: [],
          character_type_rule: 'all',
          identical_characters: 'allow',
          sequential_characters: 'allow',
          max_length_exceeded: 'error',
        },
        dictionary: { active: false, default: 'en_100k', custom: [] },
        history: { active: false, size: 3 },
        profile_data: {
          active: false,
          blocked_fields: [
            'name',
            'username',
            'nickname',
            'email',
            'phone_number',
            'user_metadata.name',
            'user_metadata.first',
            'user_metadata.last',
          ],
        },
      },
      requires_username: false,
      disable_signup: false,
      disable_self_service_change_password: false,
      brute_force_protection: true,
      import_mode: false,
      enabledDatabaseCustomization: false,
    });
  });

  it('fill in what a given part leaves out', () => {
    const options = parseConnectionOptions({
      authentication_methods: { passkey: { enabled: true } },
      passkey_options: { challenge_ui: 'button' },
      password_options: { complexity: { min_length: 8 } },
    });
    expect(options.authentication_methods.password.enabled).toBe(true);
    expect(options.authentication_methods.passkey.enabled).toBe(true);
    expect(options.passkey_options).toEqual({
      challenge_ui: 'button',
      progressive_enrollment_enabled: true,
      local_enrollment_enabled: true,
    });
    expect(options.password_options?.complexity).toMatchObject({
      min_length: 8,
      character_type_rule: 'all',
    });
  });

  it('have no password_options beside the older fields', () => {
    expect(parseConnectionOptions({ passwordPolicy: 'good' })).not.toHaveProperty(
      'password_options',
    );
  });
});

const recorded = {
  mfa: { active: true, return_enroll_settings: true },
  passwordPolicy: 'good',
  strategy_version: 2,
  brute_force_protection: true,
  disable_self_service_change_password: false,
};

const flexible = {
  attributes: {
    email: {
      identifier: { active: true, default_method: 'password' },
      profile_required: true,
      verification_method: 'otp',
      signup: { status: 'required', verification: { active: true } },
    },
    username: {
      identifier: { active: true },
      validation: { min_length: 3, max_length: 20, allowed_types: { email: false } },
    },
  },
  precedence: ['username', 'email', 'phone_number'],
  customScripts: { login: 'function login() {}', other: '' },
  configuration: { SECRET: '2.0$abc', OLD: null },
  enable_script_context: true,
  something_new: { nested: [1] },
};

it.each([{}, recorded, flexible, { passwordPolicy: null }])(
  'parses twice alike: %o',
  (document) => {
    const once = parseConnectionOptions(document);
    expect(parseConnectionOptions(once)).toEqual(once);
    expect(parseConnectionOptions(JSON.parse(JSON.stringify(once)))).toEqual(once);
  },
);

it('keeps what it does not know', () => {
  expect(parseConnectionOptions({ ...flexible, passkey_options: { future: 1 } })).toMatchObject({
    something_new: { nested: [1] },
    passkey_options: { future: 1 },
  });
});

it('hands the password policy what it reads', () => {
  const result = checkPassword('too short', parseConnectionOptions({}), []);
  expect(result).toMatchObject({ code: 'password_too_short', detail: { min: 15 } });
});

describe('write rules', () => {
  const emailOnly = { attributes: { email: { identifier: { active: true } } } };
  const cases: [string, unknown, string][] = [
    ['not an object', 'options', 'options'],
    [
      'a value outside an enumeration',
      { passkey_options: { challenge_ui: 'modal' } },
      'options.passkey_options.challenge_ui',
    ],
    [
      'a length of 73',
      { password_options: { complexity: { min_length: 73 } } },
      'options.password_options.complexity.min_length',
    ],
    ['text for a switch', { disable_signup: 'yes' }, 'options.disable_signup'],
    [
      'both password policies',
      { passwordPolicy: 'good', password_options: {} },
      'options.password_options',
    ],
    [
      'a part of the older policy with the new one',
      { password_dictionary: { enable: true }, password_options: {} },
      'options.password_options',
    ],
    [
      'blocked sign-up with required passwords',
      { authentication_methods: { password: { signup_behavior: 'block' } } },
      'options.authentication_methods.password.signup_behavior',
    ],
    ['attributes without identifier', { attributes: { email: {} } }, 'options.attributes'],
    [
      'attributes whose identifiers are off',
      { attributes: { email: { identifier: { active: false } } } },
      'options.attributes',
    ],
    [
      'an e-mail identifier that is not unique',
      { attributes: { email: { unique: false, identifier: { active: true } } } },
      'options.attributes.email.identifier.active',
    ],
    [
      'requires_username with attributes',
      { ...emailOnly, requires_username: true },
      'options.requires_username',
    ],
    [
      'username validation with attributes',
      { ...emailOnly, validation: { username: { min: 1, max: 15 } } },
      'options.validation.username',
    ],
    ['a precedence that leaves one out', { precedence: ['email'] }, 'options.precedence'],
    [
      'a precedence that repeats one',
      { precedence: ['email', 'email', 'username'] },
      'options.precedence',
    ],
    ['a script that is no text', { customScripts: { login: 1 } }, 'options.customScripts.login'],
    [
      'a dictionary word of 51 characters',
      { password_options: { dictionary: { custom: ['x'.repeat(51)] } } },
      'options.password_options.dictionary.custom.0',
    ],
  ];
  it.each(cases)('refuse %s', (_name, document, field) => {
    expect(() => parseConnectionOptions(document)).toThrow(InvalidConnectionOptions);
    expect(() => parseConnectionOptions(document)).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        field,
        message: expect.stringContaining(`${field}: `),
      }),
    );
  });

  const allowed: [string, unknown][] = [
    [
      'blocked sign-up with optional passwords',
      {
        authentication_methods: {
          password: { signup_behavior: 'block', api_behavior: 'optional' },
        },
      },
    ],
    ['an older policy of null beside the new one', { passwordPolicy: null, password_options: {} }],
    ['requires_username false with attributes', { ...emailOnly, requires_username: false }],
    [
      'an e-mail that is neither unique nor an identifier',
      { attributes: { email: { unique: false }, username: { identifier: { active: true } } } },
    ],
  ];
  it.each(allowed)('allow %s', (_name, document) => {
    expect(() => parseConnectionOptions(document)).not.toThrow();
  });
});
