import { expect, it } from 'vitest';

import { tenantWithUser } from '#app/store/tests/tenant-with-user.ts';

import { takeChallengeRequest } from './challenge-requests.ts';

const start = new Date('2030-01-01T00:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const ip = '192.0.2.1';

it('lets 30 of 40 racing requests of one user through, and the next after 10 minutes', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const results = await Promise.all(
    Array.from({ length: 40 }, () => takeChallengeRequest(tenantId, { userId, ip }, start)),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(30);
  expect(await takeChallengeRequest(tenantId, { userId, ip }, after(599))).toMatchObject({
    ok: false,
    code: 'too_many_attempts',
    retryAfterSeconds: 1,
  });
  const elsewhere = { userId, ip: '192.0.2.2' };
  expect(await takeChallengeRequest(tenantId, elsewhere, start)).toEqual({ ok: true });
  const other = { userId: 'auth0|other', ip };
  expect(await takeChallengeRequest(tenantId, other, start)).toEqual({ ok: true });
  expect(await takeChallengeRequest(tenantId, { userId, ip }, after(600))).toEqual({ ok: true });
});
