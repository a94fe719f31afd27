import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { newToken } from '#app/ids.ts';
import { deletePasskey, insertPasskey, listPasskeys } from '#app/store/passkeys.ts';
import { tenantWithUser, userOf } from '#app/store/tests/tenant-with-user.ts';
import { db } from '#db';
import { challenges, passkeys, userHandles } from '#db/schema/index.ts';

import { beginAuthentication, finishAuthentication } from './authentication.ts';
import { beginRegistration, finishRegistration } from './registration.ts';
import type { CeremonyBinding, RelyingParty } from './relying-party.ts';
import type { Algorithm, AuthenticatorTraits, GetLies } from './tests/software-authenticator.ts';
import { SoftwareAuthenticator } from './tests/software-authenticator.ts';

const origin = 'https://login.example.com';

let rp: RelyingParty;
let userId: string;
let binding: CeremonyBinding;

beforeEach(async () => {
  const made = await tenantWithUser();
  userId = made.userId;
  rp = {
    tenantId: made.tenantId,
    rpId: 'login.example.com',
    acceptedRpIds: ['login.example.com'],
    rpName: 'Example',
    origins: [origin, 'https://other.example.com'],
  };
  binding = { purpose: 'transaction', browserHash: 'browser' };
});

afterEach(() => {
  vi.useRealTimers();
});

/** An authenticator that holds one stored passkey of the user. */
async function enrolled(traits: AuthenticatorTraits = {}, owner = userId, at = rp) {
  const authenticator = new SoftwareAuthenticator(traits);
  const options = await beginRegistration(at, binding, {
    userId: owner,
    identifier: 'ann@example.com',
    connectionId: null,
    displayName: 'Ann',
  });
  const created = await finishRegistration(at, binding, authenticator.create(options, { origin }));
  if (!created.ok) throw new Error(created.code);
  await insertPasskey(at.tenantId, owner, at.rpId, created.passkey);
  return authenticator;
}

const finish = (response: unknown, at = rp) =>
  finishAuthentication(at, binding, response, { usedOn: 'Chrome on Windows' });

async function signIn(authenticator: SoftwareAuthenticator, lies: Partial<GetLies> = {}) {
  const options = await beginAuthentication(rp, binding);
  return await finish(authenticator.get(options, { origin, ...lies }));
}

const storedPasskey = async () => (await listPasskeys(rp.tenantId, userId))[0];

describe('options', () => {
  it('name nobody and are a fresh challenge of 32 bytes', async () => {
    const options = await beginAuthentication(rp, binding);
    expect(options).toEqual({
      challenge: expect.any(String),
      timeout: 60_000,
      rpId: 'login.example.com',
      userVerification: 'preferred',
    });
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
    expect((await beginAuthentication(rp, binding)).challenge).not.toBe(options.challenge);
  });

  it('RA1: allow the passkeys of somebody who is known already, those of this RP ID', async () => {
    await enrolled({ transports: ['internal'] });
    await enrolled({ transports: [] });
    await enrolled({}, userId, { ...rp, rpId: 'example.com', acceptedRpIds: ['example.com'] });
    await enrolled({}, await userOf(rp.tenantId));
    const owned = await listPasskeys(rp.tenantId, userId);
    const { allowCredentials } = await beginAuthentication(rp, binding, owned);
    expect(allowCredentials).toEqual([
      { type: 'public-key', id: owned[0]?.credentialId, transports: ['internal'] },
      { type: 'public-key', id: owned[1]?.credentialId, transports: [] },
    ]);
  });

  it('store the challenge as a hash, for five minutes', async () => {
    const { challenge } = await beginAuthentication(rp, binding);
    const [row] = await db.select().from(challenges).where(eq(challenges.tenantId, rp.tenantId));
    expect(JSON.stringify(row)).not.toContain(challenge);
    const minutes = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(4.9);
    expect(minutes).toBeLessThanOrEqual(5);
  });
});

