import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { newToken } from '#app/ids.ts';
import { insertPasskey } from '#app/store/passkeys.ts';
import { tenantWithUser, userOf } from '#app/store/tests/tenant-with-user.ts';
import { db } from '#db';
import { challenges, userHandles } from '#db/schema/index.ts';

import { beginAuthentication } from './authentication.ts';
import { beginRegistration, finishRegistration } from './registration.ts';
import type { CeremonyBinding, RelyingParty } from './relying-party.ts';
import type { Algorithm, AuthenticatorTraits, CreateLies } from './tests/software-authenticator.ts';
import { coseKey, SoftwareAuthenticator } from './tests/software-authenticator.ts';

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
    origins: [origin],
  };
  binding = { purpose: 'transaction', browserHash: 'browser' };
});

afterEach(() => {
  vi.useRealTimers();
});

const signUp = () => ({
  userId: null,
  identifier: 'ann@example.com',
  connectionId: 'con_1',
  displayName: 'Ann',
});
const existing = () => ({ ...signUp(), userId });

async function enroll(lies: Partial<CreateLies> = {}, authenticator = new SoftwareAuthenticator()) {
  const options = await beginRegistration(rp, binding, signUp());
  return await finishRegistration(rp, binding, authenticator.create(options, { origin, ...lies }));
}

describe('options', () => {
  it('carry the policy', async () => {
    expect(await beginRegistration(rp, binding, signUp())).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      timeout: 60_000,
      rp: { id: 'login.example.com', name: 'Example' },
      user: {
        id: expect.stringMatching(/^[\w-]{43}$/),
        name: 'ann@example.com',
        displayName: 'Ann',
      },
      pubKeyCredParams: [
        { type: 'public-key', alg: -8 },
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'preferred',
      },
      attestation: 'none',
      excludeCredentials: [],
    });
  });

  it('ask for a passkey of this device where that is wished', async () => {
    const options = await beginRegistration(rp, binding, existing(), { attachment: 'platform' });
    expect(options.authenticatorSelection).toEqual({
      authenticatorAttachment: 'platform',
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'preferred',
    });
  });

  it('show the identifier where there is no name', async () => {
    const options = await beginRegistration(rp, binding, { ...signUp(), displayName: ' ' });
    expect(options.user.displayName).toBe('ann@example.com');
  });

  it('give a sign-up a new handle each time and store none', async () => {
    const first = await beginRegistration(rp, binding, signUp());
    const second = await beginRegistration(rp, binding, signUp());
    expect(first.user.id).not.toBe(second.user.id);
    const stored = await db.select().from(userHandles).where(eq(userHandles.tenantId, rp.tenantId));
    expect(stored).toEqual([]);
  });

  it('give a user one handle for life, per RP ID', async () => {
    const first = await beginRegistration(rp, binding, existing());
    const second = await beginRegistration(rp, binding, existing());
    const elsewhere = await beginRegistration(
      { ...rp, rpId: 'x.test', acceptedRpIds: ['x.test'] },
      binding,
      existing(),
    );
    expect(second.user.id).toBe(first.user.id);
    expect(elsewhere.user.id).not.toBe(first.user.id);
  });

  it("exclude the user's passkeys under this RP ID only, with their transports", async () => {
    const created = await enroll();
    if (!created.ok) throw new Error(created.code);
    const { passkey } = created;
    await insertPasskey(rp.tenantId, userId, rp.rpId, passkey);
    await insertPasskey(rp.tenantId, userId, 'x.test', { ...passkey, credentialId: newToken() });
    await insertPasskey(rp.tenantId, await userOf(rp.tenantId), rp.rpId, {
      ...passkey,
      credentialId: newToken(),
    });
    const options = await beginRegistration(rp, binding, existing());
    expect(options.excludeCredentials).toEqual([
      { type: 'public-key', id: passkey.credentialId, transports: ['internal', 'hybrid'] },
    ]);
  });
});

