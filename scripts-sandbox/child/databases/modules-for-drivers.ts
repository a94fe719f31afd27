/**
 * What `require` gives a driver: Node's own modules, and fewer of them than a program has.
 *
 * Invariants:
 * 1. Every socket that a driver opens belongs to the wire in whose name it is opened (`wire.ts`).
 * 2. No files, processes or datagrams: a connection string or a server may ask drivers for them.
 * 3. Nothing is decompressed: five megabytes become five thousand.
 * 4. The name of the machine and the version of its system stay here: drivers tell them to servers.
 */
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import tls from 'node:tls';
import zlib from 'node:zlib';

import { ownSocket } from './wire.ts';

class WiredSocket extends net.Socket {
  constructor(options?: net.SocketConstructorOpts) {
    super(options);
    ownSocket(this);
  }
}

const connect = (...parameters: Parameters<typeof net.connect>): net.Socket =>
  ownSocket(net.connect(...parameters));

const connectSecurely = (...parameters: Parameters<typeof tls.connect>): net.Socket =>
  ownSocket(tls.connect(...parameters));

const changed: Readonly<Record<string, object>> = {
  net: copyOf(net, {
    Socket: WiredSocket,
    Stream: WiredSocket,
    connect,
    createConnection: connect,
  }),
  tls: copyOf(tls, { connect: connectSecurely }),
  os: copyOf(os, {
    hostname: () => 'latchkey',
    release: () => '',
    version: () => '',
    machine: () => '',
    homedir: () => '/',
    networkInterfaces: () => ({}),
    cpus: () => [],
    userInfo: () => ({ username: '', uid: -1, gid: -1, shell: null, homedir: '/' }),
  }),
  zlib: copyOf(zlib, {
    inflate: noCompression,
    inflateSync: noCompression,
    createInflate: noCompression,
    gunzip: noCompression,
    unzip: noCompression,
  }),
};

const asTheyAre = new Set([
  'buffer',
  'constants',
  'crypto',
  'diagnostics_channel',
  'dns',
  'events',
  'path',
  'process',
  'stream',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
]);

/** Drivers name these when they are loaded, and use them where they are told to. */
const refused = new Set(['child_process', 'dgram', 'fs', 'fs/promises', 'http']);

const nodeRequire = createRequire(import.meta.url);

/** @throws Error `Cannot find module`, as drivers expect of what they can do without. */
export function requireForDrivers(asked: string): unknown {
  const name = asked.replace(/^node:/, '');
  if (Object.hasOwn(changed, name)) return changed[name];
  if (asTheyAre.has(name)) return nodeRequire(`node:${name}`);
  if (refused.has(name)) return refusing(name);
  // Sign-in by a cloud's own means; named at the top of the driver, used where it is asked for.
  if (name.startsWith('@azure/')) return {};
  throw Object.assign(new Error(`Cannot find module '${asked}'`), { code: 'MODULE_NOT_FOUND' });
}

function copyOf(module: object, changes: Record<string, unknown>): object {
  const copy: object = Object.create(null, Object.getOwnPropertyDescriptors(module)) as object;
  for (const [name, value] of Object.entries(changes)) Object.defineProperty(copy, name, { value });
  return copy;
}

/** A module whose functions throw; those of `fs.promises` as well. */
function refusing(name: string): object {
  const refuse = (key: string): unknown =>
    key === 'promises'
      ? refusing(`${name}/promises`)
      : () => {
          throw new Error(`A script has no ${name}.${key}`);
        };
  return new Proxy(
    {},
    {
      get: (_target, key) =>
        typeof key === 'string' && key !== '__esModule' && key !== 'then' ? refuse(key) : undefined,
    },
  );
}

function noCompression(): never {
  throw new Error('Compressed connections are not supported');
}
