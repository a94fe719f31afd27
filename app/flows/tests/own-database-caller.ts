/** Somebody at a door of a tenant whose people live in a database of its own. */
import type { OwnDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { saveDescribedUser } from '#app/store/own-database-users.ts';
import type { Described } from '#app/store/own-database-users.ts';
import { insertPasskey } from '#app/store/passkeys.ts';
import type { User } from '#app/store/users.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';
import type { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import type { Caller } from '../caller.ts';
import { relyingPartyOf } from '../caller.ts';

const rpId = 'login.example.com';
export const origin = `https://${rpId}`;

export const callerAt = ({ tenant }: Pick<OwnDatabase, 'tenant'>): Caller =>
  ({
    site: {
      tenant,
      domain: { rpId, rpName: null, previousRpId: null, origins: null },
      origin,
    },
    ...{ browserHash: 'a browser', ip: '203.0.113.7', userAgent: '' },
  }) as unknown as Caller;

/** Ada as her own database describes her. */
const ada: Described = {
  ...{
    providerUserId: '7',
    email: 'Ada@example.com',
    emailVerified: true,
    isBlockedThere: false,
    name: 'Ada',
  },
  ...{ username: 'ada', phoneNumber: null, nickname: 'ada', picture: null },
};

/** Somebody who has signed in before. */
export async function known(
  { tenant, connection }: OwnDatabase,
  described: Partial<Described> = {},
): Promise<User> {
  const user = await saveDescribedUser(tenant.id, connection.id, { ...ada, ...described });
  if (!user) throw new Error('the id is somebody else’s');
  return user;
}

/** Makes a passkey for somebody, as the pages after a sign-in do. */
export async function enrol(
  caller: Caller,
  user: User,
  authenticator: SoftwareAuthenticator,
): Promise<void> {
  const rp = relyingPartyOf(caller);
  const binding = { purpose: 'enrol', browserHash: caller.browserHash };
  const options = await beginRegistration(rp, binding, {
    ...{ userId: user.id, identifier: 'ada', connectionId: null, displayName: 'Ada' },
  });
  const created = authenticator.create(options, { origin });
  const finished = await finishRegistration(rp, binding, created);
  if (!finished.ok) throw new Error(finished.code);
  const stored = await insertPasskey(rp.tenantId, user.id, rp.rpId, finished.passkey);
  if (!stored.ok) throw new Error(stored.code);
}
