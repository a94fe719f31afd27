import { expect, it } from 'vitest';

import { bodyOf, httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const seen: string[] = [];
const server = await httpServer((request, response) => {
  void bodyOf(request).then((body) => {
    seen.push(`${String(request.method)} ${String(request.url)} ${String(body.length)}`);
    response.end();
  });
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

const inner = 'GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n';

it.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST', 'PUT', 'PATCH'])(
  'a body of %s is a body, and no further request',
  async (method) => {
    seen.length = 0;
    // Over the same connection, whatever is left of the first is read before the second.
    await tell(`
      const axios = require('axios');
      await axios({ url: '${server.origin}/first', method: '${method}', data: ${JSON.stringify(inner)} });
      await axios({ url: '${server.origin}/second' });
    `);
    expect(seen).toEqual([`${method} /first ${String(inner.length)}`, 'GET /second 0']);
  },
);
