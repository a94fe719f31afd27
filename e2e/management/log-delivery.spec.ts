/**
 * A tenant's log goes to a receiver that fails in every way there is, while events go on and the server
 * itself is lost once. In the end everything has come, and nothing before what happened earlier.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test } from '@playwright/test';

import { letPausesOfLogStreamsEnd } from '../support/passing-time.ts';
import { startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { LogReceiver } from './support/log-receiver.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';

type Stream = { id: string; failure?: string; status: string };

let dataDirectory: string;
let server: StartedServer;
let machine: Machine;
let receiver: LogReceiver;

test.beforeEach(async () => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'latchkey-streams-'));
  server = await startServer({ dataDirectory });
  receiver = new LogReceiver();
  await receiver.start();
  const { origin } = server;
  machine = await newMachine({ origin, cli: (...args) => server.cli(args) });
});

test.afterEach(async () => {
  await receiver.stop();
  await server.stop();
  rmSync(dataDirectory, { recursive: true });
});

/** Each is an event: nobody has such a client. */
async function happen(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await fetch(`${server.origin}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'client_credentials', client_id: machine.clientId },
        ...{ client_secret: 'wrong', audience: `${server.origin}/api/v2/` },
      }),
    });
  }
}

async function made(body: object): Promise<Stream> {
  const { status, body: stream } = await machine.ask('POST', '/log-streams', body);
  expect(status).toBe(200);
  return stream as Stream;
}

const read = async (id: string) => (await machine.ask('GET', `/log-streams/${id}`)).body as Stream;

/** Everything that is in the log, from an event on. */
async function logged(after: string): Promise<string[]> {
  const ids: string[] = [];
  for (let from = after; ;) {
    const { body } = await machine.ask('GET', `/logs?from=${from}&take=100`);
    const page = (body as { log_id: string }[]).map(({ log_id: id }) => id);
    ids.push(...page);
    const last = page.at(-1);
    if (last === undefined) return ids;
    from = last;
  }
}

/** What standard output has had of a stream, each event where it came first. */
function printed(log: string, { id }: Stream): string[] {
  const lines = log
    .split('\n')
    .filter((line) => line.startsWith('{"stream"'))
    .map((line) => JSON.parse(line) as { stream: { id: string }; log_id: string });
  return [...new Set(lines.filter(({ stream }) => stream.id === id).map((line) => line.log_id))];
}

const WAIT = { timeout: 30_000 };

test('every event arrives in order, whatever becomes of the receiver and of the server', async () => {
  test.setTimeout(240_000);
  const authorization = 'Bearer of-the-collector';
  const sink = { httpEndpoint: receiver.address, httpAuthorization: authorization };
  const [before] = (await machine.ask('GET', '/logs?per_page=1')).body as { log_id: string }[];
  const http = await made({ type: 'http', name: 'Collector', sink });
  const output = await made({ type: 'stdout', name: 'Output' });
  expect(JSON.stringify([http, await read(http.id)])).not.toContain(authorization);
  const start = before?.log_id ?? '';
  const all = () => logged(start);
  const failure = async () => (await read(http.id)).failure;

  await test.step('a receiver that takes them', async () => {
    await happen(5);
    await expect.poll(() => receiver.arrived, WAIT).toEqual(await all());
    expect([...receiver.authorizations]).toEqual([authorization]);
  });

  await test.step('one that fails is asked less and less often', async () => {
    receiver.behaviour = 'fails';
    await happen(3);
    await expect.poll(failure, WAIT).toBe('the receiver answered with 500');
    while (receiver.attempts < 12) {
      const { attempts } = receiver;
      letPausesOfLogStreamsEnd(server);
      await expect.poll(() => receiver.attempts, WAIT).toBeGreaterThan(attempts);
    }
    const { attempts } = receiver;
    await happen(2);
    // The other stream is served meanwhile, and nobody asks this one: its pause is of minutes now.
    await expect.poll(() => printed(server.log(), output), WAIT).toEqual(await all());
    expect(receiver.attempts).toBe(attempts);
  });

  await test.step('one that closes the connection', async () => {
    receiver.behaviour = 'closes';
    letPausesOfLogStreamsEnd(server);
    await expect.poll(failure, WAIT).toBe('the receiver could not be reached');
  });

  await test.step('one that is not there', async () => {
    await receiver.stop();
    await happen(2);
    letPausesOfLogStreamsEnd(server);
    await receiver.start();
    expect(receiver.arrived).toHaveLength(5);
  });

  await test.step('one that hangs', async () => {
    receiver.behaviour = 'hangs';
    letPausesOfLogStreamsEnd(server);
    await expect.poll(failure, WAIT).toBe('the receiver took longer than 10 s');
    await happen(2);
    // It is still hanging when the server is lost.
    const { attempts } = receiver;
    letPausesOfLogStreamsEnd(server);
    await expect.poll(() => receiver.attempts, WAIT).toBeGreaterThan(attempts);
  });

  await test.step('a server that is lost, and another', async () => {
    await server.kill();
    const lost = printed(server.log(), output);
    receiver.behaviour = 'takes';
    const { port } = new URL(server.origin);
    server = await startServer({ dataDirectory, port: Number(port) });
    await happen(130);
    letPausesOfLogStreamsEnd(server);
    const everything = await all();
    expect(everything).toHaveLength(144);
    await expect.poll(() => receiver.arrived, { timeout: 60_000 }).toEqual(everything);
    const both = () => [...new Set([...lost, ...printed(server.log(), output)])];
    await expect.poll(both, WAIT).toEqual(everything);
    expect((await read(http.id)).failure).toBeUndefined();
  });
});

test('a stream can be paused, filtered, led elsewhere and ended', async () => {
  test.setTimeout(120_000);
  const stream = await made({
    ...{ type: 'http', name: 'Collector', sink: { httpEndpoint: receiver.address } },
    filters: [{ type: 'event', name: 'feccft' }],
  });
  const change = (body: object) => machine.ask('PATCH', `/log-streams/${stream.id}`, body);
  expect((await change({ status: 'paused' })).status).toBe(200);
  await happen(2);
  expect((await change({ status: 'active' })).status).toBe(200);
  await expect.poll(() => receiver.arrived.length, WAIT).toBe(2);

  const elsewhere = new LogReceiver();
  await elsewhere.start();
  try {
    expect((await change({ sink: { httpEndpoint: elsewhere.address } })).status).toBe(200);
    await happen(1);
    await expect.poll(() => elsewhere.arrived.length, WAIT).toBe(1);
    expect(receiver.arrived).toHaveLength(2);
  } finally {
    await elsewhere.stop();
  }
  expect((await machine.ask('DELETE', `/log-streams/${stream.id}`)).status).toBe(204);
  expect((await machine.ask('GET', `/log-streams/${stream.id}`)).status).toBe(404);
});

test('a stream leads to nothing but https, or this machine', async () => {
  for (const httpEndpoint of [
    ...['http://169.254.169.254/', 'http://10.0.0.1/', 'http://192.168.0.1/', 'http://a.example/'],
    ...['ftp://localhost/', 'http://localhost.a.example/', 'http://user:pass@localhost/'],
  ]) {
    const body = { type: 'http', name: 'Collector', sink: { httpEndpoint } };
    const refused = await machine.ask('POST', '/log-streams', body);
    expect(refused.status, httpEndpoint).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(
      'expected an https address, or http on localhost',
    );
  }
});
