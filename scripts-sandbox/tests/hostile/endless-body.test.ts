import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const chunk = Buffer.alloc(64 * 1_024, 'x');
let closed = Promise.withResolvers<number>();
const server = await httpServer((_request, response) => {
  let sent = 0;
  const write = (): void => {
    while (!response.destroyed) {
      sent += chunk.length;
      if (!response.write(chunk)) return;
    }
  };
  response.on('drain', write);
  response.on('close', () => {
    closed.resolve(sent);
  });
  write();
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

it('a body without end is read to the limit, and the connection is closed', async () => {
  closed = Promise.withResolvers();
  const told = await tell(`await fetch('${server.origin}')`);
  expect(told.error).toEqual({
    name: 'TypeError',
    code: 'ERR_TOO_LARGE',
    message: `The response is more than the ${String(httpLimits.responseBytes)} bytes that a script may take`,
  });
  // What is on the way in the buffers of both sides comes on top.
  expect(await closed.promise).toBeLessThan(httpLimits.responseBytes * 6);
});
