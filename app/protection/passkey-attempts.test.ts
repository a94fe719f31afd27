import { expect, it } from 'vitest';

import { tenantWithUser } from '#app/store/tests/tenant-with-user.ts';

import {
  giveBackPasskeyExchange,
  takePasskeyChallenge,
  takePasskeyExchange,
} from './passkey-attempts.ts';

const start = new Date('2030-01-01T00:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const here = { ip: '192.0.2.1' };

it('lets 600 of 650 racing challenges of one network through, and the next after 5 minutes', async () => {
  const { tenantId } = await tenantWithUser();
  const results = await Promise.all(
    Array.from({ length: 650 }, () => takePasskeyChallenge(tenantId, here, start)),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(600);
  expect(await takePasskeyChallenge(tenantId, here, after(299))).toMatchObject({
    code: 'too_many_attempts',
    retryAfterSeconds: 1,
  });
  expect(await takePasskeyChallenge(tenantId, { ip: '192.0.2.2' }, start)).toEqual({ ok: true });
  expect(await takePasskeyExchange(tenantId, here, start)).toEqual({ ok: true });
  expect(await takePasskeyChallenge(tenantId, here, after(300))).toEqual({ ok: true });
});

it('counts answers that fail, and gives back those that do not', async () => {
  const { tenantId } = await tenantWithUser();
  for (let handed = 0; handed < 250; handed += 1) {
    expect(await takePasskeyExchange(tenantId, here, start)).toEqual({ ok: true });
    await giveBackPasskeyExchange(tenantId, here);
  }
  for (let failed = 0; failed < 200; failed += 1) {
    expect(await takePasskeyExchange(tenantId, here, start)).toEqual({ ok: true });
  }
  expect(await takePasskeyExchange(tenantId, here, start)).toMatchObject({
    code: 'too_many_attempts',
    retryAfterSeconds: 300,
  });
});
