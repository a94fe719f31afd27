/** A tenant's second host, which moves from its own RP ID to the one of the host above it. */
import { startApplication } from '../../support/application.ts';
import type { Application } from '../../support/application.ts';
import { newTenant } from '../../support/tenant.ts';
import type { Tenant } from '../../support/tenant.ts';

export type MovingSite = {
  tenant: Tenant;
  host: string;
  origin: string;
  /** `login.<tenant>.localhost`, and the RP ID above it. */
  oldRpId: string;
  newRpId: string;
  /** Signs its users in on that host. */
  application: Application;
  clientId: string;
  clientSecret: string;
  /** Runs `domains <verb> --host …` on that host. */
  domains: (verb: string, ...args: readonly string[]) => Promise<unknown>;
  /** Both RP IDs are accepted from now on. */
  move: () => Promise<unknown>;
  stop: () => Promise<void>;
};

export async function newMovingSite(options?: object): Promise<MovingSite> {
  const tenant = await newTenant(options);
  const newRpId = tenant.rpId;
  const oldRpId = `login.${newRpId}`;
  const host = `${oldRpId}:${new URL(tenant.origin).port}`;
  const origin = `http://${host}`;
  await tenant.cli('domains', 'create', '--host', host);
  const application = await startApplication();
  const registered = (await tenant.cli(
    ...['clients', 'create', '--name', 'Notes', '--callback', application.callbackUrl],
  )) as { clientId: string; clientSecret: string };
  await application.connect({ issuer: `${origin}/`, ...registered });
  const domains = (verb: string, ...args: readonly string[]) =>
    tenant.cli('domains', verb, '--host', host, ...args);
  return {
    ...{ tenant, host, origin, oldRpId, newRpId, application, domains, ...registered },
    move: () => domains('move', '--rp-id', newRpId),
    stop: async () => {
      await application.stop();
      await tenant.stop();
    },
  };
}
