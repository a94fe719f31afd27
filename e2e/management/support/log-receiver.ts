/** A receiver of a log stream that can do everything that receivers do when something is wrong. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Behaviour = 'takes' | 'fails' | 'closes' | 'hangs';

export class LogReceiver {
  behaviour: Behaviour = 'takes';
  /** Requests that have come, whatever became of them. */
  attempts = 0;
  /** Every event that has come, in the order in which each came first. */
  readonly arrived: string[] = [];
  /** What the requests were authorized with. */
  readonly authorizations = new Set<string | undefined>();
  #server: Server | undefined;
  #port = 0;

  get address(): string {
    return `http://localhost:${this.#port}/events`;
  }

  /** On the port that it had before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.attempts += 1;
        this.authorizations.add(request.headers.authorization);
        if (this.behaviour === 'closes') return request.socket.destroy();
        if (this.behaviour === 'fails') return response.writeHead(500).end('broken');
        this.#take(Buffer.concat(parts).toString());
        if (this.behaviour === 'takes') response.writeHead(204).end();
      });
    });
    server.listen(this.#port, 'localhost');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  #take(body: string): void {
    for (const { log_id: id } of JSON.parse(body) as { log_id: string }[]) {
      if (!this.arrived.includes(id)) this.arrived.push(id);
    }
  }
}
