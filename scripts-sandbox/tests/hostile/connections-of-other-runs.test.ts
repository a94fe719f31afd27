import { expect, it } from 'vitest';

import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

/** The port of the other side tells connections apart. */
const server = await httpServer((request, response) => {
  response.end(String(request.socket.remotePort));
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

const two = `
  const ask = async () => (await fetch('${server.origin}')).text();
  return [await ask(), await ask()];
`;

it('no run speaks over a connection that another has opened', async () => {
  const [first, second] = [await tell(two), await tell(two)];
  const [one, again] = first.value as string[];
  expect(again).toBe(one);
  expect(second.value).not.toContain(one);
});
