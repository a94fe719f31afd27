import { expect, it } from 'vitest';

import { echo, httpServer } from '../support/http-server.ts';
import { onNetwork } from '../support/network.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const { port } = await httpServer((request, response) => {
  visits += 1;
  echo(request, response);
}, '127.0.0.2');

const { openedSandbox } = await onNetwork({
  names: {
    'both.example': [['127.0.0.2', '127.0.0.1']],
    'mapped.example': [['127.0.0.2', '::ffff:127.0.0.1']],
    'metadata.example': [['127.0.0.2', '169.254.169.254']],
    'good.example': [['127.0.0.2']],
  },
});
const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.2:${String(port)}`] }));

it.each(['both.example', 'mapped.example', 'metadata.example'])(
  '%s, which leads to a good and to a bad address, is not connected to',
  async (name) => {
    visits = 0;
    const told = await tell(`await fetch('http://${name}:${String(port)}/')`);
    expect(told.error).toEqual({
      name: 'TypeError',
      code: 'EACCES',
      message: `A script may not connect to ${name}:${String(port)}: it is not on the public internet, and the operator has not allowed it`,
    });
    expect(visits).toBe(0);
  },
);

it('a name that leads to good addresses alone is', async () => {
  const told = await tell(`return (await fetch('http://good.example:${String(port)}/')).status`);
  expect(told.value).toBe(200);
});
