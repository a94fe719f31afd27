import type { ClientMetadata } from 'oidc-provider';

import { SETTINGS_KEY } from './client-metadata.ts';
import type { ClientSettings } from './client-settings.ts';

/** An application of ours, which no tenant registers: it is public, and at home on one host. */
export type OwnApplication = { clientId: string; name: string; settings: ClientSettings };

/** The same as the engine reads it. With the answer `none` it may ask for no code and no token. */
export const ownClientMetadata = (
  { clientId, name, settings }: OwnApplication,
  answer: 'none' | 'code',
): ClientMetadata => ({
  client_id: clientId,
  client_name: name,
  token_endpoint_auth_method: 'none',
  grant_types: settings.grant_types,
  response_types: [answer],
  redirect_uris: settings.callbacks,
  id_token_signed_response_alg: 'RS256',
  [SETTINGS_KEY]: settings,
});
