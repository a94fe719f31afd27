import { describe, expect, it } from 'vitest';

import { clientSettingsSchema } from './client-settings.ts';

const accepts = (settings: object) => clientSettingsSchema.safeParse(settings).success;

describe('a return address', () => {
  it.each([
    'https://app.example.com/callback',
    'https://app.example.com:8443/callback?tenant=1',
    'http://localhost:3001/callback',
    'http://app.localhost/callback',
    'http://127.0.0.1/callback',
    'http://[::1]:8080/callback',
    'com.example.app:/callback',
    'com.example.app://callback',
  ])('may be %s', (address) => {
    expect(accepts({ callbacks: [address] })).toBe(true);
    expect(accepts({ allowed_logout_urls: [address] })).toBe(true);
  });

  it.each([
    'http://app.example.com/callback',
    'http://localhost.evil.example/callback',
    'https://app.example.com/callback#part',
    'https://app.example.com/callback#',
    'https://user@app.example.com/callback',
    'https://*.example.com/callback',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'myapp:/callback',
    '/callback',
    '//app.example.com/callback',
    '',
  ])('may not be %j', (address) => {
    expect(accepts({ callbacks: [address] })).toBe(false);
    expect(accepts({ allowed_logout_urls: [address] })).toBe(false);
  });
});

describe('an origin', () => {
  it.each(['https://app.example.com', 'http://localhost:3001'])('may be %s', (origin) => {
    expect(accepts({ web_origins: [origin] })).toBe(true);
  });

  it.each([
    'https://app.example.com/',
    'https://app.example.com/path',
    'https://APP.example.com',
    'https://app.example.com:443',
    'com.example.app:',
    'null',
    '*',
  ])('may not be %s', (origin) => {
    expect(accepts({ web_origins: [origin] })).toBe(false);
  });
});

describe('what is not said', () => {
  it.each([
    ['regular_web', 'client_secret_basic', 'implicit'],
    ['spa', 'none', 'refresh_token'],
    ['native', 'none', 'urn:ietf:params:oauth:grant-type:device_code'],
    ['non_interactive', 'client_secret_basic', 'client_credentials'],
  ] as const)('follows from the type %s', (app_type, method, grant) => {
    const settings = clientSettingsSchema.parse({ app_type });
    expect(settings.token_endpoint_auth_method).toBe(method);
    expect(settings.grant_types).toContain(grant);
  });

  it('is what Auth0 does', () => {
    expect(clientSettingsSchema.parse({})).toMatchObject({
      app_type: 'regular_web',
      is_first_party: true,
      jwt_configuration: { lifetime_in_seconds: 36_000 },
      refresh_token: { rotation_type: 'rotating', token_lifetime: 2_592_000 },
    });
  });
});
