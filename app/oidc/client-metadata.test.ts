import { expect, test } from 'vitest';

import { clientMetadata } from './client-metadata.ts';
import type { ClientSettingsInput } from './client-settings.ts';

const metadataOf = (settings: ClientSettingsInput, secret: string | null = 'hush') =>
  clientMetadata({
    clientId: 'app_1',
    name: 'App',
    secret,
    settings,
    createdAt: new Date(),
    updatedAt: new Date(),
  });

const callbacks = ['https://app.example.com/callback'];

test('an application without an address to return to sends nobody to sign in', () => {
  const metadata = metadataOf({});
  expect(metadata.response_types).toEqual([]);
  expect(metadata.grant_types).toEqual(['refresh_token', 'client_credentials']);
});

test('the ways to answer follow from the grants', () => {
  const typesOf = (grant_types: ClientSettingsInput['grant_types']) =>
    metadataOf({ callbacks, grant_types }).response_types;
  expect(typesOf(['authorization_code'])).toEqual(['code']);
  expect(typesOf(['implicit'])).toEqual(['id_token']);
  expect(typesOf(['authorization_code', 'implicit'])).toEqual([
    'code',
    'id_token',
    'code id_token',
  ]);
  expect(typesOf(['client_credentials'])).toEqual([]);
});

test('only an application with a scheme of its own is native to the engine', () => {
  expect(metadataOf({ app_type: 'native', callbacks }, null)).toMatchObject({
    application_type: 'web',
    token_endpoint_auth_method: 'none',
  });
  const native = { app_type: 'native' as const, callbacks: [...callbacks, 'com.example.app:/cb'] };
  expect(metadataOf(native, null)).toMatchObject({ application_type: 'native' });
});

test('a public application has no secret, not even an empty one', () => {
  expect(metadataOf({ app_type: 'spa', callbacks }, null)).not.toHaveProperty('client_secret');
  expect(metadataOf({ callbacks })).toMatchObject({ client_secret: 'hush' });
});

test('who listens on the back channel is told which session ended', () => {
  const url = 'https://app.example.com/backchannel';
  expect(metadataOf({ oidc_logout: { backchannel_logout_urls: [url] } })).toMatchObject({
    backchannel_logout_uri: url,
    backchannel_logout_session_required: true,
  });
  expect(metadataOf({})).not.toHaveProperty('backchannel_logout_uri');
});
