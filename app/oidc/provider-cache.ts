/** Providers are built when a host is first asked for, kept while they are used, and rebuilt after a change. */
import type { IncomingMessage, ServerResponse } from 'node:http';

import { LRUCache } from 'lru-cache';
import type { Provider } from 'oidc-provider';

import type { Site } from '#app/tenancy/site.ts';

import { buildProvider } from './provider.ts';

const MAX_PROVIDERS = 200;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A provider, and its way to answer requests. */
export type Engine = { provider: Provider; handle: Handler };

type Entry = { version: number; tenantId: string; engine: Promise<Engine> };

const cache = new LRUCache<string, Entry>({ max: MAX_PROVIDERS });

/** The engine of a site, in the version that its tenant's settings have now. */
export function engineOf(site: Site): Promise<Engine> {
  const { host } = site.domain;
  const { id: tenantId, settingsVersion: version } = site.tenant;
  const known = cache.get(host);
  if (known?.version === version && known.tenantId === tenantId) return known.engine;
  const engine = buildEngine(site);
  const entry = { version, tenantId, engine };
  cache.set(host, entry);
  engine.catch(() => {
    // A failed build is not kept: the next request tries again.
    if (cache.peek(host) === entry) cache.delete(host);
  });
  return engine;
}

async function buildEngine(site: Site): Promise<Engine> {
  const provider = await buildProvider(site);
  return { provider, handle: provider.callback() };
}
