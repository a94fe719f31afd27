import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type * as Library from '@simplewebauthn/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { insertPasskey, listPasskeys } from '#app/store/passkeys.ts';
import { tenantWithUser } from '#app/store/tests/tenant-with-user.ts';

import { beginAuthentication, finishAuthentication } from './authentication.ts';
import { beginRegistration, finishRegistration } from './registration.ts';
import type { RelyingParty } from './relying-party.ts';
import { SoftwareAuthenticator } from './tests/software-authenticator.ts';

vi.mock('@simplewebauthn/server', async (original) => {
  const library = await original<typeof Library>();
  return {
    ...library,
    verifyAuthenticationResponse: vi.fn(library.verifyAuthenticationResponse),
    verifyRegistrationResponse: vi.fn(library.verifyRegistrationResponse),
  };
});

const origin = 'https://login.example.com';
const binding = { purpose: 'transaction', browserHash: 'browser' };

let rp: RelyingParty;
let userId: string;

beforeEach(async () => {
  const made = await tenantWithUser();
  userId = made.userId;
  rp = {
    tenantId: made.tenantId,
    rpId: 'login.example.com',
    acceptedRpIds: ['login.example.com'],
    rpName: 'Example',
    origins: [origin],
  };
});

async function register(authenticator: SoftwareAuthenticator) {
  const options = await beginRegistration(rp, binding, {
    userId,
    identifier: 'ada@example.com',
    connectionId: null,
    displayName: 'Ada',
  });
  return await finishRegistration(rp, binding, authenticator.create(options, { origin }));
}

describe('S5: a verdict of the library that is false is never a success', () => {
  it('when a passkey is made', async () => {
    vi.mocked(verifyRegistrationResponse).mockResolvedValueOnce({ verified: false });
    expect(await register(new SoftwareAuthenticator())).toMatchObject({
      ok: false,
      code: 'passkey_verification_failed',
      detail: { which: 'attestation' },
    });
  });

  it('when a passkey is used', async () => {
    const authenticator = new SoftwareAuthenticator();
    const created = await register(authenticator);
    if (!created.ok) throw new Error(created.code);
    await insertPasskey(rp.tenantId, userId, rp.rpId, created.passkey);
    const signIn = async () => {
      const response = authenticator.get(await beginAuthentication(rp, binding), { origin });
      return await finishAuthentication(rp, binding, response, { usedOn: 'Chrome on Windows' });
    };

    vi.mocked(verifyAuthenticationResponse).mockImplementationOnce(async (options) => {
      const { verifyAuthenticationResponse: verify } =
        await vi.importActual<typeof Library>('@simplewebauthn/server');
      return { ...(await verify(options)), verified: false };
    });
    expect(await signIn()).toMatchObject({
      ok: false,
      code: 'passkey_verification_failed',
      detail: { which: 'signature' },
    });
    expect((await listPasskeys(rp.tenantId, userId))[0]?.lastUsedAt).toBeNull();
    expect(await signIn()).toMatchObject({ ok: true });
  });
});
