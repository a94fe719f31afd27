/**
 * The server that attacks are tried on: one per worker, behind a proxy that it trusts, so that
 * every visitor can have an address of their own and no attack uses up another's attempts.
 *
 * What one test changes (connections, users, domains) it makes for itself.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { test as base } from '@playwright/test';

import { HttpVisitor } from '../../support/http-visitor.ts';
import { startServer } from '../../support/server.ts';
import type { ServerUnderTest, StartedServer } from '../../support/server.ts';
import type { Application } from './application.ts';

export type AttackedSite = {
  server: StartedServer;
  port: number;
  /** The confidential first-party application that every installation begins with. */
  application: Application;
  /** A browser on an address that nobody else has. */
  visitor: (origin?: string) => HttpVisitor;
};

export const test = base.extend<{ patience: void }, { site: AttackedSite }>({
  // Fifty requests at once and a command line between them take their time on a busy machine.
  patience: [
    async ({}, use, testInfo) => {
      testInfo.setTimeout(90_000);
      await use();
    },
    { auto: true },
  ],
  site: [
    async ({}, use) => {
      const server = await startServer({
        env: { LATCHKEY_TRUSTED_PROXIES: 'loopback', LATCHKEY_LOG_LEVEL: 'trace' },
      });
      const port = Number(new URL(server.origin).port);
      await use({
        server,
        port,
        application: firstApplication(server),
        visitor: (origin = server.origin) =>
          new HttpVisitor(origin, { port, address: newAddress() }),
      });
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect } from '@playwright/test';

/** An address of the range for documentation (RFC 3849), in a network of its own. */
export function newAddress(): string {
  const [a, b] = [randomBytes(2).toString('hex'), randomBytes(2).toString('hex')];
  return `2001:db8:${a}:${b}::1`;
}

/** The application that a first start leaves beside its data. */
export function firstApplication({ origin, dataDirectory }: ServerUnderTest): Application {
  const file = path.join(dataDirectory, 'sample-application.json');
  const { clientId, clientSecret } = JSON.parse(readFileSync(file, 'utf8')) as {
    clientId: string;
    clientSecret: string;
  };
  return { origin, clientId, clientSecret, callback: 'http://localhost:3001/callback' };
}

/** An address of nobody. */
export const newEmail = (): string => `${randomBytes(6).toString('hex')}@example.com`;

/** Longer than any policy asks for, in no list, and nothing that begins like an option. */
export const newPassword = (): string => randomBytes(15).toString('hex');
