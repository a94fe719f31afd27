// Everything for a first look, from a fresh clone: `npm run up`.
import { constants } from 'node:os';

import { install } from './install.mjs';
import { pinnedNode } from './paths.mjs';
import { Explained, main, progress, runQuietly } from './run-step.mjs';
import {
  requireFreePort,
  serverArguments,
  startServer,
  waitUntilReady,
} from './server-process.mjs';

const port = portFrom('PORT', 3000);
const login = process.env.LATCHKEY_ORIGIN ?? `http://localhost:${port}`;
// The sample application is registered for this address when the data are made.
const examplePort = 3001;
const example = `http://localhost:${examplePort}`;

/** @param {string | null} link for the first owner; null where somebody has come already. */
const welcome = (link) => `
  Dashboard             ${link ?? `${login}/dashboard`}
                        ${link ? 'Open it once: you make your passkey there, and are the owner.' : 'Sign in with your passkey.'}
  Latchkey              ${login}
  Sample application    ${example}

What to try
  1. Open the sample application and choose "Sign in": it sends you to Latchkey.
  2. Sign up with a passkey: your fingerprint, face or screen lock, or a phone.
  3. Sign out, and sign in again with one touch.
  4. Sign up once more, with a password.
  5. Open the dashboard: who signed in, how many use a passkey, and every setting.

Ctrl-C stops both.
`;

const running = [];
let ready = false;
let stopping = false;

/** Resolves with the signal when somebody asks the script to end. */
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});

await main(async () => {
  await requireFreePort(port, (other) => `PORT=${other} npm run up`);
  await requireFreePort(examplePort);
  try {
    const signal = await Promise.race([asked, runBoth()]);
    console.log();
    return ready ? 0 : 128 + constants.signals[signal];
  } finally {
    stopping = true;
    if (running.length > 0) await progress('Stopping', stopAll);
  }
});

/** Installs, builds, starts; then only the unexpected end of a server ends it. */
async function runBoth() {
  await install();
  await progress('Building', () => runQuietly('remix', ['vite:build']));
  await progress('Starting Latchkey', () =>
    start(
      {
        name: 'Latchkey',
        args: serverArguments(),
        env: {
          NODE_ENV: 'production',
          PORT: String(port),
          LATCHKEY_LOG_LEVEL: process.env.LATCHKEY_LOG_LEVEL || 'warn',
        },
      },
      `http://localhost:${port}/ready`,
    ),
  );
  await requireDomain();
  await progress('Starting the sample application', () =>
    start(
      {
        name: 'The sample application',
        args: [
          '--disable-warning=ExperimentalWarning',
          'examples/express-openid-connect/server.ts',
        ],
        env: { PORT: String(examplePort) },
      },
      example,
    ),
  );
  ready = true;
  console.log(welcome(await firstOwnersLink()));
  const ends = running.map(async (server) => `${server.name} ${await server.ended}.`);
  throw new Explained(await Promise.race(ends));
}

/** The one-time link that makes the first owner; null once there is one. */
async function firstOwnersLink() {
  const printed = await runQuietly(
    pinnedNode,
    ['--disable-warning=ExperimentalWarning', 'cli/main.ts', ...['admins', 'first-link', '--json']],
    { PORT: String(port) },
  );
  return JSON.parse(printed).url;
}

/** Data that were made on another port know no host on this one, which the browser would only tell as an empty page. */
async function requireDomain() {
  const { status } = await fetch(`http://localhost:${port}/login`, { redirect: 'manual' });
  if (status !== 421 || process.env.LATCHKEY_ORIGIN) return;
  throw new Explained(
    `Nothing answers on localhost:${port}: the data were made for another address. ` +
      `Start on that one, or add this one: npm run cli -- domains create --host localhost:${port}`,
  );
}

/** Starts a server and waits for it. Its log is shown while both run: before and after, progress lines are enough. */
async function start(options, url) {
  const server = startServer({
    ...options,
    onLine: (line) => ready && !stopping && console.log(`[${options.name}] ${line}`),
  });
  running.push(server);
  await waitUntilReady(server, url);
}

/** The application first: it depends on the login. */
async function stopAll() {
  for (const server of running.reverse()) await server.stop();
}

function portFrom(variable, fallback) {
  const value = Number(process.env[variable] || fallback);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  console.error(`${variable} is not a port number: ${process.env[variable]}`);
  process.exit(1);
}
