import { expect, it } from 'vitest';

import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const inside = await httpServer((_request, response) => {
  visits += 1;
  response.end('secret');
});

const tell = teller(openedSandbox());

it.each([
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
  '127｡0．0.1',
  'ⓛocalhost',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  'localhost',
  'LocalHost.',
  'x.localhost',
])('this machine is not reached as %s', async (host) => {
  const url = `http://${host}:${String(inside.port)}/`;
  for (const call of [`fetch('${url}')`, `require('axios').get('${url}')`]) {
    const told = await tell(`await ${call}`);
    expect(told.error?.code).toBe('EACCES');
  }
  expect(visits).toBe(0);
});
