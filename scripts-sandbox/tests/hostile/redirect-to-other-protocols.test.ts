import { expect, it } from 'vitest';

import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const outside = await httpServer((request, response) => {
  response.writeHead(302, { location: decodeURIComponent(String(request.url).slice(1)) });
  response.end();
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(outside.port)}`] }));

const targets = [
  'file:///etc/passwd',
  'data:text/plain,x',
  'ftp://127.0.0.1/',
  'blob:x',
  'node:fs',
];

it.each(targets)('a redirect to %s is refused', async (target) => {
  const told = await tell(`await fetch('${outside.origin}/${encodeURIComponent(target)}')`);
  expect(told.error?.message).toMatch(/^Unsupported protocol/);
});

it.each(targets)('%s is refused when it is asked for', async (target) => {
  const told = await tell(`await fetch('${target}')`);
  expect(told.error?.message).toMatch(/^Unsupported protocol/);
});
