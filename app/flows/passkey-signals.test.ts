/** Signals while a domain moves from one RP ID to another, and in an installation with other tenants. */
import { beforeEach, expect, it } from 'vitest';

import { refuse } from '#app/errors.ts';
import { insertLoginTransaction } from '#app/store/login-transactions.ts';
import { insertPasskey } from '#app/store/passkeys.ts';
import { connection, tenant, user } from '#app/store/tests/fixtures.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';
import { findOrCreateUserHandle } from '#app/store/user-handles.ts';
import { setUserBlocked, setUserName } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import type { Caller } from './caller.ts';
import { findDeadPasskey } from './dead-passkey.ts';
import { keepRefusal, takeRefusal } from './login/pending-refusal.ts';
import { passkeySignals } from './passkey-signals.ts';
import type { Visit } from './visit.ts';

const [rpId, previousRpId, third] = ['login.new.test', 'login.old.test', 'other.test'];
let tenantId: string;
let ada: User;

beforeEach(async () => {
  tenantId = await tenant();
  ada = await user(tenantId, await connection(tenantId));
});

/** Somebody on a page of a tenant's domain, which moves unless it is said otherwise. */
const callerAt = (id: string, domain = { rpId, previousRpId: previousRpId as string | null }) =>
  ({ site: { tenant: { id }, domain } }) as unknown as Caller;

/** Stores a passkey with its handle, as a ceremony does. */
async function enrol(ofTenant: string, userId: string, underRpId: string, credentialId?: string) {
  await findOrCreateUserHandle(ofTenant, underRpId, userId);
  const passkey = newPasskey(credentialId === undefined ? {} : { credentialId });
  const stored = await insertPasskey(ofTenant, userId, underRpId, passkey);
  if (!stored.ok) throw new Error(stored.code);
  return passkey.credentialId;
}

it('M5: says one thing for each RP ID of the domain, with its own handle and its own passkeys', async () => {
  const [now, before, elsewhere] = [
    await enrol(tenantId, ada.id, rpId),
    await enrol(tenantId, ada.id, previousRpId),
    await enrol(tenantId, ada.id, third),
  ];
  const signals = await passkeySignals(callerAt(tenantId), ada.id);
  const names = { name: ada.email, displayName: ada.name };
  const sorted = signals.toSorted((a, b) => a.rpId.localeCompare(b.rpId));
  expect(sorted).toEqual([
    {
      rpId,
      userId: await findOrCreateUserHandle(tenantId, rpId, ada.id),
      allAcceptedCredentialIds: [now],
      ...names,
    },
    {
      rpId: previousRpId,
      userId: await findOrCreateUserHandle(tenantId, previousRpId, ada.id),
      allAcceptedCredentialIds: [before],
      ...names,
    },
  ]);
  expect(JSON.stringify(signals)).not.toContain(elsewhere);

  const settled = { rpId, previousRpId: null };
  const afterwards = await passkeySignals(callerAt(tenantId, settled), ada.id);
  expect(afterwards.map((signal) => signal.rpId)).toEqual([rpId]);
});

it('M5: carries the name of today', async () => {
  await enrol(tenantId, ada.id, rpId);
  await setUserName(tenantId, ada.id, 'Ada Lovelace');
  expect(await passkeySignals(callerAt(tenantId), ada.id)).toMatchObject([
    { name: ada.email, displayName: 'Ada Lovelace' },
  ]);
});

it('S14: makes no handle, and says nothing of strangers, other tenants or blocked users', async () => {
  expect(await passkeySignals(callerAt(tenantId), ada.id)).toEqual([]);
  await enrol(tenantId, ada.id, rpId);
  expect(await passkeySignals(callerAt(tenantId), 'auth0|nobody')).toEqual([]);
  expect(await passkeySignals(callerAt(await tenant()), ada.id)).toEqual([]);
  const grace = await user(tenantId, await connection(tenantId));
  expect(await passkeySignals(callerAt(tenantId), grace.id)).toEqual([]);
  await setUserBlocked(tenantId, ada.id, true);
  expect(await passkeySignals(callerAt(tenantId), ada.id)).toEqual([]);
});

const answerOf = (id: string) => ({
  ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA', userHandle: 'AA' },
});

it('L9: a dead passkey is named with the RP ID of its challenge, also while the domain moves', async () => {
  const dead = newPasskey().credentialId;
  const find = (refused: ReturnType<typeof refuse>) =>
    findDeadPasskey(callerAt(tenantId), answerOf(dead), refused);
  const removed = (challenged: string) => refuse('passkey_removed', { rpId: challenged });
  expect(await find(removed(previousRpId))).toEqual({ rpId: previousRpId, credentialId: dead });
  expect(await find(removed(rpId))).toEqual({ rpId, credentialId: dead });
  // It may be the second of two answers that are the same, and the first be about to be stored.
  expect(await find(refuse('passkey_challenge_not_found'))).toBeNull();
});

it.each(['confirmation_required', 'ticket_invalid', 'transaction_expired'] as const)(
  'S9: of two answers that are the same, the one refused with %s does not call the other unknown',
  async (code) => {
    const caller = callerAt(tenantId);
    const rp = { tenantId, rpId, acceptedRpIds: [rpId], rpName: '', origins: ['https://x.test'] };
    const binding = { purpose: 'story', browserHash: 'browser' };
    const subject = { userId: ada.id, identifier: '', connectionId: null, displayName: '' };
    const create = async () =>
      new SoftwareAuthenticator().create(await beginRegistration(rp, binding, subject), {
        origin: 'https://x.test',
      });
    const find = (answer: unknown) => findDeadPasskey(caller, answer, refuse(code));

    const stored = await create();
    expect(await finishRegistration(rp, binding, stored)).toMatchObject({ ok: true });
    expect(await find(stored)).toBeNull();

    // What was called unknown is stored by nobody afterwards.
    const orphan = await create();
    expect(await find(orphan)).toEqual({ rpId, credentialId: orphan.id });
    expect(await finishRegistration(rp, binding, orphan)).toMatchObject({
      code: 'passkey_challenge_not_found',
    });
  },
);

it('S14: a credential that any tenant of the installation has under that RP ID is never called unknown', async () => {
  const neighbour = await tenant();
  const grace = await user(neighbour, await connection(neighbour));
  const credentialId = await enrol(neighbour, grace.id, previousRpId);
  const find = (challenged: string) =>
    findDeadPasskey(
      callerAt(tenantId),
      answerOf(credentialId),
      refuse('passkey_removed', { rpId: challenged }),
    );
  expect(await find(previousRpId)).toBeNull();
  expect(await find(rpId)).toEqual({ rpId, credentialId });
});

it('S14: a refusal that waited for its page calls nothing unknown that is known by then', async () => {
  const caller = callerAt(tenantId);
  const visit = { uid: 'visit' } as unknown as Visit;
  await insertLoginTransaction(tenantId, {
    ...{ uid: visit.uid, browserHash: 'browser', clientId: 'client', restartPath: '/authorize?' },
    ...{ identifier: null, expiresAt: new Date(Date.now() + 60_000) },
  });
  const { credentialId } = newPasskey();
  const deadPasskey = { rpId, credentialId };
  const keep = () =>
    keepRefusal(caller, visit, refuse('passkey_removed'), { deadPasskey, typed: '' });
  await keep();
  expect(await takeRefusal(caller, visit)).toMatchObject({ deadPasskey });
  await keep();
  await enrol(tenantId, ada.id, rpId, credentialId);
  expect(await takeRefusal(caller, visit)).toMatchObject({ deadPasskey: null });
});
