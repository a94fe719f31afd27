import { expect, it } from 'vitest';

import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const outside = await httpServer((request, response) => {
  response.writeHead(307, { location: decodeURIComponent(String(request.url).slice(1)) });
  response.end();
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(outside.port)}`] }));

it.each([
  'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://[::ffff:a9fe:a9fe]/latest/meta-data/',
  'http://0xa9fea9fe/latest/meta-data/',
  'http://100.100.100.200/latest/meta-data/',
  'http://168.63.129.16/machine?comp=goalstate',
])('a redirect to %s is refused', async (target) => {
  const told = await tell(`await fetch('${outside.origin}/${encodeURIComponent(target)}')`);
  expect(told.error).toMatchObject({
    code: 'EACCES',
    message: expect.stringContaining('it is not on the public internet'),
  });
});
