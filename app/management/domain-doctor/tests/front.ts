/** Latchkey with what stands before it on the internet, and what can be wrong with that. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createApp } from '#app/http/app.ts';

import type { Certificate } from '../../../../e2e/support/tls/certificates.ts';
import { startHttpsProxy } from '../../../../e2e/support/tls/https-proxy.ts';

const stops: (() => Promise<unknown>)[] = [];

/** Stops everything that was started here. */
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).toReversed()) await stop();
}

/** Everything of a server but its pages: those are 404. */
export const startLatchkey = (): Promise<number> =>
  listen(
    createServer(
      createApp((_request, response) => void response.status(404).end('a page'), {
        assets: '/nowhere/assets',
        client: '/nowhere',
      }),
    ),
  );

export const startOther = (answer: RequestListener): Promise<number> =>
  listen(createServer(answer));

async function listen(server: Server): Promise<number> {
  server.listen(0);
  await once(server, 'listening');
  stops.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}

export type Oddity = {
  /** What the proxy tells the server; undefined takes a header away. */
  headers?: OutgoingHttpHeaders;
  /** An answer of the proxy's own, instead of the server's. */
  instead?: (asked: IncomingMessage) => OwnAnswer | undefined;
  /** What the proxy changes of the server's answer. */
  changed?: OutgoingHttpHeaders;
  /** The address that the proxy has towards the server. */
  localAddress?: string;
};

type OwnAnswer = { status?: number; headers?: OutgoingHttpHeaders; body?: string };

/** Starts a proxy that speaks TLS; resolves to its address, as `--connect` takes it. */
export async function startFront(
  latchkey: number,
  certificate: Certificate,
  { headers, instead, changed, localAddress }: Oddity = {},
): Promise<string> {
  const odd = await startOther((asked, answer) => {
    const own = instead?.(asked);
    if (own) {
      const { status = 200, headers = {}, body = '' } = own;
      answer.writeHead(status, headers).end(body);
      return;
    }
    const { url: path, method, headers } = asked;
    const passed = request(
      { host: '127.0.0.1', port: latchkey, path, method, headers, localAddress },
      (received) => {
        answer.writeHead(received.statusCode ?? 502, { ...received.headers, ...changed });
        received.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  const proxy = await startHttpsProxy(() => odd, certificate, headers);
  stops.push(proxy.stop);
  return `127.0.0.1:${proxy.port}`;
}