describe('an honest registration', () => {
  it.each<Algorithm>([-8, -7, -257])('hands back the facts of algorithm %i', async (algorithm) => {
    const authenticator = new SoftwareAuthenticator({ algorithm });
    const options = await beginRegistration(rp, binding, signUp());
    const response = authenticator.create(options, { origin });
    const [credential] = authenticator.credentials;
    expect(await finishRegistration(rp, binding, response)).toEqual({
      ok: true,
      rpId: 'login.example.com',
      attachment: 'platform',
      subject: {
        userHandle: options.user.id,
        userId: null,
        identifier: 'ann@example.com',
        connectionId: 'con_1',
      },
      passkey: {
        credentialId: credential?.id,
        publicKey: credential?.publicKey,
        algorithm,
        signCount: 0,
        userVerified: true,
        backupEligible: true,
        backedUp: true,
        transports: ['internal', 'hybrid'],
        aaguid: '00000000-0000-0000-0000-000000000000',
        name: expect.stringMatching(/^Passkey \d{4}-\d{2}-\d{2}$/),
      },
    });
  });

  it('records what the authenticator is like', async () => {
    const aaguid = 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4';
    const authenticator = new SoftwareAuthenticator({
      aaguid,
      verifiesUser: false,
      backupEligible: false,
      transports: ['usb', 'usb', '<script>'],
    });
    expect(await enroll({ counter: 4_000_000_000 }, authenticator)).toMatchObject({
      passkey: {
        aaguid,
        userVerified: false,
        backupEligible: false,
        backedUp: false,
        signCount: 4_000_000_000,
        transports: ['usb'],
      },
    });
  });

  it.each(['cross-platform', 'platform', null] as const)(
    'tells the attachment %s',
    async (attachment) => {
      const authenticator = new SoftwareAuthenticator({ attachment });
      expect(await enroll({}, authenticator)).toMatchObject({ ok: true, attachment });
    },
  );

  it('is named after its provider, apart from the others of its owner', async () => {
    const aaguid = 'bada5566-a7aa-401f-bd96-45619a55120d';
    const names = [];
    for (let count = 0; count < 2; count += 1) {
      const options = await beginRegistration(rp, binding, existing());
      const response = new SoftwareAuthenticator({ aaguid }).create(options, { origin });
      const created = await finishRegistration(rp, binding, response);
      if (!created.ok) throw new Error(created.code);
      await insertPasskey(rp.tenantId, userId, rp.rpId, created.passkey);
      names.push(created.passkey.name);
    }
    expect(names).toEqual(['1Password', '1Password 2']);
  });

  it('may carry a statement that holds', async () => {
    expect(await enroll({ attestation: 'self' })).toMatchObject({ ok: true });
  });

  it('may have a credential id of 1,023 bytes', async () => {
    expect(await enroll({ credentialId: Buffer.alloc(1023, 1) })).toMatchObject({ ok: true });
  });

  it('keeps the subject of its challenge, whoever asks', async () => {
    const options = await beginRegistration(rp, binding, existing());
    const response = new SoftwareAuthenticator().create(options, { origin });
    expect(await finishRegistration(rp, binding, response)).toMatchObject({ subject: { userId } });
  });
});

describe('one check, one refusal', () => {
  const short = Buffer.alloc(31, 1);
  const coordinate = Buffer.alloc(32, 1);
  const rsa1024 = coseKey([1, 3], [3, -257], [-1, Buffer.alloc(128, 1)], [-2, Buffer.from([3])]);
  const cases: [string, Partial<CreateLies>, string, Record<string, unknown>?][] = [
    ['a challenge never issued', { challenge: newToken() }, 'passkey_challenge_not_found'],
    ['another type', { type: 'webauthn.get' }, 'passkey_challenge_mismatch', { which: 'type' }],
    ['another origin', { origin: 'https://evil.test' }, 'passkey_origin_mismatch'],
    [
      'S28: a frame of another site',
      { crossOrigin: true },
      'passkey_origin_mismatch',
      { which: 'crossOrigin' },
    ],
    ['another RP ID', { rpId: 'example.com' }, 'passkey_rp_id_mismatch'],
    ['S5: ids that differ', { rawId: newToken() }, 'passkey_malformed'],
    [
      'S5: an id that was not attested',
      { id: newToken() },
      'passkey_verification_failed',
      { which: 'credential id' },
    ],
    [
      'E7: nobody present',
      { flags: { up: false } },
      'passkey_verification_failed',
      { which: 'user presence' },
    ],
    [
      'backed up without being eligible',
      { flags: { be: false, bs: true } },
      'passkey_verification_failed',
      { which: 'backup eligibility' },
    ],
    [
      'an algorithm that was not offered',
      { publicKey: coseKey([1, 2], [3, -35], [-1, 2], [-2, coordinate], [-3, coordinate]) },
      'passkey_verification_failed',
      { which: 'attestation' },
    ],
    [
      'an offered algorithm over another curve',
      { publicKey: coseKey([1, 2], [3, -7], [-1, 2], [-2, coordinate], [-3, coordinate]) },
      'passkey_verification_failed',
      { which: 'algorithm' },
    ],
    [
      'a key cut short',
      { publicKey: coseKey([1, 1], [3, -8], [-1, 6], [-2, short]) },
      'passkey_verification_failed',
      { which: 'algorithm' },
    ],
    [
      'an RSA key of 1,024 bits',
      { publicKey: rsa1024 },
      'passkey_verification_failed',
      { which: 'algorithm' },
    ],
    [
      'a statement that does not hold',
      { attestation: 'forged' },
      'passkey_verification_failed',
      { which: 'attestation' },
    ],
    ['an id of 1,024 bytes', { credentialId: Buffer.alloc(1024, 1) }, 'passkey_malformed'],
  ];
  it.each(cases)('%s', async (_name, lies, code, detail) => {
    expect(await enroll(lies)).toMatchObject({ ok: false, code, ...(detail && { detail }) });
  });

  it('an attested id of more than 1,023 bytes behind a shorter one', async () => {
    const lies = { credentialId: Buffer.alloc(1100, 1), id: newToken() };
    expect(await enroll(lies)).toMatchObject({
      code: 'passkey_verification_failed',
      detail: { which: 'credential id' },
    });
  });

  it('a credential that the tenant knows, whoever owns it', async () => {
    const credentialId = Buffer.from(newToken());
    const created = await enroll({ credentialId });
    if (!created.ok) throw new Error(created.code);
    await insertPasskey(rp.tenantId, userId, rp.rpId, created.passkey);
    expect(await enroll({ credentialId })).toMatchObject({ code: 'passkey_exists' });
  });

  it('but not one that another tenant knows', async () => {
    const credentialId = Buffer.from(newToken());
    const created = await enroll({ credentialId });
    if (!created.ok) throw new Error(created.code);
    const elsewhere = await tenantWithUser();
    await insertPasskey(elsewhere.tenantId, elsewhere.userId, rp.rpId, created.passkey);
    expect(await enroll({ credentialId })).toMatchObject({ ok: true });
  });

  it('an attestation object that is none', async () => {
    const options = await beginRegistration(rp, binding, signUp());
    const honest = new SoftwareAuthenticator().create(options, { origin });
    const response = { ...honest.response, attestationObject: 'AAAA' };
    expect(await finishRegistration(rp, binding, { ...honest, response })).toMatchObject({
      code: 'passkey_malformed',
      detail: { which: 'attestationObject' },
    });
  });
});

