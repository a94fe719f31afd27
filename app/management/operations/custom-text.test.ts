import { beforeEach, describe, expect, test } from 'vitest';

import { copyFor } from '#app/copy/index.ts';
import { findSite } from '#app/tenancy/site.ts';
import { ownWordsOf } from '#app/tenancy/own-words.ts';

import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
beforeEach(async () => {
  api = await newTenantApi();
});

const login = '/prompts/login/custom-text/en';

/** What a page of the tenant says from its next request on. */
async function said(key: 'login.title' | 'login.lead', { site } = api) {
  const now = await findSite(site.domain.host);
  if (!now) throw new Error('the host is unknown');
  const { t } = copyFor(['en-GB'], await ownWordsOf(now.tenant));
  return t(key, { applicationName: 'Shop' });
}

test('pages say what the tenant says, and else what they say themselves', async () => {
  const other = await newTenantApi();
  expect(await said('login.title')).toBe('Sign in');
  const words = {
    'login.title': 'Welcome <b>aboard</b>',
    'login.lead': '{applicationName} awaits',
  };
  expect(await api.call('PUT', login, words)).toMatchObject({ status: 200, body: words });
  expect((await api.call('GET', login)).body).toEqual(words);
  expect(await said('login.title')).toBe('Welcome <b>aboard</b>');
  expect(await said('login.lead')).toBe('Shop awaits');
  expect(await said('login.title', other)).toBe('Sign in');
  expect((await other.call('GET', login)).body).toEqual({});
});

test('what is left out is ours again, of this prompt alone', async () => {
  const logout = '/prompts/logout/custom-text/en';
  await api.call('PUT', login, { 'login.title': 'Welcome', 'login.sign_up': 'Join' });
  await api.call('PUT', logout, { 'logout.title': 'Leaving' });
  await api.call('PUT', login, { 'login.sign_up': 'Join us' });
  expect((await api.call('GET', login)).body).toEqual({ 'login.sign_up': 'Join us' });
  expect(await api.call('PUT', login, {})).toMatchObject({ status: 200, body: {} });
  expect(await said('login.title')).toBe('Sign in');
  expect((await api.call('GET', logout)).body).toEqual({ 'logout.title': 'Leaving' });
});

test('all of them are told at once, and none of another tenant', async () => {
  expect((await api.call('GET', '/prompts/custom-text')).body).toEqual({});
  const [hello, leaving] = [{ 'login.title': 'Hallo' }, { 'logout.title': 'Leaving' }];
  await api.call('PUT', '/prompts/login/custom-text/de', hello);
  await api.call('PUT', '/prompts/logout/custom-text/en', leaving);
  const all = { de: { login: hello }, en: { logout: leaving } };
  expect((await api.call('GET', '/prompts/custom-text')).body).toEqual(all);
  const other = await newTenantApi();
  expect((await other.call('GET', '/prompts/custom-text')).body).toEqual({});
  await api.call('PUT', '/prompts/login/custom-text/de', {});
  expect((await api.call('GET', '/prompts/custom-text')).body).toEqual({ en: all.en });
});

test('of prompts and languages that no page has, nothing is there and nothing can be said', async () => {
  for (const path of ['/prompts/mfa-otp/custom-text/en', '/prompts/login/custom-text/tlh']) {
    expect(await api.call('GET', path)).toMatchObject({ status: 200, body: {} });
    expect(await api.call('PUT', path, {})).toMatchObject({ status: 200, body: {} });
    const { code } = await api.call('PUT', path, { 'login.title': 'Welcome' });
    expect(code).toBe('invalid_body');
  }
});

describe('is refused:', () => {
  test.each([
    ['a key that is not there', { 'login.nothing': 'x' }, 'expected a key of login'],
    ['a key of another prompt', { 'logout.title': 'x' }, 'expected a key of login'],
    ['a key of every object', { constructor: 'x' }, 'expected a key of login'],
    ['Auth0’s own form', { login: { title: 'x' } }, 'login: expected a text'],
    ['a place that ours has not', { 'login.title': '{applicationName}' }, 'expected no places'],
    ['a place of another name', { 'login.lead': '{password}' }, 'only {applicationName}'],
    ['a text that is too long', { 'login.title': 'x'.repeat(501) }, 'at most 500 characters'],
    ['nothing', { 'login.title': '  ' }, 'expected a text'],
    ['a new line', { 'login.title': 'a\nb' }, 'no control characters'],
    ['what turns the direction', { 'login.title': 'a\u202eb' }, 'no control characters'],
    ['a list', [], 'expected'],
  ])('%s', async (_what, body, message) => {
    const refused = await api.call('PUT', login, body);
    expect(refused).toMatchObject({ status: 400, code: 'invalid_body' });
    expect(refused.body.message).toContain(message);
    expect((await api.call('GET', login)).body).toEqual({});
  });

  test('what would tell who has an account', async () => {
    const common = '/prompts/common/custom-text/en';
    for (const key of ['error.user_not_found', 'error.user_blocked', 'error.identifier_taken']) {
      expect(await api.call('PUT', common, { [key]: 'x' })).toMatchObject({ status: 400 });
    }
    const shown = { 'error.wrong_credentials': 'That was wrong.' };
    expect(await api.call('PUT', common, shown)).toMatchObject({ status: 200, body: shown });
  });

  test('words of the pages of administrators', async () => {
    const { status } = await api.call('PUT', '/prompts/developers/custom-text/en', {
      'developers.title': 'x',
    });
    expect(status).toBe(400);
  });
});
