/** A passkey of somebody who does not exist yet, registered by the real ceremony. */
import { config } from '#app/config.server.ts';
import type { FirstCredentials } from '#app/store/users.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';

import { SoftwareAuthenticator } from '../../app/webauthn/tests/software-authenticator.ts';
import type { PortablePasskey } from './people.ts';

type Registered = {
  /** What the load signs with. */
  portable: PortablePasskey;
  /** What the store keeps. */
  stored: NonNullable<FirstCredentials['passkey']>;
};

export async function registerPasskey(
  { id: tenantId, displayName }: Tenant,
  identifier: string,
): Promise<Registered> {
  const rpId = new URL(config.origin).hostname;
  const origins = [config.origin];
  const rp = { tenantId, rpId, acceptedRpIds: [rpId], rpName: displayName, origins };
  const authenticator = new SoftwareAuthenticator({ algorithm: -7 });
  const binding = { purpose: 'bench', browserHash: 'bench' };
  const subject = { userId: null, identifier, connectionId: null, displayName: identifier };
  const options = await beginRegistration(rp, binding, subject);
  const response = authenticator.create(options, { origin: config.origin });
  const finished = await finishRegistration(rp, binding, response);
  const [credential] = authenticator.credentials;
  if (!finished.ok || !credential) throw new Error('a passkey was not registered');
  return {
    portable: { ...credential, privateKey: credential.privateKey.export({ format: 'jwk' }) },
    stored: { rpId, userHandle: options.user.id, passkey: finished.passkey },
  };
}
