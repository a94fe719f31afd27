/** What is set for all of a tenant, by Auth0's own client: there is one of each, which is changed. */
import { expect, test } from '@playwright/test';
import { AttackProtectionClient } from 'auth0/attackProtection';
import { BrandingClient } from 'auth0/branding';
import { PromptsClient } from 'auth0/prompts';
import { SettingsClient } from 'auth0/tenants/settings';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
test.beforeAll(async () => {
  // Passkeys would need the page that asks for the identifier alone.
  tenant = await newTenant({});
  machine = await newMachine(tenant);
});
test.afterAll(() => tenant.stop());

async function expectInvalid(path: string, wrong: readonly [unknown, RegExp][]): Promise<void> {
  const before = (await machine.ask('GET', path)).body;
  for (const [body, saying] of wrong) {
    const answer = await machine.ask('PATCH', path, body);
    expectRefused(answer, { status: 400, code: 'invalid_body', saying }, JSON.stringify(body));
  }
  expect((await machine.ask('GET', path)).body).toEqual(before);
}

test("A tenant's settings are read and changed, and null takes away", async () => {
  const settings = new SettingsClient(machine.options);
  const before = await settings.get();
  expect(before).toMatchObject({ friendly_name: 'Acme', session_lifetime: 168 });
  const changed = await settings.update({
    ...{ friendly_name: 'Acme Ltd', support_email: 'help@example.com', session_lifetime: 24 },
    flags: { enable_sso: true },
  });
  expect(changed).toMatchObject({
    ...{ friendly_name: 'Acme Ltd', support_email: 'help@example.com', session_lifetime: 24 },
    ...{ idle_session_lifetime: 72, flags: { enable_sso: true } },
  });
  expect(await settings.get()).toEqual(changed);
  const more = await settings.update({ flags: { revoke_refresh_token_grant: false } });
  expect(more.flags).toEqual({ enable_sso: true, revoke_refresh_token_grant: false });
  expect(await settings.update({ support_email: null as never })).not.toHaveProperty(
    'support_email',
  );
  expect(await settings.get({ fields: 'friendly_name', include_fields: true })).toEqual({
    friendly_name: 'Acme Ltd',
  });
  await expectInvalid('/tenants/settings', [
    [{ session_lifetime: 0 }, /^session_lifetime: expected at least a minute$/],
    [{ session_lifetime: 'long' }, /^session_lifetime: .*expected number/],
    [{ support_email: 'nobody' }, /^support_email: expected an e-mail address$/],
    [{ flags: { fly: true } }, /^flags: .*"fly"/],
    [{ flags: { enable_dynamic_client_registration: true } }, /^flags\.enable_dynamic.*: expected/],
    [{ allowed_logout_urls: ['javascript:alert(1)'] }, /^allowed_logout_urls\.0: expected an addr/],
    [{ error_page: { html: '<p>' } }, /^error_page: expected null: there are no classic pages$/],
    [{ colour: 'red' }, /"colour"/],
    [[], /expected object/],
  ]);
});

test('The pages that people meet are read and changed', async () => {
  const prompts = new PromptsClient(machine.options);
  expect(await prompts.getSettings()).toEqual({
    ...{ universal_login_experience: 'new', identifier_first: true },
    webauthn_platform_first_factor: false,
  });
  const changed = await prompts.updateSettings({ identifier_first: false });
  expect(changed).toMatchObject({ universal_login_experience: 'new', identifier_first: false });
  expect(await prompts.getSettings()).toEqual(changed);
  await expectInvalid('/prompts', [
    [{ identifier_first: 'yes' }, /^identifier_first: .*expected boolean/],
    [{ universal_login_experience: 'old' }, /^universal_login_experience: .*"classic"/],
    [{ colour: 'red' }, /"colour"/],
  ]);
});

test('How pages look is read and changed, and null takes away', async () => {
  const branding = new BrandingClient(machine.options);
  const logo_url = 'https://cdn.example.com/logo.png';
  const font = { url: 'https://cdn.example.com/font.woff2' };
  const colors = { primary: '#0a66c2', page_background: '#ffffff' };
  expect(await branding.update({ logo_url, colors, font })).toEqual({ logo_url, colors, font });
  expect(await branding.get()).toEqual({ logo_url, colors, font });
  const fewer = await branding.update({ logo_url: null, colors: { primary: '#000000' } });
  expect(fewer).toEqual({ colors: { ...colors, primary: '#000000' }, font });
  await expectInvalid('/branding', [
    [{ colors: { primary: 'red' } }, /^colors\.primary: expected a colour such as #0a66c2$/],
    [{ logo_url: 'http://cdn.example.com/logo.png' }, /^logo_url: expected an https address$/],
    [{ logo_url: 'javascript:alert(1)' }, /^logo_url: expected an https address$/],
    [{ colors: { fly: '#000000' } }, /^colors: .*"fly"/],
    [{ colour: 'red' }, /"colour"/],
  ]);
});

test('Protection against attacks is told as it is, and takes nothing else', async () => {
  const { options } = machine;
  const protection = new AttackProtectionClient(options);
  const { bruteForceProtection, suspiciousIpThrottling, breachedPasswordDetection } = protection;
  const brute = await bruteForceProtection.get();
  expect(brute).toMatchObject({ enabled: true, shields: ['block'] });
  expect(await bruteForceProtection.update(brute)).toEqual(brute);
  const throttling = await suspiciousIpThrottling.get();
  expect(throttling).toMatchObject({ enabled: true, shields: ['block'] });
  expect(await suspiciousIpThrottling.update(throttling)).toEqual(throttling);
  const breached = await breachedPasswordDetection.get();
  expect(breached).toMatchObject({ enabled: false, shields: [] });
  expect(await breachedPasswordDetection.update(breached)).toEqual(breached);
  expect(await protection.botDetection.get()).toMatchObject({ challenge_password_policy: 'never' });

  await expectClientRefused(bruteForceProtection.update({ enabled: false }), {
    ...{ status: 400, code: 'invalid_body', saying: /^enabled: expected true: it is always on/ },
  });
  await expectInvalid('/attack-protection/brute-force-protection', [
    [{ max_attempts: 1000 }, /^max_attempts: expected \d+: /],
    [{ shields: ['user_notification'] }, /^shields: expected \["block"\]: /],
    [{ colour: 'red' }, /"colour"/],
  ]);
  await expectInvalid('/attack-protection/breached-password-detection', [
    [{ enabled: true }, /^enabled: expected false: passwords are not compared/],
  ]);
});

test('Each may be read without being changed', async () => {
  const scopes = ['read:tenant_settings', 'read:prompts', 'read:branding'];
  const reader = await newMachine(tenant, ...scopes);
  for (const [path, scope] of [
    ['/tenants/settings', 'update:tenant_settings'],
    ['/prompts', 'update:prompts'],
    ['/branding', 'update:branding'],
  ] as const) {
    expect(await reader.ask('GET', path)).toMatchObject({ status: 200 });
    expectRefused(await reader.ask('PATCH', path, {}), {
      ...{ status: 403, code: 'insufficient_scope' },
      saying: `Insufficient scope, expected any of: ${scope}`,
    });
  }
  expectRefused(await reader.ask('GET', '/attack-protection/captcha'), {
    ...{ status: 403, code: 'insufficient_scope' },
    saying: 'Insufficient scope, expected any of: read:attack_protection',
  });
});
