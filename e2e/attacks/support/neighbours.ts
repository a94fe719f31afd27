/** Other sites in the same process, beside the one that every installation begins with. */
import { randomBytes } from 'node:crypto';

import type { Application } from './application.ts';
import { test as base } from './attacked-site.ts';
import type { AttackedSite } from './attacked-site.ts';

export type Neighbours = {
  /** Another host of the default tenant, with an RP ID of its own. */
  secondHost: string;
  /** A host of the default tenant that is reached over TLS. */
  tlsHost: string;
  /** Another tenant, with an application of its own. */
  tenant: string;
  tenantApplication: Application;
};

export const test = base.extend<object, { neighbours: Neighbours }>({
  neighbours: [
    async ({ site }, use) => {
      const { server, port } = site;
      const secondHost = `second.localhost:${port}`;
      const tlsHost = 'login.example.test';
      const tenantHost = `neighbour.localhost:${port}`;
      const tenant = 'neighbour';
      await server.cli(['tenants', 'create', '--name', tenant, '--display-name', 'Neighbour']);
      const options = { authentication_methods: { passkey: { enabled: true } } };
      await Promise.all(
        [
          ['domains', 'create', '--host', secondHost],
          ['domains', 'create', '--host', tlsHost],
          ['domains', 'create', '--tenant', tenant, '--host', tenantHost],
          [
            ...['connections', 'create', '--tenant', tenant],
            ...['--name', 'people', '--options', JSON.stringify(options)],
          ],
        ].map(server.cli),
      );
      const tenantApplication = await newApplication(site, { tenant, host: tenantHost });
      await use({ secondHost, tlsHost, tenant, tenantApplication });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect } from '@playwright/test';

/** Registers an application of its own, for a test that changes what an application may do. */
export async function newApplication(
  { server }: AttackedSite,
  options: { tenant?: string; host?: string; flags?: string[] } = {},
): Promise<Application> {
  const callback = 'http://localhost:3001/callback';
  const created = (await server.cli([
    'clients',
    'create',
    ...(options.tenant ? ['--tenant', options.tenant] : []),
    '--name',
    `Application ${randomBytes(4).toString('hex')}`,
    '--callback',
    callback,
    ...(options.flags ?? []),
  ])) as { clientId: string; clientSecret: string | null };
  const { clientId, clientSecret } = created;
  const origin = options.host ? `http://${options.host}` : server.origin;
  return { origin, clientId, clientSecret, callback };
}
