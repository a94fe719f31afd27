import { beforeAll, describe, expect, it } from 'vitest';

import { engineOf } from '#app/oidc/provider-cache.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { findSite } from '#app/tenancy/site.ts';

import { changeClientSettings, createClient, listManagedClients } from './clients.ts';
import { createConnection, listManagedConnections } from './connections.ts';
import { createDomain } from './domains.ts';
import { createTenant, getTenant } from './tenants.ts';

const host = 'clients.localhost:3000';
const callbacks = ['https://app.example.com/callback'];

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant({ name: 'clients', displayName: 'Clients' });
  await createDomain(tenant, { host });
  await createConnection(tenant.id, 'people', {});
});

/** The application as the protocol engine has it; throws where the engine refuses it. */
async function inEngine(clientId: string) {
  const site = await findSite(host);
  if (!site) throw new Error('the host is unknown');
  const { provider } = await engineOf(site);
  return provider.Client.find(clientId);
}

describe('every type of application is one that the engine takes', () => {
  it.each([
    [{}],
    [{ callbacks }],
    [{ app_type: 'spa', callbacks, web_origins: ['https://app.example.com'] }],
    [{ app_type: 'spa', callbacks, grant_types: ['implicit'] }],
    [{ app_type: 'native', callbacks: ['com.example.app:/callback'] }],
    [{ app_type: 'native', callbacks: ['http://127.0.0.1:3000/callback'] }],
    [{ app_type: 'native' }],
    [{ app_type: 'non_interactive' }],
    [{ callbacks, token_endpoint_auth_method: 'none' }],
    [{ callbacks, token_endpoint_auth_method: 'client_secret_post' }],
    [{ callbacks, grant_types: ['refresh_token'] }],
    [{ callbacks, allowed_logout_urls: ['com.example.app:/ended'] }],
    [{ callbacks: ['http://localhost:3001/callback'] }],
    [{ callbacks, initiate_login_uri: 'http://localhost:3001/login' }],
    [{ callbacks, oidc_logout: { backchannel_logout_urls: ['http://localhost:3001/ended'] } }],
  ])('%j', async (settings) => {
    const made = await createClient(tenant.id, 'Application', settings);
    expect(await inEngine(made.clientId)).toMatchObject({
      clientId: made.clientId,
      clientName: 'Application',
      tokenEndpointAuthMethod: made.settings.token_endpoint_auth_method,
      redirectUris: made.settings.callbacks,
    });
    expect(made.clientSecret === null).toBe(made.settings.token_endpoint_auth_method === 'none');
  });
});

it('cannot ask for tokens by itself where it has no secret to prove itself with', async () => {
  const made = await createClient(tenant.id, 'Page', { token_endpoint_auth_method: 'none' });
  expect(made.settings.grant_types).not.toContain('client_credentials');
  const asked = { app_type: 'spa', grant_types: ['client_credentials'] };
  const refusal = { issues: [{ path: ['settings', 'grant_types'] }] };
  await expect(createClient(tenant.id, 'Page', asked)).rejects.toMatchObject(refusal);
  await expect(
    changeClientSettings(tenant.id, made.clientId, { grant_types: ['client_credentials'] }),
  ).rejects.toMatchObject(refusal);
});

it('cannot begin to use a secret that it was never given', async () => {
  const { clientId } = await createClient(tenant.id, 'Page', { app_type: 'spa', callbacks });
  await expect(
    changeClientSettings(tenant.id, clientId, { token_endpoint_auth_method: 'client_secret_post' }),
  ).rejects.toMatchObject({ code: 'client_has_no_secret' });
  expect(await inEngine(clientId)).toMatchObject({ tokenEndpointAuthMethod: 'none' });
});

it.each([
  [{ calbacks: [] }, ['calbacks']],
  [{ refresh_token: { rotation: 'rotating' } }, ['refresh_token', 'rotation']],
])('misspelt settings are told, not ignored: %j', async (settings, path) => {
  const refusal = { issues: [{ path: ['settings', ...path], message: 'is not a known field' }] };
  await expect(createClient(tenant.id, 'Typo', settings)).rejects.toMatchObject(refusal);
  const { clientId } = await createClient(tenant.id, 'Right', {});
  await expect(changeClientSettings(tenant.id, clientId, settings)).rejects.toMatchObject(refusal);
});

it.each([
  'javascript:alert(1)',
  'data:text/html,a',
  'http://app.example.com/callback',
  'https://ada:secret@app.example.com/callback',
  'https://app.example.com/callback#a',
  'app:/callback',
  '/callback',
  '',
])('sends nobody to %j', async (address) => {
  for (const settings of [{ callbacks: [address] }, { allowed_logout_urls: [address] }]) {
    const [field = ''] = Object.keys(settings);
    await expect(createClient(tenant.id, 'Open', settings)).rejects.toMatchObject({
      issues: [{ path: ['settings', field, 0] }],
    });
  }
});

it('uses the connections there are, unless nobody signs in to it', async () => {
  const app = await createClient(tenant.id, 'App', { callbacks });
  const job = await createClient(tenant.id, 'Job', { app_type: 'non_interactive' });
  const [people] = await listManagedConnections(tenant.id);
  expect(people?.clientIds).toContain(app.clientId);
  expect(people?.clientIds).not.toContain(job.clientId);
});

it('changes under a new version, so that every node notices', async () => {
  const { clientId } = await createClient(tenant.id, 'App', { callbacks });
  const before = (await getTenant(tenant.name)).settingsVersion;
  await changeClientSettings(tenant.id, clientId, { callbacks: ['https://new.example.com/'] });
  expect((await getTenant(tenant.name)).settingsVersion).toBe(before + 1);
  expect((await inEngine(clientId))?.redirectUris).toEqual(['https://new.example.com/']);
});

it('belongs to its tenant', async () => {
  const other = await createTenant({ name: 'neighbour', displayName: 'Neighbour' });
  const { clientId } = await createClient(other.id, ' Shop ', { callbacks });
  await expect(changeClientSettings(tenant.id, clientId, {})).rejects.toMatchObject({
    code: 'client_not_found',
  });
  expect(await listManagedClients(other.id)).toEqual([
    { clientId, name: 'Shop', settings: expect.objectContaining({ callbacks }) },
  ]);
});
