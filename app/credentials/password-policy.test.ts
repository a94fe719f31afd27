import { describe, expect, it } from 'vitest';

import { commonPasswords } from './common-passwords.ts';
import type { PasswordOptions } from './password-policy.ts';
import { checkPassword, passwordRequirements } from './password-policy.ts';

const complexity = (
  wanted: NonNullable<NonNullable<PasswordOptions['password_options']>['complexity']>,
): PasswordOptions => ({ password_options: { complexity: { min_length: 1, ...wanted } } });

const verdict = (password: string, options: PasswordOptions, profile: string[] = []) => {
  const result = checkPassword(password, options, profile);
  return result.ok ? 'ok' : result.code;
};

describe('length', () => {
  it.each([
    ['x'.repeat(14), 'password_too_short'],
    ['x'.repeat(15), 'ok'],
    // Bytes of UTF-8, as Auth0 counts: 8 letters of two bytes each.
    ['é'.repeat(7), 'password_too_short'],
    ['é'.repeat(8), 'ok'],
    ['x'.repeat(256), 'ok'],
    ['x'.repeat(257), 'password_too_long'],
    ['€'.repeat(86), 'password_too_long'],
    ['', 'password_too_short'],
  ])('%s: %s', (password, code) => {
    expect(verdict(password, {})).toBe(code);
  });

  it('is at least one byte under any policy', () => {
    expect(verdict('', { passwordPolicy: 'none' })).toBe('password_too_short');
  });

  it('is never cut', () => {
    const options = { password_options: { complexity: { max_length_exceeded: 'truncate' } } };
    expect(verdict('x'.repeat(257), options as PasswordOptions)).toBe('password_too_long');
  });
});

describe('character types', () => {
  it.each([
    [['uppercase'], 'lower', 'password_too_weak'],
    [['uppercase'], 'Upper', 'ok'],
    [['uppercase'], 'École'.toLowerCase(), 'password_too_weak'],
    [['uppercase'], 'École', 'ok'],
    [['lowercase'], 'UPPER', 'password_too_weak'],
    [['number'], 'none', 'password_too_weak'],
    [['number'], 'one1', 'ok'],
    [['special'], 'Plain1é漢', 'password_too_weak'],
    [['special'], 'with space', 'ok'],
    [['special'], 'emoji😀', 'ok'],
    [['uppercase', 'lowercase', 'number', 'special'], 'Aa1', 'password_too_weak'],
    [['uppercase', 'lowercase', 'number', 'special'], 'Aa1!', 'ok'],
  ] as const)('all of %o: %s is %s', (types, password, code) => {
    expect(verdict(password, complexity({ character_types: [...types] }))).toBe(code);
  });

  it.each([
    ['aA', 'password_too_weak'],
    ['a1', 'password_too_weak'],
    ['aA1', 'ok'],
    ['aA!', 'ok'],
    ['A1!', 'ok'],
    ['aA1!', 'ok'],
  ])('three of four: %s is %s', (password, code) => {
    const options = complexity({
      character_types: ['uppercase', 'lowercase', 'number', 'special'],
      character_type_rule: 'three_of_four',
    });
    expect(verdict(password, options)).toBe(code);
  });

  it('names every broken rule', () => {
    const options = complexity({
      character_types: ['uppercase', 'number', 'special'],
      identical_characters: 'block',
    });
    expect(checkPassword('aaab!', options, [])).toMatchObject({
      detail: { rules: ['uppercase', 'number', 'identical_characters'] },
    });
  });
});

it.each([
  ['aab', 'ok'],
  ['aabaa', 'ok'],
  ['baaab', 'password_too_weak'],
  ['aAa', 'ok'],
  ['   ', 'password_too_weak'],
  ['😀😀😀', 'password_too_weak'],
])('no more than two identical characters: %s is %s', (password, code) => {
  expect(verdict(password, complexity({ identical_characters: 'block' }))).toBe(code);
});

it.each([
  ['abd', 'ok'],
  ['xabcx', 'password_too_weak'],
  ['xCbAx', 'password_too_weak'],
  ['AbC', 'password_too_weak'],
  ['x123', 'password_too_weak'],
  ['987', 'password_too_weak'],
  ['135', 'ok'],
  ['890', 'ok'],
  ['9:;', 'ok'],
  ['yz{', 'ok'],
  ['ab', 'ok'],
])('no sequences: %s is %s', (password, code) => {
  expect(verdict(password, complexity({ sequential_characters: 'block' }))).toBe(code);
});