describe('an honest sign-in', () => {
  it.each<Algorithm>([-8, -7, -257])('is verified with algorithm %i', async (algorithm) => {
    const authenticator = await enrolled({ algorithm });
    const result = await signIn(authenticator);
    expect(result).toMatchObject({
      ok: true,
      userVerified: true,
      attachment: 'platform',
      backupStateChanged: false,
      counterWentBack: false,
      passkey: {
        userId,
        algorithm,
        userVerified: true,
        lastUsedAt: expect.any(Date),
        lastUsedOn: 'Chrome on Windows',
      },
    });
    expect(await storedPasskey()).toEqual(result.ok && result.passkey);
  });

  it.each<Partial<GetLies>>([{ form: 'page' }, { form: 'native' }])('posts %o', async (form) => {
    const authenticator = await enrolled();
    expect(await signIn(authenticator, form)).toMatchObject({ ok: true });
  });

  it('may be posted as JSON text', async () => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(rp, binding);
    const text = JSON.stringify(authenticator.get(options, { origin }));
    expect(await finish(text)).toMatchObject({ ok: true });
  });

  it('may come from any of the origins', async () => {
    const authenticator = await enrolled();
    expect(await signIn(authenticator, { origin: 'https://other.example.com' })).toMatchObject({
      ok: true,
    });
  });

  it.each(['cross-platform', 'platform', null] as const)(
    'tells the attachment %s',
    async (attachment) => {
      const authenticator = await enrolled({ attachment });
      expect(await signIn(authenticator)).toMatchObject({ ok: true, attachment });
    },
  );

  const extras: [string, Record<string, unknown>][] = [
    ['an attachment that is not known yet', { authenticatorAttachment: 'implant' }],
    ['no attachment', { authenticatorAttachment: undefined }],
    ['results of unknown extensions', { clientExtensionResults: { future: { deep: [1] } } }],
    ['members that nobody asked for', { publicKeyAlgorithm: -7, vendor: { a: 1 } }],
  ];
  it.each(extras)('may come with %s', async (_name, change) => {
    const authenticator = await enrolled();
    const response = authenticator.get(await beginAuthentication(rp, binding), { origin });
    const attachment = 'authenticatorAttachment' in change ? null : 'platform';
    expect(await finish({ ...response, ...change })).toMatchObject({ ok: true, attachment });
  });

  it('may be signed over extensions that nobody asked for', async () => {
    const authenticator = await enrolled();
    const extensions = new Map([['future', 'yes']]);
    expect(await signIn(authenticator, { extensions })).toMatchObject({ ok: true });
  });

  it('records sign count, backup state, time and place', async () => {
    const authenticator = await enrolled({ counts: true, backedUp: false });
    await signIn(authenticator, { counter: 4_294_967_295, flags: { bs: true } });
    expect(await storedPasskey()).toMatchObject({
      signCount: 4_294_967_295,
      backedUp: true,
      lastUsedAt: expect.any(Date),
      lastUsedOn: 'Chrome on Windows',
    });
  });
});

