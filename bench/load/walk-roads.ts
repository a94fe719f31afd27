/**
 * The load: a process that walks roads as it is told, one order after the other, and reports.
 *
 * Visits are prepared in batches. Only the time in which a batch is walked counts, so a figure
 * names what is timed and nothing else.
 */
import { createPrivateKey } from 'node:crypto';
import http from 'node:http';

import { SoftwareAuthenticator } from '../../app/webauthn/tests/software-authenticator.ts';
import { Browser } from './browser.ts';
import { SERVER_CORE } from './cores.ts';
import type { LoadReport, Order } from './order.ts';
import type { PortablePasskey } from './people.ts';
import { secondsOfFamily } from './family.ts';
import { secondsOfCore } from './processor-time.ts';
import { Refusal, roads } from './roads.ts';
import type { Visitor } from './roads.ts';

const BATCH = 500;
/** Prepared by so many at once, whoever walks afterwards. */
const PREPARING = 16;

/** Connections stay open, as between a proxy and the server behind it. */
const agent = new http.Agent({ keepAlive: true });

/** No two visitors of a process come from one address. */
let visitors = 0;

process.on('message', (order: Order) => {
  void carryOut(order).then((report) => process.send?.(report));
});

async function carryOut(order: Order): Promise<LoadReport> {
  const road = roads[order.road];
  const authenticators = order.passkeys?.map(authenticatorOf);
  const milliseconds: number[] = [];
  const proofs: number[] = [];
  const refusals: Record<string, number> = {};
  const used = { server: 0, load: 0, serverCore: 0 };
  let seconds = 0;
  let known = true;

  const isDone = () =>
    'seconds' in order.until
      ? seconds >= order.until.seconds
      : milliseconds.length >= order.until.visits;

  while (!isDone()) {
    const left = 'visits' in order.until ? order.until.visits - milliseconds.length : BATCH;
    const batch = Array.from({ length: Math.min(BATCH, left) }, (_, index) =>
      newVisitor(order, authenticators, milliseconds.length + index),
    );
    await atOnce(PREPARING, batch, (visitor) => road.prepare(visitor));

    const before = processorTime(order.serverPid);
    const startedAt = performance.now();
    const took = await atOnce(order.clients, batch, async (visitor) => {
      const begunAt = performance.now();
      try {
        await road.walk(visitor);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refusals[error.message] = (refusals[error.message] ?? 0) + 1;
      }
      return performance.now() - begunAt;
    });
    seconds += (performance.now() - startedAt) / 1000;
    milliseconds.push(...took);
    proofs.push(...batch.flatMap(({ provedIn }) => provedIn ?? []));
    const after = processorTime(order.serverPid);
    if (before && after) {
      used.server += after.server - before.server;
      used.load += after.load - before.load;
      used.serverCore += after.serverCore - before.serverCore;
    } else {
      known = false;
    }
  }
  return {
    visits: milliseconds.length,
    seconds,
    milliseconds: Float64Array.from(milliseconds),
    proofs: Float64Array.from(proofs),
    refusals,
    ...(known && { processor: used }),
  };
}

function processorTime(serverPid: number) {
  const server = secondsOfFamily(serverPid);
  const serverCore = secondsOfCore(SERVER_CORE);
  const { user, system } = process.cpuUsage();
  if (server === undefined || serverCore === undefined) return undefined;
  return { server, serverCore, load: (user + system) / 1e6 };
}

function newVisitor(
  { application, passwords }: Order,
  authenticators: SoftwareAuthenticator[] | undefined,
  turn: number,
): Visitor {
  visitors += 1;
  const ip = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
  return {
    browser: new Browser(new URL(application.origin), agent, ip),
    application,
    authenticator: authenticators?.[turn % authenticators.length],
    typed: passwords?.[turn % passwords.length],
    state: '',
  };
}

function authenticatorOf({ privateKey, ...passkey }: PortablePasskey): SoftwareAuthenticator {
  const authenticator = new SoftwareAuthenticator();
  authenticator.credentials.push({
    ...passkey,
    publicKey: Buffer.from(passkey.publicKey),
    privateKey: createPrivateKey({ key: privateKey, format: 'jwk' }),
  });
  return authenticator;
}

/** Runs `work` for each item, so many at a time; results are in the items' order. */
async function atOnce<Item, Result>(
  running: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const runner = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: running }, runner));
  return results;
}
