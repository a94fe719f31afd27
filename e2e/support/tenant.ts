import { randomBytes } from 'node:crypto';

import { startApplication } from './application.ts';
import type { Application } from './application.ts';
import { sharedServer } from './server.ts';

/** A tenant of a story's own on the shared server, with one connection and one application. */
export type Tenant = {
  name: string;
  /** `http://<name>.localhost:PORT`; its passkeys belong to that host. */
  origin: string;
  rpId: string;
  application: Application;
  applicationId: string;
  /** The administrator's command line, for this tenant. */
  cli: (...args: readonly string[]) => Promise<unknown>;
  /** Makes a user with an address of its own, and returns both. */
  newUser: (password?: string) => Promise<User>;
  /** The same in a connection that was made for the story. */
  newUserOf: (connection: string, password?: string) => Promise<User>;
  /** Makes a further connection; an application asks for it with the parameter `connection`. */
  newConnection: (options: object) => Promise<string>;
  stop: () => Promise<void>;
};

export type User = { id: string; email: string };

const connection = 'people';

/** Passkeys and passwords both, passwords as they are by default. */
const passkeysOn = { authentication_methods: { passkey: { enabled: true } } };

export async function newTenant(options: object = passkeysOn): Promise<Tenant> {
  const server = sharedServer();
  const name = `t-${randomBytes(5).toString('hex')}`;
  const rpId = `${name}.localhost`;
  const host = `${rpId}:${new URL(server.origin).port}`;
  const origin = `http://${host}`;
  const cli = (...args: readonly string[]) => server.cli([...args, '--tenant', name]);

  await server.cli(['tenants', 'create', '--name', name, '--display-name', 'Acme']);
  await cli('domains', 'create', '--host', host);
  await cli('connections', 'create', '--name', connection, '--options', JSON.stringify(options));

  const application = await startApplication();
  const registered = (await cli(
    ...['clients', 'create', '--name', 'Notes', '--callback', application.callbackUrl],
    ...['--logout-url', application.origin],
    ...['--initiate-login-uri', `${application.origin}/login`],
  )) as { clientId: string; clientSecret: string };
  await application.connect({ issuer: `${origin}/`, ...registered });

  const newUserOf = async (name: string, password?: string) => {
    const email = newEmail();
    const user = await cli(
      ...['users', 'create', '--connection', name, '--email', email],
      ...(password ? ['--password', password] : []),
    );
    return user as User;
  };

  return {
    name,
    origin,
    rpId,
    application,
    applicationId: registered.clientId,
    cli,
    newUser: (password) => newUserOf(connection, password),
    newUserOf,
    newConnection: async (document) => {
      const added = `c-${randomBytes(5).toString('hex')}`;
      await cli('connections', 'create', '--name', added, '--options', JSON.stringify(document));
      return added;
    },
    stop: () => application.stop(),
  };
}

/** A tenant without passkeys whose first page asks for the password beside the address. */
export async function newPasswordTenant(): Promise<Tenant> {
  const tenant = await newTenant({});
  await tenant.cli('tenants', 'update', '--prompts', '{"identifier_first": false}');
  return tenant;
}

export const newEmail = (): string => `ada-${randomBytes(5).toString('hex')}@example.com`;
