/**
 * An authenticator and the browser in front of it, in software: real keys, real signatures, and a
 * switch for every lie that a verifier must catch. Written from the specification and not with the
 * server's library, so that the two check each other. Used by unit tests, attack tests and
 * benchmarks; it imports no test runner.
 *
 *     const authenticator = new SoftwareAuthenticator();
 *     const created = authenticator.create(creationOptions, { origin });
 *     const signed = authenticator.get(requestOptions, { origin });
 *
 * Both are synchronous and return what a page posts. Without switches it is honest.
 */
import type { KeyObject } from 'node:crypto';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

export type Algorithm = -7 | -8 | -257;

/** What the device is like. */
export type AuthenticatorTraits = {
  /** Default: the first offered one that it can do. */
  algorithm?: Algorithm;
  attachment?: 'platform' | 'cross-platform' | null;
  transports?: string[];
  /** UUID; default all zeros, as most passkey providers send it. */
  aaguid?: string;
  /** Default true. */
  verifiesUser?: boolean;
  /** Whether its passkeys may be synced, and are. Default true for both. */
  backupEligible?: boolean;
  backedUp?: boolean;
  /** Default false: like synced passkeys it always says 0. */
  counts?: boolean;
};

/** Flags to force, whatever the device is like. */
export type Flags = { up?: boolean; uv?: boolean; be?: boolean; bs?: boolean };

/** What may be untrue in any answer. */
export type Lies = {
  origin: string;
  crossOrigin?: boolean;
  topOrigin?: string;
  /** clientData's challenge, base64url. */
  challenge?: string;
  /** clientData's type. */
  type?: string;
  /** The RP ID whose hash is signed; default the options'. */
  rpId?: string;
  flags?: Flags;
  /** Sign count to report, and to count on from. */
  counter?: number;
  /** The answer's `id` and `rawId`; the key stays the same. */
  id?: string;
  rawId?: string;
  /** What the authenticator says of extensions, asked for or not: numbers and texts by name. */
  extensions?: Map<string, number | string>;
};

export type CreateLies = Lies & {
  /** Makes a key of this kind though it may not have been offered. */
  algorithm?: Algorithm;
  /** Raw id of the new credential. */
  credentialId?: Buffer;
  /** The COSE key to send instead of the real one. */
  publicKey?: Buffer;
  /** `self` signs the statement with the new key; `forged` with some other key. Default `none`. */
  attestation?: 'none' | 'self' | 'forged';
};

export type GetLies = Lies & {
  /** Which passkey signs; default the newest for the options' RP ID. */
  credentialId?: string;
  /** Null leaves it out. */
  userHandle?: string | null;
  /** Changes one bit of the signature. */
  breakSignature?: boolean;
  /**
   * `page` (default) is what hosted pages post; `native` is the browser's own
   * `PublicKeyCredential.toJSON()`.
   */
  form?: 'page' | 'native';
};

export type SoftwareCredential = {
  /** base64url */
  id: string;
  rpId: string;
  /** base64url */
  userHandle: string;
  algorithm: Algorithm;
  privateKey: KeyObject;
  /** COSE */
  publicKey: Buffer;
  signCount: number;
};

export class SoftwareAuthenticator {
  readonly credentials: SoftwareCredential[] = [];
  readonly traits: AuthenticatorTraits;

  constructor(traits: AuthenticatorTraits = {}) {
    this.traits = traits;
  }

