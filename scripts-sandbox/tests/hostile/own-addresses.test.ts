import { networkInterfaces } from 'node:os';

import { expect, it } from 'vitest';

import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const own = Object.values(networkInterfaces())
  .flatMap((addresses = []) => addresses)
  .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));

let visits = 0;
const { port } = await httpServer((_request, response) => {
  visits += 1;
  response.end('secret');
}, '0.0.0.0');

const tell = teller(openedSandbox());

it.each(own)('the machine is not reached by its own address %s', async (address) => {
  const told = await tell(`await fetch('http://${address}:${String(port)}/')`);
  expect(told.error?.code).toBe('EACCES');
  expect(visits).toBe(0);
});
