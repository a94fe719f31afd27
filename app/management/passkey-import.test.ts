import { beforeAll, describe, expect, it } from 'vitest';

import { newToken } from '#app/ids.ts';
import { findPasskeyForLogin } from '#app/store/passkeys.ts';
import { insertDomain } from '#app/store/tenants.ts';
import { connection, tenant, user } from '#app/store/tests/fixtures.ts';

import { importPasskey, nameUsersPasskey } from './passkeys.ts';
import type { PasskeyImport } from './passkeys.ts';

let tenantId: string;
let connectionId: string;
let rpId: string;

beforeAll(async () => {
  tenantId = await tenant();
  connectionId = await connection(tenantId);
  rpId = `${newToken().toLowerCase().replaceAll('_', '-')}.example.com`;
  await insertDomain(tenantId, { host: rpId, rpId });
});

/** An ES256 key in COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
const es256 = Buffer.concat([
  Buffer.from('a5010203262001215820', 'hex'),
  Buffer.alloc(32, 1),
  Buffer.from('225820', 'hex'),
  Buffer.alloc(32, 2),
]);

const passkey = (more: Partial<PasskeyImport> = {}): PasskeyImport => ({
  ...{ rpId, credentialId: newToken(), publicKey: es256, userHandle: newToken() },
  ...{ backupEligible: true, backedUp: false, transports: ['internal'] },
  ...{ aaguid: '00000000-0000-0000-0000-000000000000', name: undefined, ...more },
});

describe('a passkey that was made elsewhere', () => {
  it('is kept with what its authenticator calls the user', async () => {
    const { id } = await user(tenantId, connectionId);
    const sent = passkey({ name: 'My phone' });
    const { id: passkeyId } = await importPasskey(tenantId, id, sent);
    const found = await findPasskeyForLogin(tenantId, rpId, sent.credentialId);
    expect(found?.userHandle).toBe(sent.userHandle);
    expect(found?.passkey).toMatchObject({
      ...{ userId: id, name: 'My phone', algorithm: -7, signCount: 0, userVerified: false },
    });
    await nameUsersPasskey(tenantId, id, passkeyId, 'Work phone');
    const renamed = await findPasskeyForLogin(tenantId, rpId, sent.credentialId);
    expect(renamed?.passkey.name).toBe('Work phone');
    await expect(nameUsersPasskey(tenantId, id, passkeyId, ' ')).rejects.toThrow('name: expected');

    const second = passkey({ userHandle: sent.userHandle });
    await expect(importPasskey(tenantId, id, second)).resolves.toMatchObject({ userId: id });
  });

  it('is refused where it could open nothing, or what is somebody’s already', async () => {
    const { id } = await user(tenantId, connectionId);
    const { id: another } = await user(tenantId, connectionId);
    const first = passkey();
    await importPasskey(tenantId, id, first);
    const refused = (userId: string, more: Partial<PasskeyImport>, message: string) =>
      expect(importPasskey(tenantId, userId, passkey(more))).rejects.toThrow(message);
    await refused(id, { rpId: 'example.org' }, `relying_party_identifier: expected one of ${rpId}`);
    await refused(id, { publicKey: Buffer.from('no key') }, 'public_key: expected a COSE key');
    await refused(another, { credentialId: first.credentialId }, 'key_id: this passkey is');
    await refused(id, {}, 'is called otherwise');
    await refused(another, { userHandle: first.userHandle }, 'somebody else is called so');
    await refused('auth0|nobody', {}, 'there is no user');
  });
});
