/**
 * Every lie that an answer to a passkey challenge can hold is refused with its code and logged
 * (checklist S5, S6, S8, S10, S28). The keys and signatures are real.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';

import type { ErrorCode } from '#app/errors.ts';
import {
  SoftwareAuthenticator,
  cbor,
  coseKey,
} from '#app/webauthn/tests/software-authenticator.ts';
import type { CreateLies, GetLies } from '#app/webauthn/tests/software-authenticator.ts';

import type { HttpVisitor } from '../support/http-visitor.ts';
import { beginVisit, codeAfter } from './support/application.ts';
import { expect, test } from './support/attacked-site.ts';
import {
  beginSignUp,
  creationOptions,
  postNewPasskey,
  postPasskey,
  requestOptions,
  signUp,
} from './support/passkeys.ts';
import { expectRefusal, readLog } from './support/refusals.ts';
import type { LoggedEvent } from './support/refusals.ts';

type Expected = { code: ErrorCode; which?: string };

const origins = {
  'a foreign origin': 'https://evil.example',
  'an origin below the own one': (own: string) => `${own}.evil.example`,
  'the origin of another port': 'http://localhost:1',
  'the origin of a sibling host': (own: string) => own.replace('localhost', 'sibling.localhost'),
  'an opaque origin': 'null',
} as const;

const foreignOrigins = (own: string): [string, string][] =>
  Object.entries(origins).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value(own),
  ]);

test('no lie in an assertion signs anybody in', async ({ site }) => {
  const { application, server } = site;
  const own = server.origin;
  const person = await signUp(site.visitor(), application);
  const other = await signUp(site.visitor(), application);
  const [credential, otherCredential] = [
    person.authenticator.credentials[0],
    other.authenticator.credentials[0],
  ];
  if (!credential || !otherCredential) throw new Error('no passkey was made');

  const lies: [string, Omit<GetLies, 'origin'> & { origin?: string }, Expected][] = [
    ...foreignOrigins(own).map(([name, origin]): [string, GetLies, Expected] => [
      name,
      { origin },
      { code: 'passkey_origin_mismatch', which: 'origin' },
    ]),
    [
      'an answer from inside a frame',
      { crossOrigin: true },
      { code: 'passkey_origin_mismatch', which: 'crossOrigin' },
    ],
    [
      'an answer that names a frame around it',
      { topOrigin: 'https://evil.example' },
      { code: 'passkey_origin_mismatch', which: 'crossOrigin' },
    ],
    ['the hash of another RP ID', { rpId: 'evil.example' }, { code: 'passkey_rp_id_mismatch' }],
    ['the hash of a sibling RP ID', { rpId: 'a.localhost' }, { code: 'passkey_rp_id_mismatch' }],
    [
      'nobody present',
      { flags: { up: false } },
      { code: 'passkey_verification_failed', which: 'user presence' },
    ],
    [
      'no user verification, though this passkey has verified its user before',
      { flags: { uv: false } },
      { code: 'passkey_user_verification_missing' },
    ],
    [
      'no user handle',
      { userHandle: null },
      { code: 'passkey_user_handle_mismatch', which: 'absent' },
    ],
    [
      'an empty user handle',
      { userHandle: '' },
      { code: 'passkey_user_handle_mismatch', which: 'absent' },
    ],
    [
      'the user handle of somebody else',
      { userHandle: otherCredential.userHandle },
      { code: 'passkey_user_handle_mismatch', which: 'other' },
    ],
    [
      'the credential id of somebody else',
      { id: otherCredential.id },
      { code: 'passkey_user_handle_mismatch', which: 'other' },
    ],
    [
      'the credential id and the user handle of somebody else',
      { id: otherCredential.id, userHandle: otherCredential.userHandle },
      { code: 'passkey_verification_failed', which: 'signature' },
    ],
    [
      'two different ids',
      { rawId: otherCredential.id },
      { code: 'passkey_malformed', which: 'response' },
    ],
    [
      'a changed signature',
      { breakSignature: true },
      { code: 'passkey_verification_failed', which: 'signature' },
    ],
    [
      'a passkey that can suddenly not be synced',
      { flags: { be: false, bs: false } },
      { code: 'passkey_verification_failed', which: 'backup eligibility' },
    ],
    [
      'a passkey that is synced and cannot be',
      { flags: { be: false, bs: true } },
      { code: 'passkey_verification_failed', which: 'backup eligibility' },
    ],
  ];

  const attacks: { name: string; visitor: HttpVisitor; expected: Expected }[] = [];
  for (const [name, lie, expected] of lies) {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, application);
    const signed = person.authenticator.get(await requestOptions(visitor, state), {
      origin: own,
      ...lie,
    });
    await test.step(name, async () => {
      expectRefusal(await postPasskey(visitor, state, signed), 400, expected.code);
    });
    attacks.push({ name, visitor, expected });
  }

  const log = await readLog(server);
  for (const { name, visitor, expected } of attacks) {
    await test.step(`${name} is logged`, () => expectOneEvent(log, visitor, 'f', expected));
  }
});

test('a signature of another kind of key is no signature of this passkey', async ({ site }) => {
  const { origin } = site.server;
  const person = await signUp(site.visitor(), site.application, { algorithm: -7 });
  const [credential] = person.authenticator.credentials;
  if (!credential) throw new Error('no passkey was made');
  const keys = {
    '-8': generateKeyPairSync('ed25519').privateKey,
    '-257': generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  };
  for (const algorithm of [-8, -257] as const) {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, site.application);
    Object.assign(credential, { algorithm, privateKey: keys[`${algorithm}`] });
    const signed = person.authenticator.get(await requestOptions(visitor, state), { origin });
    expectRefusal(await postPasskey(visitor, state, signed), 400, 'passkey_verification_failed');
  }
});

test('a counter that goes back stops a passkey that cannot be copied', async ({ site }) => {
  const { application, server } = site;
  const { origin } = server;
  const person = await signUp(site.visitor(), application, { backupEligible: false, counts: true });
  const visitor = site.visitor();
  const first = await beginVisit(visitor, application);
  const honest = person.authenticator.get(await requestOptions(visitor, first.state), {
    origin,
    counter: 7,
  });
  await codeAfter(visitor, await postPasskey(visitor, first.state, honest));

  for (const counter of [7, 6, 0]) {
    const { state } = await beginVisit(visitor, application, { prompt: 'login' });
    const signed = person.authenticator.get(await requestOptions(visitor, state), {
      origin,
      counter,
    });
    expectRefusal(await postPasskey(visitor, state, signed), 400, 'passkey_verification_failed');
  }
  const events = await readLog(server, { ip: visitor.options.address });
  const refused = events.filter(({ type }) => type === 'f');
  expect(refused.map(({ details }) => [details.which, details.stored, details.received])).toEqual([
    ['counter', 7, 0],
    ['counter', 7, 6],
    ['counter', 7, 7],
  ]);
});

test('a counter that goes back on a synced passkey is noted and stops nobody', async ({ site }) => {
  const { application, server } = site;
  const { origin } = server;
  const person = await signUp(site.visitor(), application, { counts: true });
  const visitor = site.visitor();
  for (const counter of [9, 3]) {
    const { state } = await beginVisit(visitor, application, { prompt: 'login' });
    const signed = person.authenticator.get(await requestOptions(visitor, state), {
      origin,
      counter,
    });
    await codeAfter(visitor, await postPasskey(visitor, state, signed));
  }
  const events = await readLog(server, { ip: visitor.options.address });
  expect(events.filter(({ type }) => type === 'passkey_counter_went_back')).toHaveLength(1);
});

test('a passkey without user verification signs in until it has verified its user once', async ({
  site,
}) => {
  const { application } = site;
  const { origin } = site.server;
  const person = await signUp(site.visitor(), application, { verifiesUser: false });
  const attempt = async (uv: boolean) => {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, application);
    const options = await requestOptions(visitor, state);
    const signed = person.authenticator.get(options, { origin, flags: { uv } });
    return postPasskey(visitor, state, signed);
  };
  expect((await attempt(false)).status).toBe(303);
  expect((await attempt(true)).status).toBe(303);
  expectRefusal(await attempt(false), 400, 'passkey_user_verification_missing');
});

test('L9: an unknown credential gets 404, neutral words and a name to forget', async ({ site }) => {
  const visitor = site.visitor();
  const { origin } = site.server;
  const { state } = await beginVisit(visitor, site.application);
  const stranger = new SoftwareAuthenticator();
  stranger.create(
    {
      challenge: 'AAAA',
      rp: { id: 'localhost', name: 'elsewhere' },
      user: { id: randomBytes(32).toString('base64url'), name: 'ada', displayName: 'Ada' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    },
    { origin },
  );
  const signed = stranger.get(await requestOptions(visitor, state), { origin });
  const answer = await postPasskey(visitor, state, signed);
  expectRefusal(answer, 404, 'passkey_removed');
  expect(answer.text).toContain(`data-unknown-credential-id="${signed.id}"`);
  expect(answer.text).not.toContain('role="alert"');
  const events = await readLog(site.server, { ip: visitor.options.address });
  expect(events.map(({ code, details }) => [code, details.credentialId])).toEqual([
    ['passkey_removed', signed.id],
  ]);
});

test('no lie in a new passkey makes an account', async ({ site }) => {
  const { application, server } = site;
  const own = server.origin;
  const known = (await signUp(site.visitor(), application)).authenticator.credentials[0];
  if (!known) throw new Error('no passkey was made');
  const smallKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
    format: 'jwk',
  });
  const bytes = (text = '') => Buffer.from(text, 'base64url');
  const point = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({
    format: 'jwk',
  });

  const failed = (which: string): Expected => ({ code: 'passkey_verification_failed', which });
  const lies: [string, Omit<CreateLies, 'origin'> & { origin?: string }, Expected][] = [
    ...foreignOrigins(own).map(([name, origin]): [string, CreateLies, Expected] => [
      name,
      { origin },
      { code: 'passkey_origin_mismatch', which: 'origin' },
    ]),
    [
      'an answer from inside a frame',
      { crossOrigin: true },
      { code: 'passkey_origin_mismatch', which: 'crossOrigin' },
    ],
    ['the hash of another RP ID', { rpId: 'evil.example' }, { code: 'passkey_rp_id_mismatch' }],
    ['nobody present', { flags: { up: false } }, failed('user presence')],
    ['synced and not able to be', { flags: { be: false, bs: true } }, failed('backup eligibility')],
    ['a forged attestation', { attestation: 'forged' }, failed('attestation')],
    ['an id that is not the attested one', { id: 'AAAA' }, failed('credential id')],
    ['two different ids', { rawId: 'AAAA' }, { code: 'passkey_malformed', which: 'response' }],
    ['an id that somebody else has', { credentialId: bytes(known.id) }, { code: 'passkey_exists' }],
    [
      'an id longer than any',
      { credentialId: randomBytes(1100) },
      { code: 'passkey_malformed', which: 'response' },
    ],
    [
      'an algorithm that was not offered',
      { publicKey: coseKey([1, 2], [3, -35], [-1, 2], [-2, bytes(point.x)], [-3, bytes(point.y)]) },
      failed('attestation'),
    ],
    [
      'a curve that is not the algorithm’s',
      { publicKey: coseKey([1, 2], [3, -7], [-1, 2], [-2, bytes(point.x)], [-3, bytes(point.y)]) },
      failed('algorithm'),
    ],
    [
      'a small RSA key',
      {
        publicKey: coseKey([1, 3], [3, -257], [-1, bytes(smallKey.n)], [-2, bytes(smallKey.e)]),
      },
      failed('algorithm'),
    ],
  ];

  const attacks: { name: string; visitor: HttpVisitor; expected: Expected }[] = [];
  for (const [name, lie, expected] of lies) {
    const visitor = site.visitor();
    const { state } = await beginSignUp(visitor, application);
    const created = new SoftwareAuthenticator().create(await creationOptions(visitor, state), {
      origin: own,
      ...lie,
    });
    await test.step(name, async () => {
      expectRefusal(await postNewPasskey(visitor, state, created), 400, expected.code);
    });
    attacks.push({ name, visitor, expected });
  }

  const log = await readLog(server);
  for (const { name, visitor, expected } of attacks) {
    await test.step(`${name} is logged`, () => {
      expectOneEvent(log, visitor, 'fs', expected);
      expect(log.some(({ type, ip }) => type === 'ss' && ip === visitor.options.address)).toBe(
        false,
      );
    });
  }
});

test('whatever stands where a passkey should, the visit survives it', async ({ site }) => {
  const { application, server } = site;
  const { origin } = server;
  const person = await signUp(site.visitor(), application);
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, application);
  const honest = person.authenticator.get(await requestOptions(visitor, state), { origin });
  const { response } = honest;
  const clientData = (document: string) =>
    JSON.stringify({
      ...honest,
      response: { ...response, clientDataJSON: Buffer.from(document).toString('base64url') },
    });

  const answers = [
    '',
    'null',
    '[]',
    '{}',
    '0',
    '"passkey"',
    '{',
    '\u0001',
    '{"__proto__":{"id":"AAAA"}}',
    '['.repeat(15_000),
    `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
    JSON.stringify({ ...honest, id: 5 }),
    JSON.stringify({ ...honest, id: [honest.id], rawId: [honest.id] }),
    JSON.stringify({ ...honest, type: 'password' }),
    JSON.stringify({ ...honest, response: null }),
    JSON.stringify({ ...honest, response: [] }),
    JSON.stringify({ ...honest, response: { ...response, signature: 'not base64url!' } }),
    JSON.stringify({ ...honest, response: { ...response, signature: 'A'.repeat(30_000) } }),
    JSON.stringify({ ...honest, response: { ...response, userHandle: 'A'.repeat(200) } }),
    `{"__proto__":{},${JSON.stringify({ ...honest, id: '' }).slice(1)}`,
    clientData(''),
    clientData('null'),
    clientData('[]'),
    clientData('{"challenge":1}'),
    clientData('{"type":"webauthn.get","challenge":"","origin":"x"}'),
    clientData('{"__proto__":{"challenge":"x","origin":"x","type":"x"}}'),
    clientData('['.repeat(3000)),
  ];
  for (const passkey of answers) {
    await test.step(passkey.slice(0, 60), async () => {
      expectRefusal(await postPasskey(visitor, state, passkey), 400, 'passkey_malformed');
    });
  }
  // Longer than the field may be: refused before it is parsed.
  expectRefusal(await postPasskey(visitor, state, 'A'.repeat(50_001)), 400, 'invalid_request');

  expect((await postPasskey(visitor, state, honest)).status).toBe(303);
  const events = await readLog(server, { ip: visitor.options.address });
  expect(events.filter(({ code }) => code === 'passkey_malformed')).toHaveLength(answers.length);
});

test('broken authenticator data and attestations are refused without an error of ours', async ({
  site,
}) => {
  const { application, server } = site;
  const { origin } = server;
  const person = await signUp(site.visitor(), application);
  const visitor = site.visitor();

  const assertions = await beginVisit(visitor, application);
  for (const authenticatorData of ['AA', 'A'.repeat(48), 'A'.repeat(8000)]) {
    const signed = person.authenticator.get(await requestOptions(visitor, assertions.state), {
      origin,
    });
    const answer = await postPasskey(visitor, assertions.state, {
      ...signed,
      response: { ...signed.response, authenticatorData },
    });
    expect([answer.status, answer.text.includes('internal')]).toEqual([400, false]);
  }

  const { state } = await beginSignUp(visitor, application);
  const nested = (depth: number) => Buffer.alloc(depth, 0x81);
  const attestations = [
    Buffer.from([0]),
    Buffer.from([0xff]),
    nested(30_000),
    // Lengths that nothing follows.
    Buffer.from('9bffffffffffffffff', 'hex'),
    Buffer.from('bbffffffffffffffff', 'hex'),
    Buffer.from('5bffffffffffffffff', 'hex'),
    cbor(new Map([['fmt', 'none']])),
    cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Buffer.alloc(10)],
      ]),
    ),
    cbor(
      new Map<string, unknown>([
        ['fmt', '__proto__'],
        ['attStmt', new Map()],
        ['authData', randomBytes(200)],
      ]),
    ),
  ];
  for (const attestationObject of attestations) {
    const created = new SoftwareAuthenticator().create(await creationOptions(visitor, state), {
      origin,
    });
    const answer = await postNewPasskey(visitor, state, {
      ...created,
      response: {
        ...created.response,
        attestationObject: attestationObject.toString('base64url'),
      },
    });
    expect(answer.status).toBe(400);
  }

  const created = new SoftwareAuthenticator().create(await creationOptions(visitor, state), {
    origin,
  });
  expect((await postNewPasskey(visitor, state, created)).status).toBe(303);
});

function expectOneEvent(
  log: LoggedEvent[],
  visitor: HttpVisitor,
  type: string,
  expected: Expected,
): void {
  const events = log.filter((event) => event.ip === visitor.options.address && event.type === type);
  expect(events.map(({ code, details }) => ({ code, which: details.which }))).toEqual([
    { code: expected.code, which: expected.which },
  ]);
}
