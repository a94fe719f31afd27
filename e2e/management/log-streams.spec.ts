/** Where the log is sent, by Auth0's own client. What a receiver is shown to know stays a secret. */
import { expect, test } from '@playwright/test';
import { LogStreamsClient } from 'auth0/logStreams';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
let streams: LogStreamsClient;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  streams = new LogStreamsClient(machine.options);
});
test.afterAll(() => tenant.stop());

const endpoint = 'https://logs.example.com/in';
const sink = { httpEndpoint: endpoint, httpAuthorization: 'Bearer open sesame' };
const shownSink = {
  ...{ httpEndpoint: endpoint, httpAuthorization: '********' },
  ...{ httpContentType: 'application/json', httpContentFormat: 'JSONARRAY' },
};
const valid = { type: 'http' as const, name: 'Archive', sink };

test('A stream is made, read, listed, changed and ended', async () => {
  const made = await streams.create(valid);
  expect(made).toEqual({
    id: expect.stringMatching(/^lst_/),
    ...{ name: 'Archive', type: 'http', status: 'active', filters: [], isPriority: false },
    sink: shownSink,
  });
  const id = String(made.id);
  expect(await streams.get(id)).toEqual(made);
  expect(await streams.list()).toEqual([made]);

  const changed = await streams.update(id, { name: 'Paused', status: 'paused' });
  expect(changed).toEqual({ ...made, name: 'Paused', status: 'paused' });
  const moved = await streams.update(id, {
    sink: { httpEndpoint: `${endpoint}2`, httpAuthorization: 'Bearer another' },
  });
  expect(moved).toMatchObject({ sink: { ...shownSink, httpEndpoint: `${endpoint}2` } });
  const bare = await streams.update(id, { sink: { httpEndpoint: endpoint } });
  expect(bare).not.toHaveProperty('sink.httpAuthorization');

  await streams.delete(id);
  const gone = { status: 404, code: 'inexistent_log_stream', saying: /^there is no log stream / };
  await expectClientRefused(streams.get(id), gone);
  await expectClientRefused(streams.update(id, { name: 'Late' }), gone);
  await expectClientRefused(streams.delete(id), gone);
  expect(await streams.list()).toEqual([]);
});

test('What a receiver knows the server by is never answered', async () => {
  const { id } = await streams.create(valid);
  for (const [method, path, body] of [
    ['GET', '/log-streams', undefined],
    ['GET', `/log-streams/${id}`, undefined],
    ['PATCH', `/log-streams/${id}`, { sink }],
  ] as const) {
    const answer = await machine.ask(method, path, body);
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('sesame');
  }
  await streams.delete(String(id));
});

test('The secret of one receiver goes to no other', async () => {
  const { id } = await streams.create(valid);
  await expectClientRefused(
    streams.update(String(id), {
      sink: { httpEndpoint: 'https://elsewhere.example.com', httpAuthorization: '********' },
    }),
    { status: 400, code: 'invalid_body', saying: /^sink\.httpAuthorization: expected / },
  );
  expect(await streams.get(String(id))).toMatchObject({ sink: shownSink });
  await streams.delete(String(id));
});

test('Another tenant has no such stream', async () => {
  const { id } = await streams.create(valid);
  const other = await newTenant();
  const theirs = new LogStreamsClient((await newMachine(other)).options);
  const gone = { status: 404, code: 'inexistent_log_stream' };
  await expectClientRefused(theirs.get(String(id)), gone);
  await expectClientRefused(theirs.delete(String(id)), gone);
  expect(await theirs.list()).toEqual([]);
  await other.stop();
  await streams.delete(String(id));
});

test('What a stream cannot be is refused, field by field', async () => {
  const { id } = await streams.create(valid);
  const wrong: [object, RegExp][] = [
    [{ name: '' }, /^name: /],
    [{ name: 7 }, /^name: .*expected string/],
    [{ isPriority: true }, /^isPriority: expected false/],
    [{ sink: {} }, /^sink\.httpEndpoint: .*expected string/],
    [
      { sink: { httpEndpoint: 'http://logs.example.com/' } },
      /^sink\.httpEndpoint: expected an https/,
    ],
    [{ sink: { httpEndpoint: 'https://me:too@x.example/' } }, /^sink\.httpEndpoint: expected an h/],
    [
      { sink: { ...sink, httpAuthorization: 'a\nb' } },
      /^sink\.httpAuthorization: expected a header/,
    ],
    [
      { sink: { ...sink, httpContentFormat: 'JSONOBJECT' } },
      /^sink\.httpContentFormat: .*JSONARRAY/,
    ],
    [{ sink: { ...sink, httpCustomHeaders: [] } }, /^sink: .*"httpCustomHeaders"/],
    [{ filters: [{ type: 'event', name: '' }] }, /^filters\.0\.name: /],
    [{ filters: [{ type: 'colour', name: 'red' }] }, /^filters\.0\.type: .*"event"/],
    [{ colour: 'red' }, /"colour"/],
  ];
  for (const [change, saying] of wrong) {
    const refusal = { status: 400, code: 'invalid_body', saying };
    const made = await machine.ask('POST', '/log-streams', { ...valid, ...change });
    expectRefused(made, refusal, `POST ${JSON.stringify(change)}`);
    const changed = await machine.ask('PATCH', `/log-streams/${id}`, change);
    expectRefused(changed, refusal, `PATCH ${JSON.stringify(change)}`);
  }
  expectRefused(await machine.ask('POST', '/log-streams', { ...valid, type: 'datadog' }), {
    ...{ status: 400, code: 'invalid_body', saying: /^type: / },
  });
  expectRefused(await machine.ask('PATCH', `/log-streams/${id}`, { status: 'suspended' }), {
    ...{ status: 400, code: 'invalid_body', saying: /^status: .*"paused"/ },
  });
  await streams.delete(String(id));
});

test('There are at most ten streams', async () => {
  const other = await newTenant();
  const theirs = new LogStreamsClient((await newMachine(other)).options);
  for (let made = 0; made < 10; made += 1) await theirs.create(valid);
  await expectClientRefused(theirs.create(valid), {
    ...{ status: 400, code: 'bad_request', saying: 'expected at most 10 log streams' },
  });
  expect(await theirs.list()).toHaveLength(10);
  await other.stop();
});
