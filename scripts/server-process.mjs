// A server that runs beside the script: started, waited for, stopped with the script.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

import { pinnedNode, projectEnvironment, root } from './paths.mjs';
import { Explained } from './run-step.mjs';

const STOP_TIMEOUT_MS = 15_000;
const RECENT_LINES = 40;

/** Node's options for the server, from their one place: the `start` script of package.json. */
export function serverArguments() {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return scripts.start.slice(scripts.start.indexOf('node ') + 5).split(' ');
}

/**
 * Starts a Node program of the project. Each line it prints goes to `onLine`.
 * The child leads a process group of its own, so that Ctrl-C reaches it once, through `stop`.
 */
export function startServer({ name, args, env, onLine }) {
  const child = spawn(pinnedNode, args, {
    cwd: root,
    env: projectEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const recent = [];
  for (const stream of [child.stdout, child.stderr]) {
    onEachLine(stream, (line) => {
      recent.push(line);
      if (recent.length > RECENT_LINES) recent.shift();
      onLine?.(line);
    });
  }
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(`could not start: ${error.message}`));
    child.on('close', (status, signal) => resolve(`ended with ${signal ?? `status ${status}`}`));
  });
  // Whatever ends the script, nothing stays behind.
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  ended.then(() => process.off('exit', kill));

  let stopping = false;
  return {
    name,
    isStopping: () => stopping,
    /** Resolves, with the reason, when the process is gone. */
    ended,
    /** What it printed last. */
    recentOutput: () => recent.join('\n'),
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Waits until `url` answers without an error; fails when the server ends before. */
export async function waitUntilReady(server, url) {
  let reason;
  server.ended.then((why) => (reason = why));
  while (reason === undefined) {
    try {
      const { ok } = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // Stopped on purpose while it was starting: nobody waits for the answer any more.
  if (server.isStopping()) return new Promise(() => {});
  throw new Explained(`${server.name} ${reason}. Its last words:\n\n${server.recentOutput()}`);
}

/** Fails, with the command that avoids it where there is one, when something listens on the port. */
export async function requireFreePort(port, otherwise) {
  const listening = await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
    probe.listen(port, () => probe.close(() => resolve(false)));
  });
  if (listening) {
    throw new Explained(
      `Port ${port} is in use. Stop what listens there` +
        (otherwise ? `, or choose another: ${otherwise(port + 10)}` : '.'),
    );
  }
}

function onEachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (rest) onLine(rest);
  });
}
