import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { expect, it, vi } from 'vitest';

import { dataDirectory } from '#db/engine.ts';

import { listAllTenants } from './tenants.ts';

const file = path.join(dataDirectory, 'sample-application.json');

/** As a server does that starts in this environment. */
async function seed(origin: string | undefined): Promise<void> {
  vi.stubEnv('LATCHKEY_ORIGIN', origin);
  vi.stubEnv('PORT', '4321');
  vi.resetModules();
  const { seedFirstTenant } = await import('./first-tenant.ts');
  await seedFirstTenant();
}

it.each(['http://192.0.2.1:3000', 'http://latchkey:3000', 'https://co.uk'])(
  'leaves nothing half done where passkeys cannot work: %s',
  async (origin) => {
    await expect(seed(origin)).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/^LATCHKEY_ORIGIN is not valid: "[^"]+": expected /),
    });
    expect(await listAllTenants()).toEqual([]);
  },
);

it('makes a tenant with a sample application, once', async () => {
  await seed(undefined);
  const sample: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(sample).toEqual({
    issuer: 'http://localhost:4321/',
    clientId: expect.stringMatching(/^\w{32}$/),
    clientSecret: expect.stringMatching(/^[\w-]{60,}$/),
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [tenant, ...others] = await listAllTenants();
  expect(others).toEqual([]);
  expect(tenant).toMatchObject({
    name: 'default',
    defaultClientId: (sample as { clientId: string }).clientId,
  });

  await seed('https://login.example.com');
  expect(await listAllTenants()).toHaveLength(1);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(sample);
});
