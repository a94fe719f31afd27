import { describe, expect, it } from 'vitest';

import type { Prompts } from '#app/tenancy/prompts.ts';

import { parseConnectionOptions } from './options.ts';
import { noScripts, passkeyPrerequisites } from './passkey-prerequisites.ts';
import type { ScriptFacts } from './passkey-prerequisites.ts';

const goodPrompts: Prompts = {
  universal_login_experience: 'new',
  identifier_first: true,
  webauthn_platform_first_factor: false,
  custom_login_page_on: false,
};

const goodScripts: ScriptFacts = {
  published: new Set(['get_user', 'create']),
  getUserLooksUpBoth: true,
};

const unmet = (
  document: object,
  prompts: Partial<Prompts> = {},
  scripts: ScriptFacts = goodScripts,
) =>
  passkeyPrerequisites(parseConnectionOptions(document), { ...goodPrompts, ...prompts }, scripts)
    .filter(({ met }) => !met)
    .map(({ name }) => name);

const names = [
  'universal_login_experience_new',
  'identifier_first_on',
  'identifier_first_without_biometrics',
  'custom_login_page_off',
  'username_optional_or_attributes',
  'password_enabled',
  'own_database_off_or_supported',
  'script_context_enabled',
  'get_user_script',
  'create_script',
  'get_user_looks_up_both',
];

it('is the same whole list, whatever is met of it', () => {
  const listed = (prompts: Prompts) =>
    passkeyPrerequisites(parseConnectionOptions({}), prompts, noScripts);
  expect(listed(goodPrompts)).toEqual(names.map((name) => ({ name, met: true })));
  const unmetToo = listed({ ...goodPrompts, identifier_first: false });
  expect(unmetToo.map(({ name }) => name)).toEqual(names);
});

const ownDatabase = {
  enabledDatabaseCustomization: true,
  import_mode: false,
  enable_script_context: true,
};

const passwordOff = { authentication_methods: { password: { enabled: false } } };

describe('each one unmet is named', () => {
  const cases: [string[], object, Partial<Prompts>?][] = [
    [['universal_login_experience_new'], {}, { universal_login_experience: 'classic' }],
    [['identifier_first_on'], {}, { identifier_first: false }],
    [['identifier_first_without_biometrics'], {}, { webauthn_platform_first_factor: true }],
    [['custom_login_page_off'], {}, { custom_login_page_on: true }],
    [['username_optional_or_attributes'], { requires_username: true }],
    [['password_enabled'], passwordOff],
    [
      ['own_database_off_or_supported', 'script_context_enabled'],
      { ...ownDatabase, enable_script_context: false },
    ],
  ];
  it.each(cases)('%j', (expected, options, prompts) => {
    expect(unmet(options, prompts)).toEqual(expected);
  });

  it.each([
    [{ ...goodScripts, published: new Set(['create']) }, 'get_user_script'],
    [{ ...goodScripts, published: new Set(['get_user', 'login']) }, 'create_script'],
    [{ ...goodScripts, getUserLooksUpBoth: false }, 'get_user_looks_up_both'],
  ])('of scripts: %j', (scripts, name) => {
    expect(unmet(ownDatabase, {}, scripts)).toEqual(['own_database_off_or_supported', name]);
  });

  it('and all of them together', () => {
    const prompts = {
      universal_login_experience: 'classic',
      identifier_first: false,
      webauthn_platform_first_factor: true,
      custom_login_page_on: true,
    } as const;
    const options = {
      ...passwordOff,
      requires_username: true,
      enabledDatabaseCustomization: true,
    };
    expect(unmet(options, prompts, noScripts)).toEqual(names);
  });
});

describe('is met by', () => {
  it.each([
    [
      'attributes instead of user names',
      { attributes: { email: { identifier: { active: true } } } },
      noScripts,
    ],
    [
      'an own database whose users are imported',
      { ...ownDatabase, import_mode: true, enable_script_context: false },
      noScripts,
    ],
    ['an own database with the scripts and the context', ownDatabase, goodScripts],
    ['scripts that are left over from an own database', { import_mode: false }, goodScripts],
  ])('%s', (_name, options, scripts) => {
    expect(unmet(options, {}, scripts)).toEqual([]);
  });

  it('no one-time codes, which nobody can be sent yet', () => {
    const codes = { password: { enabled: false }, email_otp: { enabled: true } };
    expect(unmet({ authentication_methods: codes })).toEqual(['password_enabled']);
  });
});
