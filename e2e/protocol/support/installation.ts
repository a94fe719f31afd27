import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from '@playwright/test';

import { freePort, startServer } from '../../support/server.ts';
import type { Cli } from './site.ts';

/** An installation that is stopped and started again at later moments. */
export async function newInstallation() {
  const port = await freePort();
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'latchkey-e2e-'));
  const clock = path.resolve('e2e/support/shifted-clock.mjs');
  const origin = `http://localhost:${port}`;
  return {
    origin,
    /** Runs it while `story` is told, with the clock ahead by so many seconds. */
    async after(seconds: number, story: (cli: Cli) => Promise<void>): Promise<void> {
      const server = await startServer({
        port,
        dataDirectory,
        env: { NODE_OPTIONS: `--import=${clock}`, CLOCK_AHEAD_SECONDS: String(seconds) },
      });
      await story((...args) => server.cli(args)).finally(server.stop);
      // The engine warns on the console; there is nothing that it should have to say.
      expect(server.log()).not.toContain('oidc-provider');
    },
    remove: () => rmSync(dataDirectory, { recursive: true }),
  };
}
