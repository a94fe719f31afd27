import { beforeAll, describe, expect, it } from 'vitest';

import { takeLoginAttempt } from '#app/protection/login-attempts.ts';
import { recordAuditEvent } from '#app/store/audit-events.ts';
import { connection, tenant, user } from '#app/store/tests/fixtures.ts';

import { liftBlocksOf, liftBlocksOfUser, listBlocksOf, listBlocksOfUser } from './user-blocks.ts';

let tenantId: string;
let ada: { id: string; email: string | null };
const ip = '192.0.2.7';

beforeAll(async () => {
  tenantId = await tenant();
  ada = await user(tenantId, await connection(tenantId), 'ada@example.com');
});

/** Fails to sign in, as the hosted pages count it and write it down. */
async function fail(identifier: string, times: number, from = ip): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const { ok } = await takeLoginAttempt(tenantId, { identifier, ip: from });
    await recordAuditEvent(tenantId, { type: ok ? 'fp' : 'limit_wc', ip: from });
  }
}

describe('somebody with too many failed attempts', () => {
  it('is blocked where they failed, until an administrator lets them try again', async () => {
    await fail('ada@example.com', 9);
    expect(await listBlocksOfUser(tenantId, ada.id)).toEqual([]);
    await fail('ada@example.com', 1);
    await fail('ada@example.com', 3, '198.51.100.1');
    const blocks = [{ identifier: 'ada@example.com', ip }];
    expect(await listBlocksOfUser(tenantId, ada.id)).toEqual(blocks);
    expect(await listBlocksOf(tenantId, 'ada@example.com')).toEqual(blocks);
    await liftBlocksOfUser(tenantId, ada.id);
    expect(await listBlocksOfUser(tenantId, ada.id)).toEqual([]);
    const taken = await takeLoginAttempt(tenantId, { identifier: 'ada@example.com', ip });
    expect(taken).toEqual({ ok: true });
  });

  it('need not be known here, and nobody else is let go with them', async () => {
    await fail('nobody@example.com', 12, '2001:db8::1');
    await fail('grace@example.com', 12, '2001:db8::1');
    expect(await listBlocksOf(tenantId, 'nobody@example.com')).toEqual([
      { identifier: 'nobody@example.com', ip: '2001:db8:0:0::/64' },
    ]);
    await liftBlocksOf(tenantId, 'nobody@example.com');
    expect(await listBlocksOf(tenantId, 'nobody@example.com')).toEqual([]);
    expect(await listBlocksOf(tenantId, 'grace@example.com')).toHaveLength(1);
  });

  it('is somebody of this tenant', async () => {
    await fail('both@example.com', 12);
    const another = await tenant();
    await recordAuditEvent(another, { type: 'fp', ip });
    expect(await listBlocksOf(another, 'both@example.com')).toEqual([]);
    expect(await listBlocksOf(tenantId, 'both@example.com')).toHaveLength(1);
    await expect(listBlocksOfUser(another, ada.id)).rejects.toThrow('there is no user');
  });
});
