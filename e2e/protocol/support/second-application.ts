import type { ClientSettingsInput } from '#app/oidc/client-settings.ts';

import { startApplication } from '../../support/application.ts';
import type { Application } from '../../support/application.ts';
import type { Cli } from './site.ts';

export type RunningApplication = Application & { clientId: string };

/** Starts an application that browsers can open, registered with `cli`'s tenant. */
export async function startRegistered(
  cli: Cli,
  origin: string,
  name: string,
  settings: ClientSettingsInput = {},
): Promise<RunningApplication> {
  const application = await startApplication();
  const registered = (await cli(
    ...['clients', 'create', '--name', name, '--settings'],
    JSON.stringify({
      callbacks: [application.callbackUrl],
      allowed_logout_urls: [`${application.origin}/`],
      ...settings,
    }),
  )) as { clientId: string; clientSecret: string | null };
  await application.connect({ issuer: `${origin}/`, ...registered });
  return Object.assign(application, { clientId: registered.clientId });
}
