import { defineConfig } from '@playwright/test';

import { findChromium } from './scripts/browser.mjs';

const executablePath = findChromium();

/** Chromium's sandbox refuses to run as root, which is who runs the tests in a container. */
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results/stories',
  // `scripts/test-reports.mjs` reads the JSON.
  reporter: [['list'], ['json', { outputFile: 'test-results/stories.json' }]],
  workers: 2,
  // A busy machine of two cores is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT ?? '3100'}`,
    browserName: 'chromium',
    // Recording every step of every story takes a fifth of the time, and nobody looks at it in CI.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      chromiumSandbox: !asRoot,
      // A phone nearby is made of software here. Chromium would ask the machine's Bluetooth about it
      // too, over a message bus that may not answer.
      env: {
        ...process.env,
        DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      },
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
