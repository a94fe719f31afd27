/** What tokens are signed with. */
import { z } from 'zod';

import {
  getCertifiedKey,
  listCertifiedKeys,
  revokeSigningKeyOf,
  rotateSigningKeysOf,
} from '../signing-keys.ts';
import type { CertifiedKey } from '../signing-keys.ts';
import { operation } from './operation.ts';

const answer = z.strictObject({
  ...{ kid: z.string(), cert: z.string(), fingerprint: z.string(), thumbprint: z.string() },
  current: z.literal(true).optional(),
  next: z.literal(true).optional(),
  previous: z.literal(true).optional(),
  revoked: z.literal(false),
});

const rotated = z.strictObject({ kid: z.string(), cert: z.string() });
const revoked = rotated.extend({ revoked: z.literal(true), revoked_at: z.string() });
const nothing = z.strictObject({});

const presented = ({
  kid,
  status,
  certificate,
  fingerprint,
}: CertifiedKey): z.output<typeof answer> => ({
  ...{ kid, cert: certificate, fingerprint, thumbprint: fingerprint.replaceAll(':', '') },
  ...{ [status]: true as const, revoked: false },
});

export const signingKeys = [
  operation({
    id: 'list_signing_keys',
    ...{ method: 'GET', path: '/keys/signing', summary: 'Signing keys, without their secrets' },
    scopes: ['read:signing_keys'],
    role: 'auditor',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: z.array(answer) },
    run: async ({ site }) => (await listCertifiedKeys(site.tenant)).map(presented),
  }),
  operation({
    id: 'get_signing_key',
    ...{ method: 'GET', path: '/keys/signing/{kid}', summary: 'A signing key' },
    scopes: ['read:signing_keys'],
    role: 'auditor',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path }) => presented(await getCertifiedKey(site.tenant, path.kid)),
  }),
  operation({
    id: 'rotate_signing_keys',
    method: 'POST',
    path: '/keys/signing/rotate',
    summary: 'Signs with the next key from now on, and answers with it',
    scopes: ['create:signing_keys', 'update:signing_keys'],
    role: 'owner',
    ...{ query: nothing, body: null },
    answer: { status: 201, schema: rotated },
    run: async ({ site: { tenant } }) => {
      await rotateSigningKeysOf(tenant.id);
      const current = (await listCertifiedKeys(tenant)).find(({ status }) => status === 'current');
      if (!current) throw new Error(`no key of ${tenant.name} signs`);
      return { kid: current.kid, cert: current.certificate };
    },
  }),
  operation({
    id: 'revoke_signing_key',
    method: 'PUT',
    path: '/keys/signing/{kid}/revoke',
    summary: 'Takes a key away at once, with all that it has signed',
    scopes: ['update:signing_keys'],
    role: 'owner',
    ...{ query: nothing, body: null },
    answer: { status: 200, schema: revoked },
    run: async ({ site }, { path }) => {
      const { kid, certificate } = await revokeSigningKeyOf(site.tenant, path.kid);
      return { kid, cert: certificate, revoked: true, revoked_at: new Date().toISOString() };
    },
  }),
];