describe('what browsers and password managers really send', () => {
  type Answer = Record<string, unknown>;
  const withResponse = (answer: Answer, change: Answer) => ({
    ...answer,
    response: { ...(answer.response as object), ...change },
  });
  const answers: [string, (honest: Answer) => Answer, object?][] = [
    ['no transports', (each) => withResponse(each, { transports: undefined }), { transports: [] }],
    ['null for transports', (each) => withResponse(each, { transports: null }), { transports: [] }],
    ['an empty list', (each) => withResponse(each, { transports: [] }), { transports: [] }],
    [
      'transports that are not known yet',
      (each) => withResponse(each, { transports: ['smart-card', 'thought-wave'] }),
      { transports: ['smart-card', 'thought-wave'] },
    ],
    ['no attachment', ({ authenticatorAttachment: _, ...each }) => each],
    ['null for the attachment', (each) => ({ ...each, authenticatorAttachment: null })],
    ['an attachment not known yet', (each) => ({ ...each, authenticatorAttachment: 'implant' })],
    ['no extension results', ({ clientExtensionResults: _, ...each }) => each],
    [
      'results of unknown extensions',
      (each) => ({ ...each, clientExtensionResults: { future: { deep: [1, null] }, prf: {} } }),
    ],
    [
      'the conveniences of newer browsers, whatever they say',
      (each) =>
        withResponse(each, {
          publicKey: 'not read',
          publicKeyAlgorithm: -65_535,
          authenticatorData: 'not read',
        }),
    ],
  ];
  it.each(answers)('is accepted: %s', async (_name, change, passkey = {}) => {
    const options = await beginRegistration(rp, binding, signUp());
    const honest = new SoftwareAuthenticator().create(options, { origin }) as unknown as Answer;
    expect(await finishRegistration(rp, binding, change(honest))).toMatchObject({
      ok: true,
      passkey,
    });
  });

  it('is accepted: no attestation, no AAGUID, extensions that nobody asked for', async () => {
    const lies = { attestation: 'none', extensions: new Map([['future', 'yes']]) } as const;
    expect(await enroll(lies)).toMatchObject({
      ok: true,
      passkey: { aaguid: '00000000-0000-0000-0000-000000000000' },
    });
  });

  const malformed: [string, (honest: Answer) => unknown][] = [
    ['nothing', () => undefined],
    ['text that is not JSON', () => '{'],
    ['a list', (each) => [each]],
    ['another type', (each) => ({ ...each, type: 'password' })],
    ['an id that is not base64url', (each) => ({ ...each, id: '+/==', rawId: '+/==' })],
    ['no response', (each) => ({ ...each, response: null })],
    ['an attachment that is no text', (each) => ({ ...each, authenticatorAttachment: {} })],
    ['transports that are no texts', (each) => withResponse(each, { transports: [1] })],
    [
      'a crowd of transports',
      (each) => withResponse(each, { transports: Array<string>(21).fill('usb') }),
    ],
    ['client data that is no JSON', (each) => withResponse(each, { clientDataJSON: 'AAAA' })],
    [
      'an attestation object too long',
      (each) => withResponse(each, { attestationObject: 'A'.repeat(50_000) }),
    ],
    ['an assertion', (each) => withResponse(each, { attestationObject: undefined })],
  ];
  it.each(malformed)('is refused with a code: %s', async (_name, change) => {
    const options = await beginRegistration(rp, binding, signUp());
    const honest = new SoftwareAuthenticator().create(options, { origin }) as unknown as Answer;
    expect(await finishRegistration(rp, binding, change(honest))).toMatchObject({
      ok: false,
      code: 'passkey_malformed',
    });
  });
});

