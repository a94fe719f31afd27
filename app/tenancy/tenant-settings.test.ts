import { describe, expect, it, test } from 'vitest';

import { languageTags } from '#app/copy/choose-language.ts';

import {
  changedSettings,
  languagesOf,
  sessionSecondsOf,
  settingsOf,
  tenantSettingsChangeSchema,
} from './tenant-settings.ts';

const problemOf = (change: unknown) => {
  const { error } = tenantSettingsChangeSchema.safeParse(change);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)[0];
};

test('sessions last seven days, and three without use, until somebody says otherwise', () => {
  expect(sessionSecondsOf({ settings: null })).toEqual({ all: 604_800, idle: 259_200 });
  const settings = changedSettings({ settings: null }, { session_lifetime_in_minutes: 181 });
  expect(sessionSecondsOf({ settings })).toEqual({ all: 10_860, idle: 259_200 });
});

test('what is left out stays, what is null goes, and flags are added to flags', () => {
  const before = { support_email: 'help@example.com', flags: { enable_sso: true }, newer: 1 };
  const settings = changedSettings(
    { settings: before },
    { picture_url: null, flags: { genai_trial: false }, default_directory: 'Users' },
  );
  expect(settings).toEqual({
    support_email: 'help@example.com',
    default_directory: 'Users',
    flags: { enable_sso: true, genai_trial: false },
  });
  expect(changedSettings({ settings }, { support_email: null })).not.toHaveProperty(
    'support_email',
  );
});

test('what a newer version has written is not told, and does not stop anything', () => {
  expect(settingsOf({ settings: { newer: 1 } })).toEqual({
    session_lifetime: 168,
    idle_session_lifetime: 72,
    flags: {},
  });
});

test('lifetimes written in hours and in minutes are the same lifetimes', () => {
  const inMinutes = changedSettings({ settings: null }, { idle_session_lifetime_in_minutes: 200 });
  const inHours = changedSettings({ settings: null }, { idle_session_lifetime: 3.3333 });
  expect(inHours).toEqual(inMinutes);
});

describe('a change is refused that', () => {
  it.each([
    [{ default_audience: 'https://api.example.com' }, /^default_audience: expected ''/],
    [{ flags: { enable_dynamic_client_registration: true } }, /expected false: nobody registers/],
    [{ flags: { unheard_of: true } }, /unheard_of/],
    [{ session_lifetime: 0 }, /^session_lifetime: expected at least a minute/],
    [{ session_lifetime_in_minutes: 1e9 }, /expected at most 525600 minutes/],
    [{ default_redirection_uri: 'http://app.example.com' }, /expected an https address/],
    [{ allowed_logout_urls: ['javascript:alert(1)'] }, /^allowed_logout_urls\.0: expected/],
    [{ error_page: { html: '<p>' } }, /expected null: there are no classic pages/],
    [{ session_cookie: { mode: 'non-persistent' } }, /^session_cookie\.mode: expected persistent/],
    [{ friendly: 'Acme' }, /friendly/],
  ])('says %j', (change, problem) => {
    expect(problemOf(change)).toMatch(problem);
  });
});

test('what tools write back of an empty tenant is taken', () => {
  const exported = { support_email: '', support_url: '', picture_url: '', default_directory: '' };
  expect(problemOf({ ...exported, default_redirection_uri: '', default_audience: '' })).toBe(
    undefined,
  );
});

test('the log is kept for as many days as are said, or for ever', () => {
  const kept = changedSettings({ settings: null }, { log_retention_days: 30 });
  expect(kept).toEqual({ log_retention_days: 30 });
  expect(changedSettings({ settings: kept }, { log_retention_days: null })).toEqual({});
  for (const days of [0, 366, 1.5, '30']) {
    expect(problemOf({ log_retention_days: days })).toMatch(/^log_retention_days: /);
  }
});

describe('the languages of the pages', () => {
  test('are all that there are until a tenant names some, of which the first is for everybody', () => {
    expect(languagesOf({ settings: null })).toEqual(languageTags);
    expect(languagesOf({ settings: { enabled_locales: [] } })).toEqual(languageTags);
    expect(languagesOf({ settings: { enabled_locales: ['fr-CA', 'de', 'fr'] } })).toEqual([
      'fr',
      'de',
    ]);
  });

  test('can only be set to those that are spoken here; what was stored before stops nothing', () => {
    expect(problemOf({ enabled_locales: ['de', 'tlh'] })).toMatch(
      /^enabled_locales\.1: expected one of en, /,
    );
    expect(problemOf({ enabled_locales: ['de', 'fr-CA'] })).toBe(undefined);
    expect(languagesOf({ settings: { enabled_locales: ['tlh', 'de'] } })).toEqual(['de']);
    expect(languagesOf({ settings: { enabled_locales: ['tlh'] } })).toEqual(languageTags);
  });
});
