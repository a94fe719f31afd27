import { beforeEach, describe, expect, it } from 'vitest';

import { tenantWithUser } from '#app/store/tests/tenant-with-user.ts';

import { forgiveLoginAttempt, takeLoginAttempt } from './login-attempts.ts';

const start = new Date('2030-01-01T00:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const attempt = { identifier: 'ann@example.com', ip: '192.0.2.1' };

let tenantId: string;
beforeEach(async () => {
  ({ tenantId } = await tenantWithUser());
});

const take = (change: Partial<typeof attempt> = {}, now = start) =>
  takeLoginAttempt(tenantId, { ...attempt, ...change }, now);

async function takeMany(count: number, change: (i: number) => Partial<typeof attempt>) {
  const results = [];
  for (let i = 0; i < count; i++) results.push(await take(change(i)));
  return results;
}

describe('one identifier from one address', () => {
  it('has exactly ten of 50 racing attempts', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => take()));
    expect(results.filter((result) => result.ok)).toHaveLength(10);
  });

  it('is then refused until the window ends, attempts in between or not', async () => {
    await takeMany(10, () => ({}));
    expect(await take({}, after(60))).toEqual({
      ok: false,
      code: 'too_many_attempts',
      detail: { limit: 'limit_wc' },
      retryAfterSeconds: 840,
    });
    await Promise.all(Array.from({ length: 20 }, () => take({}, after(899))));
    expect(await take({}, after(899))).toMatchObject({ retryAfterSeconds: 1 });
    expect(await take({}, after(900))).toEqual({ ok: true });
  });

  it('is one identifier in any case', async () => {
    await takeMany(10, () => ({}));
    expect(await take({ identifier: ' ANN@Example.com ' })).toMatchObject({ ok: false });
  });

  it('does not stop another identifier, address or tenant', async () => {
    await takeMany(11, () => ({}));
    expect(await take({ identifier: 'bob@example.com' })).toEqual({ ok: true });
    expect(await take({ ip: '192.0.2.2' })).toEqual({ ok: true });
    const other = await tenantWithUser();
    expect(await takeLoginAttempt(other.tenantId, attempt, start)).toEqual({ ok: true });
  });

  it('cannot be mixed up with another pair', async () => {
    await takeMany(10, () => ({ identifier: 'b', ip: 'a","x' }));
    expect(await take({ identifier: 'x","b', ip: 'a' })).toEqual({ ok: true });
  });

  it('starts again after the right password', async () => {
    await takeMany(10, () => ({}));
    await forgiveLoginAttempt(tenantId, attempt);
    expect(await take()).toEqual({ ok: true });
  });
});

describe('one address', () => {
  it('has a hundred attempts an hour over all identifiers', async () => {
    const results = await takeMany(100, (i) => ({ identifier: `user${i}` }));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await take({ identifier: 'one more' }, after(600))).toEqual({
      ok: false,
      code: 'too_many_attempts',
      detail: { limit: 'limit_mu' },
      retryAfterSeconds: 3000,
    });
    expect(await take({ identifier: 'one more' }, after(3600))).toEqual({ ok: true });
  });

  it('is not charged for attempts that were refused for the identifier', async () => {
    await takeMany(200, () => ({}));
    expect(await take({ identifier: 'bob@example.com' })).toEqual({ ok: true });
  });

  it('is not charged for the right password', async () => {
    for (let i = 0; i < 120; i++) {
      expect(await take({ identifier: `user${i}` })).toEqual({ ok: true });
      await forgiveLoginAttempt(tenantId, { ...attempt, identifier: `user${i}` });
    }
  });

  it('is a whole IPv6 network', async () => {
    await takeMany(10, (i) => ({ ip: `2001:db8::${i + 1}` }));
    expect(await take({ ip: '2001:db8::ffff' })).toMatchObject({ ok: false });
    expect(await take({ ip: '2001:db8:0:1::1' })).toEqual({ ok: true });
  });
});
