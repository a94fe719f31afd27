/** Which application asks for a ceremony of its own, and which connection it means. */
import { listOpenConnections } from '#app/connections/connection.ts';
import type { Connection } from '#app/connections/connection.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { authenticatePasskeyClient } from '#app/oidc/passkey-client.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { ofVisit } from '../passkey-steps.ts';

/** What an application says of itself, with Auth0's names. */
export type Asking = {
  client_id: string;
  client_secret?: string | undefined;
  /** A connection, by its name. */
  realm?: string | undefined;
  organization?: string | undefined;
};

export type NativePlace = { application: { clientId: string }; connection: Connection };

/**
 * Authenticates the application and finds its connection: the one that it names, or its oldest with
 * passkeys.
 *
 * Refuses with `invalid_client`, `unauthorized_client`, `invalid_request`, `connection_disabled`
 * (no such connection) and `passkey_disabled`.
 */
export async function findNativePlace(
  caller: Caller,
  asking: Asking,
): Promise<{ ok: true; place: NativePlace } | Refused> {
  const clientId = asking.client_id;
  const authenticated = await authenticatePasskeyClient(caller.provider, {
    clientId,
    clientSecret: asking.client_secret,
  });
  if (!authenticated.ok) return authenticated;
  if (asking.organization !== undefined) return refuseOrganization();
  const open = await listOpenConnections(caller.site.tenant.id, clientId);
  const { realm } = asking;
  const asked = open.filter(({ realms }) => realm === undefined || realms.includes(realm));
  if (realm !== undefined && asked.length === 0) return refuse('connection_disabled');
  const connection = asked.find(hasPasskeys);
  return connection
    ? { ok: true, place: { application: { clientId }, connection } }
    : refuse('passkey_disabled');
}

export const hasPasskeys = ({ options }: Connection): boolean =>
  options.authentication_methods.passkey.enabled;

export const refuseOrganization = (): Refused => ({
  ...refuse('invalid_request', { which: 'organization' }),
  description: 'Organizations are not supported yet: leave organization out.',
});

/** Notes a challenge that an application has got, or did not get. */
export const noteChallenge = (
  caller: Caller,
  asking: Asking,
  outcome: { ok: true; place: NativePlace } | Refused,
): Promise<void> =>
  outcome.ok
    ? audit(caller, { type: 'passkey_challenge_started', ...ofVisit(outcome.place) })
    : audit(caller, {
        type: 'passkey_challenge_failed',
        code: outcome.code,
        clientId: asking.client_id,
        details: outcome.detail ?? {},
      });
