/**
 * The one door to the network, for everything in a child: requests of scripts and drivers of
 * databases alike.
 *
 * Invariants:
 * 1. Every TCP connection of the process is made here: `net.Socket.prototype.connect` is what TLS,
 *    HTTP, `fetch` and all drivers come down to.
 * 2. A name is looked up once, here, and the connection goes to the addresses that were judged: who
 *    asks brings no look-up of its own.
 * 3. There are no sockets of the system, no datagrams, nothing that listens, and no name servers but
 *    those of the machine.
 * 4. This holds back scripts, whatever they tell a driver. Code that has broken out of its isolate
 *    is held back by what the process is: nobody, and what the operator's network lets through.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { networkInterfaces } from 'node:os';

import { readAddress } from './addresses.ts';
import { readAllowList } from './allow-list.ts';
import type { AllowedDestination } from './allow-list.ts';
import { decideAddresses, decideHost } from './decide.ts';
import type { EgressRules } from './decide.ts';

type SocketConnect = (this: net.Socket, options: object, connected?: () => void) => net.Socket;

/** What the callers of `connect` may say, in one form. */
type Asked = { options: Record<string, unknown>; connected: (() => void) | undefined };

/** @param entries destinations beside the public internet: see `allow-list.ts`. */
export function guardNetwork(entries: readonly string[]): void {
  const allowed = readAllowList(entries);
  closeOtherWays();
  const connect = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect')
    ?.value as SocketConnect;
  const lookUp = dns.lookup;
  const guarded = function (this: net.Socket, ...parameters: unknown[]): net.Socket {
    const { options, connected } = readParameters(parameters);
    const { host = 'localhost', path } = options;
    const port = Number(options['port']);
    if (path != null) return refuse(this, 'A script may not connect to sockets of the system');
    if (typeof host !== 'string' || !(port >= 1 && port <= 65_535)) {
      return refuse(this, 'A connection needs a host and a port');
    }
    const decision = decideHost(host, port, rulesNow(allowed));
    if (decision.kind === 'refused') return refuse(this, refusal(host, port, decision.why));
    const pinned =
      decision.kind === 'connect'
        ? { ...options, host: decision.address, port, lookup: noLookUp }
        : { ...options, host: decision.name, port, lookup: judgingLookUp(lookUp, port, allowed) };
    return connect.call(this, pinned, connected);
  };
  seal(net.Socket.prototype, 'connect', guarded);
}

/** The machine may get further addresses while the process lives: they are read again so often. */
const ownAddressesMs = 1_000;
let own: { addresses: ReadonlySet<string>; readAt: number } | undefined;

function ownAddresses(): ReadonlySet<string> {
  const now = performance.now();
  if (own && now - own.readAt < ownAddressesMs) return own.addresses;
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.map(({ address }) => String(readAddress(address.replace(/%.*$/, '')) ?? address)),
  );
  own = { addresses: new Set(all), readAt: now };
  return own.addresses;
}

const rulesNow = (allowed: readonly AllowedDestination[]): EgressRules => ({
  allowed,
  own: ownAddresses(),
});

/** A look-up that gives back only what was judged; all addresses or one, as the caller wants them. */
function judgingLookUp(
  lookUp: typeof dns.lookup,
  port: number,
  allowed: readonly AllowedDestination[],
): net.LookupFunction {
  return (name, { family, all }, callback) => {
    lookUp(name, { family, all: true }, (error, found) => {
      if (error) {
        callback(error, '');
        return;
      }
      const texts = found.map(({ address }) => address);
      const decision = decideAddresses(name, texts, port, rulesNow(allowed));
      if (decision.kind === 'refused') {
        callback(asError(refusal(name, port, decision.why)), '');
        return;
      }
      const judged = decision.addresses.map((address) => ({ address, family: net.isIP(address) }));
      const [first] = judged;
      if (!first)
        callback(Object.assign(new Error(`${name} has no address`), { code: 'ENOTFOUND' }), '');
      else if (all) callback(null, judged);
      else callback(null, first.address, first.family);
    });
  };
}

/** An address needs none; should the engine ever think otherwise, it gets nothing. */
const noLookUp: net.LookupFunction = (_name, _options, callback) => {
  callback(asError('A script may not connect here'), '');
};

/** `connect(options, done)`, `connect(port, host, done)`, `connect(path, done)`, `connect([…])`. */
function readParameters(parameters: unknown[]): Asked {
  const [first, second] = parameters;
  // The form in which `net.connect` passes on what it has read itself.
  if (Array.isArray(first)) return readParameters(first as unknown[]);
  const last = parameters.at(-1);
  const connected = typeof last === 'function' ? (last as () => void) : undefined;
  if (typeof first === 'object' && first !== null) return { options: { ...first }, connected };
  const isPort = typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first));
  const host = typeof second === 'string' ? second : undefined;
  return { options: isPort ? { port: first, host } : { path: String(first) }, connected };
}

/** As if the system had refused: the error comes by the event that callers listen to. */
function refuse(socket: net.Socket, message: string): net.Socket {
  const state: { connecting: boolean } = socket;
  state.connecting = true;
  process.nextTick(() => {
    state.connecting = false;
    socket.destroy(asError(message));
  });
  return socket;
}

const refusal = (host: string, port: number, why: string): string =>
  `A script may not connect to ${host.slice(0, 253)}:${String(port)}: ${why}`;

const asError = (message: string): NodeJS.ErrnoException =>
  Object.assign(new Error(message), { code: 'EACCES' });

function closeOtherWays(): void {
  const ways: [object, string[]][] = [
    [net, ['BoundSocket', '_createServerHandle', 'createServer']],
    [net.Server.prototype, ['listen', '_listen2']],
    [dgram, ['createSocket', '_createSocketHandle']],
    [dgram.Socket.prototype, ['bind', 'bindSync', 'connect', 'connectSync', 'send', 'sendto']],
    [dns, ['setServers']],
    [dns.promises, ['setServers']],
    [dns.Resolver.prototype, ['setServers', 'setLocalAddress']],
    [dns.promises.Resolver.prototype, ['setServers', 'setLocalAddress']],
  ];
  for (const [holder, names] of ways) for (const name of names) seal(holder, name, refuseWay);
  syncBuiltinESMExports();
}

function refuseWay(): never {
  throw asError('A script has one way to the network, and this is another');
}

function seal(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, configurable: false, writable: false });
}