describe('one check, one refusal', () => {
  const cases: [string, Partial<GetLies>, string, Record<string, unknown>?][] = [
    [
      'a challenge never issued',
      { challenge: newToken() },
      'passkey_challenge_not_found',
      undefined,
    ],
    ['another type', { type: 'webauthn.create' }, 'passkey_challenge_mismatch', { which: 'type' }],
    [
      'another origin',
      { origin: 'https://login.example.com.evil.test' },
      'passkey_origin_mismatch',
    ],
    ['the origin in another port', { origin: `${origin}:8443` }, 'passkey_origin_mismatch'],
    [
      'a frame of another site',
      { crossOrigin: true },
      'passkey_origin_mismatch',
      { which: 'crossOrigin' },
    ],
    ['a top origin', { topOrigin: origin }, 'passkey_origin_mismatch', { which: 'crossOrigin' }],
    ['another RP ID', { rpId: 'example.com' }, 'passkey_rp_id_mismatch'],
    ['an unknown credential', { id: newToken() }, 'passkey_removed'],
    ['no user handle', { userHandle: null }, 'passkey_user_handle_mismatch', { which: 'absent' }],
    [
      'no user handle, as browsers write it',
      { userHandle: null, form: 'native' },
      'passkey_user_handle_mismatch',
      { which: 'absent' },
    ],
    [
      'an empty user handle',
      { userHandle: '' },
      'passkey_user_handle_mismatch',
      { which: 'absent' },
    ],
    [
      'another user handle',
      { userHandle: newToken() },
      'passkey_user_handle_mismatch',
      { which: 'other' },
    ],
    [
      'nobody present',
      { flags: { up: false } },
      'passkey_verification_failed',
      { which: 'user presence' },
    ],
    [
      'no user verification by a passkey that can',
      { flags: { uv: false } },
      'passkey_user_verification_missing',
    ],
    [
      'S36: a passkey that stopped being backup eligible',
      { flags: { be: false, bs: false } },
      'passkey_verification_failed',
      { which: 'backup eligibility' },
    ],
    [
      'a wrong signature',
      { breakSignature: true },
      'passkey_verification_failed',
      { which: 'signature' },
    ],
    ['S5: ids that differ', { rawId: newToken() }, 'passkey_malformed'],
  ];

  it.each(cases)('%s', async (_name, lies, code, detail) => {
    const authenticator = await enrolled();
    const before = await storedPasskey();
    const result = await signIn(authenticator, lies);
    expect(result).toMatchObject({ ok: false, code, ...(detail && { detail }) });
    expect(await storedPasskey()).toEqual(before);
  });

  it('S36: a passkey that became backup eligible', async () => {
    const authenticator = await enrolled({ backupEligible: false });
    expect(await signIn(authenticator, { flags: { be: true } })).toMatchObject({
      code: 'passkey_verification_failed',
      detail: { which: 'backup eligibility' },
    });
  });

  it('backed up without being eligible', async () => {
    const authenticator = await enrolled({ backupEligible: false });
    expect(await signIn(authenticator, { flags: { bs: true } })).toMatchObject({
      code: 'passkey_verification_failed',
      detail: { which: 'backup eligibility' },
    });
  });

  it('the key of another passkey', async () => {
    const mine = await enrolled();
    const other = await enrolled({}, await userOf(rp.tenantId));
    const [victim] = mine.credentials;
    expect(await signIn(other, { id: victim?.id, userHandle: victim?.userHandle })).toMatchObject({
      code: 'passkey_verification_failed',
      detail: { which: 'signature' },
    });
  });

  it('the user handle of another user', async () => {
    const mine = await enrolled();
    const other = await enrolled({}, await userOf(rp.tenantId));
    const userHandle = other.credentials[0]?.userHandle;
    expect(await signIn(mine, { userHandle })).toMatchObject({
      code: 'passkey_user_handle_mismatch',
      detail: { which: 'other' },
    });
  });

  it('a passkey whose owner has no handle row is not told to be removed', async () => {
    const authenticator = await enrolled();
    await db.delete(userHandles).where(eq(userHandles.userId, userId));
    expect(await signIn(authenticator)).toMatchObject({ code: 'passkey_user_handle_mismatch' });
    expect(await signIn(authenticator, { userHandle: null, form: 'native' })).toMatchObject({
      code: 'passkey_user_handle_mismatch',
    });
  });

  it('a deleted passkey', async () => {
    const authenticator = await enrolled();
    await deletePasskey(rp.tenantId, userId, (await storedPasskey())?.id ?? '');
    expect(await signIn(authenticator)).toMatchObject({ code: 'passkey_removed' });
  });

  it('a passkey of another tenant under the same RP ID', async () => {
    const elsewhere = await tenantWithUser();
    const theirs = { ...rp, tenantId: elsewhere.tenantId };
    const authenticator = await enrolled({}, elsewhere.userId, theirs);
    expect(await signIn(authenticator)).toMatchObject({ code: 'passkey_removed' });
  });

  it('a passkey of another RP ID of the tenant', async () => {
    const authenticator = await enrolled({}, userId, {
      ...rp,
      rpId: 'example.com',
      acceptedRpIds: ['example.com'],
    });
    const credentialId = authenticator.credentials[0]?.id;
    expect(await signIn(authenticator, { credentialId })).toMatchObject({
      code: 'passkey_removed',
    });
  });
});

