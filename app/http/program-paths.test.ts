import { describe, expect, it } from 'vitest';

import { isForApplications, isForPrograms, isMyAccountApi, isPasskeyApi } from './program-paths.ts';

describe('which paths are of an API', () => {
  it.each([
    '/me',
    '/me/v1/factors',
    '/ME/v1/factors',
    '/%6de/v1/factors',
    '/%4D%45/',
    '/x/../me/v1',
    '/me.data',
  ])('the My Account API: %s', (path) => {
    expect([isMyAccountApi(path), isPasskeyApi(path), isForPrograms(path)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each([
    '/passkey/challenge',
    '/passkey/register/',
    '/Passkey/Challenge',
    '/passkey/%63hallenge',
    '/passkey/challenge.data',
    '/passkey/challenge/.data',
    '/me/../passkey/register',
  ])('the passkey API: %s', (path) => {
    expect([isMyAccountApi(path), isPasskeyApi(path), isForPrograms(path)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it.each([
    '/',
    '/me/../account',
    '/me/%2e%2E/account/passkeys/new',
    '/me/v1/../..//account',
    '/me%2Fv1',
    '/mean',
    '//me/v1',
    '/passkey/enroll/challenge',
    '/passkey/challenge/../enroll',
    '/passkey/challenges',
    '/login/passkey/challenge',
    '/%',
    '/%E0%A4%A',
  ])('none: %s', (path) => {
    expect(isForApplications(path)).toBe(false);
  });
});
