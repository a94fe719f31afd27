/** Our own code for the inside of isolates, and drivers for the inside of children, each as one text. */
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';

import { driverNames } from '../protocol.ts';
import type { DriverName } from '../protocol.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guestFile = (name: string): string =>
  fileURLToPath(new URL(`../guest/${name}`, import.meta.url));

let guest: Promise<string> | undefined;
const drivers = new Map<DriverName, Promise<string>>();

/** The text that every context begins with. Bundled once in the process: 0.3 s. */
export function guestBundle(): Promise<string> {
  if (guest) return guest;
  guest = bundle({
    entryPoints: [guestFile('index.ts')],
    platform: 'browser',
    format: 'iife',
    conditions: ['browser'],
    define: { global: 'globalThis' },
    // What packages ask of Node, and what they find without asking.
    alias: {
      crypto: guestFile('modules/crypto/crypto-for-modules.ts'),
      'node:crypto': guestFile('modules/crypto/crypto-for-modules.ts'),
      util: guestFile('modules/inspect/index.ts'),
      'node:util': guestFile('modules/inspect/index.ts'),
      // The same, shorter: its text is in every isolate.
      lodash: 'lodash/lodash.min.js',
      // What jsonwebtoken asks of it is which Node this is.
      semver: guestFile('modules/semver-for-modules.ts'),
      // jws names it, and what scripts use of jws reads and writes none.
      stream: 'events',
      tr46: guestFile('web/domains-for-urls.ts'),
    },
    inject: [
      guestFile('process-for-modules.ts'),
      guestFile('timers-for-modules.ts'),
      guestFile('web/text-encoding-for-modules.ts'),
      guestFile('modules/crypto/web-crypto-for-modules.ts'),
    ],
  });
  // Whoever asks next finds out whether it works by then.
  guest.catch(() => {
    guest = undefined;
  });
  return guest;
}

/** A driver as a CommonJS module that needs nothing but Node. */
export function driverBundle(name: DriverName): Promise<string> {
  const known = drivers.get(name);
  if (known) return known;
  const bundled = bundle({
    stdin: { contents: `module.exports = require('${name}')`, resolveDir: root },
    platform: 'node',
    format: 'cjs',
    external: optionalDependencies,
  });
  drivers.set(name, bundled);
  bundled.catch(() => drivers.delete(name));
  return bundled;
}

/** By which words scripts ask for the packages that a driver stands behind. */
const asking: Readonly<Record<DriverName, RegExp>> = {
  pg: /["'`]pg["'`@]/,
  mysql2: /["'`]mysql2?["'`@/]/,
  mongodb: /["'`]mongodb["'`@]/,
  tedious: /["'`]tedious["'`@]/,
};

/**
 * Begins with the drivers that a source names, while its process starts: else its first run would
 * wait for them (60 to 250 ms each, once in our process). Who hides a name waits all the same.
 */
export function bundleDriversOf(source: string): void {
  for (const name of driverNames) {
    if (drivers.has(name) || !asking[name].test(source)) continue;
    // Whoever asks for it is told why there is none.
    driverBundle(name).catch(() => undefined);
  }
}

/** What drivers ask for where it is there: sign-ins of clouds, compression, a native client. */
const optionalDependencies = [
  'pg-native',
  'pg-cloudflare',
  'cloudflare:sockets',
  'kerberos',
  'mongodb-client-encryption',
  '@mongodb-js/zstd',
  'snappy',
  'gcp-metadata',
  'socks',
  'aws4',
  '@aws-sdk/*',
  '@azure/*',
];

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    // Whatever directory the server was started in.
    absWorkingDir: root,
    bundle: true,
    write: false,
    target: 'node24',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    // What goes wrong is thrown, and told by whoever has asked.
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('The bundler has made nothing');
  return file.text;
}