describe('the challenge', () => {
  const elsewhere: [string, Partial<CeremonyBinding>, string][] = [
    ['another visit', { purpose: 'other' }, 'purpose'],
    ['another browser', { browserHash: 'other' }, 'browser'],
  ];
  it.each(elsewhere)('counts in no %s', async (_name, change, which) => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(rp, { ...binding, ...change });
    const response = authenticator.get(options, { origin });
    expect(await finish(response)).toMatchObject({
      code: 'passkey_challenge_mismatch',
      detail: { which },
    });
  });

  it('counts under no other RP ID', async () => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(
      { ...rp, rpId: 'example.com', acceptedRpIds: ['example.com'] },
      binding,
    );
    const response = authenticator.get({ ...options, rpId: rp.rpId }, { origin });
    expect(await finish(response)).toMatchObject({
      code: 'passkey_challenge_mismatch',
      detail: { which: 'rpId' },
    });
  });

  it('counts in no other tenant, which cannot consume it either', async () => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(rp, binding);
    const response = authenticator.get(options, { origin });
    const { tenantId } = await tenantWithUser();
    expect(await finish(response, { ...rp, tenantId })).toMatchObject({
      code: 'passkey_challenge_not_found',
    });
    expect(await finish(response)).toMatchObject({ ok: true });
  });

  it('of a registration does not sign in', async () => {
    const authenticator = await enrolled();
    const { challenge } = await beginRegistration(rp, binding, {
      userId,
      identifier: 'ann',
      connectionId: null,
      displayName: '',
    });
    const response = authenticator.get({ challenge, rpId: rp.rpId }, { origin });
    expect(await finish(response)).toMatchObject({
      code: 'passkey_challenge_mismatch',
      detail: { which: 'ceremony' },
    });
  });

  it('expires after five minutes', async () => {
    const authenticator = await enrolled();
    vi.useFakeTimers({ toFake: ['Date'] });
    const inTime = authenticator.get(await beginAuthentication(rp, binding), { origin });
    const response = authenticator.get(await beginAuthentication(rp, binding), { origin });
    vi.setSystemTime(Date.now() + 5 * 60_000 - 1);
    expect(await finish(inTime)).toMatchObject({ ok: true });
    vi.setSystemTime(Date.now() + 1);
    expect(await finish(response)).toMatchObject({
      code: 'passkey_challenge_expired',
    });
  });

  it('is spent by a wrong answer', async () => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(rp, binding);
    const wrong = authenticator.get(options, { origin: 'https://evil.test' });
    await finish(wrong);
    const right = authenticator.get(options, { origin });
    expect(await finish(right)).toMatchObject({
      code: 'passkey_challenge_not_found',
    });
  });

  it('is answered once, by whichever of 50 posts comes first', async () => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(rp, binding);
    const response = authenticator.get(options, { origin });
    const results = await Promise.all(Array.from({ length: 50 }, () => finish(response)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const codes = results.map((result) => (result.ok ? 'ok' : result.code));
    expect(codes.filter((code) => code === 'passkey_challenge_not_found')).toHaveLength(49);
  });
});

describe('S8: user verification', () => {
  it('is not demanded of a passkey that never did it', async () => {
    const authenticator = await enrolled({ verifiesUser: false });
    expect(await signIn(authenticator)).toMatchObject({ ok: true, userVerified: false });
  });

  it('is demanded from its first time on', async () => {
    const authenticator = await enrolled({ verifiesUser: false });
    expect(await signIn(authenticator, { flags: { uv: true } })).toMatchObject({
      ok: true,
      userVerified: true,
      passkey: { userVerified: true },
    });
    expect(await signIn(authenticator)).toMatchObject({
      code: 'passkey_user_verification_missing',
    });
  });

  it('is demanded whatever the browser was asked for: options are not signed', async () => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(rp, binding);
    const askedForLess = { ...options, userVerification: 'discouraged' as const };
    const response = authenticator.get(askedForLess, { origin, flags: { uv: false } });
    expect(await finish(response)).toMatchObject({ code: 'passkey_user_verification_missing' });
    expect(await storedPasskey()).toMatchObject({ userVerified: true, lastUsedAt: null });
  });
});

describe('S36: the backup state', () => {
  const changes: [before: boolean, now: boolean, changed: boolean][] = [
    [false, false, false],
    [false, true, true],
    [true, false, true],
    [true, true, false],
  ];
  it.each(changes)('%s, then %s: reported as changed %s', async (before, now, changed) => {
    const authenticator = await enrolled({ backedUp: before });
    expect(await signIn(authenticator, { flags: { bs: now } })).toMatchObject({
      ok: true,
      backupStateChanged: changed,
      passkey: { backedUp: now },
    });
    expect(await signIn(authenticator, { flags: { bs: now } })).toMatchObject({
      backupStateChanged: false,
    });
  });
});

