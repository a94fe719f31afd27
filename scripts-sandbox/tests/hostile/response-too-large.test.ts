import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const server = await httpServer((request, response) => {
  response.end(Buffer.alloc(Number(String(request.url).slice(1)), 0xff));
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

const sizeOf = (bytes: number) =>
  tell(
    `return (await (await fetch('${server.origin}/${String(bytes)}')).arrayBuffer()).byteLength`,
  );

it('a response of the largest size comes whole', async () => {
  expect((await sizeOf(httpLimits.responseBytes)).value).toBe(httpLimits.responseBytes);
});

it('a response of one byte more is refused', async () => {
  const told = await sizeOf(httpLimits.responseBytes + 1);
  expect(told.error?.code).toBe('ERR_TOO_LARGE');
});
