import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

import type { JWK } from 'oidc-provider';

import {
  insertFirstSigningKeys,
  listSigningKeys,
  revokeSigningKey,
  rotateSigningKeys,
} from '#app/store/signing-keys.ts';
import type { SigningKey } from '#app/store/signing-keys.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

const generate = promisify(generateKeyPair);

async function newSigningKey(): Promise<{ kid: string; privateJwk: string }> {
  const kid = randomBytes(16).toString('base64url');
  const { privateKey } = await generate('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  return { kid, privateJwk: JSON.stringify(jwk) };
}

/** Makes the keys of a new tenant. */
export async function createSigningKeys(tenantId: string): Promise<void> {
  await insertFirstSigningKeys(tenantId, await newSigningKey(), await newSigningKey());
}

/** Rotates a tenant's keys on every node; tokens signed by the key before stay verifiable. */
export async function rotateKeys(tenantId: string): Promise<SigningKey[]> {
  await rotateSigningKeys(tenantId, await newSigningKey());
  await bumpSettingsVersion(tenantId);
  return listSigningKeys(tenantId);
}

/** Takes a key away on every node at once, with all that it has signed. */
export async function revokeKey(
  tenantId: string,
  key: Pick<SigningKey, 'kid' | 'status'>,
): Promise<void> {
  await revokeSigningKey(tenantId, key, await newSigningKey());
  await bumpSettingsVersion(tenantId);
}

const signingOrder: Record<SigningKey['status'], number> = { current: 0, next: 1, previous: 2 };

/** Private keys for the provider. It signs with the first and publishes them all. */
export async function loadKeySet(tenantId: string): Promise<{ keys: JWK[] }> {
  const keys = await listSigningKeys(tenantId);
  keys.sort((a, b) => signingOrder[a.status] - signingOrder[b.status]);
  return { keys: keys.map((key) => JSON.parse(key.privateJwk) as JWK) };
}
