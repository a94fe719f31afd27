/** Tries every way to the network that Node has, behind the door, and tells how each has ended. */
import { once } from 'node:events';

import { guardNetwork } from '../../child/egress/door.ts';
import { hear, tell } from '../../child/server-pipe.ts';

export type Attempts = Record<string, string>;

const { createSocket } = await import('node:dgram');
const dgram = await import('node:dgram');
const dns = await import('node:dns');
const http = await import('node:http');
const http2 = await import('node:http2');
const https = await import('node:https');
const inspector = await import('node:inspector');
const net = await import('node:net');
const tls = await import('node:tls');
const { Worker } = await import('node:worker_threads');
const { spawn } = await import('node:child_process');

type Way = () => unknown;

const failing = async (emitter: NodeJS.EventEmitter): Promise<never> => {
  const [error] = (await once(emitter, 'error')) as [Error];
  throw error;
};

/** @param port something listens there on 127.0.0.1, and nothing on 127.0.0.2, which is allowed. */
const waysTo = (port: number, path: string): Record<string, Way> => ({
  'net.connect': () => failing(net.connect(port, '127.0.0.1')),
  'net.connect, port alone': () => failing(net.connect(port)),
  'net.connect, port as text': () => failing(net.connect({ port: String(port) as never })),
  'net.connect, look-up of its own': () =>
    failing(
      net.connect({
        host: 'nowhere.invalid',
        port,
        lookup: (_name, _options, callback) => {
          callback(null, [{ address: '127.0.0.1', family: 4 }]);
        },
      }),
    ),
  'net.connect, a path': () => failing(net.connect(path)),
  'net.connect, a path in options': () => failing(net.connect({ path })),
  'net.createConnection': () => failing(net.createConnection({ port, host: '::1' })),
  'new net.Socket': () => failing(new net.Socket().connect({ port, host: '127.0.0.1' })),
  'net.Socket, options that change': () => {
    let reads = 0;
    const options = {
      port,
      get host() {
        reads += 1;
        return reads === 1 ? '127.0.0.2' : '127.0.0.1';
      },
    };
    return failing(new net.Socket().connect(options));
  },
  'tls.connect': () => failing(tls.connect(port, '127.0.0.1')),
  'http.get': () => failing(http.get({ port, host: '127.0.0.1' })),
  'http.get, socketPath': () => failing(http.get({ socketPath: path })),
  'http.get, look-up of its own': () =>
    failing(
      http.get({
        port: 80,
        host: 'localhost',
        lookup: (_name, _options, callback) => {
          callback(null, '127.0.0.1', 4);
        },
      }),
    ),
  'https.get': () => failing(https.get({ port, host: '127.0.0.1' })),
  'http2.connect': () => failing(http2.connect(`http://127.0.0.1:${String(port)}`)),
  fetch: () =>
    fetch(`http://127.0.0.1:${String(port)}`).catch((error: unknown) => {
      throw (error as Error).cause;
    }),
  WebSocket: () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${String(port)}`);
      socket.onopen = resolve;
      socket.onerror = () => {
        reject(new Error('refused'));
      };
    }),
  'net.createServer': () => net.createServer().listen(0),
  'net.Server': () => new net.Server().listen(0),
  'http.Server': () => new http.Server().listen(0),
  'net.BoundSocket': () => new (net as unknown as { BoundSocket: new () => unknown }).BoundSocket(),
  'dgram.createSocket': () => dgram.createSocket('udp4'),
  'dgram.createSocket, imported before': () => createSocket('udp4').send('x', port, '127.0.0.1'),
  'dgram.Socket': () =>
    new (dgram.Socket as unknown as new (type: string) => typeof dgram.Socket.prototype)(
      'udp4',
    ).send('x', port, '127.0.0.1'),
  'dns.setServers': () => dns.setServers([`127.0.0.1:${String(port)}`]),
  'dns.Resolver': () => new dns.Resolver().setServers([`127.0.0.1:${String(port)}`]),
  'dns.promises.Resolver': () =>
    new dns.promises.Resolver().setServers([`127.0.0.1:${String(port)}`]),
  'process.binding': () => (process as unknown as { binding: Way }).binding(),
  'inspector.open': () => inspector.open(0),
  'worker_threads.Worker': () => new Worker('1', { eval: true }),
  'child_process.spawn': () => failing(spawn('/bin/true')),
});

async function ending(way: Way): Promise<string> {
  try {
    await way();
    return 'open';
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code ?? message;
  }
}

hear(({ port, path }: { port: number; path: string }) => {
  guardNetwork([`127.0.0.2:${String(port)}`]);
  const ways = Object.entries(waysTo(port, path));
  void Promise.all(ways.map(async ([name, way]) => [name, await ending(way)])).then((ends) => {
    tell(Object.fromEntries(ends));
  });
});
