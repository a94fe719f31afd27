import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { rawServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const server = await rawServer((socket) => {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
  const drip = setInterval(() => socket.write('x'), 100);
  socket.on('close', () => {
    clearInterval(drip);
  });
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

it('a body that comes byte by byte is waited for so long and no longer', async () => {
  const begun = performance.now();
  const told = await tell(`await fetch('${server.origin}')`);
  const waited = performance.now() - begun;
  expect(told.error?.code).toBe('ETIMEDOUT');
  expect(waited).toBeGreaterThanOrEqual(httpLimits.totalMs - 100);
  expect(waited).toBeLessThan(httpLimits.totalMs + 5_000);
}, 30_000);

it('a script may wait for less', async () => {
  const told = await tell(`await require('axios').get('${server.origin}', { timeout: 200 })`);
  expect(told.error).toMatchObject({
    code: 'ECONNABORTED',
    message: 'timeout of 200ms exceeded',
  });
});
