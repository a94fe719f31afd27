/** What stands in front of a server on the internet: it ends TLS and passes on what was asked. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Certificate } from './certificates.ts';

export type HttpsProxy = { port: number; stop: () => Promise<void> };

/**
 * `portOf` is where the server of a host listens. `headers` are what it is told beside the request's
 * own; undefined takes one away.
 */
export async function startHttpsProxy(
  portOf: (host: string) => number,
  { chain, key }: Pick<Certificate, 'chain' | 'key'>,
  headers: OutgoingHttpHeaders = {},
): Promise<HttpsProxy> {
  const proxy = createServer({ cert: chain, key }, (asked, answer) => {
    const told = Object.entries({
      ...asked.headers,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': asked.headers.host,
      'x-forwarded-for': asked.socket.remoteAddress,
      ...headers,
    }).filter(([, value]) => value !== undefined);
    const passed = request(
      {
        host: '127.0.0.1',
        port: portOf(asked.headers.host ?? ''),
        method: asked.method,
        path: asked.url,
        headers: Object.fromEntries(told),
      },
      (received) => {
        answer.writeHead(received.statusCode ?? 502, received.rawHeaders);
        received.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    port: (proxy.address() as AddressInfo).port,
    stop: async () => {
      proxy.close();
      proxy.closeAllConnections();
      await once(proxy, 'close');
    },
  };
}
