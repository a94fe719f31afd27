import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { rawServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const server = await rawServer((socket) => {
  socket.write('HTTP/1.1 200 OK\r\n');
  const drip = setInterval(() => socket.write('x-a: b\r\n'), 100);
  socket.on('close', () => {
    clearInterval(drip);
  });
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

it('headers that never come to their end are waited for so long and no longer', async () => {
  const begun = performance.now();
  const told = await tell(`await fetch('${server.origin}')`);
  const waited = performance.now() - begun;
  expect(told.error).toMatchObject({
    code: 'ETIMEDOUT',
    message: `The request took longer than the ${String(httpLimits.totalMs)} ms that a script may wait`,
  });
  expect(waited).toBeGreaterThanOrEqual(httpLimits.totalMs - 100);
  expect(waited).toBeLessThan(httpLimits.totalMs + 5_000);
}, 30_000);
