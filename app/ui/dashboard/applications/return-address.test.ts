import { describe, expect, it } from 'vitest';

import { clientSettingsSchema } from '#app/oidc/client-settings.ts';

import { faultOfOrigin, faultOfReturnAddress, faultOfWebAddress } from './return-address.ts';

const isTaken = (settings: object) => clientSettingsSchema.safeParse(settings).success;

const addresses = [
  ...['https://app.example.com/callback', 'https://app.example.com:8443/callback?tenant=1'],
  ...['http://localhost:3001/callback', 'http://app.localhost/callback', 'HTTPS://app.example.com'],
  ...['http://127.0.0.1/callback', 'http://[::1]:8080/callback', 'http://[::2]/callback'],
  ...['com.example.app:/callback', 'com.example.app://callback', 'COM.example.app:/callback'],
  ...['http://app.example.com/callback', 'http://localhost.evil.example/callback'],
  ...['https://app.example.com/callback#part', 'https://app.example.com/callback#'],
  ...['https://user@app.example.com/callback', 'https://u:p@app.example.com/callback'],
  ...['https://*.example.com/callback', 'javascript:alert(1)', 'data:text/html,x', 'vbscript:x'],
  ...['file:///etc/passwd', 'myapp:/callback', '/callback', '//app.example.com/callback', ''],
  ...['https://', 'app.example.com', 'http://0x7f.1/callback', 'https://app.example.com'],
  ...['https://app.example.com/', 'https://APP.example.com', 'https://app.example.com:443'],
  ...['http://localhost:3001', 'com.example.app:', 'null', '*', 'http://LOCALHOST'],
  ...[`https://app.example.com/${'a'.repeat(1976)}`, `https://app.example.com/${'a'.repeat(1977)}`],
];

/** What is typed is told the same that the server would say. */
describe.each(addresses)('%s', (address) => {
  it('is a return address here where it is one for the server', () => {
    const isGood = faultOfReturnAddress(address) === undefined;
    expect(isGood).toBe(isTaken({ callbacks: [address] }));
    expect(isGood).toBe(isTaken({ allowed_logout_urls: [address] }));
  });

  it('is an origin here where it is one for the server', () => {
    expect(faultOfOrigin(address) === undefined).toBe(isTaken({ web_origins: [address] }));
  });

  it('is a web address here where it is one for the server', () => {
    const isGood = faultOfWebAddress(address) === undefined;
    expect(isGood).toBe(isTaken({ initiate_login_uri: address }));
    expect(isGood).toBe(isTaken({ oidc_logout: { backchannel_logout_urls: [address] } }));
  });
});

it('says what is expected', () => {
  expect(faultOfReturnAddress('http://app.example.com')).toBe(
    'expected https; http is for localhost only',
  );
  expect(faultOfReturnAddress('https://app.example.com/#a')).toContain('without a # part');
  expect(faultOfReturnAddress('myapp:/callback')).toContain('an app scheme with a dot');
  expect(faultOfOrigin('https://app.example.com/')).toContain('without a path');
});
