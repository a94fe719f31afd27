/** What a first start needs so that the quick start has something to show. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { config } from '#app/config.server.ts';
import { ConfigurationError } from '#app/configuration-error.ts';
import { listTenants } from '#app/store/tenants.ts';
import { dataDirectory } from '#db/engine.ts';

import { createClient } from './clients.ts';
import { createConnection } from './connections.ts';
import { newDomainSchema } from './domain-rules.ts';
import { createDomain } from './domains.ts';
import { changeTenant, createTenant } from './tenants.ts';

const SAMPLE_ORIGIN = 'http://localhost:3001';

/**
 * On an empty database: one tenant on `LATCHKEY_ORIGIN`, one connection with passkeys on, and the
 * sample application, whose credentials are left in `sample-application.json` beside the data.
 */
export async function seedFirstTenant(): Promise<void> {
  if ((await listTenants()).length > 0) return;
  const host = new URL(config.origin).host;
  // Looked at before anything is written: a tenant without a domain would never be completed.
  const checked = newDomainSchema.safeParse({ host });
  if (!checked.success) {
    const problem = checked.error.issues[0]?.message ?? 'expected a host of your own';
    throw new ConfigurationError(`LATCHKEY_ORIGIN is not valid: ${problem}`);
  }
  const tenant = await createTenant({ name: 'default', displayName: 'Latchkey' });
  await createDomain(tenant, { host });
  await createConnection(tenant.id, 'Username-Password-Authentication', {
    authentication_methods: { passkey: { enabled: true } },
  });
  const sample = await createClient(tenant.id, 'Sample application', {
    callbacks: [`${SAMPLE_ORIGIN}/callback`],
    allowed_logout_urls: [SAMPLE_ORIGIN],
    initiate_login_uri: `${SAMPLE_ORIGIN}/login`,
  });
  await changeTenant(tenant, { defaultClientId: sample.clientId });
  writeFileSync(
    path.join(dataDirectory, 'sample-application.json'),
    `${JSON.stringify({ issuer: `${config.origin}/`, clientId: sample.clientId, clientSecret: sample.clientSecret }, null, 2)}\n`,
    { mode: 0o600 },
  );
}
