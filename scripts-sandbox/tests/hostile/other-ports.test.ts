import { expect, it } from 'vitest';

import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
const other = await httpServer((_request, response) => {
  visits += 1;
  response.end();
});

/** The address is open, on the ports that are open to the world. */
const tell = teller(openedSandbox({ allowedDestinations: ['127.0.0.1'] }));

it('a port that nobody has opened is refused, though the address is open', async () => {
  const told = await tell(`await fetch('${other.origin}')`);
  expect(told.error?.code).toBe('EACCES');
  expect(visits).toBe(0);
});

it.each([22, 25, 53, 6379, 11_211])('port %d of a public address is refused', async (port) => {
  const told = await tell(`await fetch('http://93.184.216.34:${String(port)}/')`);
  expect(told.error).toMatchObject({
    code: 'EACCES',
    message: expect.stringContaining(
      'the port is none of 80, 443, 5432, 3306, 27017, 1433, and the operator has not allowed it',
    ),
  });
});
