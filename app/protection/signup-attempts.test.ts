import { expect, it } from 'vitest';

import { tenantWithUser } from '#app/store/tests/tenant-with-user.ts';

import { takeLoginAttempt } from './login-attempts.ts';
import { takeSignupAttempt } from './signup-attempts.ts';

const start = new Date('2030-01-01T00:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const ip = '192.0.2.1';

it('lets 50 of 60 racing sign-ups from one address through, and the next after 20 minutes', async () => {
  const { tenantId } = await tenantWithUser();
  const results = await Promise.all(
    Array.from({ length: 60 }, () => takeSignupAttempt(tenantId, { ip }, start)),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(50);
  expect(await takeSignupAttempt(tenantId, { ip }, after(1199))).toEqual({
    ok: false,
    code: 'too_many_attempts',
    detail: { limit: 'limit_mu' },
    retryAfterSeconds: 1,
  });
  expect(await takeSignupAttempt(tenantId, { ip: '192.0.2.2' }, start)).toEqual({ ok: true });
  expect(await takeLoginAttempt(tenantId, { identifier: 'ann', ip }, start)).toEqual({ ok: true });
  expect(await takeSignupAttempt(tenantId, { ip }, after(1200))).toEqual({ ok: true });
});
