/**
 * What protocol stories share: one tenant per worker on the shared server, and applications of it
 * that are spoken for in single requests. What one story changes it makes for itself.
 */
import type { ClientSettingsInput } from '#app/oidc/client-settings.ts';

import type { Application } from '../../attacks/support/application.ts';
import { HttpVisitor } from '../../support/http-visitor.ts';
import { test as base } from '../../support/story.ts';
import type { Tenant, User } from '../../support/tenant.ts';
import { signIn } from './sign-in.ts';

export type Person = User & { password: string };

export type Cli = (...args: readonly string[]) => Promise<unknown>;

export type ProtocolSite = {
  tenant: Tenant;
  origin: string;
  issuer: string;
  /** A confidential application of the tenant's own, with every grant that it may have. */
  client: Application;
  person: Person;
  register: (settings?: ClientSettingsInput) => Promise<Application>;
  newPerson: () => Promise<Person>;
  visitor: () => HttpVisitor;
  /** A browser whose user has signed in to `client` with a password. */
  signedIn: () => Promise<HttpVisitor>;
  /** Codes of the tenant's log that concern an application, newest first. */
  logOf: (client: Application) => Promise<string[]>;
};

const password = 'correct horse battery staple';

export const test = base.extend<{ patience: void }, { site: ProtocolSite }>({
  // Each command of the administrator's is a process of its own, which a busy machine starts slowly.
  patience: [
    async ({}, use, story) => {
      story.setTimeout(90_000);
      await use();
    },
    { auto: true },
  ],
  site: [
    async ({ tenant }, use) => {
      await use(await siteOf(tenant));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';

/** An application at `cli`'s tenant. Its callback is an address that nobody opens, unless one is given. */
export async function register(
  cli: Cli,
  origin: string,
  settings: ClientSettingsInput = {},
): Promise<Application> {
  const { callbacks: [callback] = ['https://app.example.com/callback'] } = settings;
  const created = (await cli(
    ...['clients', 'create', '--name', 'Protocol story'],
    ...['--settings', JSON.stringify({ callbacks: [callback], ...settings })],
  )) as { clientId: string; clientSecret: string | null };
  return { origin, callback: callback ?? '', ...created };
}

async function siteOf(tenant: Tenant): Promise<ProtocolSite> {
  const { origin } = tenant;
  const newPerson = async () => ({ ...(await tenant.newUser(password)), password });
  const [client, person] = await Promise.all([register(tenant.cli, origin), newPerson()]);
  const visitor = () => new HttpVisitor(origin);
  return {
    tenant,
    origin,
    issuer: `${origin}/`,
    client,
    person,
    register: (settings) => register(tenant.cli, origin, settings),
    newPerson,
    visitor,
    signedIn: async () => {
      const signedIn = visitor();
      await signIn(signedIn, client, person);
      return signedIn;
    },
    logOf: async ({ clientId }) => {
      const events = (await tenant.cli('logs', 'list', '--limit', '500')) as {
        type: string;
        clientId: string | null;
      }[];
      return events.filter((event) => event.clientId === clientId).map(({ type }) => type);
    },
  };
}
