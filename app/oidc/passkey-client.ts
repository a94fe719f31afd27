/** Which applications may ask for a passkey themselves, instead of sending their user to our pages. */
import type { Client, Provider } from 'oidc-provider';

import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';

import { settingsOf } from './client-metadata.ts';
import { PASSKEY_GRANT_TYPE } from './client-settings.ts';

/**
 * The user sees the application and nothing of ours, so nobody asks them what it may have: only an
 * application of the tenant itself can be let do that.
 */
export const isOwnApplication = (client: Client): boolean => settingsOf(client).is_first_party;

/**
 * Authenticates an application outside of the engine's own endpoints. Refuses with `invalid_client`
 * (unknown, a wrong secret, or one where it has none), and with `unauthorized_client`.
 */
export async function authenticatePasskeyClient(
  provider: Provider,
  { clientId, clientSecret }: { clientId: string; clientSecret: string | undefined },
): Promise<{ ok: true } | Refused> {
  const client = await provider.Client.find(clientId);
  if (!client) return refuse('invalid_client', { reason: 'unknown' });
  if (!(await provesItself(client, clientSecret))) {
    return refuse('invalid_client', { reason: 'secret' });
  }
  return client.grantTypeAllowed(PASSKEY_GRANT_TYPE) && isOwnApplication(client)
    ? { ok: true }
    : refuse('unauthorized_client');
}

const provesItself = async (client: Client, secret: string | undefined): Promise<boolean> =>
  settingsOf(client).token_endpoint_auth_method === 'none'
    ? secret === undefined
    : secret !== undefined && (await client.compareClientSecret(secret));
