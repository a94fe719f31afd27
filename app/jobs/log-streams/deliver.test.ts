/** A receiver of our own, that fails when it is told to. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { newId } from '#app/ids.ts';
import { listAuditEvents, recordAuditEvent } from '#app/store/audit-events.ts';
import {
  deleteLogStream,
  findLogStream,
  insertLogStream,
  listLogStreams,
} from '#app/store/log-streams.ts';
import type { LogStream } from '#app/store/log-streams.ts';
import { tenant } from '#app/store/tests/fixtures.ts';

import { deliverNext, pauseAfterFailure } from './deliver.ts';

type Received = { authorization: string | undefined; ids: string[] };

let server: Server;
let received: Received[];
let status: number;
let tenantId: string;
let now: Date;

beforeEach(async () => {
  received = [];
  status = 204;
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      const ids = (JSON.parse(text) as { log_id: string }[]).map(({ log_id }) => log_id);
      if (status < 300) received.push({ authorization: request.headers.authorization, ids });
      response.writeHead(status).end('not ours to keep');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  tenantId = await tenant();
  now = new Date(Date.now() + 10_000);
});

afterEach(async () => {
  for (const { id } of await listLogStreams(tenantId)) await deleteLogStream(tenantId, id);
  await new Promise((resolve) => server.close(resolve));
});

async function stream(change: Partial<LogStream> = {}): Promise<LogStream> {
  const { port } = server.address() as AddressInfo;
  return insertLogStream(tenantId, {
    ...{ id: newId('lst'), name: 'Collector', type: 'http', filters: [], deliveredId: null },
    sink: { endpoint: `http://localhost:${port}/`, authorization: 'Bearer secret' },
    ...change,
  });
}

async function events(count: number, type = 's'): Promise<void> {
  for (let n = 0; n < count; n += 1) await recordAuditEvent(tenantId, { type });
}

/** As often as there is something to send, each time when the next attempt may be made. */
async function deliverAll({ id }: LogStream): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    const { nextAttemptAt } = (await findLogStream(tenantId, id)) ?? {};
    now = new Date(Math.max(now.getTime(), nextAttemptAt?.getTime() ?? 0));
    if (!(await deliverNext(now))) return;
  }
  throw new Error('there is always something to send');
}

const logged = async () =>
  (await listAuditEvents(tenantId, { limit: 1000 })).map(({ id }) => id).toSorted();

test('every event arrives once, in order, in batches', async () => {
  const to = await stream();
  await events(250);
  await deliverAll(to);
  expect(received.map(({ ids }) => ids.length)).toEqual([100, 100, 50]);
  expect(received.flatMap(({ ids }) => ids)).toEqual(await logged());
  expect(received[0]?.authorization).toBe('Bearer secret');
});

test('a receiver that fails, and comes back, misses nothing', async () => {
  const to = await stream();
  await events(120);
  status = 503;
  await deliverNext(now);
  expect(await findLogStream(tenantId, to.id)).toMatchObject({
    ...{ failures: 1, deliveredId: null, lastFailure: 'the receiver answered with 503' },
  });
  expect(await deliverNext(now)).toBe(false);

  status = 200;
  await events(30);
  now = new Date(now.getTime() + 60_000);
  await deliverAll(to);
  expect(received.flatMap(({ ids }) => ids)).toEqual(await logged());
  expect(await findLogStream(tenantId, to.id)).toMatchObject({ failures: 0, lastFailure: null });
});

test('a receiver that is not there is asked again', async () => {
  const to = await stream({ sink: { endpoint: 'http://localhost:1/' } });
  await events(1);
  await deliverNext(now);
  expect(await findLogStream(tenantId, to.id)).toMatchObject({
    lastFailure: 'the receiver could not be reached',
  });
});

test('only wanted events are sent, and the others are passed', async () => {
  const to = await stream({ filters: [{ type: 'event', name: 'fp' }] });
  await events(3);
  await events(1, 'fp');
  await events(2);
  await deliverAll(to);
  expect(received.flatMap(({ ids }) => ids)).toHaveLength(1);
  expect((await findLogStream(tenantId, to.id))?.deliveredId).toBe((await logged()).at(-1));
});

test('what has just been written waits, for whatever comes before it', async () => {
  const to = await stream();
  await events(1);
  now = new Date();
  await deliverNext(now);
  expect(received).toEqual([]);
  expect((await findLogStream(tenantId, to.id))?.deliveredId).toBeNull();
});

test('two nodes do not send the same stream at once', async () => {
  await stream();
  await events(5);
  const both = await Promise.all([deliverNext(now), deliverNext(now)]);
  expect(both.toSorted()).toEqual([false, true]);
  expect(received).toHaveLength(1);
});

test('attempts come further and further apart, up to five minutes', () => {
  const pauses = [0, 1, 2, 20].map((failures) => pauseAfterFailure(failures, 0));
  expect(pauses).toEqual([1_000, 2_000, 4_000, 300_000]);
  expect(pauseAfterFailure(3, 1)).toBe(4_000);
});
