import type { Adapter } from 'oidc-provider';
import { beforeEach, describe, expect, it } from 'vitest';

import { newId } from '#app/ids.ts';
import { client, tenant } from '#app/store/tests/fixtures.ts';

import { adapterFor } from './adapter.ts';

let tenantId: string;
let of: (model: string) => Adapter;

beforeEach(async () => {
  tenantId = await tenant();
  const factory = adapterFor(tenantId);
  of = (model) => factory(model);
});

const issue = async (model: string, payload: Record<string, unknown> = {}, seconds = 60) => {
  const id = newId('art');
  await of(model).upsert(id, { ...payload, jti: id }, seconds);
  return id;
};

describe('what may be used once', () => {
  it('is used once, however many try at the same time', async () => {
    const code = await issue('AuthorizationCode');
    const attempts = await Promise.allSettled(
      Array.from({ length: 50 }, () => of('AuthorizationCode').consume(code)),
    );
    const refused = attempts.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(49);
    expect(refused[0]).toMatchObject({ reason: { error: 'invalid_grant' } });
  });

  it('is found as used afterwards', async () => {
    const token = await issue('RefreshToken');
    expect(await of('RefreshToken').find(token)).not.toHaveProperty('consumed');
    await of('RefreshToken').consume(token);
    const consumed: unknown = (await of('RefreshToken').find(token))?.consumed;
    expect(Math.abs(Number(consumed) - Date.now() / 1000)).toBeLessThan(60);
  });

  it('takes everything of its grant with it when it is used twice, and nothing of other grants', async () => {
    const grantId = await issue('Grant');
    const otherGrant = await issue('Grant');
    const token = await issue('RefreshToken', { grantId });
    const lost = { RefreshToken: token, Grant: grantId, AccessToken: '', AuthorizationCode: '' };
    lost.AccessToken = await issue('AccessToken', { grantId });
    lost.AuthorizationCode = await issue('AuthorizationCode', { grantId });
    const kept = await issue('AccessToken', { grantId: otherGrant });

    await of('RefreshToken').consume(token);
    await expect(of('RefreshToken').consume(token)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    for (const [model, id] of Object.entries(lost)) {
      expect([model, await of(model).find(id)]).toEqual([model, undefined]);
    }
    expect(await of('AccessToken').find(kept)).toBeDefined();
    expect(await of('Grant').find(otherGrant)).toBeDefined();
  });
});

describe('a device code', () => {
  it('is still known when it has expired, so that its device is told so', async () => {
    const id = await issue('DeviceCode', { userCode: 'BCDF-GHJK' }, -60);
    expect(await of('DeviceCode').find(id)).toMatchObject({ jti: id });
    expect(await of('DeviceCode').findByUserCode('BCDF-GHJK')).toMatchObject({ jti: id });
    const token = await issue('AccessToken', {}, -60);
    expect(await of('AccessToken').find(token)).toBeUndefined();
  });
});

describe('another tenant', () => {
  it('finds and changes nothing', async () => {
    const id = await issue('AuthorizationCode', { uid: 'uid-1' });
    const clientId = await client(tenantId);
    const elsewhere = adapterFor(await tenant());
    const there = elsewhere('AuthorizationCode');
    expect(await there.find(id)).toBeUndefined();
    expect(await there.findByUid('uid-1')).toBeUndefined();
    await expect(there.consume(id)).rejects.toMatchObject({ error: 'invalid_grant' });
    await there.destroy(id);
    expect(await of('AuthorizationCode').find(id)).not.toHaveProperty('consumed');

    expect(await of('Client').find(clientId)).toMatchObject({ client_id: clientId });
    expect(await elsewhere('Client').find(clientId)).toBeUndefined();
  });
});
