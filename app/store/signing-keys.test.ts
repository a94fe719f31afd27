import { expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';
import { db } from '#db';
import { signingKeys } from '#db/schema/index.ts';

import { insertFirstSigningKeys, listSigningKeys, rotateSigningKeys } from './signing-keys.ts';
import { tenant } from './tests/fixtures.ts';

const key = (privateJwk = '{}') => ({ kid: newToken(), privateJwk });

test('rotation moves each key one step and drops the oldest', async () => {
  const tenantId = await tenant();
  const [a, b, c, d] = [key(), key(), key(), key()];
  const statuses = async () =>
    Object.fromEntries((await listSigningKeys(tenantId)).map(({ status, kid }) => [status, kid]));
  await insertFirstSigningKeys(tenantId, a, b);
  expect(await statuses()).toEqual({ current: a.kid, next: b.kid });
  await rotateSigningKeys(tenantId, c);
  expect(await statuses()).toEqual({ previous: a.kid, current: b.kid, next: c.kid });
  await rotateSigningKeys(tenantId, d);
  expect(await statuses()).toEqual({ previous: b.kid, current: c.kid, next: d.kid });
});

test('a rotation that cannot finish changes nothing', async () => {
  const tenantId = await tenant();
  const [a, b] = [key(), key()];
  await insertFirstSigningKeys(tenantId, a, b);
  const before = await listSigningKeys(tenantId);
  await expect(rotateSigningKeys(tenantId, a)).rejects.toThrow();
  expect(await listSigningKeys(tenantId)).toEqual(before);
});

test('keys are their tenant’s and encrypted', async () => {
  const tenantId = await tenant();
  await insertFirstSigningKeys(tenantId, key('{"d":"very-private"}'), key());
  expect((await listSigningKeys(tenantId)).map(({ privateJwk }) => privateJwk)).toContain(
    '{"d":"very-private"}',
  );
  expect(await listSigningKeys(await tenant())).toEqual([]);
  expect(JSON.stringify(await db.select().from(signingKeys))).not.toContain('very-private');
});