describe('E7: a passkey made without a gesture', () => {
  const answered = async (isAutomatic: boolean | undefined, lies: Partial<CreateLies>) => {
    const options = await beginRegistration(rp, binding, existing(), { isAutomatic });
    const response = new SoftwareAuthenticator().create(options, { origin, ...lies });
    return await finishRegistration(rp, binding, response);
  };

  it('needs nobody present', async () => {
    expect(await answered(true, { flags: { up: false, uv: false } })).toMatchObject({
      ok: true,
      subject: { userId, isAutomatic: true },
      passkey: { userVerified: false },
    });
  });

  it('may have somebody present', async () => {
    expect(await answered(true, {})).toMatchObject({ ok: true });
  });

  it.each([undefined, false])('is nothing that an answer can ask for: %s', async (isAutomatic) => {
    expect(await answered(isAutomatic, { flags: { up: false } })).toMatchObject({
      ok: false,
      code: 'passkey_verification_failed',
      detail: { which: 'user presence' },
    });
  });

  it('is looked at like any other', async () => {
    const broken: Partial<CreateLies>[] = [
      { attestation: 'forged' },
      { rpId: 'example.com' },
      { id: newToken() },
    ];
    for (const lies of broken) {
      expect(await answered(true, { ...lies, flags: { up: false } })).toMatchObject({ ok: false });
    }
  });
});

describe('S36: a passkey that must stay on its device', () => {
  const made = async (traits: AuthenticatorTraits, deviceBoundOnly: boolean) => {
    const options = await beginRegistration(rp, binding, signUp());
    const response = new SoftwareAuthenticator(traits).create(options, { origin });
    return await finishRegistration(rp, binding, response, { deviceBoundOnly });
  };

  it.each([true, false])('may not be one that can be synced, backed up %s', async (backedUp) => {
    expect(await made({ backupEligible: true, backedUp }, true)).toMatchObject({
      ok: false,
      code: 'passkey_must_stay_on_device',
    });
    expect(await made({ backupEligible: true, backedUp }, false)).toMatchObject({ ok: true });
  });

  it('may be a security key', async () => {
    expect(await made({ backupEligible: false }, true)).toMatchObject({ ok: true });
  });
});

describe('the challenge', () => {
  const elsewhere: [string, Partial<CeremonyBinding>, string][] = [
    ['another visit', { purpose: 'rescue:ticket' }, 'purpose'],
    ['another browser', { browserHash: 'other' }, 'browser'],
  ];
  it.each(elsewhere)('counts in no %s', async (_name, change, which) => {
    const options = await beginRegistration(rp, { ...binding, ...change }, signUp());
    const response = new SoftwareAuthenticator().create(options, { origin });
    expect(await finishRegistration(rp, binding, response)).toMatchObject({
      code: 'passkey_challenge_mismatch',
      detail: { which },
    });
  });

  it('of a sign-in does not enrol', async () => {
    const options = await beginRegistration(rp, binding, signUp());
    const { challenge } = await beginAuthentication(rp, binding);
    const response = new SoftwareAuthenticator().create({ ...options, challenge }, { origin });
    expect(await finishRegistration(rp, binding, response)).toMatchObject({
      code: 'passkey_challenge_mismatch',
      detail: { which: 'ceremony' },
    });
  });

  it('expires after five minutes', async () => {
    const options = await beginRegistration(rp, binding, signUp());
    const response = new SoftwareAuthenticator().create(options, { origin });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 });
    expect(await finishRegistration(rp, binding, response)).toMatchObject({
      code: 'passkey_challenge_expired',
    });
  });

  it('is answered once, by whichever of 50 posts comes first', async () => {
    const options = await beginRegistration(rp, binding, signUp());
    const response = new SoftwareAuthenticator().create(options, { origin });
    const results = await Promise.all(
      Array.from({ length: 50 }, () => finishRegistration(rp, binding, response)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const left = await db.select().from(challenges).where(eq(challenges.tenantId, rp.tenantId));
    expect(left).toEqual([]);
  });
});
