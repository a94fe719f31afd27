import type { ClientMetadata } from 'oidc-provider';

import type { Client } from '#app/store/clients.ts';

import { clientSettingsSchema } from './client-settings.ts';
import type { ClientSettings } from './client-settings.ts';

/** Our settings, kept beside the protocol's own metadata on each client of the provider. */
export const SETTINGS_KEY = 'latchkey_settings';

/** A stored application as the provider reads it (OpenID Connect Dynamic Client Registration §2). */
export function clientMetadata(client: Client): ClientMetadata {
  const settings = clientSettingsSchema.parse(client.settings);
  const interactive = settings.callbacks.length > 0;
  const backchannelLogoutUri = settings.oidc_logout.backchannel_logout_urls[0];
  return {
    client_id: client.clientId,
    client_name: client.name,
    ...(client.secret === null ? {} : { client_secret: client.secret }),
    // Only native applications may return to a scheme of their own (RFC 8252 §7.1).
    application_type: [...settings.callbacks, ...settings.allowed_logout_urls].every(isWebAddress)
      ? 'web'
      : 'native',
    token_endpoint_auth_method: settings.token_endpoint_auth_method,
    grant_types: settings.grant_types.filter(
      (grant) => interactive || !['authorization_code', 'implicit'].includes(grant),
    ),
    response_types: interactive ? responseTypes(settings) : [],
    redirect_uris: settings.callbacks,
    post_logout_redirect_uris: settings.allowed_logout_urls,
    id_token_signed_response_alg: 'RS256',
    ...(settings.initiate_login_uri?.startsWith('https:')
      ? { initiate_login_uri: settings.initiate_login_uri }
      : {}),
    ...(backchannelLogoutUri
      ? { backchannel_logout_uri: backchannelLogoutUri, backchannel_logout_session_required: true }
      : {}),
    [SETTINGS_KEY]: settings,
  };
}

const isWebAddress = (address: string) => /^https?:/.test(address);

function responseTypes(settings: ClientSettings): ClientMetadata['response_types'] {
  const code = settings.grant_types.includes('authorization_code');
  const implicit = settings.grant_types.includes('implicit');
  return [
    ...(code ? (['code'] as const) : []),
    ...(implicit ? (['id_token'] as const) : []),
    ...(code && implicit ? (['code id_token'] as const) : []),
  ];
}

/** The settings of a client that the provider has loaded. */
export function settingsOf(client: { metadata(): ClientMetadata }): ClientSettings {
  return client.metadata()[SETTINGS_KEY] as ClientSettings;
}
