import http from 'node:http';

import { expect, it } from 'vitest';

import { httpServer, listening } from '../support/http-server.ts';
import { onNetwork } from '../support/network.ts';
import { teller } from '../support/told.ts';

const outside = await httpServer((_request, response) => {
  response.writeHead(200, { connection: 'close' });
  response.end('outside');
}, '127.0.0.2');

let visits = 0;
await listening(
  http.createServer((_request, response) => {
    visits += 1;
    response.end('inside');
  }),
  '127.0.0.1',
  outside.port,
);

/** The name leads outside once, and inside ever after. */
const { openedSandbox } = await onNetwork({
  names: { 'rebinding.example': [['127.0.0.2'], ['127.0.0.1']] },
});
const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.2:${String(outside.port)}`] }));

it('a name that leads elsewhere the second time is connected to where it was judged, or not at all', async () => {
  const url = `http://rebinding.example:${String(outside.port)}/`;
  const told = await tell(`
    const first = await (await fetch('${url}')).text();
    const second = await fetch('${url}').then((response) => response.text(), (error) => error.cause.code);
    return { first, second };
  `);
  expect(told.value).toEqual({ first: 'outside', second: 'EACCES' });
  expect(visits).toBe(0);
});