  /** `navigator.credentials.create`. Throws where a passkey of it is excluded, as browsers do. */
  create(
    options: PublicKeyCredentialCreationOptionsJSON,
    lies: CreateLies,
  ): RegistrationResponseJSON {
    const excluded = options.excludeCredentials?.map(({ id }) => id) ?? [];
    if (this.credentials.some(({ id }) => excluded.includes(id))) {
      throw new DOMException('a passkey of this authenticator is excluded', 'InvalidStateError');
    }
    const rpId = options.rp.id ?? new URL(lies.origin).hostname;
    const algorithm = lies.algorithm ?? this.#choose(options.pubKeyCredParams);
    const { privateKey, publicKey: cose } = newKey(algorithm);
    const publicKey = lies.publicKey ?? cose;
    const rawId = lies.credentialId ?? randomBytes(16);
    const id = rawId.toString('base64url');
    const signCount = lies.counter ?? 0;

    const length = Buffer.alloc(2);
    length.writeUInt16BE(rawId.byteLength);
    const authData = Buffer.concat([
      this.#header(lies.rpId ?? rpId, lies, signCount, 0x40),
      Buffer.from((this.traits.aaguid ?? '0'.repeat(32)).replaceAll('-', ''), 'hex'),
      length,
      rawId,
      publicKey,
      extensionData(lies),
    ]);
    const clientDataJSON = clientData('webauthn.create', options.challenge, lies);
    const statement = new Map<string, unknown>();
    if (lies.attestation === 'self' || lies.attestation === 'forged') {
      const key = lies.attestation === 'self' ? privateKey : newKey(algorithm).privateKey;
      statement.set('alg', algorithm);
      statement.set('sig', signed(algorithm, key, authData, clientDataJSON));
    }
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', statement.size > 0 ? 'packed' : 'none'],
        ['attStmt', statement],
        ['authData', authData],
      ]),
    );

    this.credentials.push({
      id,
      rpId,
      userHandle: options.user.id,
      algorithm,
      privateKey,
      publicKey,
      signCount,
    });
    return {
      id: lies.id ?? id,
      rawId: lies.rawId ?? lies.id ?? id,
      type: 'public-key',
      ...this.#attachment(),
      response: {
        clientDataJSON: clientDataJSON.toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: this.traits.transports ?? ['internal', 'hybrid'],
      },
      clientExtensionResults: {},
    };
  }

  /** `navigator.credentials.get`. Throws where it has no passkey to answer with. */
  get(options: PublicKeyCredentialRequestOptionsJSON, lies: GetLies): AuthenticationResponseJSON {
    const rpId = options.rpId ?? new URL(lies.origin).hostname;
    const credential = this.credentials.findLast(
      (each) =>
        (lies.credentialId === undefined || each.id === lies.credentialId) &&
        (lies.credentialId !== undefined || each.rpId === rpId),
    );
    if (!credential) throw new DOMException('no passkey for this site', 'NotAllowedError');

    credential.signCount = lies.counter ?? credential.signCount + (this.traits.counts ? 1 : 0);
    const authenticatorData = Buffer.concat([
      this.#header(lies.rpId ?? rpId, lies, credential.signCount, 0),
      extensionData(lies),
    ]);
    const clientDataJSON = clientData('webauthn.get', options.challenge, lies);
    const { algorithm, privateKey } = credential;
    const signature = signed(algorithm, privateKey, authenticatorData, clientDataJSON);
    if (lies.breakSignature) {
      const last = signature.byteLength - 1;
      signature.writeUInt8(signature.readUInt8(last) ^ 1, last);
    }
    const userHandle = lies.userHandle === undefined ? credential.userHandle : lies.userHandle;
    const id = lies.id ?? credential.id;
    const answer = {
      id,
      rawId: lies.rawId ?? id,
      type: 'public-key' as const,
      ...this.#attachment(),
      response: {
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(userHandle === null
          ? lies.form === 'native' && { userHandle: null as never }
          : { userHandle }),
      },
    };
    return (
      lies.form === 'native'
        ? { ...answer, clientExtensionResults: {} }
        : { ...answer, isUserVerifyingPlatformAuthenticatorAvailable: true }
    ) as AuthenticationResponseJSON;
  }

  #choose(offered: { alg: number }[]): Algorithm {
    if (this.traits.algorithm) return this.traits.algorithm;
    const able = offered.find(({ alg }) => [-7, -8, -257].includes(alg));
    if (!able) throw new DOMException('no algorithm in common', 'NotSupportedError');
    return able.alg as Algorithm;
  }

  #attachment() {
    const attachment = this.traits.attachment === undefined ? 'platform' : this.traits.attachment;
    return { authenticatorAttachment: attachment as 'platform' | 'cross-platform' };
  }

  /** RP ID hash, flags and sign count (WebAuthn L3 §6.1). */
  #header(
    rpId: string,
    { flags = {}, extensions }: Lies,
    signCount: number,
    attested: number,
  ): Buffer {
    const { verifiesUser = true, backupEligible = true } = this.traits;
    const { backedUp = backupEligible } = this.traits;
    const header = Buffer.alloc(37);
    createHash('sha256').update(rpId).digest().copy(header);
    header.writeUInt8(
      (flags.up === false ? 0 : 0x01) |
        ((flags.uv ?? verifiesUser) ? 0x04 : 0) |
        ((flags.be ?? backupEligible) ? 0x08 : 0) |
        ((flags.bs ?? backedUp) ? 0x10 : 0) |
        (extensions ? 0x80 : 0) |
        attested,
      32,
    );
    header.writeUInt32BE(signCount, 33);
    return header;
  }
}

const extensionData = ({ extensions }: Lies): Buffer =>
  extensions ? cbor(extensions) : Buffer.alloc(0);

function clientData(type: string, challenge: string, lies: Lies): Buffer {
  return Buffer.from(
    JSON.stringify({
      type: lies.type ?? type,
      challenge: lies.challenge ?? challenge,
      origin: lies.origin,
      crossOrigin: lies.crossOrigin ?? false,
      ...(lies.topOrigin !== undefined && { topOrigin: lies.topOrigin }),
    }),
  );
}

function signed(algorithm: Algorithm, key: KeyObject, authData: Buffer, clientDataJSON: Buffer) {
  const data = Buffer.concat([authData, createHash('sha256').update(clientDataJSON).digest()]);
  return sign(algorithm === -8 ? null : 'sha256', data, key);
}

/** A key pair, the public half as a COSE key (RFC 9053 §7). */
function newKey(algorithm: Algorithm): { privateKey: KeyObject; publicKey: Buffer } {
  if (algorithm === -257) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n, e } = publicKey.export({ format: 'jwk' });
    return { privateKey, publicKey: coseKey([1, 3], [3, -257], [-1, bytes(n)], [-2, bytes(e)]) };
  }
  if (algorithm === -8) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x } = publicKey.export({ format: 'jwk' });
    return { privateKey, publicKey: coseKey([1, 1], [3, -8], [-1, 6], [-2, bytes(x)]) };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  return {
    privateKey,
    publicKey: coseKey([1, 2], [3, -7], [-1, 1], [-2, bytes(x)], [-3, bytes(y)]),
  };
}

const bytes = (value = ''): Buffer => Buffer.from(value, 'base64url');

/** A COSE key from its labels and values. */
export const coseKey = (...parameters: [number, number | Buffer][]): Buffer =>
  cbor(new Map(parameters));

/** The part of CBOR (RFC 8949) that attestation objects and COSE keys are made of. */
export function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.byteLength), value]);
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (value instanceof Map) {
    const entries = [...value].flatMap(([key, entry]) => [cbor(key), cbor(entry)]);
    return Buffer.concat([head(5, value.size), ...entries]);
  }
  throw new TypeError('not a value that is needed here');
}

function head(majorType: number, argument: number): Buffer {
  const type = majorType << 5;
  if (argument < 24) return Buffer.from([type | argument]);
  if (argument < 0x100) return Buffer.from([type | 24, argument]);
  return Buffer.from([type | 25, argument >> 8, argument & 0xff]);
}
