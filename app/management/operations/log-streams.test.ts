import { expect, it } from 'vitest';

import { getLogStream } from '../log-streams.ts';
import { newTenantApi } from './tests/tenant-api.ts';

const httpEndpoint = 'https://archive.example.com/events';
const secret = 'Bearer archive-secret';

async function newStream() {
  const api = await newTenantApi();
  const { body } = await api.call('POST', '/log-streams', {
    ...{ name: 'Archive', type: 'http', sink: { httpEndpoint, httpAuthorization: secret } },
  });
  const id = String(body.id);
  return {
    shown: body,
    change: (change: object) => api.call('PATCH', `/log-streams/${id}`, change),
    stored: async () => (await getLogStream(api.tenantId, id)).sink.authorization,
  };
}

it('never shows the secret of its receiver', async () => {
  const { shown, stored } = await newStream();
  expect(shown.sink).toMatchObject({ httpEndpoint, httpAuthorization: '********' });
  expect(await stored()).toBe(secret);
});

it.each([undefined, '********'])('keeps the secret where %s is said of it', async (said) => {
  const { change, stored } = await newStream();
  const sink = { httpEndpoint, ...(said !== undefined && { httpAuthorization: said }) };
  expect(await change({ name: 'Renamed', sink })).toMatchObject({ status: 200 });
  expect(await stored()).toBe(secret);
});

it('sends the secret to no other receiver where nothing is said of it', async () => {
  const { change, stored } = await newStream();
  await change({ sink: { httpEndpoint: 'https://elsewhere.example.com' } });
  expect(await stored()).toBeUndefined();
});

it('sends the secret to no other receiver where the mask stands for it', async () => {
  const { change, stored } = await newStream();
  const sink = { httpEndpoint: 'https://elsewhere.example.com', httpAuthorization: '********' };
  expect(await change({ sink })).toMatchObject({ status: 400, code: 'invalid_body' });
  expect(await stored()).toBe(secret);
});
