/**
 * Where the provider keeps its things: one adapter per tenant and model.
 *
 * 1. Clients come from our own table; everything else is an artifact.
 * 2. Consuming is decided by the database: of many at once, one wins. The others show that a secret
 *    is in two hands, so all that was issued with it is revoked (RFC 6749 §4.1.2, RFC 9700 §4.14).
 */
import { errors } from 'oidc-provider';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

import { findClient } from '#app/store/clients.ts';
import {
  consumeArtifact,
  deleteArtifact,
  deleteArtifactsOfGrant,
  deleteGrant,
  findArtifact,
  findArtifactByUid,
  findArtifactByUserCode,
  saveArtifact,
} from '#app/store/provider-artifacts.ts';
import type { FoundArtifact } from '#app/store/provider-artifacts.ts';

import { clientMetadata } from './client-metadata.ts';
import { withUse } from './session-origin.ts';

/** Kept although nothing gives it a lifetime: it must not be lost before what depends on it. */
const DEFAULT_LIFETIME_SECONDS = 60 * 24 * 60 * 60;

/** A device and its user are told that their code has expired, not that there never was one (RFC 8628 §3.5). */
const DEVICE_CODE_AFTERLIFE_SECONDS = 60 * 60;

function keptUntil(model: string, lifetimeSeconds: number): Date {
  const afterlife = model === 'DeviceCode' ? DEVICE_CODE_AFTERLIFE_SECONDS : 0;
  return new Date(Date.now() + (lifetimeSeconds + afterlife) * 1000);
}

export const adapterFor =
  (tenantId: string): AdapterFactory =>
  (model) =>
    model === 'Client' ? clientAdapter(tenantId) : artifactAdapter(tenantId, model);

function artifactAdapter(tenantId: string, model: string): Adapter {
  return {
    upsert: (id, payload, expiresIn) =>
      saveArtifact(
        tenantId,
        model,
        id,
        {
          payload: model === 'Session' ? withUse(payload) : payload,
          grantId: payload.grantId,
          userCode: payload.userCode,
          uid: payload.uid,
          accountId: payload.accountId,
        },
        keptUntil(model, expiresIn || DEFAULT_LIFETIME_SECONDS),
      ),
    find: async (id) => restored(await findArtifact(tenantId, model, id)),
    findByUserCode: async (userCode) =>
      restored(await findArtifactByUserCode(tenantId, model, userCode)),
    findByUid: async (uid) => restored(await findArtifactByUid(tenantId, model, uid)),
    consume: async (id) => {
      if (await consumeArtifact(tenantId, model, id)) return;
      const used = await findArtifact(tenantId, model, id);
      if (typeof used?.payload.grantId === 'string') {
        await deleteGrant(tenantId, used.payload.grantId);
      }
      throw new errors.InvalidGrant('already used');
    },
    destroy: (id) => deleteArtifact(tenantId, model, id),
    revokeByGrantId: (grantId) => deleteArtifactsOfGrant(tenantId, model, grantId),
  };
}

function restored(found: FoundArtifact | undefined): AdapterPayload | undefined {
  if (!found) return undefined;
  const { payload, consumedAt } = found;
  return consumedAt ? { ...payload, consumed: Math.floor(consumedAt.getTime() / 1000) } : payload;
}

function clientAdapter(tenantId: string): Adapter {
  const readOnly = () => Promise.reject(new Error('clients are not written by the provider'));
  return {
    find: async (clientId) => {
      // RFC 6749, appendix A.1. Engines that keep text refuse some of what is outside of it.
      if (!/^[\x20-\x7e]{1,255}$/.test(clientId)) return undefined;
      const client = await findClient(tenantId, clientId);
      return client && clientMetadata(client);
    },
    upsert: readOnly,
    consume: readOnly,
    destroy: readOnly,
    revokeByGrantId: readOnly,
    findByUid: readOnly,
    findByUserCode: readOnly,
  };
}
