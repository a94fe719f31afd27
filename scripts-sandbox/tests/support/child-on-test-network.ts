/** A child of the sandbox on the network of a test: see `network.ts`. */
import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import net from 'node:net';

import type { TestNetwork } from './network.ts';

const { names = {}, routes = {} } = JSON.parse(process.argv[2] ?? '{}') as TestNetwork;

type FoundAll = (error: Error | null, found: LookupAddress[]) => void;

dns.lookup = ((name: string, _options: unknown, callback: FoundAll) => {
  const answers = names[name] ?? [];
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  const found = (answer ?? []).map((address) => ({ address, family: net.isIP(address) }));
  const error = answer
    ? null
    : Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  process.nextTick(callback, error, found);
}) as typeof dns.lookup;

const connect = net.Socket.prototype.connect as (...parameters: unknown[]) => net.Socket;
net.Socket.prototype.connect = function (this: net.Socket, ...parameters: unknown[]) {
  const [options, ...rest] = parameters as [{ host?: string; port?: number }];
  const port = routes[`${String(options.host)}:${String(options.port)}`] ?? options.port;
  return connect.call(this, { ...options, port }, ...rest);
};

await import('../../child/main.ts');
