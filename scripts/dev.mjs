// Builds and runs the server, again after every change: `npm run dev`.
import { existsSync, watch } from 'node:fs';
import path from 'node:path';

import { install } from './install.mjs';
import { root } from './paths.mjs';
import { CommandFailed, main, progress, runQuietly } from './run-step.mjs';
import { requireFreePort, serverArguments, startServer } from './server-process.mjs';

const SETTLE_MS = 150;

/** A change here needs a build; a change in the other places only a restart. */
const bundled = /^app[/\\](routes|ui|copy|root|routes\.ts|entry)/;
const watched = ['app', 'db', 'scripts-sandbox', 'public'];

let server;

await main(async () => {
  await install();
  await requireFreePort(Number(process.env.PORT || 3000), (other) => `PORT=${other} npm run dev`);
  await build();
  start();
  watchForChanges();
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  });
  await server.stop();
});

function build() {
  return progress('Building', () => runQuietly('remix', ['vite:build']));
}

function start() {
  server = startServer({
    name: 'Latchkey',
    args: serverArguments(),
    env: { NODE_ENV: 'development' },
    onLine: (line) => console.log(line),
  });
}

/** Collects what changed until it is quiet for a moment, then acts once. */
function watchForChanges() {
  let changed = new Set();
  let timer;
  let work = Promise.resolve();
  for (const folder of watched.filter((name) => existsSync(path.join(root, name)))) {
    watchFolder(folder, (file) => {
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const files = [...changed];
        changed = new Set();
        work = work.then(() => restart(files));
      }, SETTLE_MS);
    });
  }
}

function watchFolder(folder, onChange) {
  const watcher = watch(path.join(root, folder), { recursive: true }, (event, name) => {
    if (name && !/\.test\.tsx?$/.test(name)) onChange(path.join(folder, name));
  });
  watcher.on('error', (error) => console.error(`Cannot watch ${folder}: ${error.message}`));
}

async function restart(files) {
  console.log(`Changed: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ' and others' : ''}`);
  try {
    if (files.some((file) => bundled.test(file))) await build();
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    // The old build goes on running until the mistake is corrected.
    console.error(error.output.trimEnd());
    return;
  }
  await server.stop();
  start();
}
