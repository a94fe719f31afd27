import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, expect, it } from 'vitest';

import { poolLimits } from '../../limits.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';

/** Answers nobody until all are there. */
const held: http.ServerResponse[] = [];
const server = http.createServer((_request, response) => {
  held.push(response);
  if (held.length < poolLimits.runsPerTenant) return;
  for (const each of held) each.end('{"user_id":"1","email":"ada@example.com"}');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
afterAll(() => server.close());

const { body } = openedSandbox({ allowedDestinations: [host] });

it('as many scripts as a tenant may run begin at once, wait together, and are all answered', async () => {
  const lookUp = `
    require('axios').get('http://${host}/').then(({ data }) => callback(null, data), callback);
  `;
  const outcomes = await Promise.all(
    Array.from({ length: poolLimits.runsPerTenant }, () => body(lookUp)),
  );
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['ok']));
  expect(held).toHaveLength(poolLimits.runsPerTenant);
});
