/** The process behind `directory.ts`: told how long to hold slow answers, it tells its port. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { person } from './scripts.ts';

const [{ holdMs }] = (await once(process, 'message')) as [{ holdMs: number }];

const body = JSON.stringify(person);

const server = createServer((request, response) => {
  const answer = () =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      .end(body);
  if (request.url?.startsWith('/slow/')) setTimeout(answer, holdMs);
  else answer();
});
// A client that is killed while it waits leaves a broken connection behind.
server.on('clientError', (_error, socket) => void socket.destroy());
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.((server.address() as AddressInfo).port);
process.once('disconnect', () => process.exit());