describe('the sign count', () => {
  const cases: [boolean, number, number, 'ok' | 'risk' | 'refused'][] = [
    // backup eligible, stored, received
    [false, 0, 0, 'ok'],
    [false, 0, 7, 'ok'],
    [false, 7, 8, 'ok'],
    [false, 7, 7, 'refused'],
    [false, 7, 6, 'refused'],
    [false, 7, 0, 'refused'],
    [true, 0, 0, 'ok'],
    [true, 7, 8, 'ok'],
    [true, 7, 7, 'risk'],
    [true, 7, 6, 'risk'],
    [true, 7, 0, 'risk'],
  ];
  it.each(cases)('backup eligible %s, stored %i, received %i: %s', async (be, stored, now, is) => {
    const authenticator = await enrolled({ backupEligible: be });
    await db.update(passkeys).set({ signCount: stored }).where(eq(passkeys.userId, userId));
    const result = await signIn(authenticator, { counter: now });
    if (is === 'refused') {
      expect(result).toMatchObject({
        code: 'passkey_verification_failed',
        detail: { which: 'counter', stored, received: now },
      });
    } else {
      expect(result).toMatchObject({ ok: true, counterWentBack: is === 'risk' });
    }
    expect((await storedPasskey())?.signCount).toBe(is === 'refused' ? stored : now);
  });

  it('counts for one of two sign-ins that race with it', async () => {
    const authenticator = await enrolled({ backupEligible: false, counts: true });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => signIn(authenticator, { counter: 5 })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });
});

describe('what is not of the shape', () => {
  const shapes: [string, (honest: Record<string, unknown>) => unknown][] = [
    ['nothing', () => undefined],
    ['null', () => null],
    ['text that is not JSON', () => '{'],
    ['text too long', (honest) => JSON.stringify({ ...honest, extra: 'x'.repeat(70_000) })],
    ['another type', (honest) => ({ ...honest, type: 'password' })],
    ['an id of 1,024 bytes', (honest) => ({ ...honest, ...ids('A'.repeat(1366)) })],
    ['an id that is not base64url', (honest) => ({ ...honest, ...ids('+/==') })],
    ['no response', (honest) => ({ ...honest, response: null })],
    ['client data that is not JSON', (honest) => withResponse(honest, { clientDataJSON: 'AAAA' })],
    [
      'client data without challenge',
      (honest) =>
        withResponse(honest, { clientDataJSON: encode({ type: 'webauthn.get', origin }) }),
    ],
    [
      'client data too long',
      (honest) => withResponse(honest, { clientDataJSON: 'A'.repeat(9000) }),
    ],
    ['short authenticator data', (honest) => withResponse(honest, { authenticatorData: 'AAAA' })],
    ['a user handle of 65 bytes', (honest) => withResponse(honest, { userHandle: 'A'.repeat(87) })],
    ['a signature that is no text', (honest) => withResponse(honest, { signature: 1 })],
  ];
  it.each(shapes)('is refused: %s', async (_name, change) => {
    const authenticator = await enrolled();
    const options = await beginAuthentication(rp, binding);
    const honest = authenticator.get(options, { origin }) as unknown as Record<string, unknown>;
    expect(await finish(change(honest))).toMatchObject({
      ok: false,
      code: 'passkey_malformed',
    });
  });

  it('does not throw where the signature is not one', async () => {
    const authenticator = await enrolled({ algorithm: -7 });
    const options = await beginAuthentication(rp, binding);
    const honest = authenticator.get(options, { origin }) as unknown as Record<string, unknown>;
    const response = withResponse(honest, { signature: 'AAAA' });
    expect(await finish(response)).toMatchObject({
      code: 'passkey_verification_failed',
      detail: { which: 'signature', reason: expect.any(String) },
    });
  });
});

const ids = (id: string) => ({ id, rawId: id });
const encode = (document: unknown) => Buffer.from(JSON.stringify(document)).toString('base64url');
const withResponse = (honest: Record<string, unknown>, change: Record<string, unknown>) => ({
  ...honest,
  response: { ...(honest.response as object), ...change },
});

it('leaves no trace on a passkey that was not asked for, however well it has signed', async () => {
  const authenticator = await enrolled();
  const [before] = await listPasskeys(rp.tenantId, userId);
  const answerTo = async (allowed: { id: string }[]) => {
    const options = await beginAuthentication(rp, binding);
    const response = authenticator.get(options, { origin });
    return finishAuthentication(rp, binding, response, { usedOn: 'Chrome', allowed });
  };
  expect(await answerTo([{ id: 'dev_other' }])).toMatchObject({
    ok: false,
    code: 'passkey_not_accepted',
  });
  expect(await answerTo([])).toMatchObject({ ok: false, code: 'passkey_not_accepted' });
  expect(await listPasskeys(rp.tenantId, userId)).toEqual([before]);
  expect((await answerTo([{ id: before?.id ?? '' }])).ok).toBe(true);
});
