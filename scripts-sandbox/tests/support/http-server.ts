/** HTTP servers of tests: on a free port, gone after the tests of the file. */
import { once } from 'node:events';
import http from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterAll } from 'vitest';

export type Listening = { port: number; origin: string };

export const httpServer = (listener: RequestListener, host?: string): Promise<Listening> =>
  listening(http.createServer(listener), host);

/** One that speaks as it likes. */
export const rawServer = (
  listener: (socket: net.Socket) => void,
  host?: string,
): Promise<Listening> => {
  const server = net.createServer((socket) => {
    // Whoever it spoke to may have gone.
    socket.on('error', () => undefined);
    listener(socket);
  });
  return listening(server, host);
};

/** @param port where it must have the port of another. */
export async function listening(
  server: net.Server,
  host = '127.0.0.1',
  port = 0,
): Promise<Listening> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
  });
  server.listen(port, host);
  await once(server, 'listening');
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port: given } = server.address() as AddressInfo;
  return { port: given, origin: `http://${host}:${String(given)}` };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export type Echoed = {
  method: string;
  url: string;
  headers: Record<string, string>;
  rawHeaders: string[];
  body: string;
};

/** Answers with what it was sent, as JSON: `Echoed`. */
export const echo: RequestListener = (request, response) => {
  void bodyOf(request).then((body) => {
    const { method, url, headers, rawHeaders } = request;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method, url, headers, rawHeaders, body }));
  });
};
