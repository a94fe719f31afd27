/**
 * A server on made-up hosts with real TLS, and a Chromium to which those hosts lead there:
 *
 *     const site = await startTlsSite(['login.old.test', 'login.new.test']);
 *     await site.server.cli(['domains', 'create', '--host', 'login.old.test']);
 *     const browser = await site.openBrowser();
 *     const page = await browser.newPage();
 *     await page.goto('https://login.old.test/account');
 */
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

import { findChromium } from '../../../scripts/browser.mjs';
import { startServer } from '../server.ts';
import type { StartedServer } from '../server.ts';
import { newAuthority } from './certificates.ts';
import type { Authority } from './certificates.ts';
import { startHttpsProxy } from './https-proxy.ts';

export type TlsSite = {
  server: StartedServer;
  authority: Authority;
  /** Where TLS is spoken for every host, on 127.0.0.1. */
  port: number;
  /** Trusts the site's certificate as if its authority were known. Closed by `stop`. */
  openBrowser: () => Promise<Browser>;
  stop: () => Promise<void>;
};

/** `others` are hosts where another program answers, with the port that it listens on. */
export async function startTlsSite(
  ownHosts: readonly string[],
  others: Readonly<Record<string, number>> = {},
): Promise<TlsSite> {
  const hosts = [...ownHosts, ...Object.keys(others)];
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: 'loopback' } });
  const authority = await newAuthority();
  const certificate = await authority.issue(hosts);
  const ownPort = Number(new URL(server.origin).port);
  const proxy = await startHttpsProxy((host) => others[host] ?? ownPort, certificate);
  const browsers: Browser[] = [];
  return {
    server,
    authority,
    port: proxy.port,
    openBrowser: async () => {
      const browser = await launch(hosts, proxy.port, certificate.publicKeyHash);
      browsers.push(browser);
      return browser;
    },
    stop: async () => {
      for (const browser of browsers) await browser.close();
      await proxy.stop();
      await server.stop();
    },
  };
}

function launch(hosts: readonly string[], port: number, publicKeyHash: string): Promise<Browser> {
  const executablePath = findChromium();
  const leads = hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
  return chromium.launch({
    ...(executablePath && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      `--host-resolver-rules=${leads.join(',')}`,
      // Passkeys are refused to pages whose certificate was merely waved through.
      `--ignore-certificate-errors-spki-list=${publicKeyHash}`,
    ],
  });
}
