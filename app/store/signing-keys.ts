import { and, asc, eq } from 'drizzle-orm';

import { atomically, db } from '#db';
import { signingKeys } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';

export type SigningKey = {
  kid: string;
  status: 'next' | 'current' | 'previous';
  /** JSON text of the private JWK. */
  privateJwk: string;
  createdAt: Date;
};

/** A tenant's keys in the clear: those of `previous`, `current` and `next` that exist. */
export async function listSigningKeys(tenantId: string): Promise<SigningKey[]> {
  const rows = await db
    .select()
    .from(signingKeys)
    .where(eq(signingKeys.tenantId, tenantId))
    .orderBy(asc(signingKeys.createdAt));
  return rows.map(({ kid, status, privateJwk, createdAt }) => ({
    kid,
    status,
    createdAt,
    privateJwk: decryptText('signing-key', `${tenantId}/${kid}`, privateJwk),
  }));
}

type NewKey = { kid: string; privateJwk: string };

/** Gives a new tenant its first two keys. */
export async function insertFirstSigningKeys(tenantId: string, current: NewKey, next: NewKey) {
  await db
    .insert(signingKeys)
    .values([row(tenantId, current, 'current'), row(tenantId, next, 'next')]);
}

/** `next` begins to sign, `current` is still published, `previous` is gone, and `incoming` waits its turn. */
export async function rotateSigningKeys(tenantId: string, incoming: NewKey): Promise<void> {
  const withStatus = (status: SigningKey['status']) =>
    and(eq(signingKeys.tenantId, tenantId), eq(signingKeys.status, status));
  await atomically((tx) => [
    tx.delete(signingKeys).where(withStatus('previous')),
    tx.update(signingKeys).set({ status: 'previous' }).where(withStatus('current')),
    tx.update(signingKeys).set({ status: 'current' }).where(withStatus('next')),
    tx.insert(signingKeys).values(row(tenantId, incoming, 'next')),
  ]);
}

/**
 * Takes a key away at once, and what it signed with it. Of `current` the place is taken by `next`,
 * and of `next` by `incoming`. Fails where the key has changed its place meanwhile.
 */
export async function revokeSigningKey(
  tenantId: string,
  { kid, status }: Pick<SigningKey, 'kid' | 'status'>,
  incoming: NewKey,
): Promise<void> {
  const isKey = and(
    eq(signingKeys.tenantId, tenantId),
    eq(signingKeys.kid, kid),
    eq(signingKeys.status, status),
  );
  const isNext = and(eq(signingKeys.tenantId, tenantId), eq(signingKeys.status, 'next'));
  await atomically((tx) => [
    tx.delete(signingKeys).where(isKey),
    ...(status === 'current'
      ? [tx.update(signingKeys).set({ status: 'current' }).where(isNext)]
      : []),
    ...(status === 'previous'
      ? []
      : [tx.insert(signingKeys).values(row(tenantId, incoming, 'next'))]),
  ]);
}

const row = (tenantId: string, key: NewKey, status: SigningKey['status']) => ({
  kid: key.kid,
  tenantId,
  status,
  privateJwk: encryptText('signing-key', `${tenantId}/${key.kid}`, key.privateJwk),
  createdAt: new Date(),
});