describe('the dictionary', () => {
  const options = (active: boolean): PasswordOptions => ({
    password_options: {
      complexity: { min_length: 1 },
      dictionary: { active, custom: ['Contoso-Intranet'] },
    },
  });
  it.each([
    ['password123', 'password_too_common'],
    ['PassWord123', 'password_too_common'],
    ['contoso-intranet', 'password_too_common'],
    ['contoso-intranet!', 'ok'],
  ])('%s is %s', (password, code) => {
    expect(verdict(password, options(true))).toBe(code);
    expect(verdict(password, options(false))).toBe('ok');
  });

  it('that ships is small, in lower case and of eight characters and more', () => {
    expect(commonPasswords.size).toBeGreaterThan(190);
    expect([...commonPasswords].filter((word) => word.length < 8)).toEqual([]);
    expect([...commonPasswords].filter((word) => word !== word.toLowerCase())).toEqual([]);
  });
});

describe('the profile', () => {
  const options = (active: boolean): PasswordOptions => ({
    password_options: { complexity: { min_length: 1 }, profile_data: { active } },
  });
  it.each([
    ['xANNABELx', 'password_contains_profile'],
    ['annabel.smith@example.com', 'password_contains_profile'],
    ['my-Smith-password', 'password_contains_profile'],
    ['I am Li', 'ok'],
    ['example.com', 'ok'],
  ])('%s is %s', (password, code) => {
    const profile = ['Li Smith', 'annabel@example.com', ''];
    expect(verdict(password, options(true), profile)).toBe(code);
    expect(verdict(password, options(false), profile)).toBe('ok');
  });
});

describe('the older fields', () => {
  it.each([
    ['none', 'x', 'ok'],
    ['low', 'xxxxx', 'password_too_short'],
    ['low', 'xxxxxx', 'ok'],
    ['fair', 'Abcdef1', 'password_too_short'],
    ['fair', 'Abcdefg1', 'ok'],
    ['fair', 'Abcdefg!', 'password_too_weak'],
    ['good', 'abcdefg1', 'password_too_weak'],
    ['good', 'abcdef1!', 'ok'],
    ['excellent', 'abcdef1!x', 'password_too_short'],
    ['excellent', 'abcdef1!xy', 'ok'],
    ['excellent', 'aaabdef1!xy', 'password_too_weak'],
  ] as const)('%s: %s is %s', (passwordPolicy, password, code) => {
    expect(verdict(password, { passwordPolicy })).toBe(code);
  });

  it('take another length', () => {
    const options: PasswordOptions = {
      passwordPolicy: 'fair',
      password_complexity_options: { min_length: 12 },
    };
    expect(passwordRequirements(options)).toEqual({
      minLength: 12,
      rules: ['lowercase', 'uppercase', 'number'],
    });
    expect(passwordRequirements({ password_complexity_options: { min_length: 9 } })).toEqual({
      minLength: 9,
      rules: [],
    });
  });

  it('add dictionary and profile without loosening the length', () => {
    const options: PasswordOptions = {
      passwordPolicy: null,
      password_dictionary: { enable: true, dictionary: ['fifteen-letters'] },
      password_no_personal_info: { enable: true },
    };
    expect(passwordRequirements(options)).toEqual({
      minLength: 15,
      rules: ['dictionary', 'profile_data'],
    });
    expect(verdict('Fifteen-Letters', options)).toBe('password_too_common');
    expect(verdict('annabel and more', options, ['Annabel'])).toBe('password_contains_profile');
  });
});

describe('requirements', () => {
  it('are fifteen bytes by default', () => {
    expect(passwordRequirements({})).toEqual({ minLength: 15, rules: [] });
  });

  it('list every rule', () => {
    expect(
      passwordRequirements({
        password_options: {
          complexity: {
            min_length: 8,
            character_types: ['number'],
            identical_characters: 'block',
            sequential_characters: 'block',
          },
          dictionary: { active: true },
          profile_data: { active: true },
        },
      }),
    ).toEqual({
      minLength: 8,
      rules: [
        'number',
        'identical_characters',
        'sequential_characters',
        'dictionary',
        'profile_data',
      ],
    });
  });
});
