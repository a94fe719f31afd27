/** A server that is no database: it does with each connection what a test says. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

import { afterAll } from 'vitest';

export type RawServer = {
  port: number;
  destination: string;
  sockets: Set<Socket>;
  accepted: number;
};

export async function rawServer(serve: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    raw.accepted += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    // Else it would never learn that the other side has hung up.
    socket.resume();
    serve(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const raw = { port, destination: `127.0.0.1:${String(port)}`, sockets, accepted: 0 };
  return raw;
}
