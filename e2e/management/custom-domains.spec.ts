/** The hosts that a tenant answers on, by Auth0's own client. */
import { expect, test } from '@playwright/test';
import { CustomDomainsClient } from 'auth0/customDomains';

import { localFetch } from '../support/local-fetch.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
let domains: CustomDomainsClient;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  domains = new CustomDomainsClient(machine.options);
});
test.afterAll(() => tenant.stop());

const type = 'self_managed_certs';
let count = 0;
const newHost = () => {
  count += 1;
  return `d${count}.${new URL(tenant.origin).host}`;
};

test('A host is added, read, changed, verified and taken away', async () => {
  const domain = newHost();
  const [rpId] = domain.split(':');
  const made = await domains.create({ domain, type });
  expect(made).toEqual({
    custom_domain_id: expect.stringMatching(/^cd_/) as unknown,
    ...{ domain, type, status: 'ready', primary: false, is_default: false },
    relying_party_identifier: rpId,
    verification: { status: 'verified', methods: [] },
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
  });
  const id = made.custom_domain_id;
  expect(await domains.get(id)).toEqual(made);
  expect(await domains.verify(id)).toEqual(made);
  const discovery = await localFetch(`http://${domain}/.well-known/openid-configuration`);
  expect(await discovery.json()).toMatchObject({ issuer: `http://${domain}/` });

  const relying_party_identifier = tenant.rpId;
  const changed = await domains.update(id, { relying_party_identifier });
  expect(changed).toEqual({ ...made, relying_party_identifier });
  expect(await domains.update(id, { relying_party_identifier: null })).toEqual(made);

  await domains.delete(id);
  const gone = { status: 404, code: 'inexistent_custom_domain', saying: /^there is no domain / };
  await expectClientRefused(domains.get(id), gone);
  await expectClientRefused(domains.update(id, {}), gone);
  await expectClientRefused(domains.verify(id), gone);
  await expectClientRefused(domains.delete(id), gone);
  const after = await localFetch(`http://${domain}/.well-known/openid-configuration`);
  expect(after.status).toBe(421);
});

test('All hosts are listed with the fields that were asked for, and one is the first', async () => {
  const all = await domains.list();
  const { host } = new URL(tenant.origin);
  expect(all.filter(({ primary }) => primary).map(({ domain }) => domain)).toEqual([host]);
  const few = await domains.list({ fields: 'domain,primary', include_fields: true });
  expect(few).toContainEqual({ domain: host, primary: true });
  const without = await domains.list({ fields: 'domain', include_fields: false });
  expect(without.every((one) => !('domain' in one))).toBe(true);
});

test('The host that answers is not taken away by what it answers', async () => {
  const { host } = new URL(tenant.origin);
  const own = (await domains.list()).find(({ domain }) => domain === host);
  await expectClientRefused(domains.delete(String(own?.custom_domain_id)), {
    ...{ status: 409, code: 'conflict' },
    saying: `expected another domain: ${host} is answering this`,
  });
});

test("Another tenant's host is not to be had, and its domain is not there", async () => {
  const other = await newTenant();
  const { host } = new URL(other.origin);
  await expectClientRefused(domains.create({ domain: host, type }), {
    ...{ status: 409, code: 'conflict', saying: `${host} already belongs to a tenant` },
  });
  const theirs = new CustomDomainsClient((await newMachine(other)).options);
  const [domain] = await theirs.list();
  await expectClientRefused(domains.get(String(domain?.custom_domain_id)), {
    ...{ status: 404, code: 'inexistent_custom_domain' },
  });
  await other.stop();
});

test('What a host cannot be is refused, field by field', async () => {
  const made = await domains.create({ domain: newHost(), type });
  const wrong: [object, RegExp][] = [
    [{ domain: 'https://login.example.com' }, /^domain: /],
    [{ domain: '' }, /^domain: /],
    [{ domain: 7 }, /^domain: .*expected string/],
    [{ type: 'auth0_managed_certs' }, /^type: expected self_managed_certs/],
    [{ verification_method: 'dns' }, /^verification_method: expected txt$/],
  ];
  const both: [object, RegExp][] = [
    [{ relying_party_identifier: 'other.example.com' }, /^relying_party_identifier: /],
    [{ tls_policy: 'compatible' }, /^tls_policy: expected recommended$/],
    [{ custom_client_ip_header: 'x-real-ip' }, /^custom_client_ip_header: expected null/],
    [{ domain_metadata: { region: 'eu' } }, /^domain_metadata: expected \{\}: nothing is kept/],
    [{ colour: 'red' }, /"colour"/],
  ];
  for (const [change, saying] of [...wrong, ...both]) {
    const body = { domain: newHost(), type, ...change };
    const answer = await machine.ask('POST', '/custom-domains', body);
    expectRefused(answer, { status: 400, code: 'invalid_body', saying }, JSON.stringify(change));
  }
  for (const [change, saying] of both) {
    const answer = await machine.ask('PATCH', `/custom-domains/${made.custom_domain_id}`, change);
    expectRefused(answer, { status: 400, code: 'invalid_body', saying }, JSON.stringify(change));
  }
  expect(await domains.get(made.custom_domain_id)).toEqual(made);
  await domains.update(made.custom_domain_id, { tls_policy: 'recommended', domain_metadata: {} });
});
